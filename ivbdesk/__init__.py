"""ivbdesk: case coordination for zorg and veiligheid, in an encrypted register."""

__version__ = "0.1.0"

READ_APART = "--lees-apart"
"""The argument by which the program knows that it was started to read one file and nothing else."""
