"""House letters and additions, written in one way; and what is none of those."""

from __future__ import annotations

import re

from ivbdesk.cases.taal.datumtekst import month_of
from ivbdesk.cases.taal.fouten import RegelFout

_LONGEST = 20
_PARTS = re.compile(r"[A-Z]+|\d+")
_SIGNS = re.compile(r"[A-Z0-9 ./-]*")
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}(?: \d{1,2}:\d{2})?")
_WORDS = frozenset((
    "KAMER", "HOOG", "HUIS", "BOVEN", "BENEDEN", "ACHTER", "VOOR", "LINKS", "RECHTS", "MIDDEN", "APPARTEMENT",
    "STUDIO", "UNIT", "FLAT", "ETAGE", "VERDIEPING", "WONING", "PARTERRE", "SOUTERRAIN", "KELDER", "ZOLDER", "TOREN",
    "BLOK", "GARAGE", "BOVENWONING", "BENEDENWONING", "BOVENHUIS", "BENEDENHUIS", "BEGANE", "GROND",
))  # fmt: skip
"""Longer than the four letters of the BAG, but said of a dwelling and of nothing else."""
_INVENTED = frozenset(("TRUE", "WAAR", "ONWAAR", "JA", "NEE", "NULL", "NVT", "NAN", "GEEN"))
"""What a spreadsheet or a list writes where there is no addition."""
_TWO_NUMBERS = re.compile(r"\d[ ./-]+\d")
_HOW = "Schrijf haar als A, 2, A2, BIS of KAMER 3."


def tidy_addition(text: str) -> str:
    """An addition in one way: "A" for "a", "A2" for "a-2" and "a 2", "A BIS" for "a-bis", "1 HOOG" for "1-hoog".

    One letter and at most four letters or digits is how the BAG writes them (Catalogus BAG 2018, Nummeraanduiding);
    a few words that are said of a dwelling are taken as well. Raises RegelFout on field `toevoeging`.
    """
    typed = " ".join(text.upper().replace("–", "-").replace("—", "-").split()).strip(" ,;-/.")
    if not typed:
        return ""
    said = text.strip(" ,;-/.")
    if _DATE.fullmatch(typed) or any(month_of(word.casefold()) for word in _PARTS.findall(typed)):
        raise RegelFout("toevoeging", f"‘{said}’ is een datum, geen toevoeging. {_HOW}")
    if not _SIGNS.fullmatch(typed) or len(typed) > _LONGEST or _TWO_NUMBERS.search(typed):
        raise RegelFout("toevoeging", f"‘{said}’ is geen toevoeging. {_HOW}")
    parts = list(_PARTS.finditer(typed))
    for part in parts:
        word = part[0]
        if word in _INVENTED or (word not in _WORDS and len(word) > 4):
            raise RegelFout("toevoeging", f"‘{said}’ is geen toevoeging. {_HOW}")
    return _written(parts)


def _written(parts: list[re.Match[str]]) -> str:
    """What was typed together stays so, and a letter before a number stands against it."""
    written, until = "", 0
    for part in parts:
        letter_before_number = len(written) == 1 and written.isalpha() and part[0].isdigit()
        written += part[0] if part.start() == until or letter_before_number else f" {part[0]}"
        until = part.end()
    return written.strip()
