"""Item models over rows that are read lazily, a page at a time."""
