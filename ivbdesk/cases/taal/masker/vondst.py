"""What was found in a text, and how a text is printed without it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
}
_MASKS = {
    **{soort: f"[{soort.value}]" for soort in Vondstsoort},
    Vondstsoort.BSN: "[nummer]",
    Vondstsoort.TELEFOON: "[telefoonnummer]",
    Vondstsoort.MAIL: "[e-mailadres]",
    Vondstsoort.IBAN: "[rekeningnummer]",
    Vondstsoort.POSTCODE: "[adres]",
    Vondstsoort.BIJZONDER: "[weggelaten]",
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


def without_overlap(found: Iterable[Vondst]) -> list[Vondst]:
    """Those that stand beside each other, in order of place; of two in one place the one that came first stays."""
    kept: list[Vondst] = []
    for item in found:
        if all(item.eind <= other.start or other.eind <= item.start for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)


def masked(text: str, found: Sequence[Vondst]) -> str:
    """The text with each of these, which do not overlap, replaced."""
    parts, at = [], 0
    for item in sorted(found, key=lambda item: item.start):
        parts += [text[at : item.start], item.masker]
        at = item.eind
    return "".join([*parts, text[at:]])
