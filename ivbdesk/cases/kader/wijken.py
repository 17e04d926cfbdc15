"""The wijken of the municipality by postcode, read from resources/wijken.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst, refuse_doubles

_RANGE = re.compile(r"([1-9][0-9]{3})(?: ([A-Z]{2})-([A-Z]{2}))?")


@dataclass(frozen=True, slots=True)
class Wijk:
    """A wijk and its postcodes, each as its first and last, "2351AA" to "2351ZZ"."""

    naam: str
    postcodes: tuple[tuple[str, str], ...]
    getoetst_op: date | None

    def has(self, postcode: str) -> bool:
        """Whether a postcode, as "2351 AB", lies in it."""
        whole = postcode.replace(" ", "").upper()
        return any(first <= whole <= last for first, last in self.postcodes)


def read_wijken(text: str, file: str) -> tuple[Wijk, ...]:
    """The wijken from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    source.top(("wijk",))
    tables = source.tables("wijk", Wijk.__slots__)
    found = [Wijk(t.text("naam"), _ranges(t), t.day("getoetst_op")) for t in tables]
    refuse_doubles(tables, "naam", [wijk.naam for wijk in found])
    for number, (table, wijk) in enumerate(zip(tables, found, strict=True)):
        for other in found[:number]:
            if any(a <= d and c <= b for a, b in wijk.postcodes for c, d in other.postcodes):
                table.wrong("postcodes", f"Een postcode hiervan staat ook bij ‘{other.naam}’.")
    source.finish()
    return tuple(found)


def wijk_of(postcode: str, wijken: tuple[Wijk, ...]) -> str:
    """The name of the wijk of a postcode; empty where it lies in none."""
    return next((wijk.naam for wijk in wijken if wijk.has(postcode)), "")


def _ranges(table: Tabel) -> tuple[tuple[str, str], ...]:
    made = []
    texts = table.texts("postcodes")
    if not texts:
        table.wrong("postcodes", "Noem er ten minste één.")
    for text in texts:
        match = _RANGE.fullmatch(text)
        if match is None or (match[2] or "AA") > (match[3] or "ZZ"):
            table.wrong("postcodes", f"‘{text}’ is geen postcode; schrijf ‘2351’ of ‘2351 AA-HZ’.")
            continue
        made.append((f"{match[1]}{match[2] or 'AA'}", f"{match[1]}{match[3] or 'ZZ'}"))
    return tuple(made)
