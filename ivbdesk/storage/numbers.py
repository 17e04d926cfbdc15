"""`unit.nummers`: hands out numbers from a counter in the register, so that none is given twice.

Not from the highest number there is: of what was destroyed, or imported and undone, nothing is there any more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ivbdesk.cases.betrokkenen.register import SIGNAAL_PREFIX
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.tables import dossier as t

_NUMBER = re.compile(r"(.+-B?)(\d+)")


@dataclass
class Numbers:
    """The counters that one unit of work took up; each is read once and written back once, for an import's sake."""

    session: Session
    _last: dict[str, int] = field(default_factory=dict)

    def casus(self, jaar: int, prefix: str, *, verzwegen: bool = False) -> tuple[int, int]:
        """The next sequence number within this year and prefix, and the register's own running number.

        A casus of which nobody outside may know has a sequence apart.
        """
        return self._take(t.casus, f"{prefix}-{jaar:04d}-{'B' if verzwegen else ''}")

    def signaal(self, jaar: int) -> tuple[int, int]:
        """The next sequence number of a signal within this year, and the register's own running number."""
        return self._take(t.signaal, f"{SIGNAAL_PREFIX}-{jaar:04d}-")

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
        for key in (start, table.name):
            self._last[key] = self._current(key) + 1
        return self._last[start], self._last[table.name]

    def _current(self, start: str) -> int:
        if start in self._last:
            return self._last[start]
        connection = self.session.connection()
        return motor_of(connection).hold_counter(connection, start)
