"""Search over everything in the encrypted index, while typing; and the views of a list that were kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import partial
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.signaal.ontvangst import day_of
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.cases.taal.woorden import words_of
from ivbdesk.cases.zoeken.bedoeld import meant
from ivbdesk.cases.zoeken.weergave import Weergave
from ivbdesk.cases.zoeken.zoeken import (
    Zoekgroep,
    Zoekvondst,
    apart,
    fits,
    mark,
    rank,
    snippet,
    wanted_words,
)
from ivbdesk.storage.access import visible
from ivbdesk.storage.asked import Asked, InColumns, OfKind
from ivbdesk.storage.declared import about_of, said
from ivbdesk.storage.known_words import words_from
from ivbdesk.storage.motor import NoLongerWanted, Wanted, motor_of
from ivbdesk.storage.places import OF_CASES
from ivbdesk.storage.queries.mensen import name_in, parts_of_name
from ivbdesk.storage.queries.source import Query, Row, Source
from ivbdesk.storage.search import ADDRESS, CASES, NAME, NUMBER_OR_TITLE, TEXTS, match_query, written
from ivbdesk.storage.tables import dossier as t

_NEWEST = 40
"""How many of the newest hits of a group are ranked."""
_REACHED = "Adres of telefoon van een betrokkene"
_MOST_WORDS, _MOST_COMPARED = 24, 5000
_FOUND: dict[Zoekgroep, sa.Table] = {
    group: table
    for group in Zoekgroep
    for table in t.metadata.sorted_tables
    if about_of(table).found is group
}
"""The kinds of text that are found, in the order of their groups."""
_SEEN = visible(sa.bindparam("officer"), sa.bindparam("now"))


def always() -> bool:
    """The question is never taken back."""
    return True


@dataclass(frozen=True)
class ZoekQueries:
    """The reads of the search field. Each gives at most `most` hits of each group, the best first.

    `wanted` is asked while searching whether an answer is still waited for; when it is not, the search stops at
    once and gives nothing.
    """

    source: Source

    @contextmanager
    def _searching(self, wanted: Wanted) -> Iterator[Connection]:
        with self.source.reading() as connection, motor_of(connection).while_wanted(connection, wanted):
            yield connection

    def zoek_casussen(
        self, tekst: str, vandaag: date, most: int = 5, wanted: Wanted = always
    ) -> list[Zoekvondst]:
        """Cases by number or title, people by name, places by address, and partners."""
        query = match_query(tekst)
        if not query:
            return []
        try:
            with self._searching(wanted) as connection:
                signals = self._signal_numbered(connection, tekst)
                found = self._by_columns(connection, query, tekst, vandaag, most)
        except NoLongerWanted:
            return []
        return [*signals, *found, *self._partners(tekst)[:most]]

    def _signal_numbered(self, connection: Connection, tekst: str) -> list[Zoekvondst]:
        """The signal of which the whole number was typed: no casus with such a number stands before it."""
        if not any(map(str.isdigit, tekst)):
            return []
        s, c, typed = t.signaal.c, t.casus.c, tekst.strip().upper()
        query = (
            sa.select(s.id, s.nummer, s.tekst, s.casus_id, s.ontvangen_op)
            .outerjoin(t.casus, c.id == s.casus_id)
            .where(
                s.nummer.in_([typed, "-".join(apart(typed.lower())).upper()]),
                sa.or_(s.casus_id.is_(None), self.source.seen()),
            )
        )
        return [
            Zoekvondst(
                Zoekgroep.SIGNAAL,
                row.id,
                row.casus_id,
                mark(row.nummer, tekst),
                snippet(row.tekst, ""),
                day_of(row.ontvangen_op),
            )
            for row in connection.execute(query)
        ]

    def _by_columns(
        self, connection: Connection, query: Asked, tekst: str, vandaag: date, most: int
    ) -> list[Zoekvondst]:
        numbers = self._cases(connection, NUMBER_OR_TITLE, query)
        hits = [_as_casus(row) for row in numbers]
        groups = [hits, self._people(connection, query, tekst)]
        groups.append(self._places(connection, query, tekst))
        if not any(groups):  # a name and a street together
            groups = [[_as_casus(row, row.hoofdpersoon) for row in self._cases(connection, (), query)]]
        best = [hit for found in groups for hit in rank(found, tekst, vandaag)[:most]]
        return [replace(hit, kop=mark(hit.kop, tekst), tekst=mark(hit.tekst, tekst)) for hit in best]

    def _cases(self, connection: Connection, columns: tuple[str, ...], query: Asked) -> list[Row]:
        """The newest cases that the officer may see and of which these columns match."""
        asked = InColumns(columns, query) if columns else query
        return list(connection.execute(_CASE_HITS, {"asked": asked, **self._who()}))

    def _who(self) -> dict[str, object]:
        return {"officer": self.source.officer, "now": self.source.now()}

    def _people(self, connection: Connection, query: Asked, tekst: str) -> list[Zoekvondst]:
        """Everyone of those cases whose own name fits, in whatever role."""
        rows = {row.id: row for row in self._cases(connection, NAME, query)}
        b, p = t.betrokkenheid.c, t.persoon.c
        people = sa.select(b.casus_id, p.id, b.rol, *parts_of_name()).join_from(t.betrokkenheid, t.persoon)
        found: dict[tuple[UUID, UUID], Zoekvondst] = {}
        for one in connection.execute(people.where(b.casus_id.in_(list(rows)))) if rows else ():
            casus = rows[one.casus_id]
            known = name_in(one)
            listed = known.lijstnaam
            if fits(f"{listed} {known.volledig}", tekst):
                about = f"{_born(known, tekst)}{one.rol.label.lower()} · {casus.nummer} {casus.titel}"
                found[one.id, casus.id] = Zoekvondst(
                    Zoekgroep.PERSOON, one.id, casus.id, listed, about, casus.laatste_op, _is_open(casus)
                )
        return list(found.values())

    def _places(self, connection: Connection, query: Asked, tekst: str) -> list[Zoekvondst]:
        """The cases with such an address: by their own where that fits, otherwise by where someone of them is reached."""
        rows = self._cases(connection, ADDRESS, query)
        o = t.object_.c
        columns = [o[part.name] for part in fields(Adres)]
        objects = sa.select(OF_CASES.c.casus_id, *columns).join(t.object_, o.id == OF_CASES.c.object_id)
        asked = objects.where(OF_CASES.c.casus_id.in_([row.id for row in rows]))
        own: dict[UUID, list[Adres]] = {}
        for casus_id, *parts in connection.execute(asked) if rows else ():
            own.setdefault(casus_id, []).append(Adres(*parts))
        return [_as_address(row, own.get(row.id, []), tekst) for row in rows]

    def _partners(self, tekst: str) -> list[Zoekvondst]:
        found = []
        for partner in self.source.all(sa.select(Partner).order_by(t.partner.c.naam)):
            if fits(" ".join((said(partner), *map(said, partner.contactpersonen))), tekst):
                who = next((one for one in partner.contactpersonen if fits(said(one), tekst)), None)
                about = f"{who.naam}, {who.functie}".rstrip(", ") if who else partner.diensten
                kop = mark(partner.naam, tekst)
                found.append(Zoekvondst(Zoekgroep.PARTNER, partner.id, None, kop, snippet(about, tekst)))
        return found

    def zoek_teksten(
        self, tekst: str, vandaag: date, most: int = 5, wanted: Wanted = always
    ) -> list[Zoekvondst]:
        """Every kind of text with these words; of each kind the newest that match, the best first."""
        try:
            with self._searching(wanted) as connection:
                return self._in_texts(connection, tekst, vandaag, most, wanted)
        except NoLongerWanted:
            return []

    def zoek_bedoeld(
        self, tekst: str, vandaag: date, most: int = 5, wanted: Wanted = always, *, ook: bool = False
    ) -> list[Zoekvondst]:
        """What is found for the words that were perhaps meant, where what was typed is found nowhere.

        With `ook` it is found, and this gives what is like it.
        """
        try:
            with self._searching(wanted) as connection:
                other = meant(tekst, _known_words(connection, tekst), ook=ook)
                if not other:
                    return []
                query = match_query(other)
                found = self._by_columns(connection, query, other, vandaag, most) if query else []
                found += self._in_texts(connection, other, vandaag, most, wanted)
        except NoLongerWanted:
            return []
        return [replace(hit, lijkt=True) for hit in found]

    def _in_texts(
        self, connection: Connection, tekst: str, vandaag: date, most: int, wanted: Wanted
    ) -> list[Zoekvondst]:
        query = match_query(tekst, partial(_becoming, connection))
        found: list[Zoekvondst] = []
        if query is None:
            return []
        for groep in _FOUND:
            if not wanted():
                return []
            hits = rank(self._texts(connection, groep, query), tekst, vandaag)[:most]
            found += [replace(hit, kop=mark(hit.kop, tekst), tekst=snippet(hit.tekst, tekst)) for hit in hits]
        return found

    def _texts(self, connection: Connection, groep: Zoekgroep, query: Asked) -> list[Zoekvondst]:
        """The newest texts of a kind that match; those of a casus that the officer may not see are passed by."""
        asked = {"asked": OfKind(groep, query), **self._who()}
        found = connection.execute(_TEXT_HITS[groep], asked)
        return [_as_text(groep, row) for row in found]

    def weergaven(self, lijst: str) -> list[Weergave]:
        """The kept views of this officer of one list, by name."""
        c = t.weergave.c
        query = sa.select(Weergave).where(c.lijst == lijst, c.door == self.source.officer)
        found: list[Weergave] = self.source.all(query)
        return sorted(found, key=lambda item: item.naam.casefold())


def _case_hits() -> Query:
    c, s = t.casus.c, t.stand.c
    return (
        sa.select(c.id, c.nummer, c.titel, c.status, s.hoofdpersoon, s.laatste_op)
        .select_from(CASES.table.join(t.casus, c.volgnr == CASES.nr).join(t.stand, s.casus_id == c.id))
        .where(CASES.matches(newest=_NEWEST), _SEEN)
        .order_by(CASES.nr.desc())
        .limit(_NEWEST)
    )


def _text_hits(groep: Zoekgroep) -> Query:
    c, p = t.casus.c, t.vindplaats.c
    table = _FOUND[groep]
    own = {Zoekgroep.SIGNAAL: "nummer", Zoekgroep.STUK: "naam"}.get(groep)
    kind = table.c[own] if own else sa.literal("")
    return (
        sa.select(TEXTS.tekst, p.entiteit_id, p.casus_id, c.nummer, c.titel, c.status,
                  table.c[about_of(table).day].label("dag"), kind.label("eigen"))
        .select_from(
            TEXTS.table.join(t.vindplaats, p.nr == TEXTS.nr)
            .join(table, table.c.id == p.entiteit_id)
            .outerjoin(t.casus, c.id == p.casus_id)
        )
        .where(TEXTS.matches(newest=_NEWEST), sa.or_(p.casus_id.is_(None), _SEEN))
        .order_by(TEXTS.nr.desc())
        .limit(_NEWEST)
    )  # fmt: skip


_CASE_HITS, _TEXT_HITS = _case_hits(), {groep: _text_hits(groep) for groep in _FOUND}
"""Made once: to put a statement together anew takes longer than most of them run."""


def _is_open(row: Row) -> bool:
    return CasusStatus(row.status).is_open


def _born(known: Persoonsgegevens, tekst: str) -> str:
    """The born name, where it is by that one that somebody was found."""
    without = replace(known, geboortenaam="")
    found = fits(f"{known.lijstnaam} {without.volledig}", tekst)
    return "" if found else f"geboren {known.geboortenaam} · "


def _as_casus(row: Row, who: str = "") -> Zoekvondst:
    about = f"{row.titel} · {who}" if who else row.titel
    return Zoekvondst(Zoekgroep.CASUS, row.id, row.id, row.nummer, about, row.laatste_op, _is_open(row))


def _as_address(row: Row, own: list[Adres], tekst: str) -> Zoekvondst:
    """Such a casus: its address as short as holds what was typed, with the postcode only if that was."""
    ways = [(adres.kort, f"{adres.huisnummer}{adres.toevoeging}") for adres in own]
    ways += [(str(adres), " ".join(adres.kenmerken)) for adres in own]
    kop = next((way for way, together in ways if fits(f"{way} {together}", tekst)), _REACHED)
    about = f"{row.nummer} {row.titel}"
    return Zoekvondst(Zoekgroep.ADRES, row.id, row.id, kop, about, row.laatste_op, _is_open(row))


def _as_text(groep: Zoekgroep, row: Row) -> Zoekvondst:
    day = day_of(row.dag) if groep is Zoekgroep.SIGNAAL else row.dag
    about = [row.eigen] if row.eigen else []
    about += [f"{row.nummer} {row.titel}"] if row.nummer else []
    kop = " · ".join([short_date(day), *about])
    is_open = row.status is None or _is_open(row)
    text = written(row.tekst).removeprefix(f"{row.eigen} " if row.eigen else "")
    return Zoekvondst(groep, row.entiteit_id, row.casus_id, kop, text, day, is_open)


def _known_words(connection: Connection, tekst: str) -> set[str]:
    """The words of names and streets, and those of texts that begin with the letter of a word that was typed."""
    names = connection.scalars(sa.select(t.persoon.c.achternaam).union(sa.select(t.object_.c.straat)))
    known = {word for name in names for word in words_of(name)}
    for letter in {word[0] for word in wanted_words(tekst)}:
        known.update(words_from(connection, letter, _MOST_COMPARED))
    return known


def _becoming(connection: Connection, beginning: str) -> list[str]:
    """The words in the index that begin so, the most frequent first."""
    return words_from(connection, beginning, _MOST_WORDS)
