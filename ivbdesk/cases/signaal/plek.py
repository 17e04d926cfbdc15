"""Where something happened, from typed text: a whole address, only a street, or a place in words."""

from __future__ import annotations

from collections.abc import Collection

from ivbdesk.cases.betrokkenen.adrestekst import read_fields
from ivbdesk.cases.betrokkenen.object import Adres


def read_plek(
    straat: str,
    huisnummer: str,
    toevoeging: str,
    postcode: str,
    plaats: str,
    *,
    plaatsen: Collection[str] = (),
) -> Adres:
    """Where, from typed text: a whole address, only a street, or a place in words. Raises RegelFout at the field."""
    found = read_fields(straat, huisnummer, toevoeging, postcode, plaats, plaatsen=plaatsen)
    return found.adres if found.adres.straat else Adres(found.tekst, postcode=found.adres.postcode)
