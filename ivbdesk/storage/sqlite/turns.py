"""Asking for the register while a colleague has it open: a small file for each who waits, that only says who and since when.

One register has one writer. Who has it open looks for these files and hands over; who waits looks at the lock.
"""

from __future__ import annotations

import json
import platform
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from ivbdesk.storage.sqlite.disk import clear_left, disk_refusals, write_whole
from ivbdesk.storage.sqlite.file_names import TURN
from ivbdesk.storage.sqlite.lockfile import Slot, shown, user
from ivbdesk.whole_file import read_json, remove

LAPSES = timedelta(minutes=10)
"""An ask that was not renewed for so long is of somebody who went away: a computer that was switched off asks no more."""
_LARGEST, _MOST = 1000, 20


@dataclass(frozen=True)
class Beurtvraag:
    """Who waits for the register: the name at the computer, that computer, and since when (UTC)."""

    wie: str
    computer: str
    sinds: datetime


class Turns:
    """Who waits for the register in one folder; safe in any thread."""

    def __init__(self, folder: Path, wie: str | None = None, computer: str | None = None) -> None:
        """`wie` and `computer` are for a colleague to read; without them, as the system has them."""
        self._folder = folder
        self._wie, self._computer = wie or user(), computer or platform.node()
        self._own = folder / TURN.format(id=secrets.token_hex(4))
        self._since: datetime | None = None

    def ask(self, now: datetime) -> None:
        """Say that this computer waits, or does so still; raises a refusal of the disk."""
        self._since = self._since or now
        told = {
            "wie": self._wie,
            "computer": self._computer,
            "sinds": self._since.astimezone(UTC).isoformat(timespec="seconds"),
            "gezien": now.astimezone(UTC).isoformat(timespec="seconds"),
        }
        write_whole(self._own, json.dumps(told).encode())

    def withdraw(self) -> None:
        """Wait no more; raises a refusal of the disk."""
        self._since = None
        with disk_refusals():
            remove(self._own)

    def waiting(self, now: datetime) -> list[Beurtvraag]:
        """Who waits, longest first; what cannot be read, or was not renewed, counts for none."""
        files = sorted(self._folder.glob(TURN.format(id="*")))[:_MOST]
        found = [asked for file in files if file != self._own and (asked := _read(file, now)) is not None]
        return sorted(found, key=lambda asked: asked.sinds)

    def is_free(self) -> bool:
        """Whether nobody has the register open now; False too where its folder is out of reach."""
        return Slot(self._folder).is_free()

    def clear(self, now: datetime) -> None:
        """Take away what asks no more: left by a computer that was switched off, also while it wrote."""
        with disk_refusals():
            for file in self._folder.glob(TURN.format(id="*")):
                if _read(file, now) is None:
                    remove(file)
        clear_left(self._folder, TURN.format(id="*"), now - LAPSES)


def _read(file: Path, now: datetime) -> Beurtvraag | None:
    try:
        told = cast(dict[str, str], read_json(file, _LARGEST))
        seen = datetime.fromisoformat(told["gezien"]).astimezone(UTC)
        if not -LAPSES <= now - seen <= LAPSES:
            return None
        since = datetime.fromisoformat(told["sinds"]).astimezone(UTC)
        return Beurtvraag(shown(told["wie"]), shown(told["computer"]), since)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return None
