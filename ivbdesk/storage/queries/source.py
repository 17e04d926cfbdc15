"""What every read stands on: the register that is open, the officer who looks, and the moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from ivbdesk.cases.taal.nederlands import AMSTERDAM
from ivbdesk.storage.access import visible
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.places import OF_CASES
from ivbdesk.storage.tables import dossier as t

E = TypeVar("E")
Row = sa.Row[*tuple[object, ...]]
"""A row by the names of its columns."""
Query = sa.Select[*tuple[object, ...]]
Condition = sa.ColumnElement[bool]
Order = sa.SQLColumnExpression[object]


@dataclass(frozen=True)
class Source:
    """An open register as one officer sees it. Each read takes its own connection; safe in any thread."""

    engine: Engine
    officer: UUID
    now: Callable[[], datetime]

    def today(self) -> date:
        """The day on which the officer works, in the Netherlands."""
        return self.now().astimezone(AMSTERDAM).date()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that only reads; a page that is damaged explains itself.

        It ends with a commit: at a rollback the driver of PostgreSQL forgets the statements it has prepared, and to plan the
        reading of a casus anew takes longer than to do it.
        """
        reads = self.engine.execution_options(readonly=True)
        with motor_of(self.engine).translated(), reads.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session that only reads; what it gave stays usable when it is closed."""
        with self.reading() as connection, Session(connection, expire_on_commit=False) as session:
            yield session

    def all(self, query: sa.Select[E], casus_id: UUID | None = None) -> list[E]:
        """The entities of a query; of one casus only when the officer may see that, else raises KeyError."""
        with self.session() as session:
            if casus_id is not None:
                self.demand(session.connection(), casus_id)
            return list(session.scalars(query))

    def seen(self) -> sa.ColumnElement[bool]:
        """True of a row of `casus` that this officer may see now."""
        return visible(self.officer, self.now())

    def looking(self, casus_id: UUID) -> dict[str, object]:
        """Which casus is looked at, by whom and when, for a question that is put together once."""
        return {"casus_id": casus_id, "officer": self.officer, "now": self.now()}

    def demand(self, connection: Connection, casus_id: UUID) -> None:
        """Raises KeyError when the casus is closed to this officer: for whoever may not see it, it is not there."""
        if motor_of(connection).whole.is_closed(connection, casus_id, self.officer, self.now()):
            raise KeyError(casus_id)

    def unseen_people(self) -> sa.Select[tuple[UUID]]:
        """The ids of those who stand in a casus, but in none that this officer may see."""
        b = t.betrokkenheid.c
        roles = sa.select(b.persoon_id).join(t.casus, t.casus.c.id == b.casus_id)
        return roles.where(sa.not_(self.seen()), b.persoon_id.not_in(roles.where(self.seen())))

    def unseen_places(self) -> sa.Select[tuple[UUID]]:
        """The ids of the objects with a casus, but none that this officer may see."""
        place = OF_CASES.c.object_id
        known = sa.select(place).join(t.casus, t.casus.c.id == OF_CASES.c.casus_id)
        return known.where(sa.not_(self.seen()), place.not_in(known.where(self.seen())))

    def work_of(self, wie: UUID | None, vandaag: date) -> sa.ColumnElement[bool]:
        """True of a casus of one officer, or of one who is away on this day and for whom this officer stands in."""
        return sa.or_(self.whose(wie), t.casus.c.behandelaar_id.in_(away_for(wie, vandaag)))

    def whose(self, wie: UUID | None) -> sa.ColumnElement[bool]:
        """True of a casus of one officer, or of anyone; what nobody has yet is also mine, so that it is not forgotten."""
        c = t.casus.c
        if wie is None:
            return sa.true()
        theirs = c.behandelaar_id == wie
        return sa.or_(theirs, c.behandelaar_id.is_(None)) if wie == self.officer else theirs


def away_for(wie: UUID | None, vandaag: date) -> sa.Select[tuple[UUID]]:
    """The officers who are away on this day, and for whom this one stands in."""
    a = t.afwezigheid.c
    return sa.select(a.medewerker_id).where(a.vervanger_id == wie, a.van <= vandaag, a.tot >= vandaag)
