"""`unit.maanden`: the numbers of what is destroyed, by month, kept in the unit that destroys it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ivbdesk.cases.cijfers.feiten import Feiten
from ivbdesk.cases.cijfers.rapport import Maandcijfer
from ivbdesk.storage.queries.cijfers import facts_in
from ivbdesk.storage.tables import dossier as t

_KEY = ("maand", "thema", "wijk", "van", "antwoord")


@dataclass
class Months:
    """Reads what is counted as this transaction sees it, and adds to what is kept."""

    session: Session

    def feiten(self) -> Feiten:
        """All that may be counted, with what this transaction did."""
        with Session(self.session.connection(), autoflush=False) as own:
            return facts_in(own)

    def add(self, cijfers: Sequence[Maandcijfer]) -> None:
        """Add these numbers to those that are kept; what is of a theme within a wijk is not kept any longer."""
        connection, table = self.session.connection(), t.maandcijfer
        # An earlier version kept a theme within a wijk too, which is too often one person.
        both = sa.and_(table.c.thema != "", table.c.wijk != "", table.c.aantal != 0)
        connection.execute(sa.update(table).where(both).values(aantal=0))
        months = {one.maand for one in cijfers}
        columns = [table.c[name] for name in _KEY]
        query = sa.select(*columns).where(table.c.maand.in_(months))
        there = {tuple(row) for row in connection.execute(query)}
        for one in cijfers:
            key = {name: getattr(one, name) for name in _KEY}
            if tuple(key.values()) in there:
                same = sa.and_(*(table.c[name] == value for name, value in key.items()))
                change = sa.update(table).where(same).values(aantal=table.c.aantal + one.aantal)
                connection.execute(change)
            else:
                connection.execute(sa.insert(table), {**key, "aantal": one.aantal})
