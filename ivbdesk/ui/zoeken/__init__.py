"""Finding things again: the search over every text, the rows of lists, and kept views."""
