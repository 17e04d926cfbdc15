"""Wrong passphrases are counted beside the register, and slow down the next try."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from ivbdesk.storage.errors import RegisterError, TooManyTries, WrongPassphrase, WrongRecoveryKey
from ivbdesk.storage.sqlite.disk import write_whole
from ivbdesk.storage.sqlite.file_names import TRIES
from ivbdesk.whole_file import read_json, remove

FREE = 3
_LARGEST = 200
LONGEST_S = 300


class Attempts:
    """The count of wrong tries since the register was last opened; a file without any secret.

    It hinders whoever sits at this computer. Whoever took the files along is hindered by what a try costs (Argon2id).
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / TRIES

    def demand_patience(self, now: datetime) -> None:
        """Raises `TooManyTries` while one has to wait: longer after each wrong try, five minutes at most."""
        wrong, last = self._read()
        wait = timedelta(seconds=min(2 ** (wrong - FREE + 1), LONGEST_S)) if wrong >= FREE else timedelta()
        left = (
            last - now + wait
        ).total_seconds()  # in this order: who wrote the file may have put any moment in it
        if 0 < left <= LONGEST_S:  # more than that only when the clock was put back
            raise TooManyTries(int(left) + 1)

    @contextmanager
    def counted(self, now: datetime) -> Iterator[None]:
        """Counts the try inside when it was a wrong one."""
        try:
            yield
        except (WrongPassphrase, WrongRecoveryKey):
            told = json.dumps([self._read()[0] + 1, now.astimezone(UTC).isoformat()])
            with suppress(RegisterError):
                write_whole(self._path, told.encode())
            raise

    def forget(self) -> int:
        """How many wrong tries there were; the count begins anew."""
        wrong, _ = self._read()
        with suppress(OSError):
            remove(self._path)
        return wrong

    def _read(self) -> tuple[int, datetime]:
        try:
            wrong, last = cast(list[Any], read_json(self._path, _LARGEST))
            return max(0, min(int(wrong), 64)), datetime.fromisoformat(last).astimezone(UTC)
        except (OSError, ValueError, TypeError, OverflowError):
            return 0, datetime.min.replace(tzinfo=UTC)
