"""The page of signals: those to be weighed, and the one that is chosen."""
