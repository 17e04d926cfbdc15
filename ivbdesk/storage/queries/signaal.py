"""Reads of signals: the list, one whole, what resembles it, and how many reports an address has had."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.orm.attributes import set_committed_value

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.bewaren.bewaren import GewogenSignaal
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.kader.soorten import Thema, Uitkomst
from ivbdesk.cases.signaal import gelijkenis as rules
from ivbdesk.cases.signaal.signaal import TELDAGEN, Signaal, SignaalBron, SignaalStatus
from ivbdesk.cases.taal.nederlands import AMSTERDAM
from ivbdesk.cases.zoeken.rijen import SignaalFilter, SignaalRij, SignaalVolgorde
from ivbdesk.cases.zoeken.zoeken import match_query
from ivbdesk.storage.access import demand_visible
from ivbdesk.storage.postings import SIGNAAL, kind_word
from ivbdesk.storage.queries.register import RegisterQueries
from ivbdesk.storage.tables import dossier as t

_VIND = sa.table("vind", sa.column("rowid", sa.Integer), sa.column("vind", sa.Text))
WAITING: sa.ColumnElement[bool] = t.signaal.c.status.in_(
    [status for status in SignaalStatus if status is not SignaalStatus.AFGEROND]
)
"""True of a signal that is still to be weighed; in the form that the index of the states serves."""
WHERE = ("straat", "huisnummer", "toevoeging", "postcode", "plaats")
"""The columns that say where, of a signal and of an object."""


class SignaalQueries(RegisterQueries):
    """The reads of signals. One that belongs to a casus that is closed to the officer is not there."""

    def _open_to(self) -> sa.ColumnElement[bool]:
        of_casus = sa.exists().where(t.casus.c.id == t.signaal.c.casus_id, self._seen())
        return sa.or_(t.signaal.c.casus_id.is_(None), of_casus)

    def _narrow_signals(self, query: sa.Select[Any], filter: SignaalFilter) -> sa.Select[Any]:
        s = t.signaal.c
        query = query.where(self._open_to())
        if filter.alleen_open:
            query = query.where(WAITING)
        if filter.alleen_te_laat:
            query = query.where(self._late())
        if filter.thema is not None:
            query = query.where(s.thema == filter.thema)
        words = match_query(filter.tekst)
        if words:
            wanted = f"soort : {kind_word(SIGNAAL)} AND tekst : ({words})"
            rows = sa.select(_VIND.c.rowid).where(_VIND.c.vind.op("MATCH")(wanted))
            query = query.where(
                s.id.in_(sa.select(t.vindplaats.c.entiteit_id).where(t.vindplaats.c.nr.in_(rows)))
            )
        return query

    def signalen(self, filter: SignaalFilter, offset: int, limit: int) -> list[SignaalRij]:
        """A page of signals in the order that the filter asks: those to be weighed first, of these the acute."""
        s = t.signaal.c
        own = (
            s.id, s.nummer, s.volgnr, s.thema, s.bron, s.ontvangen_op, s.status, s.acuut, *(s[n] for n in WHERE)
        )  # fmt: skip
        query = self._narrow_signals(sa.select(*own), filter).order_by(*self._order(filter.volgorde))
        with self._reading() as connection:
            rows = connection.execute(query.offset(offset).limit(limit)).all()
            return [self._row(connection, row) for row in rows]

    def _late(self, vandaag: date | None = None) -> sa.ColumnElement[bool]:
        """True of a signal that waits too long to be weighed."""
        today = vandaag or self.now().astimezone(AMSTERDAM).date()
        return sa.and_(WAITING, self._due_by(today - timedelta(days=1)))

    def _due_by(self, dag: date) -> sa.ColumnElement[bool]:
        """True of a signal that is to be weighed on this day or before it."""
        s, term = t.signaal.c, self.weegtermijn
        acute = sa.and_(s.acuut, s.ontvangen_op < term.acute_before(dag))
        return sa.or_(acute, s.ontvangen_op < term.due_before(dag))

    def _order(self, volgorde: SignaalVolgorde) -> list[sa.ColumnElement[Any]]:
        s = t.signaal.c
        first = [WAITING.desc(), sa.and_(s.acuut, WAITING).desc()]
        newest = [s.ontvangen_op.desc(), s.volgnr.desc()]
        if volgorde is SignaalVolgorde.NIEUWSTE:
            return [*first, *newest]
        if volgorde is SignaalVolgorde.OUDSTE:
            return [*first, s.ontvangen_op, s.volgnr]
        return [*first, self._late().desc(), sa.case((self._late(), s.ontvangen_op)), *newest]

    def _row(self, connection: Connection, row: Any) -> SignaalRij:
        place = place_of(row)
        earlier = self._reported(connection, place, row.ontvangen_op, row.volgnr) if place.huisnummer else 0
        return SignaalRij(
            row.id, row.nummer, Thema(row.thema), SignaalBron(row.bron), place.kort, row.ontvangen_op,
            SignaalStatus(row.status), row.acuut, earlier + 1,
        )  # fmt: skip

    def count_signalen(self, filter: SignaalFilter) -> int:
        """How many signals the filter lets through."""
        query = self._narrow_signals(sa.select(sa.func.count()).select_from(t.signaal), filter)
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())

    def signaal(self, id: UUID) -> Signaal:
        """One signal with its answers and decisions, but without who reported it; raises KeyError or GeenToegang."""
        with self._session() as session:
            found = session.get(Signaal, id)
            if found is None:
                raise KeyError(id)
            if found.casus_id is not None:
                demand_visible(session.connection(), found.casus_id, self.officer, self.now())
            seal(found)
            session.expunge_all()
            return found

    def gewogen_signalen(self) -> list[GewogenSignaal]:
        """The signals that were weighed and became no casus, for the terms of keeping."""
        s = t.signaal.c
        own = (
            s.id,
            s.nummer,
            s.thema,
            s.uitkomst,
            s.gewogen_op,
            s.ontvangen_op,
            s.vernietigen_op,
            s.bewaarplicht,
        )
        query = sa.select(*own, *(s[name] for name in WHERE))
        with self._reading() as connection:
            return [
                GewogenSignaal(
                    row.id,
                    row.nummer,
                    " · ".join(part for part in (Thema(row.thema).label, place_of(row).kort) if part),
                    Uitkomst(row.uitkomst) if row.uitkomst else None,
                    row.gewogen_op or row.ontvangen_op.date(),
                    row.vernietigen_op,
                    row.bewaarplicht,
                )
                for row in connection.execute(
                    query.where(s.status == SignaalStatus.AFGEROND, s.casus_id.is_(None))
                )
            ]

    def heeft_melder(self, signaal_id: UUID) -> bool:
        """Whether a reporter is kept, sealed."""
        s = t.signaal.c
        query = sa.select(sa.or_(s.melder_naam != "", s.melder_contact != "")).where(s.id == signaal_id)
        with self._reading() as connection:
            return bool(connection.scalar(query))

    def meldingen_op(self, plek: Adres, tot: datetime, zonder: UUID | None = None) -> int:
        """How many reports this address had in the 90 days before `tot`; each melding counts once.

        `zonder` is the signal of which this is asked: of those of the same moment the earlier numbers came before it.
        """
        if not plek.huisnummer:
            return 0
        with self._reading() as connection:
            own = connection.scalar(sa.select(t.signaal.c.volgnr).where(t.signaal.c.id == zonder))
            return self._reported(connection, plek, tot, own)

    def _reported(self, connection: Connection, plek: Adres, tot: datetime, own: int | None) -> int:
        """A signal that came to a casus at this address counts as the melding that it became there."""
        s, i = t.signaal.c, t.tijdlijnitem.c
        since = tot - timedelta(days=TELDAGEN)
        here = [id for id, place in objects_of(connection, plek) if rules.same_address(plek, place)]
        of_here = s.casus_id.in_(sa.select(t.casus.c.id).where(t.casus.c.object_id.in_(here)))
        earlier = s.ontvangen_op <= tot
        if own is not None:
            earlier = sa.or_(s.ontvangen_op < tot, sa.and_(s.ontvangen_op == tot, s.volgnr < own))
        signals = sa.select(*(s[name] for name in WHERE)).where(
            s.huisnummer == plek.huisnummer, s.ontvangen_op >= since, earlier,
            sa.or_(s.casus_id.is_(None), sa.not_(of_here)), self._open_to(),
        )  # fmt: skip
        found = sum(rules.same_address(plek, place_of(row)) for row in connection.execute(signals))
        entries = (
            sa.select(sa.func.count())
            .select_from(t.tijdlijnitem.join(t.casus, t.casus.c.id == i.casus_id))
            .where(
                t.casus.c.object_id.in_(here),
                i.soort == ItemSoort.MELDING,
                i.datum >= since.date(),
                i.datum <= tot.date(),
                self._seen(),
            )
        )
        if not here:
            return found
        itself = sa.select(sa.func.count()).where(s.volgnr == own, of_here)
        return found + int(connection.scalar(entries) or 0) - int(connection.scalar(itself) or 0)


def seal(signaal: Signaal) -> None:
    """Read without who reported it."""
    for name in ("melder_naam", "melder_contact"):
        set_committed_value(signaal, name, "")


def objects_of(connection: Connection, plek: Adres) -> list[tuple[UUID, Adres]]:
    """The objects with this house number, on whatever street."""
    if not plek.huisnummer:
        return []
    o = t.object_.c
    query = sa.select(o.id, *(o[name] for name in WHERE)).where(o.huisnummer == plek.huisnummer)
    return [(row.id, place_of(row)) for row in connection.execute(query)]


def place_of(row: Any) -> Adres:
    """Where, from the columns of WHERE."""
    return Adres(row.straat, row.huisnummer or 0, row.toevoeging, row.postcode, row.plaats)
