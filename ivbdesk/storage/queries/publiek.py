"""Reads of the meetings in which cases are talked about; a casus that the officer may not see is on no agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm.attributes import set_committed_value

from ivbdesk.cases.publiek.overleg import Overleg, OverlegStatus
from ivbdesk.storage.queries.source import Source
from ivbdesk.storage.tables import dossier as t


@dataclass(frozen=True)
class PubliekQueries:
    """The reads of meetings."""

    source: Source

    def overleggen(self) -> list[Overleg]:
        """All meetings with who comes and the agenda, the newest first."""
        c = t.overleg.c
        return self._seen(sa.select(Overleg).order_by(c.datum.desc(), c.tijd.desc().nulls_last()))

    def overleg(self, id: UUID, ook: UUID | None = None) -> Overleg:
        """One meeting; raises KeyError for an unknown id.

        `ook` is a casus on its agenda that keeps its place, without a word of it, though it was closed meanwhile.
        """
        found = self._seen(sa.select(Overleg).where(t.overleg.c.id == id), ook)
        if not found:
            raise KeyError(id)
        return found[0]

    def _seen(self, query: sa.Select[Overleg], ook: UUID | None = None) -> list[Overleg]:
        found = self.source.all(query)
        cases = [item.casus_id for overleg in found for item in overleg.agenda]
        c = t.casus.c
        with self.source.reading() as connection:
            silent = set(
                connection.scalars(sa.select(c.id).where(c.id.in_(cases), sa.not_(self.source.seen())))
            )
        for overleg in found if silent else ():
            left = [item for item in overleg.agenda if item.casus_id not in silent or item.id == ook]
            for item in left if ook is not None else ():
                if item.casus_id in silent:
                    for name in ("vraag", "beeld", "oordeel", "besluit"):
                        set_committed_value(item, name, "")
            set_committed_value(overleg, "agenda", left)
        return found

    def vorig_overleg(self, casus_id: UUID, voor: date) -> date | None:
        """The day of the last closed meeting before this day in which this casus was talked about."""
        o, b = t.overleg.c, t.bespreking.c
        query = (
            sa.select(sa.func.max(o.datum))
            .join_from(t.overleg, t.bespreking)
            .where(b.casus_id == casus_id, b.besproken, o.datum < voor, o.status == OverlegStatus.GESLOTEN)
        )
        with self.source.reading() as connection:
            found: date | None = connection.scalar(query)
            return found
