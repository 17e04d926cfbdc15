"""What helps who works with the program: the manual, the tour of the first time, and what a new version brought."""
