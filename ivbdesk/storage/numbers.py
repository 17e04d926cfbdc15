"""`unit.nummers`: hands out numbers within one unit of work; reads the highest of each once."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ivbdesk.storage.tables import dossier as t


@dataclass
class Nummers:
    """The last numbers that were handed out, by what they count."""

    session: Session
    _last: dict[str, int] = field(default_factory=dict)

    def casus(self, jaar: int, prefix: str) -> tuple[int, int]:
        """The next sequence number within this year and prefix, and the register's own running number."""
        return self._take(t.casus, f"{prefix}-{jaar:04d}-")

    def signaal(self, jaar: int) -> tuple[int, int]:
        """The next sequence number of a signal within this year, and the register's own running number."""
        return self._take(t.signaal, f"S-{jaar:04d}-")

    def oplegger(self, casus_id: UUID) -> int:
        """The version number of the next final note of this casus."""
        query = sa.select(sa.func.max(t.oplegger.c.versie)).where(t.oplegger.c.casus_id == casus_id)
        return (self.session.connection().scalar(query) or 0) + 1

    def _take(self, table: sa.Table, start: str) -> tuple[int, int]:
        """The next number among those that begin with `start`, and the next running number of the table.

        A number that was destroyed is not given out again: its declaration names it.
        """
        connection = self.session.connection()
        if start not in self._last:
            numbers = (table.c.nummer, t.vernietiging.c.nummer)
            there = sa.union(*(sa.select(n).where(n >= start, n < start + "\uffff") for n in numbers))
            used = [int(found.removeprefix(start)) for found in connection.scalars(there)]
            self._last[start] = max(used, default=0)
        if table.name not in self._last:
            self._last[table.name] = connection.scalar(sa.select(sa.func.max(table.c.volgnr))) or 0
        for key in (start, table.name):
            self._last[key] += 1
        return self._last[start], self._last[table.name]
