"""Reads for a resident who asks for their own data: requests, which signals may be about them, who has the same name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.besluitvorming.verzoek import Verzoek, VerzoekStatus
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.bewaren.inzage_signaal import Naamgenoot, Signaaloordeel, Signaalvondst, kept_oordeel
from ivbdesk.cases.signaal import gelijkenis as rules
from ivbdesk.cases.signaal.gelijkenis import read_naam
from ivbdesk.cases.signaal.signaal import AANGEWEZEN, Dubbelbesluit, Signaal
from ivbdesk.cases.taal.woorden import words_of
from ivbdesk.cases.zoeken.zoeken import Zoekgroep
from ivbdesk.storage.asked import OfKind, Run
from ivbdesk.storage.queries.gelijkenis import alike_surnames, naam_in, said_name
from ivbdesk.storage.queries.signal_rows import NAMES, WHERE, place_of, seal
from ivbdesk.storage.queries.source import Row, Source
from ivbdesk.storage.search import TEXTS
from ivbdesk.storage.tables import dossier as t

_SAME_NAME = 96
"""The score of two names that are one, by the rules of likeness."""


_PICKED = "aangewezen bij het vastleggen"


@dataclass(frozen=True)
class InzageQueries:
    """Only signals without a casus: one that has a casus is told with that."""

    source: Source

    def verzoeken(self) -> list[Verzoek]:
        """The requests of residents: those that wait first, by their last day.

        Not of somebody who stands only in cases that are closed to the officer.
        """
        c = t.verzoek.c
        known = sa.or_(c.persoon_id.is_(None), c.persoon_id.not_in(self.source.unseen_people()))
        query = sa.select(Verzoek).where(known)
        return self.source.all(query.order_by(c.status != VerzoekStatus.LOOPT, c.uiterlijk))

    def persoon(self, persoon_id: UUID) -> Persoon:
        """The person; raises KeyError for an unknown id."""
        with self.source.session() as session:
            found = session.get(Persoon, persoon_id)
        if found is None:
            raise KeyError(persoon_id)
        return found

    def persoonsnamen(self) -> dict[UUID, str]:
        """The names of who has a request, by id."""
        asked = sa.select(t.verzoek.c.persoon_id)
        return {p.id: p.naam for p in self.source.all(sa.select(Persoon).where(t.persoon.c.id.in_(asked)))}

    def signalen_over(self, persoon_id: UUID) -> list[Signaal]:
        """The signals that were decided to be about a person, the oldest first; reporters sealed."""
        s, d = t.signaal.c, t.dubbelbesluit.c
        judged = sa.select(d.signaal_id).where(
            d.ander_id == persoon_id, d.zelfde, d.ander_soort != AANGEWEZEN
        )
        query = sa.select(Signaal).where(s.id.in_(judged), s.casus_id.is_(None)).order_by(s.volgnr)
        with self.source.session() as session:
            found = list(session.scalars(query))
            for item in found:
                seal(item)
            session.expunge_all()
            return found

    def gevonden_signalen(self, persoon_id: UUID, plekken: Sequence[Adres] = ()) -> list[Signaalvondst]:
        """Every signal that may be about a person, by name, by these addresses or by its words, the oldest first.

        What was decided before is found again whatever its name. Raises KeyError for an unknown person.
        """
        s = t.signaal.c
        about = self._judged(persoon_id)
        kept = {item.signaal_id: kept_oordeel(item) for item in about if item.ander_soort != AANGEWEZEN}
        picked = {item.signaal_id for item in about} - kept.keys()
        with self.source.reading() as connection:
            why: dict[UUID, list[str]] = {id: [] for id in kept} | {id: [_PICKED] for id in picked}
            for id, reason in (
                *self._by_name(connection, persoon_id),
                *(found for plek in plekken for found in self._by_place(connection, plek)),
            ):
                if reason not in why.setdefault(id, []):
                    why[id].append(reason)
            for id in self._by_words(connection, persoon_id):
                if not why.setdefault(id, []):
                    why[id].append("achternaam staat in de tekst")
            query = sa.select(Signaal).where(s.id.in_(why), s.casus_id.is_(None)).order_by(s.volgnr)
            with self.source.session() as session:
                return [_found(item, why[item.id], kept.get(item.id)) for item in session.scalars(query)]

    def naamgenoten(self, voornaam: str, achternaam: str, zonder: UUID | None = None) -> list[Naamgenoot]:
        """Who has this same name: in a casus that the officer may see, or because of an earlier request."""
        wanted = read_naam(voornaam, achternaam)
        p, b, c, v = t.persoon.c, t.betrokkenheid.c, t.casus.c, t.verzoek.c
        with self.source.reading() as connection:
            surnames = alike_surnames(wanted, connection.scalars(sa.select(p.achternaam).distinct()))
            people = sa.select(p.id, p.voornaam, p.achternaam, p.geboortejaar)
            found = [
                row
                for row in connection.execute(people.where(p.achternaam.in_(surnames), p.id != zonder))
                if rules.compare_names(wanted, read_naam(row.voornaam, row.achternaam)).score >= _SAME_NAME
            ]
            made = []
            for row in found:
                roles = sa.select(c.nummer, self.source.seen().label("gezien")).join(
                    t.betrokkenheid, b.casus_id == c.id
                )
                cases = connection.execute(roles.where(b.persoon_id == row.id).order_by(c.nummer)).all()
                seen = tuple(dict.fromkeys(item.nummer for item in cases if item.gezien))
                asked = connection.scalar(sa.select(sa.func.count()).where(v.persoon_id == row.id))
                if seen or (asked and not cases):
                    made.append(Naamgenoot(row.id, row.geboortejaar, seen))
            return made

    def _judged(self, persoon_id: UUID) -> list[Dubbelbesluit]:
        return self.source.all(sa.select(Dubbelbesluit).where(t.dubbelbesluit.c.ander_id == persoon_id))

    def _by_name(self, connection: Connection, persoon_id: UUID) -> list[tuple[UUID, str]]:
        s = t.signaal.c
        wanted = naam_in(_person(connection, persoon_id))
        surnames = alike_surnames(wanted, connection.scalars(sa.select(s.achternaam).distinct()))
        query = sa.select(s.id, *(s[name] for name in NAMES)).where(
            s.achternaam.in_(surnames), s.casus_id.is_(None)
        )
        return [
            (item.id, f"{match.reden} {said_name(item)}")
            for item in connection.execute(query)
            if (match := rules.compare_names(wanted, naam_in(item))).score
        ]

    def _by_place(self, connection: Connection, plek: Adres) -> list[tuple[UUID, str]]:
        s = t.signaal.c
        if not plek.huisnummer:
            return []
        query = sa.select(s.id, *(s[name] for name in WHERE)).where(
            s.huisnummer == plek.huisnummer, s.casus_id.is_(None)
        )
        return [
            (item.id, f"{match.reden} {place_of(item).kort}")
            for item in connection.execute(query)
            if (match := rules.compare_addresses(plek, place_of(item))).score
        ]

    def _by_words(self, connection: Connection, persoon_id: UUID) -> list[UUID]:
        words = words_of(_person(connection, persoon_id).achternaam)
        if not words:
            return []
        mentioned = TEXTS.matches(OfKind(Zoekgroep.SIGNAAL, Run(tuple(words))))
        p = t.vindplaats.c
        query = sa.select(p.entiteit_id).select_from(TEXTS.table.join(t.vindplaats, p.nr == TEXTS.nr))
        return list(connection.scalars(query.where(mentioned)))


def _person(connection: Connection, persoon_id: UUID) -> Row:
    p = t.persoon.c
    found = connection.execute(sa.select(*(p[name] for name in NAMES)).where(p.id == persoon_id)).first()
    if found is None:
        raise KeyError(persoon_id)
    return found


def _found(signaal: Signaal, why: list[str], kept: Signaaloordeel | None) -> Signaalvondst:
    return Signaalvondst(
        id=signaal.id,
        nummer=signaal.nummer,
        wat=signaal.thema.label,
        op=signaal.ontvangen_op,
        waar=str(signaal.plek),
        wie=signaal.naam,
        tekst=signaal.tekst,
        stand=signaal.uitkomst.label if signaal.uitkomst else signaal.status.label,
        reden=", ".join(why) or "eerder beoordeeld",
        oordeel=kept,
    )
