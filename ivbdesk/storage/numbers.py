"""`unit.nummers`: hands out numbers from a counter in the register, so that none is given twice.

Not from the highest number there is: of what was destroyed, or imported and undone, nothing is there any more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from ivbdesk.cases.betrokkenen.register import SIGNAAL_PREFIX
from ivbdesk.storage.motor import Ahead, motor_of
from ivbdesk.storage.tables import dossier as t

_NUMBER = re.compile(r"(.+-B?)(\d+)")


@dataclass
class Numbers:
    """The counters that one unit of work took up; each is read once and written back once, for an import's sake."""

    session: Session
    engine: Engine
    _last: dict[str, int] = field(default_factory=dict)
    _runs: dict[str, Iterator[int]] = field(default_factory=dict)

    def casus(self, jaar: int, prefix: str, *, verzwegen: bool = False) -> tuple[int, int]:
        """The next sequence number within this year and prefix, and the register's own running number.

        A casus of which nobody outside may know has a sequence apart.
        """
        return self._take(t.casus, f"{prefix}-{jaar:04d}-{'B' if verzwegen else ''}")

    def signaal(self, jaar: int) -> tuple[int, int]:
        """The next sequence number of a signal within this year, and the register's own running number."""
        return self._take(t.signaal, f"{SIGNAAL_PREFIX}-{jaar:04d}-")

    def ahead_casus(self, prefix: str, cases: Iterable[tuple[int, bool]]) -> None:
        """So many cases will follow, of each its year and whether nobody outside may know of it."""
        self._put_aside(t.casus, [f"{prefix}-{year:04d}-{'B' if silent else ''}" for year, silent in cases])

    def ahead_signaal(self, years: Iterable[int]) -> None:
        """So many signals will follow, of each its year."""
        self._put_aside(t.signaal, [f"{SIGNAAL_PREFIX}-{year:04d}-" for year in years])

    def give_back(self) -> None:
        """Nothing came of it: what was put aside is given again, where the line still holds."""
        if self._runs and self._ahead is not None:
            with suppress(Exception):  # what is told is why nothing came of it
                self._ahead.give_back(self.engine, self._runs)

    def oplegger(self, casus_id: UUID) -> int:
        """The version number of the next final note of this casus."""
        query = sa.select(sa.func.max(t.oplegger.c.versie)).where(t.oplegger.c.casus_id == casus_id)
        return (self.session.connection().scalar(query) or 0) + 1

    def pass_over(self, number: str) -> None:
        """See to it that this number, which another copy of the register gave, is not given here any more."""
        found = _NUMBER.fullmatch(number)
        if found is not None:
            start = found[1]
            self._last[start] = max(self._current(start), int(found[2]))

    def keep(self) -> None:
        """Write back how far it came."""
        connection = self.session.connection()
        for start, last in self._last.items():
            motor_of(connection).keep_counter(connection, start, last)

    def _take(self, table: sa.Table, start: str) -> tuple[int, int]:
        """The next number among those that begin with `start`, and the next running number of the table."""
        return self._next(start), self._next(table.name)

    def _next(self, start: str) -> int:
        if start in self._runs and (number := next(self._runs[start], None)) is not None:
            return number
        self._last[start] = self._current(start) + 1
        return self._last[start]

    def _put_aside(self, table: sa.Table, starts: Sequence[str]) -> None:
        """In a transaction of its own: else everybody who needs a number waits until this one ends."""
        if self._ahead is None or not starts:
            return
        wanted = {**Counter(starts), table.name: len(starts)}
        firsts = self._ahead.put_aside(self.engine, wanted)
        self._runs = {start: iter(range(first, first + wanted[start])) for start, first in firsts.items()}
        self._ahead.take(self.session.connection(), firsts)

    @property
    def _ahead(self) -> Ahead | None:
        return motor_of(self.engine).ahead

    def _current(self, start: str) -> int:
        if start in self._last:
            return self._last[start]
        connection = self.session.connection()
        return motor_of(connection).hold_counter(connection, start)
