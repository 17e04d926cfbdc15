"""Hands out the numbers of cases and signals within one unit of work; reads the highest of each once."""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.storage.tables import dossier as t


@dataclass
class Nummers:
    """The last numbers that were handed out, by what they count."""

    _last: dict[str, int] = field(default_factory=dict)

    def take(self, connection: Connection, table: sa.Table, start: str) -> tuple[int, int]:
        """The next number among those that begin with `start`, and the next running number of the table.

        A number that was destroyed is not given out again: its declaration names it.
        """
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
