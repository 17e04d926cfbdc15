"""Who has the register open: a lock of the kernel, and beside it a note that says who."""

from __future__ import annotations

import getpass
import json
import os
import platform
import secrets
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from filelock import FileLock, Timeout

from ivbdesk.storage.errors import AlreadyOpen, MissingFolder
from ivbdesk.storage.sqlite.disk import disk_refusals, write_whole
from ivbdesk.whole_file import read_json, remove

LOCK = "register.lock"
NOTE = "register.lock.json"
_LARGEST, _LONGEST = 4000, 60


class Slot:
    """The right to use one register folder, for one process at a time.

    The kernel gives the lock free when the process ends, however it ends. The note is only read while the
    lock is held, so that one left behind by a crash keeps no one out.
    """

    def __init__(self, folder: Path, wie: str | None = None, computer: str | None = None) -> None:
        """`wie` and `computer` are for a colleague to read; without them, as the system has them."""
        self._note = folder / NOTE
        self._wie = wie or user()
        self._computer = computer or platform.node()
        # Not per thread: the register is opened and closed by different ones.
        self._lock = FileLock(folder / LOCK, timeout=0, thread_local=False, fallback_to_soft=False)

    def acquire(self, now: datetime | None = None) -> None:
        """Takes the lock. Raises `AlreadyOpen` with the name of whoever has it, or a refusal of the disk."""
        if not self._note.parent.is_dir():
            raise MissingFolder()  # the lock would make the folder
        with disk_refusals():
            try:
                self._lock.acquire()
            except Timeout:  # an OSError too, but not one of the disk
                raise self._taken() from None
        try:
            self._write(now or datetime.now(UTC))
        except BaseException:
            self._lock.release()
            raise

    def is_free(self) -> bool:
        """Whether nobody has the register open now; False too where its folder is out of reach.

        The lock is only tried where a note tells of somebody: who looks every few seconds keeps nobody out.
        """
        if not self._note.exists():
            return self._note.parent.is_dir()
        try:
            self._lock.acquire()
        except OSError:  # a `Timeout` too: somebody has it
            return False
        self._lock.release()
        return True

    def release(self) -> None:
        """Gives the lock free; does nothing when it was not taken."""
        if self._lock.is_locked:
            try:
                with disk_refusals():
                    remove(self._note)
            finally:
                self._lock.release()

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _write(self, now: datetime) -> None:
        note = {
            "wie": self._wie,
            "computer": self._computer,
            "pid": os.getpid(),
            "sinds": now.astimezone(UTC).isoformat(timespec="seconds"),
            "teken": secrets.token_hex(8),  # no two notes are the same
        }
        write_whole(self._note, json.dumps(note).encode())

    def _taken(self) -> AlreadyOpen:
        try:
            note = cast(dict[str, str], read_json(self._note, _LARGEST))
            since = datetime.fromisoformat(note["sinds"])
            return AlreadyOpen(shown(str(note["wie"])), shown(str(note["computer"])), since)
        except (OSError, ValueError, KeyError, TypeError, OverflowError):
            return AlreadyOpen()  # the other has the lock, and has yet to write its note


def shown(told: str) -> str:
    """As a colleague's screen can bear it: whoever can write in the folder can write anything there."""
    return "".join(sign for sign in told if sign.isprintable())[:_LONGEST]


def user() -> str:
    """Who works at this computer, for a colleague to read."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "een andere gebruiker"
