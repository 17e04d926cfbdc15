"""The window around the pages, and when it locks."""
