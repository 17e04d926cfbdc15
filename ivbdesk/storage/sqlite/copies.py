"""The copies of one open register."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from threading import Lock

from ivbdesk.storage import audit
from ivbdesk.storage.sqlite.backup import BackupCopy, copies_in, default_place, make_copy, note_destroyed
from ivbdesk.storage.sqlite.engine import translated
from ivbdesk.storage.sqlite.reading import OnlyReading, ReadCopy
from ivbdesk.storage.sqlite.register import Register


class RegisterCopies:
    """Makes a copy when there is something new to copy, and finds those that there are."""

    def __init__(self, register: Register, now: Callable[[], datetime]) -> None:
        self._register, self._now = register, now
        self._one_at_a_time = Lock()

    def at_rest(self) -> AbstractContextManager[object]:
        """While no copy is being made: what is half done is then left over, and not on its way."""
        return self._one_at_a_time

    @property
    def usual_place(self) -> Path:
        """Where they stand when no other place is chosen."""
        return default_place(self._register.folder)

    def known(self, place: Path) -> tuple[BackupCopy, ...]:
        """Those of this register in `place`, newest first."""
        return copies_in(place, self._register.keys.register_id)

    def heads(self, place: Path) -> list[tuple[int, str]]:
        """How far the log had come at each copy in `place`, as far as this register itself signed for it."""
        keys = self._register.destroyed()[1]
        return [(copy.logregels, copy.kop) for copy in self.known(place) if copy.is_signed(keys)]

    def note_destroyed(self, place: Path) -> None:
        """Tell beside the copies in `place` what was destroyed by now; raises RegisterError."""
        note_destroyed(self._register, place)

    def make(self, place: Path) -> BackupCopy:
        """The newest copy in `place`, made now if the register changed since; raises RegisterError.

        Who asks while one is being made, waits for that: two at once would write in the same place.
        """
        with self._one_at_a_time:
            return self._newest(place)

    def _newest(self, place: Path) -> BackupCopy:
        if isinstance(self._register, ReadCopy):
            raise OnlyReading()
        with translated(), self._register.engine.execution_options(readonly=True).connect() as connection:
            seq, mac = audit.head(connection)
        for newest in self.known(place)[:1]:
            if (newest.logregels, newest.kop) == (seq, mac.hex()[: len(newest.kop)]):
                return newest
        return make_copy(self._register, place, self._now())
