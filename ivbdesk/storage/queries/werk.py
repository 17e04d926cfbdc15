"""Reads of the werkvoorraad: points of attention in pages, what is put off, and what the week asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from heapq import merge
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.kader.signaalregels import Signaalregels
from ivbdesk.cases.kader.soorten import OP_DATUM, AandachtSoort
from ivbdesk.cases.werk.inhanden import InHanden
from ivbdesk.cases.werk.tijd import EigenTijd, Tijdnotitie
from ivbdesk.cases.werk.weegtermijn import Weegtermijn
from ivbdesk.cases.zoeken.rijen import Tellingen, UitstelRij, WerkFilter, WerkRij, WerkTellingen
from ivbdesk.storage.queries.beloften import Promised
from ivbdesk.storage.queries.casus_rows import OPEN
from ivbdesk.storage.queries.inhanden import in_hands
from ivbdesk.storage.queries.signal_rows import WAITING
from ivbdesk.storage.queries.source import Condition, Source, away_for
from ivbdesk.storage.queries.wegen import ToWeigh
from ivbdesk.storage.tables import dossier as t

_ALL = WerkFilter()
ON_A_DAY = 0
"""The rank of what is due on a day."""


@dataclass(frozen=True)
class WerkQueries:
    """The reads of what needs attention: of cases, of signals to be weighed, and of what was promised of a signal."""

    source: Source
    weegtermijn: Weegtermijn
    regels: Signaalregels

    @property
    def _to_weigh(self) -> ToWeigh:
        return ToWeigh(self.source, self.weegtermijn)

    @property
    def _promised(self) -> Promised:
        return Promised(self.source, self.regels)

    def werkvoorraad(self, vandaag: date, limit: int = 500) -> list[WerkRij]:
        """What needs attention of the whole team, the most urgent first."""
        return self.werk(_ALL, vandaag, 0, limit)

    def werk(self, filter: WerkFilter, vandaag: date, offset: int, limit: int) -> list[WerkRij]:
        """A page of acute signals and then what is late, due, gone quiet or open: by kind, and within it by day.

        There are few signals against the points of cases, so all of them are woven into the points among which this
        page can lie.
        """
        with self.source.reading() as connection:
            acute = self._to_weigh.rows(connection, filter, vandaag, acuut=True)
            waiting = self._to_weigh.rows(connection, filter, vandaag, acuut=False)
            promised = self._promised.rows(connection, filter, vandaag)
            signals = [*merge(waiting, promised, key=_place_in_list)]
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
                sa.case(
                    (c.behandelaar_id.in_(away_for(filter.wie or self.source.officer, vandaag)), m.naam),
                    else_="",
                ).label("voor"),
            )
            .join(t.casus, c.id == a.casus_id)
            .join(t.medewerker, m.id == c.behandelaar_id, isouter=True)
            .where(self.source.seen(), self.source.work_of(filter.wie, vandaag))
        )
        ordered = query.where(*self._wanted(filter, vandaag)).order_by(a.rang, a.termijn.nulls_first(), a.id)
        return [
            WerkRij(
                r.casus_id, r.nummer, r.titel, AandachtSoort(r.soort), r.wat, r.toelichting, r.wie, r.termijn,
                r.regel, r.over_id, voor=r.voor,
            )
            for r in connection.execute(ordered.offset(offset).limit(limit))
        ]  # fmt: skip

    def werk_tellingen(self, filter: WerkFilter, vandaag: date) -> WerkTellingen:
        """How many points the filter lets through, in all and by what the head of the page shows."""
        a = t.aandacht.c
        late = sa.func.count().filter(sa.and_(a.rang == ON_A_DAY, a.termijn < vandaag))
        query = sa.select(a.rang, late, sa.func.count()).where(self._may_count(filter.wie, vandaag))
        with self.source.reading() as connection:
            rows = connection.execute(query.where(*self._wanted(filter, vandaag)).group_by(a.rang)).all()
            to_weigh = self._to_weigh.count(connection, filter, vandaag)
            promised = self._promised.count(connection, filter, vandaag)
        too_late, in_time = to_weigh[0] + promised[0], to_weigh[1] + promised[1]
        late_of = {rang: number for rang, number, _ in rows}
        all_of = {rang: number for rang, _, number in rows}
        return WerkTellingen(
            alle=sum(all_of.values()) + too_late + in_time,
            te_laat=late_of.get(ON_A_DAY, 0) + too_late,
            op_datum=all_of.get(ON_A_DAY, 0) - late_of.get(ON_A_DAY, 0) + in_time,
            stil=all_of.get(AandachtSoort.STIL.rang, 0),
            gaten=all_of.get(AandachtSoort.GAT.rang, 0),
        )

    def werk_per_regel(self, wie: UUID | None, tot: date, vandaag: date) -> dict[str, int]:
        """How many points of each rule are due by this day or late, and not put off."""
        a = t.aandacht.c
        query = sa.select(a.regel, sa.func.count()).where(self._may_count(wie, vandaag))
        wanted = WerkFilter(wie=wie, soorten=frozenset(OP_DATUM), tot=tot)
        with self.source.reading() as connection:
            rows = connection.execute(query.where(*self._wanted(wanted, vandaag)).group_by(a.regel)).all()
            promised = self._promised.per_rule(connection, wanted, vandaag)
        return Counter({row[0]: row[1] for row in rows}) + Counter(promised)

    def tellingen(self, vandaag: date) -> Tellingen:
        """The counts that stand in the navigation."""
        a = t.aandacht.c
        work = sa.select(sa.func.count()).where(
            shown(vandaag), a.rang == ON_A_DAY, self._may_count(None, vandaag)
        )
        cases = sa.select(sa.func.count()).where(t.casus.c.status.in_(OPEN), self.source.seen())
        partners = sa.select(sa.func.count()).select_from(t.partner)
        signals = sa.select(sa.func.count()).where(WAITING)
        with self.source.reading() as connection:
            wanted = (work, cases, partners, signals)
            found = Tellingen(*(int(connection.execute(q).scalar_one()) for q in wanted))
            to_weigh = self._to_weigh.count(connection, _ALL, vandaag)
            promised = self._promised.count(connection, _ALL, vandaag)
        return replace(found, werk=found.werk + sum(to_weigh) + sum(promised))

    def open_signalen(self) -> int:
        """How many signals are still to be weighed."""
        query = sa.select(sa.func.count()).where(WAITING)
        with self.source.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def in_handen(self, wie: UUID, vandaag: date) -> list[InHanden]:
        """What this officer has and may hand over."""
        with self.source.reading() as connection:
            return in_hands(self.source, connection, wie, vandaag)

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
            .where(u.tot > vandaag, waits, self.source.seen(), self.source.work_of(wie, vandaag))
            .order_by(u.tot, u.op)
        )
        with self.source.reading() as connection:
            return [
                UitstelRij(r.id, r.casus_id, r.nummer, r.titel, r.wat, r.tot, r.reden, r.naam or "", r.op)
                for r in connection.execute(query)
            ]

    def _may_count(self, wie: UUID | None, vandaag: date) -> sa.ColumnElement[bool]:
        """True of a point of a casus of this officer that is not closed to who asks.

        For counting: the few that are closed are looked up once, where a join would look up the casus of every point.
        """
        c, casus_id = t.casus.c, t.aandacht.c.casus_id
        open_to_me = casus_id.not_in(sa.select(c.id).where(sa.not_(self.source.seen())))
        if wie is None:
            return open_to_me
        return sa.and_(open_to_me, casus_id.in_(sa.select(c.id).where(self.source.work_of(wie, vandaag))))

    def eigen_tijd(self) -> list[EigenTijd]:
        """The lines of time of this officer, the newest day first."""
        r, c = t.tijdregel.c, t.casus.c
        seen = sa.and_(c.id == r.bij_casus, self.source.seen())
        query = (
            sa.select(r.id, r.dag, r.minuten, r.soort, r.bij_casus, c.nummer, c.titel)
            .select_from(t.tijdregel.outerjoin(t.casus, seen))
            .where(r.door == self.source.officer)
            .order_by(r.dag.desc(), r.id)
        )
        with self.source.reading() as connection:
            return [
                EigenTijd(
                    Tijdnotitie(row.id, row.dag, row.minuten, row.soort, row.bij_casus),
                    f"{row.nummer} {row.titel}" if row.nummer else "",
                )
                for row in connection.execute(query)
            ]

    def _wanted(self, filter: WerkFilter, vandaag: date) -> Iterator[Condition]:
        a = t.aandacht.c
        yield shown(vandaag)
        if filter.soorten:
            yield a.soort.in_([soort.value for soort in filter.soorten])
        if filter.alleen_te_laat:
            yield sa.and_(a.rang == ON_A_DAY, a.termijn < vandaag)
        if filter.regels:
            yield a.regel.in_(filter.regels)
        if filter.tot is not None:
            yield a.termijn <= filter.tot


def shown(vandaag: date) -> sa.ColumnElement[bool]:
    """True of a point of attention that shows on this day: its day has come, and it is not put off."""
    a = t.aandacht.c
    return sa.and_(a.vanaf <= vandaag, sa.or_(a.uitgesteld_tot.is_(None), a.uitgesteld_tot <= vandaag))


def _place_in_list(row: WerkRij) -> tuple[int, date]:
    """Where a row stands as to the signals, which are all due on a day."""
    return row.soort.rang, row.termijn or date.max
