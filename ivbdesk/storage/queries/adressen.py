"""Reads of the addresses of the municipality: what a beginning can become, and whether an address exists."""

from __future__ import annotations

import re
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.betrokkenen.bagadres import BagAdres
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.signaal.gelijkenis import same_address
from ivbdesk.cases.taal.letters import fold_letters
from ivbdesk.storage.queries.source import Condition, Row, Source
from ivbdesk.storage.tables import dossier as t

_TYPED = re.compile(r"(?P<straat>.*?[^\W\d].*?)(?:[\s,]+(?P<nummer>\d{1,5})\s*-?\s*(?P<rest>[a-z0-9]{0,4}))?")
_POSTCODE = re.compile(r"(\d{4}) ?([a-z]{2})(?:[\s,]+(\d{1,5})\s*-?\s*([a-z0-9]{0,4}))?")
_TURNED = re.compile(r"(\d{1,5}[a-z]?)[\s,]+([^\W\d].*)")
"""The number before its street."""
_LONGEST = 250
_MOST_LIKE = 400
"""How many with such a number are looked through."""


@dataclass(frozen=True)
class AdresQueries:
    """Without an extract they find nothing."""

    source: Source

    def telling(self) -> tuple[int, int]:
        """How many addresses there are, and in how many streets."""
        c = t.bagadres.c
        query = sa.select(sa.func.count(), sa.func.count(sa.distinct(c.straat + c.plaats)))
        with self.source.reading() as connection:
            every, streets = connection.execute(query.select_from(t.bagadres)).one()
        return every, streets

    def aanvullen(self, tekst: str, most: int = 10) -> list[BagAdres]:
        """What is typed so far can become: streets, and with a number or a postcode the addresses, the nearest first."""
        typed = " ".join(fold_letters(tekst[:_LONGEST]).split())
        with self.source.reading() as connection:
            if postcode := _POSTCODE.fullmatch(typed):
                code = t.bagadres.c.postcode == f"{postcode[1]} {postcode[2].upper()}"
                return _addresses(connection, code, postcode[3] or "", postcode[4] or "", most)
            found = _begun(connection, typed, most)
            if not found and (turned := _TURNED.fullmatch(typed)):
                found = _begun(connection, f"{turned[2]} {turned[1]}", most)
        return found

    def vind(self, adres: Adres) -> list[BagAdres]:
        """The addresses that this is for sure; more than one where the town or the postcode would tell them apart."""
        c = t.bagadres.c
        if not adres.huisnummer:
            return []
        where = c.zoekstraat == fold_letters(adres.straat) if adres.straat else c.postcode == adres.postcode
        with self.source.reading() as connection:
            rows = connection.execute(sa.select(t.bagadres).where(where, c.huisnummer == adres.huisnummer))
            found = [_known(row) for row in rows]
        return [
            one
            for one in found
            if same_address(one.adres, adres if adres.straat else Adres(one.adres.straat, adres.huisnummer, adres.toevoeging))
            and adres.postcode in ("", one.adres.postcode)
        ]  # fmt: skip


def _begun(connection: Connection, typed: str, most: int) -> list[BagAdres]:
    """What begins with a street, and may go on with a number."""
    words = _TYPED.fullmatch(typed)
    if words is None:
        return []
    for named in _streets(words["straat"]):
        found = (
            _addresses(connection, named, words["nummer"], words["rest"] or "", most)
            if words["nummer"]
            else _only_streets(connection, named, most)
        )
        if found:
            return found
    return []


def _streets(begin: str) -> tuple[Condition, Condition]:
    """Streets that begin so, and where there is none those with a word that does."""
    street = t.bagadres.c.zoekstraat
    return sa.and_(street >= begin, street < f"{begin}\U0010ffff"), street.contains(
        f" {begin}", autoescape=True
    )


def _only_streets(connection: Connection, named: Condition, most: int) -> list[BagAdres]:
    c = t.bagadres.c
    query = (
        sa.select(c.straat, c.plaats).where(named).group_by(c.straat, c.plaats).order_by(c.straat).limit(most)
    )
    return [BagAdres(Adres(row.straat, plaats=row.plaats)) for row in connection.execute(query)]


def _addresses(connection: Connection, where: Condition, number: str, rest: str, most: int) -> list[BagAdres]:
    """Those with this number first, then those of which the number begins so."""
    c = t.bagadres.c
    begins = sa.cast(c.huisnummer, sa.Text).startswith(number) if number else sa.true()
    order = (sa.cast(c.huisnummer, sa.Text) != number, c.huisnummer, c.toevoeging, c.straat, c.plaats)
    rows = connection.execute(sa.select(t.bagadres).where(where, begins).order_by(*order).limit(_MOST_LIKE))
    wanted = rest.upper()
    fit = (one for row in rows if (one := _known(row)).adres.toevoeging.replace(" ", "").startswith(wanted))
    return [one for one, _ in zip(fit, range(most), strict=False)]


def _known(row: Row) -> BagAdres:
    adres = Adres(row.straat, row.huisnummer, row.toevoeging, row.postcode, row.plaats)
    return BagAdres(adres, row.buurt, row.wijk)
