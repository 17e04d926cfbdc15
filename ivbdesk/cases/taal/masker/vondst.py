"""What was found in a text, and how a text is printed without it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
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
        at = bisect_right(kept, item.start, key=lambda other: other.eind)
        until = bisect_left(kept, item.eind, at, key=lambda other: other.start)
        here, start = kept[at:until], item.start
        left = []
        for other in here:
            if start < other.start:
                left.append(replace(item, start=start, eind=other.start))
            start = max(start, other.eind)
        if start < item.eind:
            left.append(replace(item, start=start))
        kept[at:until] = sorted([*here, *left], key=lambda piece: piece.start)
    return kept


def masked(text: str, found: Sequence[Vondst]) -> str:
    """The text with each of these, which do not overlap, replaced."""
    parts, at = [], 0
    for item in sorted(found, key=lambda item: item.start):
        parts += [text[at : item.start], item.masker]
        at = item.eind
    return "".join([*parts, text[at:]])


_TOKEN = re.compile(r"\[[^]\n]{0,80}\]|\w+|\W")


def unmasked(edited: str, text: str, found: Sequence[Vondst]) -> str:
    """What was typed over the masked `text`, with what stood under each mask that was left in its place.

    A mask stays where it is not certain whom it hides: another one like it went or came, or there are more like it and
    no word beside it is left.
    """
    shown: list[str] = []
    under: dict[int, str] = {}
    at = 0
    for item in sorted(found, key=lambda item: item.start):
        shown += _TOKEN.findall(text[at : item.start])
        under[len(shown)] = text[item.start : item.eind]
        shown.append(item.masker)
        at = item.eind
    shown += _TOKEN.findall(text[at:])
    new = _TOKEN.findall(edited)
    certain = {index for index in under if shown.count(shown[index]) == new.count(shown[index])}
    blocks = SequenceMatcher(None, shown, new, autojunk=False).get_matching_blocks()
    for index in certain:
        if shown.count(shown[index]) == 1:
            new[new.index(shown[index])] = under[index]
    for block in blocks:
        here = range(block.a, block.a + block.size)
        if any(shown[index].isalnum() for index in here):
            for index in certain.intersection(here):
                new[block.b + index - block.a] = under[index]
    return "".join(new)
