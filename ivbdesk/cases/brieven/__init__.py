"""Letters from a casus: which kinds there are, to whom, what each may carry, and what its sending begins."""
