"""Reads for lists and pages: rows, not objects, by subject."""
