"""What a search finds: grouped by kind, each with its words marked, ranked by how well and how lately."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile
from uuid import UUID

from ivbdesk.cases.taal.letters import fold_letters, fold_with_places
from ivbdesk.cases.taal.woorden import words_of
from ivbdesk.cases.zoeken.vraag import in_words_of_register

MARK_ON, MARK_OFF = "\x02", "\x03"
"""What stands around a hit in a snippet."""
_YEAR = 365.0


class Zoekgroep(StrEnum):
    """The kinds of thing that a search finds, in the order in which they are shown."""

    CASUS = "casus"
    PERSOON = "persoon"
    ADRES = "adres"
    ORGANISATIE = "organisatie"
    PARTNER = "partner"
    SIGNAAL = "signaal"
    AFSPRAAK = "afspraak"
    DOEL = "doel"
    AFWEGING = "afweging"
    STUK = "stuk"
    OVERDRACHT = "overdracht"
    TIJDLIJN = "tijdlijn"

    @property
    def label(self) -> str:
        """The words above the group."""
        return _LABELS[self]


_LABELS = {
    Zoekgroep.CASUS: "Casussen",
    Zoekgroep.PERSOON: "Personen",
    Zoekgroep.ADRES: "Adressen",
    Zoekgroep.ORGANISATIE: "Organisaties",
    Zoekgroep.PARTNER: "Partners",
    Zoekgroep.SIGNAAL: "Signalen",
    Zoekgroep.AFSPRAAK: "Afspraken",
    Zoekgroep.DOEL: "Doelen",
    Zoekgroep.AFWEGING: "Afwegingen",
    Zoekgroep.STUK: "Stukken",
    Zoekgroep.OVERDRACHT: "Overdrachten",
    Zoekgroep.TIJDLIJN: "Tijdlijn",
}


@dataclass(frozen=True, slots=True)
class Zoekvondst:
    """One hit: `kop` says what it is, `tekst` where the words stand, with `MARK_ON` and `MARK_OFF` around them.

    `lijkt` where another word was typed, which is known nowhere and is like the one that is marked.
    """

    groep: Zoekgroep
    id: UUID
    casus_id: UUID | None
    kop: str
    tekst: str
    op: date | None = None
    is_open: bool = True
    lijkt: bool = False


NUMBERED = re.compile(r"(\d{1,5})([a-z]{1,4}|[a-z]\d{1,3})")
"""A number and what is added to it, written together as in ‘12a’, ‘27bis’ and ‘12a3’."""
_GLUED = re.compile(r"([a-z]{1,3})(20\d\d)(\d{1,5})|([a-z]{3,})(\d{1,5}(?:[a-z]{1,4}|[a-z]\d{1,3})?)")
_PHRASE = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"[^\W_]+")


def typed_runs(text: str) -> Iterator[tuple[list[str], bool]]:
    """What was typed as runs of loose words, and phrases; the loose words as the register has them."""
    loose: list[str] = []
    for phrase, word in _PHRASE.findall(text):
        if not phrase:
            loose.append(word)
        elif found := words_of(phrase):
            yield _loose(loose), False
            loose = []
            yield found, True
    yield _loose(loose), False


def _loose(typed: list[str]) -> list[str]:
    return words_of(in_words_of_register(" ".join(typed)))


def apart(word: str) -> list[str]:
    """The parts of a street with its number, or of the number of a casus, that was typed in one: ‘acacialaan12’, ‘ld2026006’."""
    found = _GLUED.fullmatch(word)
    return [part for part in found.groups() if part] if found else []


def wanted_words(typed: str) -> list[str]:
    """The words that were typed, without case and diacritics; of "12a" also the number, of "laan12" both."""
    words = [word for run, _ in typed_runs(typed) for word in run]
    words += [part for word in words for part in apart(word)]
    return words + [found[1] for word in words if (found := NUMBERED.fullmatch(word))]


def fits(text: str, typed: str) -> bool:
    """Whether every word that was typed is the beginning of a word of the text."""
    known = words_of(text)

    def begins(word: str) -> bool:
        return any(one.startswith(word) for one in known)

    words = [word for run, _ in typed_runs(typed) for word in run]
    return all(begins(word) or (apart(word) and all(map(begins, apart(word)))) for word in words)


def mark(text: str, typed: str) -> str:
    """The text with the words that were typed marked, from their beginning, whatever case, diacritics or letters."""
    marked, until = "", 0
    for start, end in _hits(text, wanted_words(typed)):
        marked += f"{text[until:start]}{MARK_ON}{text[start:end]}{MARK_OFF}"
        until = end
    return marked + text[until:]


def _hits(text: str, wanted: list[str]) -> Iterator[tuple[int, int]]:
    """Where in a text stands what was typed, with the diacritics that follow its last letter."""
    folded, places = fold_with_places(text)
    until = 0
    for word in _WORD.finditer(folded):
        length = max((len(one) for one in wanted if word[0].startswith(one)), default=0)
        start = places[word.start()]
        if length and start >= until:
            until = _end_of(text, places[word.start() + length - 1])
            yield start, until


def _end_of(text: str, last: int) -> int:
    """Behind this letter and its diacritics."""
    end = last + 1
    while end < len(text) and not fold_letters(text[end]):
        end += 1
    return end


def snippet(text: str, typed: str, room: int = 110) -> str:
    """The first part of a text with most of the words that were typed, with every such word marked."""
    flat = " ".join(text.split())
    at = _densest(flat, list(_hits(flat, wanted_words(typed))), room)
    start = 0 if at < room // 3 else flat.rfind(" ", 0, at - room // 4) + 1
    end = len(flat) if len(flat) - start <= room else flat.rfind(" ", start, start + room)
    part = flat[start : end if end > start else start + room]
    return f"{'… ' if start else ''}{mark(part, typed)}{' …' if end < len(flat) else ''}"


def _densest(text: str, hits: list[tuple[int, int]], room: int) -> int:
    """Where the most different words that were typed stand within so many letters; the first such place."""
    said = [text[start:end].casefold() for start, end in hits]

    def together(first: int) -> int:
        until = hits[first][0] + room
        near = takewhile(lambda number: hits[number][0] < until, range(first, len(hits)))
        return len({said[number] for number in near})

    return hits[max(range(len(hits)), key=together)][0] if hits else 0


def rank(found: list[Zoekvondst], typed: str, vandaag: date) -> list[Zoekvondst]:
    """The best first: what was typed and no more, whole words before beginnings, open before closed, new before old."""
    wanted = set(wanted_words(typed))
    in_one = "".join(word for run, _ in typed_runs(typed) for word in run)

    def score(hit: Zoekvondst) -> float:
        said = words_of(hit.kop)
        exact = 2.0 if said and (wanted.issuperset(said) or "".join(said) == in_one) else 0.0
        words = {*said, *words_of(hit.tekst)}
        whole = len(wanted & words) / max(1, len(wanted))
        age = (vandaag - hit.op).days / _YEAR if hit.op is not None else 1.0
        return exact + 2 * whole + (0.5 if hit.is_open else 0.0) + 1 / (1 + max(0.0, age))

    return sorted(found, key=score, reverse=True)
