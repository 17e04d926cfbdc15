"""Writing what leaves the program to a file of the officer's choice."""

from __future__ import annotations

from pathlib import Path

from ivbdesk.cases.taal.fouten import KanNietSchrijven


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
