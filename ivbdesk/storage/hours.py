"""`unit.tijd`: an officer's own minutes and the sums that are kept of them, written in one transaction.

Who does this has the name `tijd` alone (`unit.alone`): a sum is read and then written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ivbdesk.cases.werk.tijd import Tijdnotitie, Tijdsoort
from ivbdesk.storage.tables import dossier as t


@dataclass
class Hours:
    """Writes lines of this officer only."""

    session: Session
    officer: UUID

    def regel(self, id: UUID) -> Tijdnotitie | None:
        """The own line with this id."""
        r = t.tijdregel.c
        query = sa.select(r.id, r.dag, r.minuten, r.soort, r.bij_casus).where(
            r.id == id, r.door == self.officer
        )
        row = self.session.connection().execute(query).first()
        return Tijdnotitie(*row) if row is not None else None

    def add(self, regel: Tijdnotitie) -> None:
        """Take in a line, and its minutes in the sum of its month."""
        values = {
            "id": regel.id, "door": self.officer, "dag": regel.dag, "minuten": regel.minuten, "soort": regel.soort,
            "bij_casus": regel.casus_id,
        }  # fmt: skip
        self.session.connection().execute(sa.insert(t.tijdregel).values(values))
        self._sum(regel.dag.replace(day=1), regel.soort, regel.minuten)

    def remove(self, regel: Tijdnotitie) -> None:
        """Take a line out, and its minutes out of the sum of its month."""
        own = sa.delete(t.tijdregel).where(t.tijdregel.c.id == regel.id, t.tijdregel.c.door == self.officer)
        self.session.connection().execute(own)
        self._sum(regel.dag.replace(day=1), regel.soort, -regel.minuten)

    def forget_before(self, dag: date) -> None:
        """Let go of own lines of before this day; their sums stay."""
        old = sa.delete(t.tijdregel).where(t.tijdregel.c.dag < dag, t.tijdregel.c.door == self.officer)
        self.session.connection().execute(old)

    def keep_week(self, maandag: date, ruimte: int, gepland: int | None) -> None:
        """Keep what the team had in a week, and the most that was planned in it: work that is done is planned no more."""
        connection, table = self.session.connection(), t.tijdweek
        same = table.c.maandag == maandag
        row = connection.execute(sa.select(table.c.gepland).where(same)).first()
        if row is None:
            connection.execute(sa.insert(table).values(maandag=maandag, ruimte=ruimte, gepland=gepland))
        elif gepland is not None:
            most = max(gepland, row.gepland or 0)
            connection.execute(sa.update(table).where(same).values(ruimte=ruimte, gepland=most))

    def _sum(self, maand: date, soort: Tijdsoort, minuten: int) -> None:
        connection, table = self.session.connection(), t.tijdmaand
        same = sa.and_(table.c.maand == maand, table.c.soort == soort)
        change = sa.update(table).where(same).values(minuten=table.c.minuten + minuten)
        if not connection.execute(change).rowcount:
            connection.execute(sa.insert(table).values(maand=maand, soort=soort, minuten=minuten))
