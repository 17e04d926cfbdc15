"""Replacing a file whole or not at all: the one way in which the program writes a file that may be there already."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 2.0)
"""A virus scanner or a search index lets go within seconds; a program that has the file open does not."""
_HELD_ON_WINDOWS = {5, 32, 33}


def write_whole(path: Path, data: bytes, unfinished: Path, mode: int = 0o600) -> None:
    """Replace `path` by these bytes, by way of `unfinished` beside it; after a crash it is the old or the new one.

    Waits some seconds for a program that holds the file for a moment, so not for the UI thread. Raises OSError; the
    file is then as it was, and `unfinished` is gone.
    """
    # What somebody put there, a link perhaps, is neither followed nor written.
    patiently(lambda: unfinished.unlink(missing_ok=True))
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        patiently(lambda: unfinished.replace(path))
    finally:
        patiently(lambda: unfinished.unlink(missing_ok=True))
    sync_folder(path.parent)


def patiently(act: Callable[[], object]) -> None:
    """Do this, again for some seconds while another program holds the file; raises OSError."""
    for wait in _WAITS:
        try:
            act()
            return
        except OSError as error:
            if not is_held(error):
                raise
        time.sleep(wait)
    act()


def is_held(error: OSError) -> bool:
    """Whether the system says that another program has the file."""
    return getattr(error, "winerror", None) in _HELD_ON_WINDOWS or error.errno in (errno.EBUSY, errno.ETXTBSY)


def sync_folder(folder: Path) -> None:
    """Makes what was renamed in the folder last through a loss of power."""
    if os.name == "nt":
        return  # Windows opens no folder as a file; NTFS journals the rename itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
