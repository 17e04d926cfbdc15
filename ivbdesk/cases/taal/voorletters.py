"""Initials as they are written; a first name or a whole name is none, and is never spelled out."""

from __future__ import annotations

import re

from ivbdesk.cases.taal.fouten import RegelFout

_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_DOTTED = re.compile(r"[^\W\d_]{1,3}")
_LOOSE = re.compile(rf"[^\W\d_][{_CONSONANTS}]{{0,2}}", re.IGNORECASE)
"""One letter, or one with consonants behind it: "Th", "Chr"; with a vowel it may be a first name, "Jo"."""
_ROW = re.compile(rf"IJ|[^\W\d_][{_CONSONANTS}]{{0,2}}")
_MOST = 4
_TITLES = frozenset(("mr", "dr", "drs", "ir", "ing", "mw", "hr", "dhr", "fam", "jr", "sr"))
_FIRST_NAME = re.compile(r"[^\W\d_][^\W\d_'’-]+(?:[-'’ ][^\W\d_]+)*")


def tidy_initials(text: str) -> str:
    """Initials as they are written, "J.P." for "jp", "Th.J." for "th. j"; raises RegelFout for anything else.

    Letters with a point, or to four capitals, or two small letters without one.
    """
    typed = " ".join(text.split())
    parts = _parts(typed)
    if parts is None:
        raise RegelFout("voorletters", _told(typed))
    return "".join(parts)


def short_of(text: str) -> str:
    """The initials of first names that stand in their place, "M." of "Mohammed"; empty where these are no names."""
    typed = " ".join(text.split())
    return "".join(f"{word[0].upper()}." for word in typed.split()) if _FIRST_NAME.fullmatch(typed) else ""


def may_be_first_name(text: str) -> bool:
    """Whether one word that stands where initials belong reads as a first name."""
    typed = text.strip()
    return " " not in typed and _parts(typed) is None and _FIRST_NAME.fullmatch(typed) is not None


def _parts(typed: str) -> list[str] | None:
    """Each initial with its point; None where these are no initials."""
    found = re.findall(r"(-?)([^.\s-]+)", typed)
    if len(found) > 1 or "." in typed:
        whole = "".join(part for _, part in found) == re.sub(r"[.\s-]", "", typed)
        good = whole and all(_is_one(typed, part) for _, part in found)
        return [f"{sign}{_capital(part)}." for sign, part in found] if good else None
    if typed.casefold() in _TITLES and not typed.isupper():
        return None
    if typed == "ij":
        return ["IJ."]
    if typed.isalpha() and (len(typed) == 1 or (len(typed) == 2 and typed.islower())):
        return [f"{letter.upper()}." for letter in typed]
    row = _ROW.findall(typed)
    good = "".join(row) == typed and len(row) <= _MOST and all(part[0].isupper() for part in row)
    return [f"{part}." for part in row] if good else None


def _is_one(typed: str, part: str) -> bool:
    """Whether a part is one initial: with a point behind it also "Joh", without it only what is short."""
    dotted = _DOTTED.fullmatch(part) is not None and f"{part}." in typed and part.casefold() not in _TITLES
    return dotted or _is_loose(part)


def _is_loose(word: str) -> bool:
    return word.upper() == "IJ" or (_LOOSE.fullmatch(word) is not None and word.casefold() not in _TITLES)


def _capital(part: str) -> str:
    return part.upper() if part.upper() == "IJ" else part.capitalize()


def _told(typed: str) -> str:
    how = "Voorletters zijn letters met een punt erachter, zoals J.P. of Th.J."
    if _FIRST_NAME.fullmatch(typed):
        return f"‘{typed}’ lijkt een naam. Een voornaam en een achternaam hebben een eigen vak. {how}"
    return how
