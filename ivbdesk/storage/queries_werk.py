"""Reads of the werkvoorraad: points of attention in pages, what is put off, what the week asks, and kept views."""

from __future__ import annotations

from datetime import date
from heapq import merge
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.aandachtspunt import OP_DATUM, AandachtSoort, Rondom
from ivbdesk.cases.rijen import UitstelRij, WerkFilter, WerkRij, WerkTellingen
from ivbdesk.cases.signaal import SignaalStatus
from ivbdesk.cases.weergave import Weergave
from ivbdesk.storage import tables as t
from ivbdesk.storage.queries_wegen import WeegQueries
from ivbdesk.storage.queries_zoeken import ZoekQueries
from ivbdesk.storage.rondom import around
from ivbdesk.storage.toegang import demand_visible

_ALL = WerkFilter()
_ON_A_DAY = 0


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
        """A page of what is late, due, gone quiet or open: by kind, and within it by day.

        There are few signals against the points of cases, so all of them are woven into the points among which this
        page can lie.
        """
        with self._reading() as connection:
            signals = self._signals_to_weigh(connection, filter, vandaag)
            first = max(0, offset - len(signals))
            points = self._points(connection, filter, vandaag, first, offset + limit - first)
        return list(merge(signals, points, key=_place_in_list))[offset - first : offset - first + limit]

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
        """How many points the filter lets through, in all and by what the head of the page tells."""
        a = t.aandacht.c
        late = sa.and_(a.rang == _ON_A_DAY, a.termijn < vandaag)
        query = sa.select(a.soort, late.label("laat"), sa.func.count().label("aantal")).join(
            t.casus, t.casus.c.id == a.casus_id
        )
        grouped = self._narrowed(query, filter, vandaag).group_by(a.soort, late)
        with self._reading() as connection:
            rows = connection.execute(grouped).all()
            too_late, in_time = self._count_to_weigh(connection, filter, vandaag)

        def many(*soorten: AandachtSoort, laat: bool = False) -> int:
            return sum(r.aantal for r in rows if r.soort in soorten and bool(r.laat) == laat)

        return WerkTellingen(
            alle=sum(r.aantal for r in rows) + too_late + in_time,
            te_laat=many(*OP_DATUM, laat=True) + too_late,
            op_datum=many(*OP_DATUM) + in_time,
            stil=many(AandachtSoort.STIL),
            gaten=many(AandachtSoort.GAT),
        )

    def _narrowed(self, query: sa.Select[Any], filter: WerkFilter, vandaag: date) -> sa.Select[Any]:
        a = t.aandacht.c
        query = query.where(shown(vandaag), self._seen(), self._whose(filter.wie))
        if filter.soorten:
            query = query.where(a.soort.in_([soort.value for soort in filter.soorten]))
        if filter.alleen_te_laat:
            query = query.where(a.rang == _ON_A_DAY, a.termijn < vandaag)
        if filter.regels:
            query = query.where(a.regel.in_(filter.regels))
        if filter.tot is not None:
            query = query.where(a.termijn <= filter.tot)
        return query

    def werk_per_regel(self, wie: UUID | None, tot: date, vandaag: date) -> dict[str, int]:
        """How many points of each rule are due by this day or late, and not put off."""
        a = t.aandacht.c
        query = sa.select(a.regel, sa.func.count()).join(t.casus, t.casus.c.id == a.casus_id)
        wanted = WerkFilter(wie=wie, soorten=frozenset(OP_DATUM), tot=tot)
        with self._reading() as connection:
            rows = connection.execute(self._narrowed(query, wanted, vandaag).group_by(a.regel)).all()
        return {row[0]: row[1] for row in rows}

    def open_signalen(self) -> int:
        """How many signals are still to be weighed."""
        query = sa.select(sa.func.count()).where(t.signaal.c.status != SignaalStatus.AFGEROND)
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
