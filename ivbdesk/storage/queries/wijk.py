"""Counts of vulnerability: one row a person without who that is, for the rule that counts per wijk."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from ivbdesk.cases.keten.wijktelling import Wijkrij
from ivbdesk.storage.queries.keten import KetenQueries
from ivbdesk.storage.tables import dossier as t

_SEPARATOR = ","
_COUNTS = (sa.not_(t.casus.c.besloten), sa.not_(t.persoon.c.beperkt))
"""A closed casus counts for nobody: the table is then the same for every officer, and gives it away to none of them.
Someone whose processing is restricted does not count either (AVG art. 18)."""


class WijkQueries(KetenQueries):
    """The reads of the counts per wijk."""

    def kwetsbare_personen(self, van: date, tot_en_met: date) -> list[Wijkrij]:
        """Each person with a factor that ran between these days: the newest such casus counts, with its postcode."""
        k, c = t.kwetsbaarheid.c, t.casus.c
        ran = sa.and_(k.sinds <= tot_en_met, sa.or_(k.tot.is_(None), k.tot >= van))
        joined = t.kwetsbaarheid.join(t.casus, c.id == k.casus_id).join(
            t.persoon, t.persoon.c.id == k.persoon_id
        )
        people = (
            sa.select(
                sa.func.max(c.volgnr).label("volgnr"),
                sa.func.group_concat(k.factor.distinct()).label("factoren"),
            )
            .select_from(joined)
            .where(ran, *_COUNTS)
            .group_by(k.persoon_id)
            .subquery()
        )
        query = (
            sa.select(c.id, t.object_.c.postcode, people.c.factoren)
            .select_from(people)
            .join(t.casus, c.volgnr == people.c.volgnr)
            .outerjoin(t.object_, t.object_.c.id == c.object_id)
        )
        with self._reading() as connection:
            return [
                Wijkrij(row.id, row.postcode or "", frozenset(row.factoren.split(_SEPARATOR)))
                for row in connection.execute(query)
            ]

    def eerste_kwetsbaarheid(self) -> date | None:
        """The first day on which a factor ran."""
        with self._reading() as connection:
            found: date | None = connection.scalar(sa.select(sa.func.min(t.kwetsbaarheid.c.sinds)))
            return found
