"""The invented extract of the BAG of the demonstration: every street in it, with postcode, buurt and wijk."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from ivbdesk.cases.invoer.rekenblad import Rekenblad, Rekenrij, Werkblad

_HEADS = (
    "openbareruimtenaam",
    "huisnummer",
    "huisletter",
    "postcode",
    "woonplaatsnaam",
    "buurtnaam",
    "wijknaam",
)
_LAST = 180
_WIJKEN = {"2351": "Verzonnen Oost", "2352": "Verzonnen West", "2353": "Verzonnen Zuid"}


def invented_extract(known: Iterable[tuple[str, str]]) -> Rekenblad:
    """These streets, each with its postcode, or with one of its own where that is empty, and with numbers from 1 on."""
    rows, numbers = [Rekenrij(1, _HEADS)], count(2)
    for index, (street, postcode) in enumerate(sorted(dict(sorted(known)).items())):
        code = postcode or f"{2351 + index % 3} Z{chr(ord('A') + index % 18)}"
        wijk = _WIJKEN.get(code[:4], "Verzonnen Oost")
        for number in range(1, _LAST + 1):
            for letter in ("", "A") if number % 12 == 0 else ("",):
                cells = (street, number, letter, code, "Leiderdorp", f"Rond de {street}", wijk)
                rows.append(Rekenrij(next(numbers), cells))
    return Rekenblad((Werkblad("verzonnen", tuple(rows)),), "verzonnen")
