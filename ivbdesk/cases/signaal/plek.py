"""Where something happened, from typed text: a whole address, only a street, or a place in words."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ivbdesk.cases.betrokkenen.adrestekst import read_fields
from ivbdesk.cases.betrokkenen.object import Adres, parse_postcode
from ivbdesk.cases.taal.fouten import RegelFout


def plek_faults(
    straat: str,
    huisnummer: str,
    toevoeging: str,
    postcode: str,
    plaats: str,
    *,
    plaatsen: Collection[str] = (),
) -> dict[str, str]:
    """All that `read_plek` objects to, by field: a wrong postcode also where the number is wrong."""
    found: dict[str, str] = {}
    checks: tuple[Callable[[], object], ...] = (
        lambda: read_plek(straat, huisnummer, toevoeging, "", plaats, plaatsen=plaatsen),
        lambda: parse_postcode(postcode),
        lambda: read_plek(straat, huisnummer, toevoeging, postcode, plaats, plaatsen=plaatsen),
    )
    for check in checks:
        try:
            check()
        except RegelFout as fout:
            found.setdefault(fout.veld, fout.melding)
    return found


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
