"""A file whole or not at all: how the program writes one that may be there already, and reads one that anybody may have put there."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from ivbdesk.refused import Refused, refused

T = TypeVar("T")

_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 2.0)
"""A virus scanner or a search index lets go within seconds; a program that has the file open does not."""
_ACCESS_DENIED = 5
"""Windows says so too of a file that a scanner has, or that is being deleted."""
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
"""A pipe is opened or refused at once; without this it is waited for until somebody opens its other end."""

_ITSELF = getattr(os, "O_NOFOLLOW", 0)


class NoPlainFile(OSError):
    """What stands there is a pipe, a device or a folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EISDIR, "", str(path))


class TooLarge(OSError):
    """The file is larger than such a file ever is."""


def read_whole(path: Path, most: int) -> bytes:
    """The bytes of an ordinary file of at most so many; raises OSError, whatever stands there."""
    data = read_beginning(path, most + 1)
    if len(data) > most:
        raise TooLarge
    return data


def read_beginning(path: Path, number: int) -> bytes:
    """The first bytes of an ordinary file; waits for a program that holds it, raises OSError."""
    if (
        path.is_dir()
    ):  # Windows refuses to open one as if another program had it, and that would be waited for
        raise NoPlainFile(path)
    handle = patiently(lambda: os.open(path, os.O_RDONLY | _AT_ONCE))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NoPlainFile(path)
        with open(handle, "rb", closefd=False) as file:
            return file.read(number)
    finally:
        os.close(handle)


def read_json(path: Path, most: int) -> object:
    """The JSON in a file of at most so many bytes; raises OSError, or ValueError for what is none."""
    try:
        return json.loads(read_whole(path, most))
    except RecursionError:
        raise ValueError from None


def write_over(path: Path, data: bytes, last: bool = False) -> None:
    """Put these bytes in the place of what stood in the file; `last` waits for the disk. Raises OSError.

    What somebody put there, a link or a pipe, is neither followed nor written, and gives way.
    """
    if _leads_elsewhere(path):
        remove(path)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | _AT_ONCE | _ITSELF, 0o600)
    with open(handle, "wb", 0) as file:
        file.write(data)  # before the rest goes: it is not empty at any moment
        file.truncate()
        if last:
            os.fsync(handle)


def _leads_elsewhere(path: Path) -> bool:
    """Whether what stands here is no file, or a file that has another name as well."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False
    return not stat.S_ISREG(found.st_mode) or found.st_nlink > 1


def write_whole(path: Path, data: bytes, unfinished: Path, mode: int = 0o600) -> None:
    """Replace `path` by these bytes, by way of `unfinished` beside it; after a crash it is the old or the new one.

    Waits some seconds for a program that holds the file for a moment, so not for the UI thread. Raises OSError; the
    file is then as it was, and `unfinished` is gone.
    """
    # What somebody put there, a link perhaps, is neither followed nor written.
    remove(unfinished)
    if path.is_dir():  # Windows would refuse it as if another program had it
        raise NoPlainFile(path)
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        patiently(lambda: unfinished.replace(path))
    finally:
        remove(unfinished)
    sync_folder(path.parent)


def copy_whole(source: str | Path, target: str | Path) -> None:
    """Copies a file so that it is there after a loss of power too, once its folder is synced."""
    shutil.copyfile(source, target)
    with open(target, "rb+") as file:
        os.fsync(file.fileno())


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


def sync_file(path: Path) -> None:
    """Makes what is in the file, and how long it is, last through a loss of power; nothing where there is none."""
    with suppress(FileNotFoundError), patiently(lambda: path.open("rb+")) as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Makes what was renamed in the folder last through a loss of power."""
    if os.name == "nt":
        return  # Windows opens no folder as a file; NTFS journals the rename itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
