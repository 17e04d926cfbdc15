"""Which words before a house number are the street."""

from __future__ import annotations

import re

from ivbdesk.cases.taal.fouten import RegelFout

NUMBER_SIGN = re.compile(r"(?:\b(?:huisnummer|huisnr|nummer|nr|no|nrs)\b\.?|#)\s*:?\s*(?=\d)", re.IGNORECASE)
"""What some write between the street and its number."""
_BEFORE_NUMBER = re.compile(r"(?P<straat>.*?[^\W\d_][^\s,]*)[\s,]+(?P<rest>\d.*)")
_YEARS = re.compile(r"(?P<jaar>1[5-9]\d\d(?:-\d{4})?)(?P<rest>\s+\d.*|)")
STREET_END = re.compile(
    r"(?:straat|str|laan|ln|weg|plein|pln|kade|gracht|singel|dijk|pad|hof|dreef|park|plantsoen|steeg|markt|wal|vest|"
    r"baan|hoek|kamp|burg|berg|veld|akker|brug|poort|haven|oord|erf|ring|stede|land|gaarde|dam|hout|horst|zoom|rade|"
    r"wetering|vaart|boulevard|allee|wijk|waard|donk)\.?$",
    re.IGNORECASE,
)  # fmt: skip
"""How the name of most streets ends."""
_YEAR_STREET = frozenset(
    ("plein", "laan", "straat", "weg", "park", "plantsoen", "hof", "kade", "singel", "dreef")
)
"""A street of only such a word is named after a year: Plein 1944, Laan 1940-1945."""
_LEAD = re.compile(
    r"(?:p/a|p\.a\.|c/o|t\.?a\.?v\.?|aan|op|in|(?:woon)?adres|(?:boven|beneden)?woning|flat|appartement|app\.|pand|perceel"
    r"|object|kamer|studio|garage|garagebox|loods|schuur|café|cafe|hotel|restaurant|winkel)(?=\s)",
    re.IGNORECASE,
)
"""What is said of an address, or of what stands there, and no street begins with where it ends like one."""


def take_street(rest: str) -> tuple[str, str]:
    """The street, and all from the house number on; "Plein 1944" and "1e Binnenvestgracht" are streets."""
    rest = NUMBER_SIGN.sub("", rest)
    found = _BEFORE_NUMBER.fullmatch(rest)
    if found is None:
        return rest, ""
    straat, numbered = found["straat"].rstrip(" ,-"), found["rest"]
    if "," in straat:
        raise RegelFout(
            "straat", f"‘{straat}’ is op meer manieren te lezen. Laat hier alleen de straat staan."
        )
    demand_street(straat)
    years = _YEARS.fullmatch(numbered)
    if years is not None and straat.casefold().split()[-1] in _YEAR_STREET:
        return f"{straat} {years['jaar']}", years["rest"].strip()
    if years is not None and years["rest"]:
        ask = "Vul de straat en het huisnummer apart in."
        raise RegelFout("straat", f"Is {years['jaar']} een deel van de straat of het huisnummer? {ask}")
    return straat, numbered


def demand_street(straat: str) -> None:
    """Raises RegelFout for one that begins with what is no part of its name."""
    if (lead := _LEAD.match(straat)) and STREET_END.search(straat):
        raise RegelFout("straat", f"Hoort ‘{lead[0]}’ bij de straat? Laat hier alleen de straat staan.")
