"""Reads of signals: the list, one whole, what resembles it, and how often was reported at an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.orm.attributes import set_committed_value

from ivbdesk.cases import gelijkenis as rules
from ivbdesk.cases.gelijkenis import Buur, Naam, Overeenkomst, read_naam
from ivbdesk.cases.kader import CasusSoort
from ivbdesk.cases.nederlands import AMSTERDAM
from ivbdesk.cases.object import Adres
from ivbdesk.cases.rijen import SignaalFilter, SignaalRij, SignaalVolgorde
from ivbdesk.cases.signaal import TELDAGEN, Signaal, SignaalBron, SignaalStatus, Thema
from ivbdesk.cases.tijdlijn import ItemSoort
from ivbdesk.cases.zoeken import match_query
from ivbdesk.storage import tables as t
from ivbdesk.storage.queries_register import RegisterQueries
from ivbdesk.storage.toegang import demand_visible
from ivbdesk.storage.vindplaatsen import SIGNAAL, kind_word

_VIND = sa.table("vind", sa.column("rowid", sa.Integer), sa.column("vind", sa.Text))
_NEWER: sa.ColumnElement[int] = sa.literal_column("persoon.rowid", sa.Integer)
WAITING: sa.ColumnElement[bool] = t.signaal.c.status.in_(
    [status for status in SignaalStatus if status is not SignaalStatus.AFGEROND]
)
"""True of a signal that is still to be weighed; as the index of the states can tell."""
_SHOWN = 12
_RANKED = 200
"""How many of the newest with a name that fits are ranked."""
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

    def _late(self) -> sa.ColumnElement[bool]:
        """True of a signal that waits too long to be weighed."""
        s, today = t.signaal.c, self.now().astimezone(AMSTERDAM).date()
        return sa.and_(WAITING, s.ontvangen_op < self.weegtermijn.late_before(today))

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
            for name in ("melder_naam", "melder_contact"):
                set_committed_value(found, name, "")
            session.expunge_all()
            return found

    def heeft_melder(self, signaal_id: UUID) -> bool:
        """Whether a reporter is kept, sealed."""
        s = t.signaal.c
        query = sa.select(sa.or_(s.melder_naam != "", s.melder_contact != "")).where(s.id == signaal_id)
        with self._reading() as connection:
            return bool(connection.scalar(query))

    def meldingen_op(self, plek: Adres, tot: datetime, zonder: UUID | None = None) -> int:
        """How often was reported at this address in the 90 days before `tot`; each melding counts once.

        `zonder` is the signal of which this is asked: of those of the same moment the earlier numbers came before it.
        """
        if not plek.huisnummer:
            return 0
        with self._reading() as connection:
            own = connection.scalar(sa.select(t.signaal.c.volgnr).where(t.signaal.c.id == zonder))
            return self._reported(connection, plek, tot, own)

    def _reported(self, connection: Connection, plek: Adres, tot: datetime, own: int | None) -> int:
        s, i = t.signaal.c, t.tijdlijnitem.c
        since = tot - timedelta(days=TELDAGEN)
        of_casus = sa.select(i.id).where(
            i.casus_id == s.casus_id, i.soort == ItemSoort.MELDING, sa.func.instr(i.tekst, s.tekst) > 0
        )
        earlier = s.ontvangen_op <= tot
        if own is not None:
            earlier = sa.or_(s.ontvangen_op < tot, sa.and_(s.ontvangen_op == tot, s.volgnr < own))
        signals = sa.select(*(s[name] for name in WHERE)).where(
            s.huisnummer == plek.huisnummer, s.ontvangen_op >= since, earlier,
            sa.not_(of_casus.exists()), self._open_to(),
        )  # fmt: skip
        found = sum(rules.same_address(plek, place_of(row)) for row in connection.execute(signals))
        here = [id for id, place in _objects(connection, plek) if rules.same_address(plek, place)]
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
        told = int(connection.execute(entries).scalar_one()) if here else 0
        return found + told

    def buren(self, plek: Adres, voornaam: str, achternaam: str, zonder: UUID | None = None) -> list[Buur]:
        """Signals and cases at about this address or with about this name, the most alike first.

        A casus that is closed to the officer shows at its address by number only, and at a name not at all.
        """
        name = read_naam(voornaam, achternaam) if len(achternaam.strip()) > 2 else None
        found: dict[UUID, Buur] = {}
        with self._reading() as connection:
            for buur in (
                *self._cases_at(connection, plek),
                *self._signals_at(connection, plek, zonder),
                *(self._cases_named(connection, name) if name else ()),
                *(self._signals_named(connection, name, zonder) if name else ()),
            ):
                known = found.get(buur.id)
                found[buur.id] = buur if known is None else _joined(known, buur)
        return sorted(found.values(), key=lambda b: (-b.score, -b.op.toordinal(), b.nummer))[:_SHOWN]

    def _cases_at(self, connection: Connection, plek: Adres) -> Iterator[Buur]:
        fits = {
            id: match for id, place in _objects(connection, plek)
            if (match := rules.compare_addresses(plek, place)).score
        }  # fmt: skip
        if not fits:
            return
        c = t.casus.c
        query = _cases().add_columns(self._seen().label("gezien"), c.object_id).where(c.object_id.in_(fits))
        for row in connection.execute(query.order_by(c.volgnr.desc()).limit(_RANKED)):
            yield _casus(row, fits[row.object_id], row.gezien)

    def _cases_named(self, connection: Connection, name: Naam) -> Iterator[Buur]:
        p, b = t.persoon.c, t.betrokkenheid.c
        surnames = _like(name, connection.scalars(sa.select(p.achternaam).distinct()))
        people = sa.select(p.id, p.voornaam, p.tussenvoegsel, p.achternaam).where(p.achternaam.in_(surnames))
        newest = people.order_by(_NEWER.desc()).limit(_RANKED)
        if name.voornaam:
            newest = newest.where(sa.func.lower(p.voornaam).startswith(name.voornaam[0]) | (p.voornaam == ""))
        found = newest.subquery()
        roles = (
            sa.select(found, b.casus_id)
            .join(t.betrokkenheid, b.persoon_id == found.c.id)
            .join(t.casus, t.casus.c.id == b.casus_id)
            .where(self._seen())
        )
        best: dict[UUID, Overeenkomst] = {}
        for row in connection.execute(roles):
            match = rules.compare_names(name, read_naam(row.voornaam, row.achternaam))
            if match.score > best.get(row.casus_id, rules.ANDERS).score:
                best[row.casus_id] = replace(match, reden=f"{match.reden} {_said(row)}")
        if best:
            for row in connection.execute(_cases().where(t.casus.c.id.in_(best))):
                yield _casus(row, best[row.id], True)

    def _signals_at(self, connection: Connection, plek: Adres, zonder: UUID | None) -> Iterator[Buur]:
        s = t.signaal.c
        if not plek.huisnummer and not plek.straat.strip():
            return
        number = s.huisnummer == plek.huisnummer if plek.huisnummer else s.huisnummer.is_(None)
        for row in self._signals(connection, sa.and_(number, s.id != zonder)):
            match = rules.compare_addresses(plek, place_of(row))
            if match.score:
                yield _signal(row, match)

    def _signals_named(self, connection: Connection, name: Naam, zonder: UUID | None) -> Iterator[Buur]:
        s = t.signaal.c
        surnames = _like(name, connection.scalars(sa.select(s.achternaam).distinct()))
        for row in self._signals(connection, sa.and_(s.achternaam.in_(surnames), s.id != zonder)):
            match = rules.compare_names(name, read_naam(row.voornaam, row.achternaam))
            if match.score:
                yield _signal(row, replace(match, reden=f"{match.reden} {_said(row)}"))

    def _signals(self, connection: Connection, where: sa.ColumnElement[bool]) -> sa.CursorResult[Any]:
        s = t.signaal.c
        own = (s.id, s.nummer, s.thema, s.ontvangen_op, s.casus_id, s.voornaam, s.tussenvoegsel, s.achternaam)
        query = sa.select(*own, *(s[name] for name in WHERE)).where(where, self._open_to())
        return connection.execute(query.order_by(s.ontvangen_op.desc()).limit(_RANKED))


def _objects(connection: Connection, plek: Adres) -> list[tuple[UUID, Adres]]:
    if not plek.huisnummer:
        return []
    o = t.object_.c
    query = sa.select(o.id, *(o[name] for name in WHERE)).where(o.huisnummer == plek.huisnummer)
    return [(row.id, place_of(row)) for row in connection.execute(query)]


def _like(name: Naam, surnames: Any) -> list[str]:
    """Of all surnames that are there those that resemble, whatever the first name."""
    only = Naam(name.kernen, "", False)
    return [
        text
        for text in surnames
        if rules.compare_names(only, replace(read_naam("", text), voornaam="")).score
    ]


def _cases() -> sa.Select[Any]:
    c, s = t.casus.c, t.stand.c
    return sa.select(c.id, c.nummer, c.titel, c.soort, c.geopend_op, s.hoofdpersoon, s.adres).join(
        t.stand, s.casus_id == c.id
    )


def _casus(row: Any, match: Overeenkomst, seen: bool) -> Buur:
    if not seen:
        return Buur(
            "casus",
            row.id,
            row.nummer,
            "Besloten casus",
            "",
            "",
            row.geopend_op,
            match.reden,
            match.score,
            True,
        )
    what = f"Casus {CasusSoort(row.soort).kort.lower()}: {row.titel}"
    return Buur(
        "casus", row.id, row.nummer, what, row.hoofdpersoon, row.adres, row.geopend_op, match.reden, match.score,
        casus_id=row.id,
    )  # fmt: skip


def _signal(row: Any, match: Overeenkomst) -> Buur:
    what = f"Signaal {Thema(row.thema).label.lower()}"
    return Buur(
        "signaal", row.id, row.nummer, what, _said(row), place_of(row).kort, row.ontvangen_op.date(), match.reden,
        match.score, casus_id=row.casus_id,
    )  # fmt: skip


def _joined(one: Buur, other: Buur) -> Buur:
    """The same thing found twice: by its address and by its name."""
    if one.dicht or other.dicht:
        return one if one.dicht else other
    return replace(one, reden=f"{one.reden}, {other.reden}", score=min(100, max(one.score, other.score) + 5))


def _said(row: Any) -> str:
    return " ".join(part for part in (row.voornaam, row.tussenvoegsel, row.achternaam) if part)


def place_of(row: Any) -> Adres:
    """Where, from the columns of WHERE."""
    return Adres(row.straat, row.huisnummer or 0, row.toevoeging, row.postcode, row.plaats)
