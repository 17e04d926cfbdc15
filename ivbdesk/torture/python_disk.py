"""What Python itself asks of the disk, beside SQLite: files made, synced, renamed and removed; each may be refused."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

from ivbdesk.torture.vfs import OK, DiskAct, Listen

FULL = 13
_NAMES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class PythonLayer:
    """Once made it stays for the life of the process; `listen` is told of each thing below `root` before it is done.

    Python tells of all but the syncing, which is therefore replaced.
    """

    def __init__(self, listen: Listen, root: Path) -> None:
        self._listen, self._root = listen, f"{root}{os.sep}"
        self._fsync = os.fsync
        sys.addaudithook(self._heard)
        setattr(os, "fsync", self._sync)  # noqa: B010  # a function of a module is not ours to assign to

    def _heard(self, event: str, told: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = told
            if isinstance(flags, int) and flags & _WRITING:
                self._ask("open", path)
        elif event in _NAMES:
            self._ask("name", told[0])

    def _ask(self, kind: str, path: object) -> None:
        name = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
        if os.path.isabs(name) and not name.startswith(self._root):
            return  # a name that is not absolute stands in a folder that is being taken away
        self._tell(DiskAct("open" if kind == "open" else "name", name))

    def _sync(self, handle: int) -> None:
        status = os.fstat(handle)
        folder = stat.S_ISDIR(status.st_mode)
        self._tell(DiskAct("sync", "" if folder else str(status.st_ino), int(folder)))
        self._fsync(handle)

    def _tell(self, act: DiskAct) -> None:
        answer = self._listen(act)
        if answer != OK:
            raise OSError(errno.ENOSPC if answer == FULL else errno.EIO, os.strerror(errno.EIO))
