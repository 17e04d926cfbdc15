"""Who may stand in a text, and the words by which each of them is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
from ivbdesk.cases.taal.masker.vlak import flat_word
from ivbdesk.cases.taal.tussenvoegsels import GENERATIES, TUSSENVOEGSELS

_WORD = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"[^\s,;/]+")
PARTICLES = frozenset(flat_word(word).strip("'.") for word in TUSSENVOEGSELS) | {
    "v",
    "d",
    "vd",
    "vdr",
    "vander",
    "vanden",
    "vande",
}
"""The little words between a first name and a surname, as they stand in a flat text, shortened or joined."""
_SHORTENED_FROM = 4
"""From which length the beginning of a first name is what its bearer may be called: "Siet" for Sietske."""


class Naamdeel(IntEnum):
    """Which part of a name a word is."""

    ACHTERNAAM = 1
    VOORNAAM = 2
    ROEPNAAM = 3
    BEGIN = 4
    """A short beginning of a first name, which counts with a capital only."""


@dataclass(frozen=True, slots=True)
class Naamdrager:
    """A person for whom a text is searched; one who may be read (`open`) is there so as not to be taken for another."""

    masker: str
    voornaam: str
    tussenvoegsel: str
    achternaam: str
    voorletters: str = ""
    geboortenaam: str = ""
    open: bool = False

    @property
    def letters(self) -> frozenset[str]:
        """With which letters the initials begin."""
        return frozenset(word[0] for word in flat_words(f"{self.voorletters} {self.voornaam}"))

    @property
    def tussen(self) -> frozenset[str]:
        """The little words of the name, also shortened to a letter or joined."""
        own = self.own_tussen
        short = "".join(word[0] for word in own)
        return frozenset((*own, *short, short, "".join(own), f"{short}r")) if own else frozenset()

    @property
    def own_tussen(self) -> list[str]:
        """The little words of the name, in their order."""
        return [word for word in flat_words(f"{self.tussenvoegsel} {self.achternaam}") if word in PARTICLES]

    @property
    def voornamen(self) -> list[str]:
        """The first names, without little words and letters."""
        return [word for word in flat_words(self.voornaam) if len(word) > 1 and word not in PARTICLES]

    @property
    def achterletter(self) -> str:
        """With which letter the surname begins, behind its little words."""
        return next((word[0] for word in flat_words(self.achternaam) if word not in PARTICLES), "")

    def has_before(self, words: list[str]) -> bool:
        """Whether these little words before the surname are those of the name: all of them, the last, or shortened.

        Of "van der" a single "van" is not: "Beeld van Berg".
        """
        own = self.own_tussen
        shortened = any(word not in own for word in words)
        return bool(words) and (shortened or len(words) == len(own) or words == own[-len(words) :])

    def keys(self, lijst: Naamlijst) -> dict[str, Naamdeel]:
        """Each word that names the person, with the part of the name that it is."""
        first = self.voornamen
        surnames = without_generation(flat_words(f"{self.achternaam} {self.geboortenaam}"))
        last = [word for word in surnames if word not in PARTICLES and len(word) > 1]
        last = last or [word for word in flat_words(self.achternaam) if len(word) > 1]
        found: dict[str, Naamdeel] = {}
        for word in first:
            for size in range(_SHORTENED_FROM, len(word)):
                if word[:size] not in lijst.gewoon | lijst.functies:
                    part = Naamdeel.ROEPNAAM if size > _SHORTENED_FROM else Naamdeel.BEGIN
                    found[word[:size]] = part
            found |= dict.fromkeys(lijst.roepnamen.get(word, ()), Naamdeel.ROEPNAAM)
        found |= dict.fromkeys(first, Naamdeel.VOORNAAM)
        if len(first) > 1:
            found["".join(first)] = Naamdeel.VOORNAAM
        found |= dict.fromkeys(last, Naamdeel.ACHTERNAAM)
        whole = without_generation(flat_words(self.achternaam))
        between = flat_words(self.tussenvoegsel) + whole
        for joined in ("".join(whole), "".join(between), "".join([*first, *between])):
            if len(joined) >= 4:
                found[joined] = Naamdeel.ACHTERNAAM
        return found


def flat_words(text: str) -> list[str]:
    """The words of a name, flat."""
    return [flat_word(word) for word in _WORD.findall(text)]


def without_generation(words: Sequence[str]) -> list[str]:
    """The words of a surname without "jr." and "sr.", by which nobody is known."""
    return [word for word in words if flat_word(word).strip(".") not in GENERATIES]


def read_naamdrager(text: str, masker: str, lijst: Naamlijst) -> Naamdrager | None:
    """A name that was typed in one piece, "mw. S. de Wittebol"; None for words that name nobody ("de wijkagent")."""
    turned = " ".join(reversed(text.split(",", 1))) if text.count(",") == 1 else text
    words = [word for word in _PARTS.findall(turned) if not _is_function(word, lijst)]
    letters = [
        word
        for word in words
        if len(_WORD.findall(word)) > 0 and re.fullmatch(r"(?:[^\W\d_]{1,2}\.)+|[^\W\d_]", word)
    ]
    rest = without_generation([word for word in words if word not in letters and _WORD.search(word)])
    at = next((index for index, word in enumerate(rest) if flat_word(word).strip("'.") in PARTICLES), None)
    if at is None:
        first, between, last = rest[:-1], [], rest[-1:]
    else:
        end = at
        while end < len(rest) - 1 and flat_word(rest[end]).strip("'.") in PARTICLES:
            end += 1
        first, between, last = rest[:at], rest[at:end], rest[end:]
    if not last or all(flat_word(word) in PARTICLES for word in last):
        return None
    return Naamdrager(masker, " ".join(first), " ".join(between), " ".join(last), "".join(letters))


def _is_function(word: str, lijst: Naamlijst) -> bool:
    flat = flat_word(word).strip("().'")
    return flat not in PARTICLES and (
        flat in lijst.functies or flat in lijst.aanspreken or any(char.isdigit() for char in flat)
    )
