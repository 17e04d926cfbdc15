"""Reads of the werkvoorraad: points of attention in pages, what is put off, what the week asks, and kept views."""

from __future__ import annotations

from datetime import date
from heapq import merge
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.kader.soorten import OP_DATUM, AandachtSoort
from ivbdesk.cases.werk.aandachtspunt import Rondom
from ivbdesk.cases.zoeken.rijen import UitstelRij, WerkFilter, WerkRij, WerkTellingen
from ivbdesk.cases.zoeken.weergave import Weergave
from ivbdesk.storage.access import demand_visible
from ivbdesk.storage.around import around
from ivbdesk.storage.queries.signaal import WAITING
from ivbdesk.storage.queries.wegen import WeegQueries
from ivbdesk.storage.queries.zoeken import ZoekQueries
from ivbdesk.storage.tables import dossier as t

_ALL = WerkFilter()
ON_A_DAY = 0
"""The rank of what is due on a day."""


def _place_in_list(row: WerkRij) -> tuple[int, date]:
    """Where a row stands as to the signals, which are all due on a day."""
    return row.soort.rang, row.termijn or date.max


def shown(vandaag: date) -> sa.ColumnElement[bool]:
    """True of a point of attention that shows on this day: its day has come, and it is not put off."""
    a = t.aandacht.c
    return sa.and_(a.vanaf <= vandaag, sa.or_(a.uitgesteld_tot.is_(None), a.uitgesteld_tot <= vandaag))


