"""Whether the files that were opened are those that stand there: who took the lock file away let a second instance in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.sqlite.disk import disk_refusals
from ivbdesk.storage.sqlite.file_names import DATABASE
from ivbdesk.storage.sqlite.lockfile import LOCK, NOTE
from ivbdesk.whole_file import read_beginning

Seen = TypeVar("Seen")

_LONGEST_NOTE = 4000


class FilesExchanged(RegisterError):
    """Another lock file or database stands in the place of the one that was opened; what is written now would be lost."""

    wat = "De bestanden van dit register zijn vervangen terwijl het open was: er kan een tweede ivbdesk in werken."
    behouden = "Wat eerder is opgeslagen, is behouden; de laatste wijziging is niet opgeslagen."
    doen = "Sluit ivbdesk, zoek uit wie er in de map heeft gewerkt, en open het register opnieuw."


class InPlace:
    """The files of a register, as they stood when this was made, by whoever holds its lock.

    On a disk of this computer by their numbers. On a `network` drive a file may get another number while it is open: there
    by the note of the lock, no two of which are the same. That tells a second instance, and not an older copy of the database:
    to look in that itself would take from SQLite its own locks on it, which end as soon as the process closes the file.
    """

    def __init__(self, folder: Path, *, network: bool) -> None:
        self._folder, self._which = folder, _note if network else _numbers
        self._seen = self._which(folder)

    def demand(self) -> None:
        """Raises `FilesExchanged` where other files stand there now, or none; or a refusal of the disk."""
        if self._which(self._folder) != self._seen:
            raise FilesExchanged()


def _numbers(folder: Path) -> tuple[object, ...]:
    return _told(lambda: _number(folder / LOCK)), _told(lambda: _number(folder / DATABASE))


def _note(folder: Path) -> tuple[object, ...]:
    return (_told(lambda: read_beginning(folder / NOTE, _LONGEST_NOTE)),)


def _number(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_dev, found.st_ino


def _told(look: Callable[[], Seen]) -> Seen | None:
    """What tells one file from another of the same name, while that other is open; None where there is none."""
    with disk_refusals(), suppress(FileNotFoundError):
        return look()
    return None
