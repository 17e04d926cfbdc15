"""Writing a small file whole or not at all, and what the disk's refusals mean."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ivbdesk import whole_file
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
    with disk_refusals():
        whole_file.write_whole(path, data, path.with_name(path.name + ".tmp"))


def clear_unfinished(folder: Path) -> None:
    """Takes away what an interrupted `write_whole` left: the file it was to replace is still the old one."""
    with disk_refusals():
        for left in folder.glob("register*.tmp"):
            left.unlink(missing_ok=True)
