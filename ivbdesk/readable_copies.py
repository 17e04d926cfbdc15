"""The copies of documents that stand readable outside the register: where they are, and taking them away."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_data_path

from ivbdesk.whole_file import read_whole

_PREFIX, _LOCK = "ivbdesk-stuk-", "open.lock"
_NAMES = "stuk*"
_LONGEST_NOTE = 100_000
_own: list[FileLock] = []


@dataclass(frozen=True)
class Cleared:
    """How many copies went, and how many another program still holds."""

    weg: int
    vast: int


def private_folder() -> Path:
    """A new folder for one copy, that only this user can read; it is ours until it is cleared or this process ends."""
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    lock = FileLock(folder / _LOCK, thread_local=False)  # freed by the system when this process ends
    lock.acquire()
    _own.append(lock)
    _note([*_places(), folder])
    return folder


def clear_outside() -> Cleared:
    """Overwrites and removes our copies, and what a crash or a viewer left; not those of another window that is open.

    They are looked for in the folder for temporary files and wherever an earlier session put them.
    """
    while _own:
        _own.pop().release()
    gone = held = 0
    kept = []
    for folder in _places():
        try:
            with FileLock(folder / _LOCK, timeout=0):
                for path in folder.glob(_NAMES):
                    if _removed(path):
                        gone += 1
                    else:
                        held += 1
            shutil.rmtree(folder, ignore_errors=True)
        except (Timeout, OSError):
            pass  # of another window, or on a disk that is away now
        if folder.exists() or not folder.parent.exists():
            kept.append(folder)
    _note(kept)
    return Cleared(gone, held)


def left_outside() -> int:
    """How many readable copies a crash or a viewer left: not those of a window that is open."""
    left = 0
    for folder in _places():
        with suppress(Timeout, OSError), FileLock(folder / _LOCK, timeout=0):
            left += len(list(folder.glob(_NAMES)))
    return left


def _removed(path: Path) -> bool:
    """Whether the copy is gone; Windows keeps a file that a program has open."""
    try:
        path.chmod(0o600)
        path.write_bytes(bytes(path.stat().st_size))
        path.unlink()
    except OSError:
        return False
    return True


def _places() -> list[Path]:
    """The folders with copies: those of today, and those that were noted when they were made."""
    found = [*Path(tempfile.gettempdir()).glob(f"{_PREFIX}*")]
    with suppress(OSError, ValueError):
        noted = (Path(line) for line in read_whole(_noted(), _LONGEST_NOTE).decode().splitlines())
        found += [path for path in noted if path.name.startswith(_PREFIX) and "\0" not in str(path)]
    return list(dict.fromkeys(found))


def _noted() -> Path:
    return user_data_path("ivbdesk", appauthor=False) / "buiten.txt"


def _note(folders: list[Path]) -> None:
    """Keep where copies stand, for a session that has another folder for temporary files; nothing of what they are."""
    with suppress(OSError):
        if not folders:
            _noted().unlink(missing_ok=True)
            return
        _noted().parent.mkdir(parents=True, exist_ok=True)
        _noted().write_text("\n".join(map(str, folders)), encoding="utf-8")
