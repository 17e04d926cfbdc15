"""Words by which a text is no Dutch address: no fixed abode, an address abroad, a place beside an address."""

from __future__ import annotations

import re

_SHORT = frozenset(("zvwp", "zvw", "zvwo", "zvwop", "zvwovp", "vow", "zvv", "zvwv"))
_WITHOUT_HOME = re.compile(
    r"zonder\s+(?:vaste?\s+)?(?:woon|verblijf|adres).*|(?:is\s+)?(?:dak|thuis)loos|zwervend"
    r"|geen\s+(?:vaste?\s+)?(?:woon|verblijf|adres).*|verblijfplaats\s+onbekend|onbekende\s+verblijfplaats",
    re.IGNORECASE,
)
_COUNTRIES = (
    "belgië|belgie|belgique|belgium|duitsland|deutschland|germany|frankrijk|france|polen|polska|poland|spanje|españa"
    "|spain|portugal|italië|italie|italia|italy|engeland|england|verenigd koninkrijk|united kingdom|uk|ierland|ireland"
    "|luxemburg|luxembourg|oostenrijk|österreich|austria|zwitserland|schweiz|switzerland|turkije|türkiye|turkey|marokko"
    "|maroc|morocco|roemenië|roemenie|românia|romania|bulgarije|bulgaria|hongarije|hungary|tsjechië|tsjechie|slowakije"
    "|griekenland|greece|kroatië|servië|denemarken|danmark|denmark|zweden|sverige|sweden|noorwegen|norge|norway|finland"
    "|letland|litouwen|estland|oekraïne|oekraine|ukraine|syrië|syrie|suriname|aruba|curaçao|curacao|verenigde staten|usa"
)
_LONGEST = 300
_ABROAD = re.compile(
    rf"(?:|.*\d.*[\s,(]|.*[,(]\s*)(?:{_COUNTRIES})\)?"
    r"|.*(?:^|[\s,])(?:B|D|F|L|A|CH|PL|DK|LU|BE|DE|FR|AT|ES|IT|PT)-\d{4,5}\s+[^\W\d].*"  # D-47533 Kleve
    r"|(?:.*[^\W\d].*\d.*,\s*)?\d{5}\s+[^\W\d]{3,}.*"  # 47533 Kleve: five figures and a town
    r"|.*[^\W\d].*\d.*,\s*[1-9]\d{3}\s+[^\W\d]{3,}.*",  # , 1000 Brussel: four figures and no letters
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:|.*\s)(?:tegenover|t/o|t\.o\.|naast|t\.?h\.?v\.?|ter hoogte van|nabij|kruising)\s.*"
    r"|(?:.*op de\s)?hoek\s+\S.*"
    r"|.*\s(?:achter|voor|bij|tussen|rondom)\s.*",
    re.IGNORECASE,
)
_NEARBY = re.compile(
    r"(?:(?:in de )?(?:omgeving|omg\.?|buurt|nabijheid)(?: van)?|rond(?:om)?|vlakbij|dichtbij|vlak bij|ergens|langs)\s.*",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:achter|voor|bij|boven|onder|tussen)\s.*[^\W\d_]{3}(?:straat|laan|weg|plein|gracht|singel|kade|dijk|dreef|steeg"
    r"|plantsoen)\W*",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:achter|voor|bij|boven|onder|tussen|naast|tegenover|rond(?:om)?|langs|op|in|aan|van|bij de|nabij)"
    r"\s*(?:\b(?:huisnummer|huisnr|nummers?|nrs?|no)\b\.?|#)?\s*:?\s*",
    re.IGNORECASE,
)
"""Nothing but where beside a number, "achter nr 27": of that no street is known."""
_WITH_WHAT = re.compile(
    r"(?i:achter|voor|bij|boven|onder|tussen|naast|in|op)\s+(?:de|het|een|'t|mijn|onze|ons)(?:\s+[a-zà-ÿ][\w'-]*)+"
    r"\s+[A-ZÀ-Þ].*"
)
"""Beside what, and then the address: "boven de bakker Splinterwerf 27"."""
_IN_SMALL = re.compile(r"(?i:achter|voor|bij|boven|onder|tussen|naast)\s+(?:de|het|een|'t)\s+[a-zà-ÿ].*")
"""At the beginning "Achter de Hoven" may be a street, and "Achter Kerkstraat" is none; in the middle it says where beside an address something is."""


def is_without_home(text: str) -> bool:
    """Whether this says that somebody has no fixed abode."""
    typed = text.strip(" .,;()").casefold()
    return re.sub(r"[\W_]+", "", typed) in _SHORT or _WITHOUT_HOME.fullmatch(typed) is not None


def is_abroad(text: str) -> bool:
    """Whether this is an address in another country: by its country, or by its postcode with a town."""
    return _ABROAD.fullmatch(text[:_LONGEST].strip()) is not None


def split_country(text: str) -> tuple[str, str]:
    """An address abroad without its country, and the country where it stands behind it."""
    typed = text.strip()
    found = re.fullmatch(rf"(.*\w)[\s,(]+({_COUNTRIES})\)?", typed[:_LONGEST], re.IGNORECASE)
    return (found[1], found[2]) if found and found.end() == len(typed) else (typed, "")


def is_in_words(text: str) -> bool:
    """Whether this says where in words, "speeltuin tegenover Acacialaan 12"."""
    before = re.split(r"\d", text[:_LONGEST].strip())[0]
    return any(words.fullmatch(before) for words in (_BESIDE, _NEARBY, _BEFORE, _ALONE, _WITH_WHAT))


def is_only_where(straat: str) -> bool:
    """Whether no street stands here, but only where beside a number: "achter", "bij nummer"."""
    return _ALONE.fullmatch(straat.strip()) is not None


def may_be_in_words(straat: str) -> bool:
    """Whether this may say where in words, and may be a street that was typed without its capitals, "achter de hoven"."""
    return _IN_SMALL.fullmatch(straat) is not None
