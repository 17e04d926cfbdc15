"""Writing a small file whole or not at all, and what the disk's refusals mean."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ivbdesk.storage.errors import DiskFull, MissingFolder, ReadOnlyFolder, RegisterError

_MEANING: dict[int, type[RegisterError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.ENOENT: MissingFolder,
    errno.ENOTDIR: MissingFolder,
}


@contextmanager
def disk_refusals() -> Iterator[None]:
    """Lets an `OSError` inside leave as `DiskFull`, `MissingFolder` or (any other) `ReadOnlyFolder`."""
    try:
        yield
    except OSError as error:
        failure = _MEANING.get(error.errno or 0, ReadOnlyFolder)
        raise failure() from None  # the error's own text holds the path


def write_whole(path: Path, data: bytes) -> None:
    """Replaces the file by `data`, readable by its owner only; after a crash it is the old or the new one.

    Raises `DiskFull`, `MissingFolder` or `ReadOnlyFolder`; the file is then as it was.
    """
    unfinished = path.with_name(path.name + ".tmp")
    with disk_refusals():
        try:
            with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
        sync_folder(path.parent)


def clear_unfinished(folder: Path) -> None:
    """Takes away what an interrupted `write_whole` left: the file it was to replace is still the old one."""
    with disk_refusals():
        for left in folder.glob("register.*.tmp"):
            left.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Makes what was renamed in the folder last through a loss of power."""
    if os.name == "nt":
        return  # Windows opens no folder as a file; NTFS journals the rename itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
