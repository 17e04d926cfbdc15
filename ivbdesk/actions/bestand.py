"""Writing what leaves the program to a file of the officer's choice."""

from __future__ import annotations

from pathlib import Path


class KanNietSchrijven(Exception):
    """The PDF cannot be written where the officer wants it; explains itself."""

    wat = "De PDF kan daar niet worden opgeslagen."
    behouden = "Wat u typte, staat er nog. Een ander bestand is niet gewijzigd."
    doen = "Kies een andere map, of sluit het bestand als het nog open staat."


def require_writable(target: Path) -> None:
    """Raise KanNietSchrijven where `target` cannot be written: before a version is made final and logged."""
    existed = target.exists()
    try:
        with target.open("ab"):
            pass
        if not existed:
            target.unlink()
    except OSError:
        raise KanNietSchrijven from None


def write_file(target: Path, data: bytes) -> None:
    """Write a file; raises KanNietSchrijven."""
    try:
        target.write_bytes(data)
    except OSError:
        raise KanNietSchrijven from None
