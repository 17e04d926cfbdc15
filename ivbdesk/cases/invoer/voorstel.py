"""What a word or a street that is not known must mean: only what is certain is proposed, else nothing is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from rapidfuzz.distance import OSA

from ivbdesk.cases.invoer.invoerveld import fold

_MISTYPED, _OTHER_LETTER = 5, 7
"""In a shorter word one letter too many or too few makes another word, hoog and hoofd; so does another letter in the
place of one, stank and stand, in a longer word too."""
_STEM, _PART = 3, 0.4
"""So many letters, and so great a part of the word, stand before the full stop of "verw."."""
_TOKENS = re.compile(r"\w+\.?")
_SMALL = frozenset(
    ("bij", "via", "door", "van", "de", "het", "een", "den", "der", "per", "melding", "dhr", "mw")
)
"""Say nothing beside the word itself: "bij RHW", "melding van politie". No "geen", "niet" or "en" is among them."""
_ENDS = {
    "str": "straat", "ln": "laan", "pln": "plein", "wg": "weg", "kd": "kade", "sngl": "singel", "plnts": "plantsoen",
}  # fmt: skip
_SHORT_END = re.compile(rf"(\w*?)({'|'.join(_ENDS)})\.?$", re.IGNORECASE)
_SHORT_STREET = re.compile(rf"(?:{'|'.join(_ENDS)})\.?$|\.", re.IGNORECASE)
_VOWELS = re.compile(r"[aeiouy]")


def meant_word(written: str, woorden: Mapping[str, str], afkortingen: Mapping[str, str]) -> str:
    """The value that a word must mean, as `written`; empty where that is not certain.

    It is a word or abbreviation that is known, perhaps among words that say nothing; or each part of it is a known word,
    cut short with a full stop; or one letter of a known word was mistyped.
    """
    core = [token for token in _TOKENS.findall(written) if fold(token) not in _SMALL]
    whole = fold(" ".join(core))
    if not whole:
        return ""
    ways: tuple[Callable[[], Iterable[str]], ...] = (
        lambda: _written_as(whole, woorden),
        lambda: _written_as(whole, afkortingen),
        lambda: _cut_short(core, woorden),
        lambda: _mistyped_in(whole, woorden),
    )
    for way in ways:
        found = set(way())
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def mistyped(word: str, woorden: Mapping[str, str]) -> str | None:
    """The value of the one word that this is but for a space or one wrong letter; None where more can be meant."""
    found = set(_written_as(word, woorden)) or set(_mistyped_in(word, woorden))
    return found.pop() if len(found) == 1 else None


def is_cut_short(street: str) -> bool:
    """Whether this is how a street is written in short."""
    return _SHORT_STREET.search(street) is not None


def is_near(street: str, bekend: Iterable[str]) -> bool:
    """Whether this is one of these streets but for one letter."""
    return any(_differs_one(fold(street), fold(other)) for other in bekend)


def meant_street(word: str, straten: Iterable[str]) -> str:
    """The street that a word must mean: written in full, one of `straten` in short, or that with one wrong letter."""
    written = _SHORT_END.sub(lambda match: match[1] + _ENDS[match[2].casefold()], word.strip())
    named = {fold(street): street for street in straten if fold(street) != fold(word)}
    full, short = fold(written), _TOKENS.findall(word)
    if full in named:
        return named[full]
    ways: tuple[Callable[[str], bool], ...] = (
        lambda name: "." in word and _begins(short, name),
        lambda name: full != fold(word) and _without_vowels(full, name),
        lambda name: _differs_one(full, name),
    )
    for fits in ways:
        found = [street for name, street in named.items() if fits(name)]
        if found:
            return found[0] if len(found) == 1 else ""
    return written if full != fold(word) and "." not in written else ""


def _written_as(whole: str, woorden: Mapping[str, str]) -> Iterable[str]:
    """The values of what is written so, whether in one word or in more: "wijk agent", "g.o."."""
    joined = whole.replace(" ", "")
    return (value for name, value in woorden.items() if name.replace(" ", "") == joined)


def _cut_short(core: list[str], woorden: Mapping[str, str]) -> Iterable[str]:
    """The values of the words that begin so; nothing where the beginning is too short for one of them."""
    if not any(token.endswith(".") for token in core):
        return ()
    found = [name for name in woorden if _begins(core, name)]
    parts = [(fold(token), part) for name in found for token, part in zip(core, name.split(), strict=True)]
    if any(part != stem and len(stem) < max(_STEM, _PART * len(part)) for stem, part in parts):
        return ()
    return (woorden[name] for name in found)


def _begins(core: list[str], name: str) -> bool:
    parts = name.split()
    return len(core) == len(parts) and all(
        part.startswith(fold(token)) if token.endswith(".") else part == fold(token)
        for token, part in zip(core, parts, strict=True)
    )


def _mistyped_in(whole: str, woorden: Mapping[str, str]) -> Iterable[str]:
    return (value for name, value in woorden.items() if _differs_one(whole, name))


def _differs_one(whole: str, name: str) -> bool:
    """Whether one word of it has one letter wrong, missing, too many or in the place of the next; never its first."""
    mine, parts = whole.split(), name.split()
    if len(mine) != len(parts):
        return False
    differ = [(one, other) for one, other in zip(mine, parts, strict=True) if one != other]
    return len(differ) == 1 and _is_slip(*differ[0])


def _is_slip(one: str, other: str) -> bool:
    if one[0] != other[0] or not one.isalpha() or OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    replaced = len(one) == len(other) and sorted(one) != sorted(other)
    return min(len(one), len(other)) >= (_OTHER_LETTER if replaced else _MISTYPED)


def _without_vowels(full: str, name: str) -> bool:
    """Whether the street is written without its vowels: "hfdstr" is the Hoofdstraat."""
    stem = next((full.removesuffix(end) for end in _ENDS.values() if full.endswith(end)), full)
    return (
        len(stem) >= 2
        and not _VOWELS.search(stem)
        and full[0] == name[0]
        and _VOWELS.sub("", full) == _VOWELS.sub("", name)
    )
