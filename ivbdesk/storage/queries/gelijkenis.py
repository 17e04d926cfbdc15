"""Reads of what resembles a signal: earlier ones and cases at about its address or with about its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal import gelijkenis as rules
from ivbdesk.cases.signaal.gelijkenis import Buur, Naam, Overeenkomst, read_naam
from ivbdesk.cases.signaal.ontvangst import day_of
from ivbdesk.storage.places import OF_CASES
from ivbdesk.storage.queries.signal_rows import NAMES, WHERE, objects_of, open_to, place_of
from ivbdesk.storage.queries.source import Query, Row, Source
from ivbdesk.storage.tables import dossier as t

_SHOWN = 12
_RANKED = 200
"""How many of the newest with a name that fits are ranked."""


@dataclass(frozen=True)
class GelijkenisQueries:
    """The reads of likenesses; nothing is ever merged by itself."""

    source: Source

    def buren(self, plek: Adres, voornaam: str, achternaam: str, zonder: UUID | None = None) -> list[Buur]:
        """Signals and cases at about this address or with about this name, the most alike first.

        A casus that is closed to the officer is not among them.
        """
        name = read_naam(voornaam, achternaam) if len(achternaam.strip()) > 2 else None
        found: dict[UUID, Buur] = {}
        with self.source.reading() as connection:
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
            id: match.told_of(place.kort) for id, place in objects_of(connection, plek)
            if (match := rules.compare_addresses(plek, place)).score
        }  # fmt: skip
        if not fits:
            return
        c = t.casus.c
        places = OF_CASES.c.object_id
        query = _cases().join(OF_CASES, OF_CASES.c.casus_id == c.id).add_columns(places)
        query = query.where(places.in_(fits), self.source.seen())
        for row in connection.execute(query.order_by(c.volgnr.desc()).limit(_RANKED)):
            yield _casus(row, fits[row.object_id])

    def _cases_named(self, connection: Connection, name: Naam) -> Iterator[Buur]:
        p, b = t.persoon.c, t.betrokkenheid.c
        surnames = alike_surnames(name, connection.scalars(sa.select(p.achternaam).distinct()))
        people = sa.select(p.id, *(p[name] for name in NAMES)).where(p.achternaam.in_(surnames))
        newest = people.order_by(p.volgnr.desc()).limit(_RANKED)
        if name.voornaam:
            first = sa.func.lower(p.voornaam)
            # SQLite knows no l in Ł: what begins with a letter of its own is judged by the rules alone.
            newest = newest.where(first.startswith(name.voornaam[0]) | (first == "") | (first >= "\x80"))
        found = newest.subquery()
        roles = (
            sa.select(found, b.casus_id)
            .join(t.betrokkenheid, b.persoon_id == found.c.id)
            .join(t.casus, t.casus.c.id == b.casus_id)
            .where(self.source.seen())
        )
        best: dict[UUID, Overeenkomst] = {}
        for row in connection.execute(roles):
            match = rules.compare_names(name, naam_in(row))
            if match.score > best.get(row.casus_id, rules.ANDERS).score:
                best[row.casus_id] = replace(match, reden=f"{match.reden} {said_name(row)}")
        if best:
            for row in connection.execute(_cases().where(t.casus.c.id.in_(best))):
                yield _casus(row, best[row.id])

    def _signals_at(self, connection: Connection, plek: Adres, zonder: UUID | None) -> Iterator[Buur]:
        s = t.signaal.c
        if not plek.huisnummer and not plek.straat.strip():
            return
        number = s.huisnummer == plek.huisnummer if plek.huisnummer else s.huisnummer.is_(None)
        for row in self._signals(connection, sa.and_(number, s.id != zonder)):
            match = rules.compare_addresses(plek, place_of(row))
            if match.score:
                yield _signal(row, match.told_of(place_of(row).kort))

    def _signals_named(self, connection: Connection, name: Naam, zonder: UUID | None) -> Iterator[Buur]:
        s = t.signaal.c
        surnames = alike_surnames(name, connection.scalars(sa.select(s.achternaam).distinct()))
        for row in self._signals(connection, sa.and_(s.achternaam.in_(surnames), s.id != zonder)):
            match = rules.compare_names(name, naam_in(row))
            if match.score:
                yield _signal(row, replace(match, reden=f"{match.reden} {said_name(row)}"))

    def _signals(
        self, connection: Connection, where: sa.ColumnElement[bool]
    ) -> sa.CursorResult[*tuple[object, ...]]:
        s = t.signaal.c
        own = (s.id, s.nummer, s.thema, s.ontvangen_op, s.casus_id)
        query = sa.select(*own, *(s[name] for name in (*NAMES, *WHERE))).where(where, open_to(self.source))
        return connection.execute(query.order_by(s.ontvangen_op.desc()).limit(_RANKED))

    def is_bekend(self, plek: Adres) -> bool:
        """Whether there is a signal or casus that the officer may see at this address."""
        return any(rules.same_address(plek, one) for one in self._known_at(plek))

    def lijkend_adres(self, plek: Adres) -> Adres | None:
        """The known address that was perhaps meant, of a signal or casus that the officer may see."""
        return rules.meant_address(plek, self._known_at(plek))

    def _known_at(self, plek: Adres) -> list[Adres]:
        """The addresses with this number, each as often as it was written."""
        if not plek.huisnummer or not plek.straat.strip():
            return []
        s, o, c = t.signaal.c, t.object_.c, t.casus.c
        here = c.id == OF_CASES.c.casus_id
        seen = sa.exists().where(OF_CASES.c.object_id == o.id, here, self.source.seen())
        at_signals = sa.select(*(s[name] for name in WHERE)).where(
            s.huisnummer == plek.huisnummer, open_to(self.source)
        )
        at_cases = sa.select(*(o[name] for name in WHERE)).where(o.huisnummer == plek.huisnummer, seen)
        with self.source.reading() as connection:
            return [place_of(row) for query in (at_signals, at_cases) for row in connection.execute(query)]


def _cases() -> Query:
    c, s = t.casus.c, t.stand.c
    return sa.select(c.id, c.nummer, c.titel, c.soort, c.geopend_op, s.hoofdpersoon, s.adres).join(
        t.stand, s.casus_id == c.id
    )


def _casus(row: Row, match: Overeenkomst) -> Buur:
    what = f"Casus {CasusSoort(row.soort).kort.lower()}: {row.titel}"
    return Buur(
        "casus", row.id, row.nummer, what, row.hoofdpersoon, row.adres, row.geopend_op, match.reden, match.score,
        casus_id=row.id,
    )  # fmt: skip


def _signal(row: Row, match: Overeenkomst) -> Buur:
    what = f"Signaal {Thema(row.thema).label.lower()}"
    return Buur(
        "signaal", row.id, row.nummer, what, said_name(row), place_of(row).kort, day_of(row.ontvangen_op), match.reden,
        match.score, casus_id=row.casus_id,
    )  # fmt: skip


def _joined(one: Buur, other: Buur) -> Buur:
    """The same thing found twice: by its address and by its name."""
    if one.reden == other.reden:  # two of its homes
        return max(one, other, key=lambda buur: buur.score)
    return replace(one, reden=f"{one.reden}, {other.reden}", score=min(100, max(one.score, other.score) + 5))


def alike_surnames(name: Naam, surnames: Iterable[str]) -> list[str]:
    """Of all surnames that are there those that resemble, whatever the first name."""
    only = Naam(name.kernen, "", False)
    return [
        text
        for text in surnames
        if rules.compare_names(only, replace(read_naam("", text), voornaam="")).score
    ]


def naam_in(row: Row) -> Naam:
    """The name in a row, to compare; the initials stand for a first name that is not known."""
    return read_naam(row.voornaam or row.voorletters, row.achternaam)


def said_name(row: Row) -> str:
    """The name in a row, as it is said."""
    parts = (row.voornaam or row.voorletters, row.tussenvoegsel, row.achternaam)
    return " ".join(part for part in parts if part)
