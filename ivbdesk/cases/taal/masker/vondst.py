"""What was found in a text, and how a text is printed without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Vondstsoort(StrEnum):
    """What kind of thing points at one person."""

    NAAM = "naam"
    BSN = "bsn"
    TELEFOON = "telefoon"
    MAIL = "mail"
    IBAN = "iban"
    KENTEKEN = "kenteken"
    GEBOORTEDATUM = "geboortedatum"
    HUISNUMMER = "huisnummer"
    POSTCODE = "postcode"
    ADRES = "adres"
    BIJZONDER = "bijzonder"
    STRAFRECHTELIJK = "strafrechtelijk"

    @property
    def woorden(self) -> str:
        """The words after "hier staat zo te zien"."""
        return _TOLD[self]

    @property
    def masker(self) -> str:
        """What is printed in its place."""
        return _MASKS[self]


_TOLD = {
    Vondstsoort.NAAM: "een naam",
    Vondstsoort.BSN: "een burgerservicenummer",
    Vondstsoort.TELEFOON: "een telefoonnummer",
    Vondstsoort.MAIL: "een e-mailadres",
    Vondstsoort.IBAN: "een rekeningnummer",
    Vondstsoort.KENTEKEN: "een kenteken",
    Vondstsoort.GEBOORTEDATUM: "een geboortedatum",
    Vondstsoort.HUISNUMMER: "een huisnummer",
    Vondstsoort.POSTCODE: "een postcode",
    Vondstsoort.ADRES: "een adres",
    Vondstsoort.BIJZONDER: "een bijzonder gegeven",
    Vondstsoort.STRAFRECHTELIJK: "een strafrechtelijk gegeven",
}
_MASKS = {
    **{soort: f"[{soort.value}]" for soort in Vondstsoort},
    Vondstsoort.BSN: "[nummer]",
    Vondstsoort.TELEFOON: "[telefoonnummer]",
    Vondstsoort.MAIL: "[e-mailadres]",
    Vondstsoort.IBAN: "[rekeningnummer]",
    Vondstsoort.POSTCODE: "[adres]",
    Vondstsoort.BIJZONDER: "[weggelaten]",
    Vondstsoort.STRAFRECHTELIJK: "[weggelaten]",
}


@dataclass(frozen=True, slots=True)
class Vondst:
    """One place in a text. `zeker`: it goes without asking; else an officer says what becomes of it."""

    start: int
    eind: int
    soort: Vondstsoort
    zeker: bool
    masker: str
    uitleg: str = ""
    """Why it was taken for this, for the officer who is asked."""
    gedeeld: bool = False
    """Whether it can just as well be the name of somebody who may be read."""


def without_overlap(found: Iterable[Vondst]) -> list[Vondst]:
    """Those that stand beside each other, in order of place; of one that came later, what the others leave of it."""
    kept: list[Vondst] = []
    for item in found:
        left = [item]
        for other in kept:
            left = [piece for part in left for piece in _outside(part, other)]
        kept += left
    return sorted(kept, key=lambda item: item.start)


def _outside(item: Vondst, other: Vondst) -> Iterator[Vondst]:
    if item.eind <= other.start or other.eind <= item.start:
        yield item
        return
    if item.start < other.start:
        yield replace(item, eind=other.start)
    if other.eind < item.eind:
        yield replace(item, start=other.eind)


def masked(text: str, found: Sequence[Vondst]) -> str:
    """The text with each of these, which do not overlap, replaced."""
    parts, at = [], 0
    for item in sorted(found, key=lambda item: item.start):
        parts += [text[at : item.start], item.masker]
        at = item.eind
    return "".join([*parts, text[at:]])
