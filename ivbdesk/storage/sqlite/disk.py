"""Writing a small file whole or not at all, and what the disk's refusals mean."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from ivbdesk import whole_file
from ivbdesk.refused import Refused, refused
from ivbdesk.storage.errors import (
    DiskFull,
    FileHeld,
    LostDisk,
    MissingFolder,
    ReadOnlyFolder,
    RegisterError,
    TooLittleMemory,
    TooLongPath,
    UnknownDiskError,
)


class InTheWay(UnknownDiskError):
    """Where a file belongs stands a folder, or a pipe, of this name; the program never takes that away itself."""

    behouden = "Dat is zo gelaten. Wat eerder is opgeslagen, is behouden."
    doen = "Geef wat daar staat een andere naam, en probeer het opnieuw."

    def __init__(self, name: str = "") -> None:
        RegisterError.__init__(self, name)
        which = f"het bestand {name}" if name else "een bestand van het register"
        self.wat = f"Waar {which} hoort te staan, staat een map, of iets anders dat geen bestand is."


def _in_the_way(error: OSError) -> InTheWay:
    return InTheWay(Path(error.filename).name if error.filename else "")


_MEANING: dict[Refused, type[RegisterError]] = {
    Refused.FULL: DiskFull,
    Refused.MISSING: MissingFolder,
    Refused.LOST: LostDisk,
    Refused.HELD: FileHeld,
    Refused.MEMORY: TooLittleMemory,
    Refused.TOO_LONG: TooLongPath,
    Refused.FORBIDDEN: ReadOnlyFolder,
}


@contextmanager
def disk_refusals() -> Iterator[None]:
    """Lets an `OSError` inside leave as the `RegisterError` that says what the system meant by it."""
    try:
        yield
    except OSError as error:
        # The error's own text holds the path.
        code = getattr(error, "winerror", None) or error.errno or 0
        why = refused(error)
        if why is Refused.NO_FILE:
            raise _in_the_way(error) from None
        raise _MEANING.get(why, lambda: UnknownDiskError(code))() from None


def write_whole(path: Path, data: bytes) -> None:
    """Replaces the file by `data`, readable by its owner only; after a crash it is the old or the new one.

    Raises what `disk_refusals` makes of a refusal; the file is then as it was.
    """
    with disk_refusals():
        whole_file.write_whole(path, data, path.with_name(path.name + ".tmp"))


def clear_left(folder: Path, name: str, before: datetime) -> None:
    """Takes away what an interrupted `write_whole` of files with such a name left: others may be writing theirs now."""
    with disk_refusals():
        for left in folder.glob(f"{name}.tmp"):
            if left.stat().st_mtime < before.timestamp():
                whole_file.remove(left)


def clear_unfinished(folder: Path) -> None:
    """Takes away what an interrupted `write_whole` left: the file it was to replace is still the old one."""
    with disk_refusals():
        for left in folder.glob("register*.tmp"):
            whole_file.remove(left)
