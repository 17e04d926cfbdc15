"""Drawn things and fields, without knowledge of storage."""
