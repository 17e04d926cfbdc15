"""Where something happened, from typed text: a whole address, only a street, or a place in words."""

from __future__ import annotations

import re
from collections.abc import Callable

from ivbdesk.cases.betrokkenen.object import Adres, parse_postcode
from ivbdesk.cases.taal.fouten import RegelFout

_WHOLE = re.compile(r"(.*[^\W\d])\W*\s(\d{1,5})(?!\d)\s*-?\s*([A-Za-z]?\w{0,3})")
_NO_NUMBER = re.compile(r"\s(\d{6,}\w*)$")


def split_street(text: str) -> tuple[str, str, str] | None:
    """Street, number and addition of what was typed in one go, "Acacialaan 12a"; None where it is no such thing."""
    found = _WHOLE.fullmatch(text.strip())
    return (found[1], found[2], found[3]) if found else None


def plek_faults(straat: str, huisnummer: str, toevoeging: str, postcode: str, plaats: str) -> dict[str, str]:
    """All that `read_plek` objects to, by field: a wrong postcode also where the number is wrong."""
    found: dict[str, str] = {}
    checks: tuple[Callable[[], object], ...] = (
        lambda: read_plek(straat, huisnummer, toevoeging, "", plaats),
        lambda: parse_postcode(postcode),
    )
    for check in checks:
        try:
            check()
        except RegelFout as fout:
            found[fout.veld] = fout.melding
    return found


def read_plek(straat: str, huisnummer: str, toevoeging: str, postcode: str, plaats: str) -> Adres:
    """Where, from typed text: a whole address, only a street, or a place in words. Raises RegelFout at the field."""
    if odd := _NO_NUMBER.search(straat.strip()):
        raise RegelFout(
            "straat",
            f"‘{odd[1]}’ is geen huisnummer: dat heeft ten hoogste vijf cijfers. Of beschrijf de plek in woorden.",
        )
    twice = split_street(straat)
    if twice is not None and twice[1] == huisnummer.strip():
        straat, toevoeging = twice[0], toevoeging or twice[2]
    if not huisnummer.strip():
        if toevoeging.strip():
            raise RegelFout("huisnummer", "Een toevoeging hoort bij een huisnummer.")
        where = " ".join(straat.split())
        return Adres(where, 0, "", parse_postcode(postcode), " ".join(plaats.split()) if where else "")
    return Adres.parse(straat, huisnummer, toevoeging, postcode, plaats)
