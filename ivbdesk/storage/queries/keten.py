"""Reads of the chain beyond one casus: meetings, convenants, gaps that recur, and differences that are open."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.keten.knelpunt import Knelpunt
from ivbdesk.cases.publiek.overleg import Overleg, OverlegStatus
from ivbdesk.cases.zoeken.rijen import AfspraakRij, VerschilRij
from ivbdesk.storage.queries.register import RegisterQueries
from ivbdesk.storage.tables import dossier as t

_RUNNING = tuple(status for status in AfspraakStatus if status.is_running)


class KetenQueries(RegisterQueries):
    """The reads of the chain."""

    def partners(self) -> list[Partner]:
        """All partners, by name."""
        return self._all(sa.select(Partner).order_by(t.partner.c.naam))

    def overleggen(self) -> list[Overleg]:
        """All meetings with those who come and the agenda, the newest first."""
        c = t.overleg.c
        return self._all(sa.select(Overleg).order_by(c.datum.desc(), c.tijd.desc()))

    def overleg(self, id: UUID) -> Overleg:
        """One meeting; raises KeyError for an unknown id."""
        found: list[Overleg] = self._all(sa.select(Overleg).where(t.overleg.c.id == id))
        if not found:
            raise KeyError(id)
        return found[0]

    def vorig_overleg(self, casus_id: UUID, voor: date) -> date | None:
        """The day of the last closed meeting before this day in which this casus was talked about."""
        o, b = t.overleg.c, t.bespreking.c
        query = (
            sa.select(sa.func.max(o.datum))
            .join_from(t.overleg, t.bespreking)
            .where(b.casus_id == casus_id, b.besproken, o.datum < voor, o.status == OverlegStatus.GESLOTEN)
        )
        with self._reading() as connection:
            found: date | None = connection.scalar(query)
            return found

    def casusnummers(self, ids: Collection[UUID]) -> dict[UUID, str]:
        """The numbers of these cases, also of closed ones: that there is one is no secret, what it is about is."""
        query = sa.select(t.casus.c.id, t.casus.c.nummer).where(t.casus.c.id.in_(ids))
        with self._reading() as connection:
            return {row.id: row.nummer for row in connection.execute(query)}

    def convenanten(self) -> list[Convenant]:
        """All convenants, by name."""
        return self._all(sa.select(Convenant).order_by(t.convenant.c.naam))

    def knelpunten(self) -> list[Knelpunt]:
        """What was put to policy, the newest first."""
        return self._all(sa.select(Knelpunt).order_by(t.knelpunt.c.gemeld_op.desc()))

    def ketengaten(self) -> list[tuple[str, int, UUID, date]]:
        """Every gap that is open now: kind, leefgebied, casus, since when; of cases that the officer may see."""
        c = t.ketengat.c
        query = sa.select(c.soort, c.leefgebied, c.casus_id, c.sinds).join(
            t.casus, t.casus.c.id == c.casus_id
        )
        with self._reading() as connection:
            return [tuple(row) for row in connection.execute(query.where(self._seen()))]

    def open_verschillen(self) -> list[VerschilRij]:
        """Differences of insight that are not closed, the one to be looked at first on top."""
        v = t.inzichtverschil.c
        query = (
            sa.select(v.id, v.casus_id, t.casus.c.nummer, v.onderwerp, v.ontstaan_op, v.gekozen, v.opnieuw_op)
            .join(t.casus, t.casus.c.id == v.casus_id)
            .where(v.gesloten_op.is_(None), self._seen())
            .order_by(v.opnieuw_op.is_(None).desc(), v.opnieuw_op, v.ontstaan_op)
        )
        with self._reading() as connection:
            return [VerschilRij(*row) for row in connection.execute(query)]

    def lopende_afspraken(self, partner_id: UUID | None = None) -> list[AfspraakRij]:
        """Running afspraken of open cases by date, of one partner where it is named."""
        a = t.afspraak.c
        query = (
            sa.select(a.id, a.casus_id, t.casus.c.nummer, a.wat, t.partner.c.kort, a.persoon, a.uiterlijk)
            .join(t.casus, t.casus.c.id == a.casus_id)
            .join(t.partner, t.partner.c.id == a.partner_id)
            .where(a.status.in_(_RUNNING), self._seen())
            .order_by(a.uiterlijk)
        )
        if partner_id is not None:
            query = query.where(a.partner_id == partner_id)
        with self._reading() as connection:
            return [AfspraakRij(*row) for row in connection.execute(query)]
