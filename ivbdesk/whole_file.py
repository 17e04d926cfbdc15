"""Replacing a file whole or not at all: the one way in which the program writes a file that may be there already."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ivbdesk.refused import Refused, refused

T = TypeVar("T")

_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 2.0)
"""A virus scanner or a search index lets go within seconds; a program that has the file open does not."""
_ACCESS_DENIED = 5
"""Windows says so too of a file that a scanner has, or that is being deleted."""


def write_whole(path: Path, data: bytes, unfinished: Path, mode: int = 0o600) -> None:
    """Replace `path` by these bytes, by way of `unfinished` beside it; after a crash it is the old or the new one.

    Waits some seconds for a program that holds the file for a moment, so not for the UI thread. Raises OSError; the
    file is then as it was, and `unfinished` is gone.
    """
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        patiently(lambda: unfinished.replace(path))
    finally:
        remove(unfinished)
    sync_folder(path.parent)


def patiently(act: Callable[[], T]) -> T:
    """Do this, again for some seconds while another program holds the file; gives what it gives, raises OSError."""
    for wait in _WAITS:
        try:
            return act()
        except OSError as error:
            if refused(error) is not Refused.HELD and getattr(error, "winerror", None) != _ACCESS_DENIED:
                raise
        time.sleep(wait)
    return act()


def remove(path: Path) -> None:
    """Take the file away, if it is there; waits for a program that holds it. Raises OSError."""
    patiently(lambda: path.unlink(missing_ok=True))


def make_private_folder(folder: Path, exist_ok: bool = False) -> None:
    """Make a folder for its owner only; on Windows for those of the folder that it is in.

    There Python would shut out the colleagues with whom a share is shared: `mkdir(0o700)` sets rights of its own since
    3.12.4. Who may enter a share is for its administrator to say.
    """
    folder.mkdir(mode=0o777 if os.name == "nt" else 0o700, exist_ok=exist_ok)


def sync_folder(folder: Path) -> None:
    """Makes what was renamed in the folder last through a loss of power."""
    if os.name == "nt":
        return  # Windows opens no folder as a file; NTFS journals the rename itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
