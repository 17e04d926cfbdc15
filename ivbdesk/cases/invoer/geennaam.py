"""Words that stand where a name should and are none, "onbekend" and "zie mail"; and "fam.", which is nobody or one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ivbdesk.cases.invoer.invoerveld import NAAMWOORD, Invoervelden, Naamwoord, fold
from ivbdesk.cases.invoer.lijst import Lijst
from ivbdesk.cases.invoer.rekenblad import as_text, is_blank
from ivbdesk.cases.taal.naamtekst import is_initials, left_out
from ivbdesk.cases.taal.nederlands import count, join_nl

NAMEN = ("naam", "achternaam", "voornaam", "tussenvoegsel", "voorletters", "melder_naam")
"""The fields in which a name or a part of it stands."""
_TITLED = ("naam", "achternaam")
"""Of these a title is taken off, see `naamtekst`."""
ONBEKEND = "onbekend"
_HOUSEHOLD = frozenset(("fam", "familie", "gezin", "echtpaar"))
_NAMED = 40
"""How many of these words are named: all of those that any list had, so that each can be looked at."""


def is_no_name(code: str, text: str, woorden: Mapping[str, str]) -> bool:
    """Whether this says that no name is known: a word or sign for it, or nothing but such words and small ones.

    "N.N." is that too, but not in a column `code` of initials.
    """
    folded = fold(text)
    if code == "voorletters" and is_initials(text) and text.isupper():
        return False
    if (meant := woorden.get(folded)) in (Naamwoord.GEEN, Naamwoord.NAAM):
        return meant == Naamwoord.GEEN
    parts = [woorden.get(part) for part in folded.split()]
    return not parts or (Naamwoord.GEEN in parts and set(parts) <= {Naamwoord.GEEN, Naamwoord.ERBIJ})


def word_to_ask(text: str, woorden: Mapping[str, str]) -> str:
    """The word of which nobody can know whether a person is meant: "fam." of "fam. Bakker", or "buren"; else empty."""
    parts = [woorden.get(part) for part in fold(text).split()]
    if parts and set(parts) == {Naamwoord.ERBIJ} and fold(text) not in _HOUSEHOLD:
        return text
    word = next((word for word in text.split() if fold(word) in _HOUSEHOLD), "")
    return word if woorden.get(fold(word)) is None else ""


def person_of(text: str, woorden: Mapping[str, str]) -> str:
    """The name without the word for a household, as the municipality said what that means; empty where it is nobody."""
    words = text.split()
    said = {woorden.get(fold(word)) for word in words if fold(word) in _HOUSEHOLD}
    if Naamwoord.GEEN in said:
        return ""
    return " ".join(word for word in words if fold(word) not in _HOUSEHOLD)


def left_empty(lijst: Lijst, velden: Invoervelden) -> str:
    """In how many rows no name comes in for what stands there, and for which words; empty where there is none."""
    woorden, counted = velden.woorden.get(NAAMWOORD, {}), Counter[str]()
    written: dict[str, str] = {}
    for row in lijst.rijen:
        for code in NAMEN:
            cell = lijst.cell(row, code)
            if not is_blank(cell) and is_no_name(code, text := as_text(cell), woorden):
                counted[written.setdefault(fold(text) or text, text)] += 1
    if not counted:
        return ""
    cells = count(counted.total(), "cel", "cellen")
    return f"In {cells} staat geen naam maar {_most_common(counted)}. Daar komt geen naam binnen."


def titles_left_out(lijst: Lijst, velden: Invoervelden) -> str:
    """Which titles and degrees stand with a name and do not come in with it; empty where there are none."""
    woorden, counted = velden.woorden.get(NAAMWOORD, {}), Counter[str]()
    for row in lijst.rijen:
        for code in _TITLED:
            cell = lijst.cell(row, code)
            if not is_blank(cell) and not is_no_name(code, text := as_text(cell), woorden):
                counted.update(left_out(text))
    if not counted:
        return ""
    return f"Bij namen staat {_most_common(counted)}. Titels en aanspreekvormen komen niet binnen; de naam zelf wel."


def _most_common(counted: Counter[str]) -> str:
    shown = [f"‘{word}’ ({times})" for word, times in counted.most_common(_NAMED)]
    more = len(counted) - _NAMED
    return join_nl([*shown, *([count(more, "ander woord", "andere woorden")] if more > 0 else [])])
