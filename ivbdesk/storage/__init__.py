"""The encrypted register on disk: its keys, its database, and who has it open."""
