"""Who can help: partners found by leefgebied, by a problem or by a service (IVB 6.2.2).

Words meet without capitals and diacritics, and by their beginning: ‘schuld’ finds ‘schuldhulp’, and
‘schuldenproblematiek’ finds ‘schulden’.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.kader.leefgebied_kader import Leefgebied, Leefgebieden
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.taal.nederlands import sort_key

_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r"[,;.]\s*")
_ENDING = re.compile(r"(?<=[^aeiou])(?:en|e)$|s$")
_EMPTY = frozenset({
    "aan", "als", "alle", "ben", "bij", "dan", "dat", "de", "deze", "die", "dit", "door", "een", "eens",
    "en", "er", "geen", "haar", "had", "heb", "hebben", "heeft", "het", "hij", "hoe", "iemand", "ik", "in",
    "is", "je", "kan", "kunnen", "maar", "meer", "met", "mij", "mijn", "naar", "niet", "nog", "nu", "of",
    "om", "ook", "op", "over", "te", "tegen", "tot", "uit", "van", "veel", "voor", "wat", "we", "wel",
    "wie", "wij", "wil", "wordt", "zeer", "zich", "zij", "zijn", "zo", "zonder",
})  # fmt: skip
_SHORTEST = 3
_SHORTEST_STEM = 4
_SHORTEST_HEAD = 6
_SHORTEST_IN_PROSE = 5
_SAME, _BEGINS, _MADE_OF = 3, 2, 1


@dataclass(frozen=True)
class Helper:
    """A partner that can help, and why it was found, in words for the user."""

    partner: Partner
    waarom: tuple[str, ...]

    @property
    def ontvangt_niets(self) -> bool:
        """Whether nothing of a casus may be told to it: one can send people there, not data."""
        return self.partner.klasse is Klasse.OVERIG


@dataclass
class _Finding:
    """What speaks for one partner: `order` is its best place where a leefgebied says whom to ask first.

    `covered` is how well each word that was asked for fits, by the card itself or by such a leefgebied.
    """

    partner: Partner
    named: bool = False
    fits: bool = False
    order: tuple[int, ...] | None = None
    covered: dict[str, int] = field(default_factory=dict)
    strength: int = 0
    why: list[str] = field(default_factory=list)

    def cover(self, word: str, strength: int) -> None:
        """Note how well a word fits."""
        self.covered[word] = max(strength, self.covered.get(word, 0))

    def because(self, reason: str) -> None:
        """Note a reason once."""
        if reason not in self.why:
            self.why.append(reason)

    @property
    def rank(self) -> tuple[object, ...]:
        """The best first: called by its name, fits most of the words, is to be asked first, fits best."""
        first = (self.order is None, self.order or ())
        may_not = self.partner.klasse is Klasse.OVERIG
        return (
            not self.named,
            -len(self.covered),
            -sum(self.covered.values()),
            *first,
            -self.strength,
            may_not,
            sort_key(self.partner.naam),
        )


def find_partners(
    partners: Iterable[Partner], gebieden: Leefgebieden, tekst: str, leefgebied: Leefgebied | None = None
) -> list[Helper]:
    """Who can help with these words, on this leefgebied, or with both; the best first, nobody without a reason."""
    asked = _asked(tekst)
    matches = {area.nummer: _matches(area, asked) for area in gebieden.lijst}
    found = []
    for partner in partners:
        finding = _Finding(partner, named=_is_named(partner, tekst))
        able = False
        for area in gebieden.lijst:
            if area is leefgebied or matches[area.nummer]:
                has_to_do = _add_area(finding, area, matches[area.nummer], chosen=area is leefgebied)
                able = able or (has_to_do and area is leefgebied)
        _add_own(finding, asked)
        if (finding.fits or not asked) and (able or (asked and leefgebied is None)):
            found.append(finding)
    found.sort(key=lambda finding: finding.rank)
    return [Helper(finding.partner, tuple(finding.why)) for finding in found]


def _add_area(finding: _Finding, area: Leefgebied, matches: Mapping[str, int], chosen: bool) -> bool:
    """Count a leefgebied for this partner, if it has to do with it; gives whether it has."""
    partner = finding.partner
    able = area.nummer in partner.leefgebieden
    if partner.code in area.partners:
        place = (not chosen, -sum(matches.values()), area.partners.index(partner.code), area.nummer)
        finding.order = min(finding.order or place, place)
        for word, strength in matches.items():
            finding.cover(word, strength)
        finding.because(
            f"expertise: {area.naam}, eerst te vragen" if able else f"eerst te vragen bij {area.naam}"
        )
    elif able:
        finding.because(f"expertise: {area.naam}")
    else:
        return False
    finding.fits = finding.fits or bool(matches)
    return True


def _add_own(finding: _Finding, asked: Iterable[str]) -> None:
    """Count what stands on the card itself: services, words and name; tasks where none of these says enough."""
    partner = finding.partner
    phrases = [phrase.strip() for phrase in _PHRASE.split(partner.diensten)]
    for word in asked:
        best = 0
        for phrase in phrases:
            if (here := _best(word, phrase)[0]) > 0:
                finding.because(f"dienst: {phrase}")
                best = max(best, here)
        here, met = _best(word, partner.trefwoorden)
        if here:
            finding.because(f"trefwoord: {met}")
        named = _best(word, f"{partner.naam} {partner.kort}", short=True)[0]
        if named:
            finding.because("naam")
        best = max(best, here, named) or _in_tasks(finding, word)
        if best:
            finding.cover(word, best)
            finding.fits = True
            finding.strength += best


def _in_tasks(finding: _Finding, word: str) -> int:
    """How well a word is met in the prose of the tasks, where a short one says little."""
    strength, met = _best(word, finding.partner.taken)
    if strength < _BEGINS or len(word) < _SHORTEST_IN_PROSE:
        return 0
    finding.because(f"taak: {met}")
    return strength


def _is_named(partner: Partner, tekst: str) -> bool:
    """Whether what was typed is how the name of the partner begins, in whole words."""
    typed = [folded for _, folded in _words(tekst)]
    names = ([folded for _, folded in _words(name)] for name in (partner.naam, partner.kort))
    return bool(typed) and any(name[: len(typed)] == typed for name in names)


def _asked(tekst: str) -> list[str]:
    """The words that were typed and say something, each once; a word alone always does: OM is a partner."""
    typed = list(dict.fromkeys(folded for _, folded in _words(tekst)))
    return typed if len(typed) == 1 else [word for word in typed if word not in _EMPTY]


def _words(text: str) -> list[tuple[str, str]]:
    """Words as they stand and as they are compared."""
    return [(word, sort_key(word)) for word in _WORD.findall(text)]


@lru_cache(maxsize=1024)
def _known_words(text: str) -> list[tuple[str, str]]:
    """The words of a card or a leefgebied, kept from one letter typed to the next; what is typed is not kept."""
    return _words(text)


def _matches(area: Leefgebied, asked: Iterable[str]) -> dict[str, int]:
    """Which of the words asked for speak of this leefgebied, and how well."""
    told = f"{area.trefwoorden} {area.naam} {area.kort}"
    found = {word: _best(word, told)[0] for word in asked}
    return {word: strength for word, strength in found.items() if strength}


def _best(asked: str, text: str, *, short: bool = False) -> tuple[int, str]:
    """How well one word is met in a text, and by which; 0 for not at all."""
    best, met = 0, ""
    for word, folded in _known_words(text):
        here = _strength(asked, folded, short)
        if (here, len(word)) > (best, len(met)) and here:
            best, met = here, word
    return best, met


def _strength(asked: str, word: str, short: bool) -> int:
    """The same word, one that begins so, or one of which what was asked is made."""
    if len(asked) < _SHORTEST:
        return _SAME if short and asked == word else 0
    if asked == word:
        return _SAME
    beginning, stem = _stem(asked), _stem(word)
    if len(beginning) >= _SHORTEST_STEM and word.startswith(beginning):
        return _BEGINS
    made_of = len(stem) >= _SHORTEST_STEM and asked.startswith(stem)
    ends_in = len(word) >= _SHORTEST_HEAD and asked.endswith(word)
    return _MADE_OF if made_of or ends_in else 0


def _stem(word: str) -> str:
    """The word without the ending of a plural or of an adjective, where enough is left of it."""
    short = _ENDING.sub("", word)
    return short if len(short) >= _SHORTEST_STEM else word
