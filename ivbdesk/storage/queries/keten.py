"""Reads of the chain beyond one casus: partners, convenants, gaps that recur, differences that are open, counts per wijk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.keten.knelpunt import Knelpunt
from ivbdesk.cases.keten.wijktelling import Wijkrij
from ivbdesk.cases.zoeken.rijen import AfspraakRij, VerschilRij
from ivbdesk.storage.queries.source import Source
from ivbdesk.storage.tables import dossier as t

_RUNNING = tuple(status for status in AfspraakStatus if status.is_running)
_SEPARATOR = ","
_COUNTS = (sa.not_(t.casus.c.besloten), sa.not_(t.persoon.c.beperkt))
"""A closed casus counts for nobody: the table is then the same for every officer, and tells none of them of it.
Someone whose processing is restricted does not count either (AVG art. 18)."""


@dataclass(frozen=True)
class KetenQueries:
    """The reads of the chain."""

    source: Source

    def partners(self) -> list[Partner]:
        """All partners, by name."""
        return self.source.all(sa.select(Partner).order_by(t.partner.c.naam))

    def convenanten(self) -> list[Convenant]:
        """All convenants, by name."""
        return self.source.all(sa.select(Convenant).order_by(t.convenant.c.naam))

    def lopende_afspraken(self, partner_id: UUID | None = None) -> list[AfspraakRij]:
        """Running afspraken of open cases by date, of one partner where it is named."""
        a = t.afspraak.c
        query = (
            sa.select(a.id, a.casus_id, t.casus.c.nummer, a.wat, t.partner.c.kort, a.persoon, a.uiterlijk)
            .join(t.casus, t.casus.c.id == a.casus_id)
            .join(t.partner, t.partner.c.id == a.partner_id)
            .where(a.status.in_(_RUNNING), self.source.seen())
            .order_by(a.uiterlijk)
        )
        if partner_id is not None:
            query = query.where(a.partner_id == partner_id)
        with self.source.reading() as connection:
            return [AfspraakRij(*row) for row in connection.execute(query)]

    def knelpunten(self) -> list[Knelpunt]:
        """What was put to policy, the newest first."""
        return self.source.all(sa.select(Knelpunt).order_by(t.knelpunt.c.gemeld_op.desc()))

    def ketengaten(self) -> list[tuple[str, int, UUID, date, bool]]:
        """Every gap that is there now: kind, leefgebied, casus, since when, whether accepted; of cases that the officer may see."""
        c = t.ketengat.c
        query = sa.select(c.soort, c.leefgebied, c.casus_id, c.sinds, c.aanvaard).join(
            t.casus, t.casus.c.id == c.casus_id
        )
        with self.source.reading() as connection:
            return [tuple(row) for row in connection.execute(query.where(self.source.seen()))]

    def open_verschillen(self) -> list[VerschilRij]:
        """Differences of insight that are not closed, the one to be looked at first on top."""
        v = t.inzichtverschil.c
        query = (
            sa.select(v.id, v.casus_id, t.casus.c.nummer, v.onderwerp, v.ontstaan_op, v.gekozen, v.opnieuw_op)
            .join(t.casus, t.casus.c.id == v.casus_id)
            .where(v.gesloten_op.is_(None), self.source.seen())
            .order_by(v.opnieuw_op.nulls_first(), v.ontstaan_op)
        )
        with self.source.reading() as connection:
            return [VerschilRij(*row) for row in connection.execute(query)]

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
                sa.func.aggregate_strings(k.factor, _SEPARATOR).label("factoren"),
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
        with self.source.reading() as connection:
            return [
                Wijkrij(row.id, row.postcode or "", frozenset(row.factoren.split(_SEPARATOR)))
                for row in connection.execute(query)
            ]

    def eerste_kwetsbaarheid(self) -> date | None:
        """The first day on which a factor ran."""
        with self.source.reading() as connection:
            found: date | None = connection.scalar(sa.select(sa.func.min(t.kwetsbaarheid.c.sinds)))
            return found
