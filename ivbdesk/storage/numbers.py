"""Hands out the numbers of cases and signals: from a counter in the register, so that none is given twice.

Not from the highest number there is: of what was destroyed, or imported and undone, nothing is there any more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.storage.tables import dossier as t

_NUMBER = re.compile(r"(.+-)(\d+)")


@dataclass
class Nummers:
    """The counters that one unit of work took up; each is read once and written back once, for an import's sake."""

    _last: dict[str, int] = field(default_factory=dict)

    def take(self, connection: Connection, table: sa.Table, start: str) -> tuple[int, int]:
        """The next number among those that begin with `start`, and the next running number of the table."""
        for key in (start, table.name):
            self._last[key] = self._current(connection, key) + 1
        return self._last[start], self._last[table.name]

    def pass_over(self, connection: Connection, number: str) -> None:
        """See to it that this number, which another copy of the register gave, is not given here any more."""
        found = _NUMBER.fullmatch(number)
        if found is not None:
            start = found[1]
            self._last[start] = max(self._current(connection, start), int(found[2]))

    def keep(self, connection: Connection) -> None:
        """Write back how far it came."""
        c = t.teller.c
        for start, last in self._last.items():
            connection.execute(sa.update(t.teller).where(c.start == start), {"laatste": last})

    def _current(self, connection: Connection, start: str) -> int:
        if start in self._last:
            return self._last[start]
        c = t.teller.c
        held = (
            sa.select(c.laatste).where(c.start == start).with_for_update()
        )  # until the end of the transaction
        last = connection.scalar(held)
        if last is None:
            connection.execute(sa.insert(t.teller), {"start": start, "laatste": 0})
        return last or 0