class WerkQueries(WeegQueries, ZoekQueries):
    """The reads of what needs attention: of cases, and of the signals that wait to be weighed."""

    def _whose(self, wie: UUID | None) -> sa.ColumnElement[bool]:
        """The cases of one officer; what nobody has yet is also mine, so that it is not forgotten."""
        c = t.casus.c
        if wie is None:
            return sa.true()
        return (
            sa.or_(c.behandelaar_id == wie, c.behandelaar_id.is_(None))
            if wie == self.officer
            else c.behandelaar_id == wie
        )

    def rondom(self, casus_id: UUID) -> Rondom:
        """What the rest of the register says about a casus; raises GeenToegang."""
        with self._reading() as connection:
            demand_visible(connection, casus_id, self.officer, self.now())
            return around(connection, casus_id)

    def werkvoorraad(self, vandaag: date, limit: int = 500) -> list[WerkRij]:
        """What needs attention of the whole team, the most urgent first."""
        return self.werk(_ALL, vandaag, 0, limit)

    def werk(self, filter: WerkFilter, vandaag: date, offset: int, limit: int) -> list[WerkRij]:
        """A page of acute signals and then what is late, due, gone quiet or open: by kind, and within it by day.

        There are few signals against the points of cases, so all of them are woven into the points among which this
        page can lie.
        """
        with self._reading() as connection:
            acute = self._signals_to_weigh(connection, filter, vandaag, acuut=True)
            signals = self._signals_to_weigh(connection, filter, vandaag, acuut=False)
            first = max(0, offset - len(acute) - len(signals))
            points = self._points(connection, filter, vandaag, first, offset + limit - first)
        rows = [*acute, *merge(signals, points, key=_place_in_list)]
        return rows[offset - first : offset - first + limit]

    def _points(
        self, connection: Connection, filter: WerkFilter, vandaag: date, offset: int, limit: int
    ) -> list[WerkRij]:
        a, c, m = t.aandacht.c, t.casus.c, t.medewerker.c
        who = sa.func.coalesce(sa.func.nullif(a.wie, ""), m.naam, c.procesregie).label("wie")
        query = (
            sa.select(
                a.casus_id,
                c.nummer,
                c.titel,
                a.soort,
                a.wat,
                a.toelichting,
                who,
                a.termijn,
                a.regel,
                a.over_id,
            )
            .join(t.casus, c.id == a.casus_id)
            .join(t.medewerker, m.id == c.behandelaar_id, isouter=True)
            .where(self._seen(), self._whose(filter.wie))
        )
        ordered = self._narrowed(query, filter, vandaag).order_by(a.rang, a.termijn, a.id)
        return [
            WerkRij(
                r.casus_id, r.nummer, r.titel, AandachtSoort(r.soort), r.wat, r.toelichting, r.wie, r.termijn,
                r.regel, r.over_id,
            )
            for r in connection.execute(ordered.offset(offset).limit(limit))
        ]  # fmt: skip

    def werk_tellingen(self, filter: WerkFilter, vandaag: date) -> WerkTellingen:
        """How many points the filter lets through, in all and by what the head of the page shows."""
        a = t.aandacht.c
        late = sa.func.count().filter(sa.and_(a.rang == ON_A_DAY, a.termijn < vandaag))
        query = sa.select(a.rang, late, sa.func.count()).where(self._may_count(filter.wie))
        with self._reading() as connection:
            rows = connection.execute(self._narrowed(query, filter, vandaag).group_by(a.rang)).all()
            too_late, in_time = self._count_to_weigh(connection, filter, vandaag)
        late_of = {rang: number for rang, number, _ in rows}
        all_of = {rang: number for rang, _, number in rows}
        return WerkTellingen(
            alle=sum(all_of.values()) + too_late + in_time,
            te_laat=late_of.get(ON_A_DAY, 0) + too_late,
            op_datum=all_of.get(ON_A_DAY, 0) - late_of.get(ON_A_DAY, 0) + in_time,
            stil=all_of.get(AandachtSoort.STIL.rang, 0),
            gaten=all_of.get(AandachtSoort.GAT.rang, 0),
        )

    def _may_count(self, wie: UUID | None) -> sa.ColumnElement[bool]:
        """True of a point of a casus of this officer that is not closed to the one who asks.

        For counting: the few that are closed are looked up once, where a join would look up the casus of every point.
        """
        c, casus_id = t.casus.c, t.aandacht.c.casus_id
        open_to_me = casus_id.not_in(sa.select(c.id).where(sa.not_(self._seen())))
        if wie is None:
            return open_to_me
        return sa.and_(open_to_me, casus_id.in_(sa.select(c.id).where(self._whose(wie))))

    def _narrowed(self, query: sa.Select[Any], filter: WerkFilter, vandaag: date) -> sa.Select[Any]:
        a = t.aandacht.c
        query = query.where(shown(vandaag))
        if filter.soorten:
            query = query.where(a.soort.in_([soort.value for soort in filter.soorten]))
        if filter.alleen_te_laat:
            query = query.where(a.rang == ON_A_DAY, a.termijn < vandaag)
        if filter.regels:
            query = query.where(a.regel.in_(filter.regels))
        if filter.tot is not None:
            query = query.where(a.termijn <= filter.tot)
        return query

    def werk_per_regel(self, wie: UUID | None, tot: date, vandaag: date) -> dict[str, int]:
        """How many points of each rule are due by this day or late, and not put off."""
        a = t.aandacht.c
        query = sa.select(a.regel, sa.func.count()).where(self._may_count(wie))
        wanted = WerkFilter(wie=wie, soorten=frozenset(OP_DATUM), tot=tot)
        with self._reading() as connection:
            rows = connection.execute(self._narrowed(query, wanted, vandaag).group_by(a.regel)).all()
        return {row[0]: row[1] for row in rows}

    def open_signalen(self) -> int:
        """How many signals are still to be weighed."""
        query = sa.select(sa.func.count()).where(WAITING)
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())

    def uitgesteld(self, wie: UUID | None, vandaag: date) -> list[UitstelRij]:
        """What is put off now, what shows again first on top; what was solved meanwhile is left out."""
        u, c, m, a = t.uitstel.c, t.casus.c, t.medewerker.c, t.aandacht.c
        same = sa.or_(sa.and_(u.over_id.isnot(None), a.over_id == u.over_id), a.wat == u.wat)
        waits = sa.exists().where(
            a.casus_id == u.casus_id, a.soort == u.soort, same, a.uitgesteld_tot == u.tot
        )
        query = (
            sa.select(u.id, u.casus_id, c.nummer, c.titel, u.wat, u.tot, u.reden, m.naam, u.op)
            .join(t.casus, c.id == u.casus_id)
            .join(t.medewerker, m.id == u.door, isouter=True)
            .where(u.tot > vandaag, waits, self._seen(), self._whose(wie))
            .order_by(u.tot, u.op)
        )
        with self._reading() as connection:
            return [
                UitstelRij(r.id, r.casus_id, r.nummer, r.titel, r.wat, r.tot, r.reden, r.naam or "", r.op)
                for r in connection.execute(query)
            ]

    def weergaven(self, lijst: str) -> list[Weergave]:
        """The kept views of this officer of one list, by name."""
        c = t.weergave.c
        query = sa.select(Weergave).where(c.lijst == lijst, c.door == self.officer)
        found: list[Weergave] = self._all(query)
        return sorted(found, key=lambda item: item.naam.casefold())
