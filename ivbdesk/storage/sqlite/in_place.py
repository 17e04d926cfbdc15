"""Whether the files that were opened are those that stand there: who took the lock file away let a second instance in."""

from __future__ import annotations

from pathlib import Path

from ivbdesk.storage.errors import RegisterError


class FilesExchanged(RegisterError):
    """Another lock file or database stands in the place of the one that was opened; what is written now would be lost."""

    wat = "De bestanden van dit register zijn vervangen terwijl het open was: er kan een tweede ivbdesk in werken."
    behouden = "Wat eerder is opgeslagen, is behouden; de laatste wijziging is niet opgeslagen."
    doen = "Sluit ivbdesk, zoek uit wie er in de map heeft gewerkt, en open het register opnieuw."


class InPlace:
    """These files, as they stood when this was made."""

    def __init__(self, *files: Path) -> None:
        self._seen = {file: _which(file) for file in files}

    def demand(self) -> None:
        """Raises `FilesExchanged` where another file stands there now, or none."""
        if any(_which(file) != seen for file, seen in self._seen.items()):
            raise FilesExchanged()


def _which(file: Path) -> tuple[int, int] | None:
    """What tells one file from another of the same name, while that other is open."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
