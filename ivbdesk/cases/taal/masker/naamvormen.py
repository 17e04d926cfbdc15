"""Finds names of whomever in a flat text by their form alone, known in the register or not.

"Mevrouw Pietersen" and "Kees Jansen" are names to any reader. That they are found by their form tells nobody whether the
register knows them, as looking them up there would. Such a place is never sure: in a document it is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ivbdesk.cases.taal.masker.naamdrager import PARTICLES
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
from ivbdesk.cases.taal.masker.vlak import Vlak, Woord
from ivbdesk.cases.taal.masker.vondst import Vondst, Vondstsoort

_MOST_PARTS, _MOST_LETTERS = 3, 8
_SHORT_TITLE = 4
"""Behind a title of so many letters a point ends no sentence: "mevr. Jansen"."""
_PLACES = frozenset(("in", "op", "aan", "bij", "uit", "over", "onder", "voor", "tot", "het", "te"))
"""Little words that stand in names, and far more often before a place."""
_BETWEEN = re.compile(r" ?- ?|'| ")
_STREET = re.compile(
    r"\w{1,40}(?:straat|plein|kade|dreef|singel|gracht|plantsoen|steeg|school|kerk|hof|wijk|brug)|\w{5,40}(?:laan|weg|park|pad|dijk)"
)
_HOME = re.compile(
    rf",? (?:(?:van|op|uit|aan|in) )?(?:(?:de|het|den) )?(?:{_STREET.pattern}) ?(\d{{1,4}})(?: ?[a-z])?\b"
)
"""Where somebody lives, behind the name."""
_NO_NAME = frozenset((
    "als", "bij", "daar", "dan", "dat", "de", "deze", "die", "dit", "een", "en", "er", "geen", "het", "hij", "hoe", "ik", "in",
    "is", "maar", "met", "na", "niet", "nu", "of", "om", "op", "over", "toen", "tot", "uit", "van", "voor", "waar", "wat", "we",
    "wie", "wij", "ze", "zij", "zo", "zie", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
))  # fmt: skip
_FIRM = frozenset(("bv", "nv"))
_AS_TITLE = "een naam achter een aanspreekvorm"
_AS_FUNCTION = "een naam achter een functie of rol"
_AS_WHOLE = "een voornaam met een achternaam"
_AS_LETTERS = "voorletters met een achternaam"


class Naamvormen:
    """What a name looks like, by the words around names; it stands there as `masker`."""

    def __init__(self, lijst: Naamlijst, masker: str) -> None:
        self._lijst, self._masker = lijst, masker
        self._no_name = _NO_NAME | lijst.functies | lijst.aanspreken

    def find(self, vlak: Vlak, eigen: Collection[str]) -> Iterator[Vondst]:
        """Every place that has the form of a name, without the title before it; with the home behind it but `eigen`."""
        words = vlak.words()
        at = 0
        while at < len(words):
            found = self._at(vlak, words, at)
            if found is None:
                at += 1
                continue
            first, last, why = found
            until = words[last].eind
            if (home := _HOME.match(vlak.tekst, until)) and home[1] not in eigen:
                until = home.end()
            start, eind = vlak.span(words[first].start, until)
            yield Vondst(start, eind, Vondstsoort.NAAM, False, self._masker, why)
            at = last + 1

    def _at(self, vlak: Vlak, words: Sequence[Woord], at: int) -> tuple[int, int, str] | None:
        word = words[at]
        after = self._after(vlak, words, at)
        if word.tekst in self._lijst.aanspreken and after and words[at + 1].tekst not in _PLACES:
            last = self._take(vlak, words, at + 1)
            if last > at:
                return at + 1, last, _AS_TITLE
        if not after:
            return self._by_letters(vlak, words, at)
        if word.tekst in self._lijst.rollen and words[at + 1].hoofdletter:
            last = self._take(vlak, words, at + 1)
            if last > at:
                return at + 1, last, _AS_FUNCTION
        if self._is_first_name(words, at):
            last = self._take(vlak, words, at + 1)
            if last > at:
                return at, last, _AS_WHOLE
        return self._by_letters(vlak, words, at)

    def _after(self, vlak: Vlak, words: Sequence[Woord], at: int) -> bool:
        """Whether the next word may belong to what stands here."""
        if at + 1 >= len(words):
            return False
        between = vlak.tekst[words[at].eind : words[at + 1].start]
        short = len(words[at].tekst) <= _SHORT_TITLE and words[at].tekst in self._lijst.aanspreken
        return between == " " or (short and between == ". ")

    def _is_first_name(self, words: Sequence[Woord], at: int) -> bool:
        """One of the list; or any word before "van der" and a surname."""
        word = words[at]
        if not word.hoofdletter or word.tekst in self._no_name:
            return False
        if word.tekst in self._lijst.voornamen:
            return not (word.eerste and word.tekst in self._lijst.gewoon and len(word.tekst) <= _SHORT_TITLE)
        following = [item.tekst for item in words[at + 1 : at + 3]]
        return following in (["van", "der"], ["van", "den"])

    def _take(self, vlak: Vlak, words: Sequence[Woord], at: int) -> int:
        """The last word of the name that begins here; the word before where none does."""
        last, parts, look = at - 1, 0, at
        while look < len(words) and parts < _MOST_PARTS:
            word = words[look]
            if look > at and not _hold(vlak, words[look - 1], word):
                break
            if self._is_part(word):
                last, parts = look, parts + 1
                if word.eind - word.start > 2 and vlak.upper(word.start, word.eind):
                    break  # among capitals alone, the next one says nothing
            elif word.tekst not in PARTICLES:
                break
            look += 1
        return last

    def _is_part(self, word: Woord) -> bool:
        little = word.tekst in PARTICLES and word.eind - word.start > 1
        no_name = little or word.tekst in self._no_name or _STREET.fullmatch(word.tekst)
        return word.hoofdletter and not no_name

    def _by_letters(self, vlak: Vlak, words: Sequence[Woord], at: int) -> tuple[int, int, str] | None:
        """Initials with their points, and a surname."""
        look = at
        while look < len(words) and look - at < _MOST_LETTERS and _is_pointed(vlak, words[look]):
            look += 1
        letters = "".join(word.tekst for word in words[at:look])
        if not letters or letters in _FIRM or look == len(words):
            return None
        last = self._take(vlak, words, look)
        named = [word for word in words[look : last + 1] if self._is_part(word) and len(word.tekst) > 1]
        return (at, last, _AS_LETTERS) if named and _hold(vlak, words[look - 1], words[look]) else None


def _is_pointed(vlak: Vlak, word: Woord) -> bool:
    return word.hoofdletter and word.eind - word.start == 1 and vlak.tekst[word.eind : word.eind + 1] == "."


def _hold(vlak: Vlak, left: Woord, right: Woord) -> bool:
    """Whether two words stand together as one name; a point only behind an initial."""
    between = vlak.tekst[left.eind : right.start]
    if left.eind - left.start == 1:
        between = between.removeprefix(".") or " "
    return _BETWEEN.fullmatch(between) is not None
