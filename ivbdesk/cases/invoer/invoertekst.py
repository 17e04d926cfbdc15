"""Names that stand in one cell, taken apart as the Dutch write them; and letters that were read wrongly."""

from __future__ import annotations

import re

from ivbdesk.cases.taal.tussenvoegsels import TUSSENVOEGSELS

_TITLES = re.compile(
    r"^(?:de heer|dhr\.?|heer|hr\.?|mevrouw|mevr\.?|mw\.?|mej\.?|familie|fam\.?|drs\.?|dr\.?|ing\.?|ir\.?|mr\.?)\s+",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s(?:en|&|\+)\s|/|;|\n", re.IGNORECASE)
_SHORT = {"v.": "van", "v.d.": "van der", "vd": "van der"}
_STRANGE = re.compile(r"\ufffd|Ã[\u0080-\u00bf]|â€|Â[\u00a0-\u00bf]|ï¿½")


class Tekstfout(ValueError):
    """A text cannot be taken apart: what is wrong, and what to do."""

    def __init__(self, wat: str, doen: str) -> None:
        super().__init__(wat)
        self.wat, self.doen = wat, doen


def split_name(text: str) -> tuple[str, str, str]:
    """First name, tussenvoegsel and last name of "Berg, J. van den" or "Jan van den Berg"; raises Tekstfout."""
    name = " ".join(text.split())
    if _SEVERAL.search(text.strip()):
        raise Tekstfout("Hier staan misschien meer mensen.", "Zet op elke rij één persoon.")
    while (shorter := _TITLES.sub("", name)) != name:
        name = shorter
    if not any(char.isalpha() for char in name) or any(char.isdigit() for char in name):
        raise Tekstfout(
            "Dit lijkt geen naam.", "Schrijf de naam als ‘Berg, Jan van den’ of ‘Jan van den Berg’."
        )
    if "," in name:
        return _listed(*name.split(","))
    words = name.split()
    if len(words) == 1:
        return "", "", words[0]
    return _said(words)


def _listed(last: str, *rest: str) -> tuple[str, str, str]:
    family, given = last.split(), " ".join(rest).split()
    if not family:
        raise Tekstfout("Voor de komma ontbreekt de achternaam.", "Schrijf de naam als ‘Berg, Jan van den’.")
    between: list[str] = []
    while len(family) > 1 and _is_between(family[-1]):
        between.insert(0, family.pop())
    while len(family) > 1 and _is_between(family[0]):
        between.append(family.pop(0))
    at = next((index for index, word in enumerate(given) if _is_between(word)), None)
    if at is not None and all(_is_between(word) for word in given[at:]):
        given, between = given[:at], [*given[at:], *between]
    elif at == 0:
        while _is_between(given[0]):
            between.append(given.pop(0))
    return " ".join(given), _joined(between), " ".join(family)


def _said(words: list[str]) -> tuple[str, str, str]:
    at = next((index for index, word in enumerate(words[:-1]) if _is_between(word)), None)
    if at is None:
        return " ".join(words[:-1]), "", words[-1]
    end = at
    while end < len(words) - 1 and _is_between(words[end]):
        end += 1
    return " ".join(words[:at]), _joined(words[at:end]), " ".join(words[end:])


def _is_between(word: str) -> bool:
    return word.casefold().replace("’", "'").replace("`", "'") in TUSSENVOEGSELS


def _joined(words: list[str]) -> str:
    return " ".join(_SHORT.get(word.casefold(), word.casefold()) for word in words)


def is_garbled(text: str) -> bool:
    """Whether letters stand in it as a wrong encoding leaves them, "Ã©" for "é"."""
    return _STRANGE.search(text) is not None
