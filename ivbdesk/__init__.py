"""ivbdesk: case coordination for zorg and veiligheid, in an encrypted register."""

__version__ = "0.1.0"
