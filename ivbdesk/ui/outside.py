"""Opening a document outside the program: a private folder, a neutral name, and gone at lock, close or next start."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_PREFIX, _LOCK = "ivbdesk-stuk-", "open.lock"
_own: list[FileLock] = []


def open_outside(content: bytes, ending: str) -> Path:
    """Writes a copy that only this user can read, and lets the system open it; gives where it stands."""
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    lock = FileLock(folder / _LOCK, thread_local=False)  # freed by the system when this process ends
    lock.acquire()
    _own.append(lock)
    path = folder / f"stuk{ending}"
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "wb") as file:
        file.write(content)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    return path


def clear_outside() -> int:
    """Overwrites and removes our copies, and what a crash has left; not those of another window that is open.

    Gives how many.
    """
    while _own:
        _own.pop().release()
    gone = 0
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(Timeout, OSError):
            with FileLock(folder / _LOCK, timeout=0):
                for path in folder.glob("stuk*"):
                    path.chmod(0o600)
                    path.write_bytes(bytes(path.stat().st_size))
                    gone += 1
            shutil.rmtree(folder, ignore_errors=True)
    return gone
