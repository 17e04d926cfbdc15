"""Hands out the numbers of cases and signals within one unit of work; reads the highest of each once."""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy import Connection


@dataclass
class Nummers:
    """The last numbers that were handed out, by what they count."""

    _last: dict[str, int] = field(default_factory=dict)

    def take(self, connection: Connection, table: sa.Table, start: str) -> tuple[int, int]:
        """The next number among those that begin with `start`, and the next running number of the table."""
        if start not in self._last:
            number = table.c.nummer
            query = sa.select(number).where(number >= start, number < start + "\uffff")
            used = [int(found.removeprefix(start)) for found in connection.scalars(query)]
            self._last[start] = max(used, default=0)
        if table.name not in self._last:
            self._last[table.name] = connection.scalar(sa.select(sa.func.max(table.c.volgnr))) or 0
        for key in (start, table.name):
            self._last[key] += 1
        return self._last[start], self._last[table.name]
