"""Which words before a house number are the street."""

from __future__ import annotations

import re

from ivbdesk.cases.betrokkenen.plekwoorden import may_be_in_words
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.letters import fold_letters
from ivbdesk.cases.taal.nederlands import MAANDEN

NUMBER_SIGN = re.compile(r"(?:\b(?:huisnummer|huisnr|nummer|nr|no|nrs)\b\.?|#)\s*:?\s*(?=\d)", re.IGNORECASE)
"""What some write between the street and its number."""
_BEFORE_NUMBER = re.compile(r"(?P<straat>.*?[^\W\d_][^\s,]*)[\s,]+(?P<rest>\d.*)")
_YEARS = re.compile(r"(?P<jaar>1[5-9]\d\d(?:-\d{4})?)(?P<rest>\s+\d.*|)")
STREET_END = re.compile(
    r"(?:straat|str|laan|ln|weg|plein|pln|kade|gracht|singel|dijk|pad|hof|dreef|park|plantsoen|steeg|markt|wal|vest|"
    r"baan|hoek|kamp|burg|berg|veld|akker|brug|poort|haven|oord|erf|ring|stede|land|gaarde|dam|hout|horst|zoom|rade|"
    r"wetering|vaart|boulevard|allee|wijk|waard|donk|werf)\.?$",
    re.IGNORECASE,
)  # fmt: skip
"""How the name of most streets ends."""
_YEAR_STREET = frozenset(
    ("plein", "laan", "straat", "weg", "park", "plantsoen", "hof", "kade", "singel", "dreef")
)
"""A street of only such a word is named after a year: Plein 1944, Laan 1940-1945."""
_FIRST = re.compile(
    r"(?!\d+(?:e|de|ste)\b)(?P<nummer>\d{1,5}(?:\s(?:bis|hs|bg|zw|rd|ptr)(?=\s)|\s?-?[a-z](?=[\s,])|-\d{1,3})?)[\s,]+(?P<straat>[^\W\d_]\D{2,})",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:in|bij|aan|op|achter|naast|tegenover|voor|tussen|onder|boven|met|en|of)\b")
_LEAD = re.compile(
    r"(?:p/a|p\.a\.|c/o|t\.?a\.?v\.?|aan|op|in|(?:woon)?adres|(?:boven|beneden)?woning|flat|appartement|app\.|pand|perceel"
    r"|object|kamer|studio|garage|garagebox|loods|schuur|café|cafe|hotel|restaurant|winkel|(?:achter|zij|hoofd)?ingang|entree"
    r"|portiek|trappenhuis|(?:achter|voor)?tuin(?: van)?|balkon|dak van|stoep|kelder|berging|hal|lift|schuurtje|bovenbuurman|"
    r"bovenbuurvrouw|bewoners?|buren|winkelpand|kantoor|school)(?=\s)",
    re.IGNORECASE,
)
"""What is said of an address, or of what stands there, and no street begins with where it ends like one."""


def number_first(text: str) -> tuple[str, str] | None:
    """The street and the number of "27 Splinterwerf"; None where none stands first, or it is a part of the street.

    A number with a month is that: "30 Januaristraat"; so is one that counts: "1e Binnenvestgracht". Of any other one
    nobody can know without a list of streets, "7 Geitjespad".
    """
    found = _FIRST.fullmatch(" ".join(text.split()))
    if found is None or _BESIDE.search(found["straat"]):
        return None
    straat, nummer = found["straat"].strip(" ,"), found["nummer"]
    if nummer.isdigit() and int(nummer) <= 31 and fold_letters(straat).startswith((*MAANDEN, "october")):
        return None
    like_street = STREET_END.search(straat) or straat[0].isupper() or " " not in straat
    return (straat, nummer) if like_street else None


def demand_number_behind(text: str) -> None:
    """Raises RegelFout where the number may stand before its street."""
    if turned := number_first(text):
        straat, nummer = turned
        raise RegelFout(
            "straat",
            f"Is {nummer} het huisnummer? Schrijf dan ‘{straat} {nummer}’. Hoort het bij de straat, vul dan ook het "
            f"huisnummer in, of schrijf ‘omgeving {text.strip()}’.",
        )


def take_street(rest: str) -> tuple[str, str]:
    """The street, and all from the house number on; "Plein 1944" and "1e Binnenvestgracht" are streets.

    Raises RegelFout where it is not certain which is which.
    """
    rest = NUMBER_SIGN.sub("", rest)
    found = _BEFORE_NUMBER.fullmatch(rest)
    if found is None:
        demand_number_behind(rest)
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
    """Raises RegelFout for one that begins with what is no part of its name, or that may be a place in words."""
    lead = _LEAD.match(straat)
    if lead and (
        STREET_END.search(straat) or (lead[0].islower() and straat[lead.end() :].lstrip()[:1].isupper())
    ):
        raise RegelFout("straat", f"Hoort ‘{lead[0]}’ bij de straat? Laat hier alleen de straat staan.")
    if may_be_in_words(straat):
        raise RegelFout(
            "straat",
            f"Is ‘{straat}’ de straat? Schrijf die dan met hoofdletters, ‘{_titled(straat)}’. Is het een plek, schrijf dan "
            "‘omgeving’ ervoor.",
        )


def _titled(straat: str) -> str:
    first, article, *rest = straat.split()
    return " ".join((first.capitalize(), article, *(word.capitalize() for word in rest)))
