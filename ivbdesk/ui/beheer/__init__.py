"""The register itself: its settings, its officers, its copies and its log."""
