"""Drawn things that several pages share, without knowledge of storage."""
