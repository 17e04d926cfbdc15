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
_USUAL = frozenset((
    "BIS", "TER", "HS", "BG", "PTR", "PARR", "RD", "ZW", "SOUS", "SOUT", "BOV", "BEN", "BENE", "ACH", "ACHT", "VRD",
    "VH", "AH", "HG", "HOOG", "ETG", "VERD", "VD", "APP", "FLAT", "UNIT", "KMR", "STD", "LI", "RE", "GAR", "BOX", "STE",
    "DE", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
))  # fmt: skip
"""Of at most four letters, and known to be an addition also where they stand in a text."""
_INVENTED = frozenset(("TRUE", "WAAR", "ONWAAR", "JA", "NEE", "NULL", "NVT", "NAN", "GEEN"))
"""What a spreadsheet or a list writes where there is no addition."""
_INITIALS = re.compile(r"(?<![A-Z0-9])[A-Z][ ./-]+[A-Z](?![A-Z0-9])")
"""E.o., t/o: two letters apart are short for words."""
_POSTCODE_LIKE = re.compile(r"\s[1-9]\d{3}")
_TWO_NUMBERS = re.compile(r"\d[ ./-]+\d")
_HOW = "Schrijf haar als A, 2, A2, BIS of KAMER 3."


def tidy_addition(text: str) -> str:
    """An addition in one way: "A" for "a", "A2" for "a-2" and "a 2", "A BIS" for "a-bis", "1 HOOG" for "1-hoog".

    One letter and at most four letters or digits is how the BAG writes them (Catalogus BAG 2018, Nummeraanduiding):
    so one word of which we do not know what it says. Some that are said of a dwelling are taken as well. Raises
    RegelFout on field `toevoeging`.
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
    if _INITIALS.search(typed) or len(_unknown(typed)) > 1:
        raise RegelFout("toevoeging", f"‘{said}’ is geen toevoeging. {_HOW}")
    return _written(parts)


def read_addition(behind: str) -> str:
    """The addition in what stands behind a house number in a text, "a", "-A bis", " kamer 3".

    Letters against the number are one. Raises RegelFout on field `huisnummer` for a word that may as well be a town
    or a remark, and for what may be the beginning of a postcode.
    """
    said = behind.strip(" ,;-/.")
    if _POSTCODE_LIKE.fullmatch(behind):
        raise RegelFout(
            "huisnummer",
            f"Is ‘{said}’ het begin van de postcode? Vul huisnummer, toevoeging en postcode apart in.",
        )
    against = re.match(r"[^\W\d_]{0,2}(?![^\W\d_])", behind)
    rest = (behind[against.end() :] if against else behind).upper()
    strange = [word for word in _unknown(rest) if not month_of(word.casefold()) and word not in _INVENTED]
    if strange or _INITIALS.search(behind.upper()):
        ask = "Zet voor een plaats een komma; een toevoeging vult u apart in, iets anders schrijft u in de tekst."
        raise RegelFout("huisnummer", f"Wat betekent ‘{said}’ achter het huisnummer? {ask}")
    try:
        return tidy_addition(behind)
    except RegelFout as error:
        raise RegelFout("huisnummer", error.melding) from None


def _unknown(typed: str) -> list[str]:
    """The words that are not known to be said of a dwelling; a single letter and letters against a figure are."""
    words = re.findall(r"[A-Z0-9]+", typed)
    return [word for word in words if word.isalpha() and len(word) > 1 and word not in _WORDS | _USUAL]


def _written(parts: list[re.Match[str]]) -> str:
    """What was typed together stays so, and a letter before a number stands against it."""
    written, until = "", 0
    for part in parts:
        letter_before_number = len(written) == 1 and written.isalpha() and part[0].isdigit()
        written += part[0] if part.start() == until or letter_before_number else f" {part[0]}"
        until = part.end()
    return written.strip()
