"""What was found in a document that is about to leave, and what the officer decides of each place.

Names and numbers of which the mask is sure are gone by then. What is left is asked: mask it, leave it with a reason, or
write the sentence anew. That changes what is printed for this reader, and never the register: there stands what was
recorded, and it is mended by the act that recorded it (AVG art. 5 lid 1 onder c and d; domein 3.1).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import TypeVar, cast

from ivbdesk.cases.kader.woordkeus import Woordkeus
from ivbdesk.cases.taal.eisen import require_filled, require_reason
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.masker.vondst import Vondst, Vondstsoort, masked, without_overlap
from ivbdesk.cases.taal.nederlands import count

D = TypeVar("D")
Zoek = Callable[[str], Sequence[Vondst]]
"""Finds who and what points at one person in a text."""
Plek = tuple[str, str]
"""Where it stands, as the officer finds it, and the text that is printed there."""
_BRON = "AVG art. 5 lid 1 onder c"
STAYS = "blijft staan, want"
"""How the ledger tells of what was left as it stands, before the reason."""
_ELSEWHERE = "Elders in het stuk"
_NUMBERS = (
    Vondstsoort.BSN,
    Vondstsoort.TELEFOON,
    Vondstsoort.MAIL,
    Vondstsoort.IBAN,
    Vondstsoort.KENTEKEN,
    Vondstsoort.GEBOORTEDATUM,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Leesvondst:
    """One thing that was found: the text that is printed, and the place in it."""

    plek: str
    tekst: str
    vondst: Vondst

    @property
    def woord(self) -> str:
        """What was found, as it stands."""
        return self.tekst[self.vondst.start : self.vondst.eind]

    @property
    def zin(self) -> tuple[int, int]:
        """Where the sentence around it begins and ends."""
        breaks = [
            0,
            *(end for match in _SENTENCE_END.finditer(self.tekst) for end in match.span()),
            len(self.tekst),
        ]
        start = max(place for place in breaks if place <= self.vondst.start)
        return start, min(place for place in breaks if place >= self.vondst.eind)

    @property
    def told(self) -> str:
        """What it seems to be, after the place where it stands."""
        return f"{self.plek}: {self.waarom}"

    @property
    def kort(self) -> str:
        """What was found, on one line."""
        return " ".join(self.woord.split())

    @property
    def waarom(self) -> str:
        """What it seems to be."""
        if self.vondst.soort is Vondstsoort.NAAM:
            whose = self.vondst.masker[1:-1] if self.vondst.masker != self.vondst.soort.masker else ""
            told = self.vondst.uitleg or whose or "van iemand in dit dossier"
            return f"‘{self.kort}’ is zo te zien een naam ({told})."
        if self.vondst.soort in (Vondstsoort.BIJZONDER, Vondstsoort.STRAFRECHTELIJK):
            return f"‘{self.kort}’ {self.vondst.uitleg}."
        return f"Hier staat zo te zien {self.vondst.soort.woorden}."

    @property
    def voorstel(self) -> Keuzewijze | None:
        """What is proposed: a number has no business in a document, for the rest the officer decides."""
        return Keuzewijze.MASKEREN if self.vondst.soort in _NUMBERS else None


class Keuzewijze(StrEnum):
    """What becomes of something that was found."""

    MASKEREN = "maskeren"
    LATEN = "laten"
    HERSCHRIJVEN = "herschrijven"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _LABELS[self]


_LABELS = {
    Keuzewijze.MASKEREN: "Maskeren",
    Keuzewijze.LATEN: "Laten staan, met reden",
    Keuzewijze.HERSCHRIJVEN: "De zin herschrijven",
}


@dataclass(frozen=True, slots=True)
class Naleeskeuze:
    """What the officer decided of one finding; `woorden` are the reason, or the sentence as it is printed."""

    bevinding: Leesvondst
    wijze: Keuzewijze
    woorden: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """Which piece of the text it settles."""
        found = self.bevinding
        return found.zin if self.wijze is Keuzewijze.HERSCHRIJVEN else (found.vondst.start, found.vondst.eind)

    def settles(self, item: Leesvondst) -> bool:
        """Whether it decides on this finding: its own, or one in the sentence that is written anew."""
        start, eind = self.span
        return self.bevinding.tekst == item.tekst and start <= item.vondst.start and item.vondst.eind <= eind

    @property
    def told(self) -> str:
        """What the log says of it, without what was found."""
        found = self.bevinding
        done = {Keuzewijze.MASKEREN: "gemaskeerd", Keuzewijze.HERSCHRIJVEN: "zin herschreven"}
        what = done.get(self.wijze) or f"{STAYS} {' '.join(self.woorden.split())}"
        return f"{found.plek}: {found.vondst.soort.woorden} {what}"


@dataclass(frozen=True)
class Nalezing:
    """What was found in a document, and how to read a sentence once more."""

    bevindingen: tuple[Leesvondst, ...]
    zoek: Zoek
    woordkeus: Woordkeus
    straf: bool = False
    """Whether criminal data are asked about too: where neither police, OM nor a court reads it."""

    def problem(self, keuze: Naleeskeuze) -> str:
        """What is wrong with one decision; empty where nothing is."""
        if keuze.wijze is Keuzewijze.LATEN:
            return _problem(lambda: require_reason(keuze.woorden, "dit zo naar buiten mag", _BRON))
        if keuze.wijze is Keuzewijze.HERSCHRIJVEN:
            found = _problem(
                lambda: require_filled("", keuze.woorden, "Schrijf de zin zoals die wordt afgedrukt.")
            )
            again = find_bevindingen(
                [("De nieuwe zin", keuze.woorden)], self.zoek, self.woordkeus, straf=self.straf
            )
            return found or "\n".join(item.told for item in again)
        return ""

    def decided(self, keuzes: Sequence[Naleeskeuze]) -> tuple[Naleeskeuze, ...]:
        """Those of these decisions that are about this document; raises RegelFout where one is lacking.

        Nothing leaves unread.
        """
        own = tuple(keuze for keuze in keuzes if any(keuze.settles(item) for item in self.bevindingen))
        wrong = next((problem for keuze in own if (problem := self.problem(keuze))), "")
        if wrong:
            raise RegelFout("", wrong, _BRON)
        left = [item for item in self.bevindingen if not any(keuze.settles(item) for keuze in own)]
        if left:
            told = count(len(left), "plek", "plekken")
            raise RegelFout("", f"Lees eerst na: over {told} is nog niet beslist. {left[0].told}", _BRON)
        return own


def find_bevindingen(
    plekken: Iterable[Plek], zoek: Zoek, woordkeus: Woordkeus, document: object = None, *, straf: bool = False
) -> tuple[Leesvondst, ...]:
    """All that is to be decided in these texts; what is printed twice is asked once.

    Every other text of the `document` is searched too, for people and numbers.
    """
    found: dict[tuple[str, int], Leesvondst] = {}
    seen: set[str] = set()
    for plek, tekst in plekken:
        if tekst not in seen:
            seen.add(tekst)
            for item in without_overlap([*zoek(tekst), *_special(tekst, woordkeus, straf)]):
                found[tekst, item.start] = Leesvondst(plek, tekst, item)
    for tekst in _texts(document):
        if tekst not in seen:
            seen.add(tekst)
            for item in zoek(tekst):
                found[tekst, item.start] = Leesvondst(_ELSEWHERE, tekst, item)
    return tuple(found.values())


def applied(document: D, keuzes: Sequence[Naleeskeuze]) -> D:
    """The document as it is printed after these decisions."""
    made: dict[str, str] = {}
    for text in {keuze.bevinding.tekst for keuze in keuzes}:
        made[text] = _rewritten(text, [keuze for keuze in keuzes if keuze.bevinding.tekst == text])
    return cast(D, _replaced(document, made)) if made else document


def told_of_choices(keuzes: Sequence[Naleeskeuze]) -> str:
    """What the ledger keeps of these decisions, a line for each."""
    return "\n".join(keuze.told for keuze in keuzes)


def _rewritten(text: str, keuzes: Sequence[Naleeskeuze]) -> str:
    pieces = []
    for keuze in sorted(keuzes, key=lambda keuze: keuze.wijze is not Keuzewijze.HERSCHRIJVEN):
        if keuze.wijze is not Keuzewijze.LATEN:
            start, eind = keuze.span
            words = (
                keuze.woorden.strip()
                if keuze.wijze is Keuzewijze.HERSCHRIJVEN
                else keuze.bevinding.vondst.masker
            )
            pieces.append(replace(keuze.bevinding.vondst, start=start, eind=eind, masker=words))
    kept: list[Vondst] = []
    for piece in pieces:
        if all(piece.eind <= other.start or other.eind <= piece.start for other in kept):
            kept.append(piece)
    return masked(text, kept)


def _special(text: str, woordkeus: Woordkeus, straf: bool) -> Iterator[Vondst]:
    for start, eind, words in woordkeus.places(text):
        if words.is_bijzonder or straf:
            soort = Vondstsoort.BIJZONDER if words.is_bijzonder else Vondstsoort.STRAFRECHTELIJK
            told = f"lijkt op {words.groep.naam} ({words.groep.artikel})"
            yield Vondst(start, eind, soort, False, soort.masker, told)


def _texts(value: object) -> Iterator[str]:
    """Every text in a document, however deep, but what is `Ambtshalve`: that is no free text."""
    if type(value) is str:
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _replaced(value: object, made: dict[str, str]) -> object:
    """The same with other texts; what has none of them stays the same thing."""
    if type(value) is str:
        return made.get(value, value)
    if type(value) is tuple:
        return tuple(_replaced(item, made) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        old = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        new = {name: _replaced(part, made) for name, part in old.items()}
        changed = {name: part for name, part in new.items() if part is not old[name] and part != old[name]}
        return replace(value, **changed) if changed else value
    return value


def _problem(ask: Callable[[], None]) -> str:
    try:
        ask()
    except RegelFout as wrong:
        return wrong.melding
    return ""
