"""One reading of an address wherever it is typed, pasted or imported; what is not certain is asked, never guessed."""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from ivbdesk.cases.betrokkenen.object import Adres, parse_postcode
from ivbdesk.cases.betrokkenen.plekwoorden import is_abroad, is_in_words, is_only_where, is_without_home
from ivbdesk.cases.betrokkenen.straatnaam import (
    NUMBER_SIGN,
    STREET_END,
    demand_street,
    number_first,
    take_street,
)
from ivbdesk.cases.betrokkenen.toevoeging import read_addition, tidy_addition
from ivbdesk.cases.taal.eisen import require_filled
from ivbdesk.cases.taal.fouten import RegelFout

_POSTCODE = re.compile(r"(?<![\w-])([1-9]\d{3}(?: ?[A-Z]{2}| ?(?!bg|hs|nr|no|en|of|tm)[a-z]{2}))(?!\w)")
_OUR_OWN = re.compile(
    r"\s*[,(]\s*(?:nederland|(?:the )?netherlands|holland|nl)\)?$|\bNL[- ](?=[1-9]\d{3} ?[A-Z]{2}\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?:adres|locatie|woonadres)\s*:\s*", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"(?<!\S)(\d{6,}\w*)")
_LONGEST = 300
"""Of an address, with all that people write beside it; the patterns take ever longer over a longer text."""
_NUMBERED = re.compile(r"(?P<nummer>\d{1,5})(?!\d)(?P<rest>.*)")
_ONLY_NUMBER = re.compile(r"\d{1,5}\W*\w{0,4}")
_SEVERAL = re.compile(
    r"^\s*(?:\+|&|,\s*\d|en\b|of\b|t/?m\b|tot\b)|\d\s*/\s*\d+\s*/|\d\s*(?:\ben\b|t/m|&|\+)\s*\d",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s+(?:aan|op|bij|en|in|van)\s")
"""What makes of the name of a town the beginning of a longer name: "Wijk bij Duurstedestraat"."""
_COUNTED = re.compile(r"(?:e|de|ste)\s+\d")
"""What counts, and then a number: of "Kerkstraat 2e 12" nobody knows what is the house."""
_APART = "Vul het huisnummer en de toevoeging apart in."
_SECOND = re.compile(r"\s*(?P<teken>[-/ ])\s*(?P<tweede>\d{1,5})")


NOWHERE = Adres()


class Plaatsaanduiding(StrEnum):
    """What a text that says where somebody or something is turns out to be."""

    ADRES = "adres"
    PLEK = "plek"
    """A street without a number, or a place in words."""
    ZONDER_WOONPLAATS = "zonder vaste woonplaats"
    BUITENLAND = "buitenland"


@dataclass(frozen=True)
class Adrestekst:
    """What a text says of where: the address as far as it has one, and for what is no Dutch address its words."""

    soort: Plaatsaanduiding
    adres: Adres = NOWHERE
    tekst: str = ""


def read_address(text: str, plaatsen: Collection[str] = ()) -> Adrestekst:
    """What stands in one box, cell or clipboard; `plaatsen` are towns that may stand behind the number without a comma.

    Of a postcode with a number, and no more, the street is empty. Raises RegelFout that names the field where the
    text is none of these, or can be read in two ways.
    """
    if len(text) > _LONGEST:
        raise RegelFout("straat", f"Dit is geen adres: het zijn {len(text)} tekens. Kort het in.")
    whole = _LABEL.sub("", _plain(text)).strip(" ,;")
    if is_without_home(whole):
        return Adrestekst(Plaatsaanduiding.ZONDER_WOONPLAATS, tekst=whole)
    if is_abroad(whole):
        return Adrestekst(Plaatsaanduiding.BUITENLAND, tekst=whole)
    if odd := _LONG_NUMBER.search(whole):
        raise RegelFout(
            "straat",
            f"‘{odd[1]}’ is geen huisnummer: dat heeft ten hoogste vijf cijfers. Of beschrijf de plek in woorden.",
        )
    if re.match(r"postbus\s*\d", whole, re.IGNORECASE):
        raise RegelFout(
            "straat", "Een postbus is geen plek waar iemand woont of iets gebeurt. Vul het adres in."
        )
    if is_in_words(whole):
        return _in_words(whole)
    towns = {town.casefold() for town in plaatsen}
    rest, postcode, place = _take_postcode(whole)
    if not place and (postcode or not _is_turned(rest, towns)):
        rest, place = _take_place(rest, towns)
    if _ONLY_NUMBER.fullmatch(rest):
        if not postcode:
            raise RegelFout("straat", "Vul bij het huisnummer ook de straat in.")
        number, addition = read_number(rest)
        return Adrestekst(
            Plaatsaanduiding.ADRES, Adres("", number, addition, parse_postcode(postcode), place)
        )
    if not place and number_first(rest):
        rest, place = _place_behind(rest, towns)
    straat, numbered = take_street(rest)
    if not numbered:
        return _in_words(straat, postcode, place)
    if not place:
        numbered, place = _place_behind(numbered, towns)
    before, town = _place_behind(straat, towns)
    if not place and town and STREET_END.search(before):  # "Kerkstraat Zoeterwoude 12"
        straat, place = before, town
    number, addition = read_number(numbered, straat)
    return Adrestekst(Plaatsaanduiding.ADRES, Adres.parse(straat, str(number), addition, postcode, place))


def turned_address(text: str, plaatsen: Collection[str] = ()) -> Adres | None:
    """The address in a text with its number first, "27 Splinterwerf": for who can look up whether there is one.

    None where the number does not stand there, or is certainly a part of the street.
    """
    towns = {town.casefold() for town in plaatsen}
    with suppress(RegelFout):
        rest, postcode, place = _take_postcode(_LABEL.sub("", _plain(text[:_LONGEST])).strip(" ,;"))
        if not place and (postcode or not _is_turned(rest, towns)):
            rest, place = _take_place(rest, towns)
        if not place:
            rest, place = _place_behind(rest, towns)
        if turned := number_first(rest):
            number, addition = read_number(turned[1])
            return Adres(turned[0], number, addition, parse_postcode(postcode), place)
    return None


def read_fields(
    straat: str,
    huisnummer: str,
    toevoeging: str,
    postcode: str,
    plaats: str,
    *,
    plaatsen: Collection[str] = (),
) -> Adrestekst:
    """What stands in the five boxes of a form or the five columns of a list, wherever a part of it was typed.

    Raises RegelFout that names the field; also where two boxes say something else.
    """
    found = _numbered(straat, huisnummer, plaatsen) if huisnummer.strip() else _in_one(straat, plaatsen)
    adres = found.adres
    if found.soort in (Plaatsaanduiding.ZONDER_WOONPLAATS, Plaatsaanduiding.BUITENLAND):
        return found
    if toevoeging.strip() and not adres.huisnummer:
        raise RegelFout("huisnummer", "Een toevoeging hoort bij een huisnummer.")
    if adres.huisnummer:
        require_filled("straat", adres.straat, "Vul de straat in, of laat het hele adres leeg.")
    town = adres.plaats or (" ".join(plaats.split()) if adres.straat else "")
    return replace(
        found,
        adres=replace(
            adres,
            toevoeging=_one("toevoeging", adres.toevoeging, tidy_addition(toevoeging)),
            postcode=_one("postcode", adres.postcode, parse_postcode(postcode)),
            plaats=town,
        ),
    )


def require_address(found: Adrestekst) -> Adres:
    """The address with its house number, or none at all; raises RegelFout for what is no address in the Netherlands."""
    if found.soort is Plaatsaanduiding.ZONDER_WOONPLAATS:
        raise RegelFout("straat", "Zonder vaste woonplaats heeft de casus geen adres. Laat het adres leeg.")
    if found.soort is Plaatsaanduiding.BUITENLAND:
        raise RegelFout(
            "straat", "Dit is een adres in het buitenland. Vul een Nederlands adres in, of laat het leeg."
        )
    if found.adres.huisnummer or found.adres == NOWHERE:
        return found.adres
    if re.search(r"\d", found.adres.straat) and is_in_words(found.adres.straat):
        raise RegelFout("straat", f"‘{found.tekst}’ is een plek bij een adres. Vul hier het adres zelf in.")
    return Adres.parse(found.adres.straat, "", "", found.adres.postcode, found.adres.plaats)


def _in_one(straat: str, towns: Collection[str]) -> Adrestekst:
    """All from the box of the street, where all that is wrong with it is told."""
    try:
        return read_address(straat, towns)
    except RegelFout as error:
        raise RegelFout("straat", error.melding) from None


def _numbered(straat: str, huisnummer: str, towns: Collection[str]) -> Adrestekst:
    """A street and a number that were typed apart; what stands in the box of the street as well is taken along."""
    number, addition = read_number(huisnummer)
    street, twice = " ".join(straat.split()), NOWHERE
    if is_in_words(street) and (
        street[0].islower() or is_only_where(street)
    ):  # "Achter Kerkstraat" may be a street
        return _in_words(f"{street} {huisnummer.strip()}")
    demand_street(street)
    if (turned := number_first(street)) and read_number(turned[1])[0] == number:
        street, addition = turned[0], _one("toevoeging", addition, read_number(turned[1])[1])
    with suppress(RegelFout):
        twice = read_address(straat, towns).adres
    if twice.huisnummer not in (0, number) and STREET_END.search(twice.straat):
        raise RegelFout(
            "huisnummer", f"Bij de straat staat {twice.huisnummer} en hier {number}. Welk is het?"
        )
    if twice.huisnummer == number or ((twice.postcode or twice.plaats) and not twice.huisnummer):
        street, addition = twice.straat, _one("toevoeging", addition, twice.toevoeging)
    else:
        twice = NOWHERE
    whole = Adres.parse(street, str(number), addition, twice.postcode, twice.plaats)
    return Adrestekst(Plaatsaanduiding.ADRES, whole)


def read_number(text: str, straat: str = "") -> tuple[int, str]:
    """House number and addition of "12a", "12-A bis", "nr. 12 kamer 3"; raises RegelFout where it is not certain.

    `straat` is the street that stands before it: of one without such an ending as "laan" the first of two numbers
    may be a part of its name.
    """
    typed = NUMBER_SIGN.sub("", _plain(text)).strip(" ,;")
    found = _NUMBERED.fullmatch(typed) if len(typed) <= _LONGEST else None
    if found is None:
        raise RegelFout("huisnummer", "Vul het huisnummer in als getal; een letter hoort bij toevoeging.")
    number, rest = int(found["nummer"]), found["rest"]
    if not 1 <= number <= 99999:
        raise RegelFout("huisnummer", "Een huisnummer ligt tussen 1 en 99999.")
    if re.match(r"[.,]\d", rest):
        raise RegelFout(
            "huisnummer", f"‘{typed}’ is geen huisnummer. Vul het huisnummer en de toevoeging apart in."
        )
    if _SEVERAL.search(rest) or _SEVERAL.search(typed):
        raise RegelFout("huisnummer", f"In ‘{typed}’ staan meer huisnummers. Vul er één in.")
    if _COUNTED.match(rest):
        raise RegelFout("huisnummer", f"‘{typed}’ is op twee manieren te lezen. {_APART}")
    if second := _SECOND.fullmatch(rest):
        _demand_one_reading(typed, number, int(second["tweede"]), second["teken"], straat)
    return number, read_addition(rest)


def _demand_one_reading(typed: str, number: int, second: int, sign: str, straat: str) -> None:
    if sign != " " and second > number and second % 2 == number % 2:
        last = f"{number} tot en met {second}"
        raise RegelFout("huisnummer", f"‘{typed}’ kan {number} met een toevoeging zijn, of {last}. {_APART}")
    if sign == " " and straat and not straat[-1].isdigit() and not STREET_END.search(straat):
        raise RegelFout("huisnummer", f"‘{straat} {typed}’ is op twee manieren te lezen. {_APART}")


def _plain(text: str) -> str:
    """One line with one kind of dash, space and apostrophe; between lines a comma, and our own country left out."""
    signs = {ord(sign): "-" for sign in "‐‑‒–—−"} | {ord("’"): "'", ord("`"): "'"}
    lines = [" ".join(line.split()).rstrip(",") for line in text.translate(signs).splitlines()]
    return _OUR_OWN.sub("", ", ".join(filter(None, lines)))


def _in_words(where: str, postcode: str = "", place: str = "") -> Adrestekst:
    where = where.strip(" ,;")
    return Adrestekst(
        Plaatsaanduiding.PLEK, Adres(where, 0, "", parse_postcode(postcode), place if where else ""), where
    )


def _take_postcode(whole: str) -> tuple[str, str, str]:
    """The rest, the postcode and the town behind it; the number may stand behind the postcode, or all before it."""
    found = list(_POSTCODE.finditer(whole))
    if not found:
        return whole, "", ""
    last = found[-1]
    before, after = whole[: last.start()].strip(" ,;("), whole[last.end() :].strip(" ,;)")
    if not before:  # first the postcode: "2351 AB 12", "2351 AB Leiderdorp, Acacialaan 12"
        town, comma, street = after.partition(",")
        if comma and not re.search(r"\d", town):
            return street.strip(), last[1], town.strip()
        return after, last[1], ""
    if not re.search(r"\d", before) and re.match(r"\d", after):
        return f"{before} {after}", last[1], ""
    if not re.search(r"\d", before) and not whole[: last.start()].rstrip().endswith((",", ";", "(")):
        raise RegelFout("huisnummer", f"Is ‘{last[1]}’ de postcode of het huisnummer? Vul ze apart in.")
    if re.search(r"\d", after):
        raise RegelFout("plaats", f"Achter de postcode staat ‘{after}’. Laat alleen de plaats staan.")
    return before, last[1], after


def _take_place(rest: str, towns: Collection[str]) -> tuple[str, str]:
    """A town that is known before the street, or one behind the last comma."""
    before, comma, after = rest.rpartition(",")
    behind = after.strip(" ()")
    if comma and re.search(r"\d", before) and re.search(r"[^\W\d_]", behind):
        if behind.casefold() in towns or (behind[0].isupper() and not _is_addition(behind)):
            return before.strip(" ,;"), behind
        if _is_addition(behind):
            return f"{before.strip(' ,;')} {behind}", ""
        raise RegelFout("plaats", f"Is ‘{behind}’ de plaats? Vul die dan in bij Plaats, of laat het weg.")
    for town in sorted(towns, key=len, reverse=True):  # "Bergen op Zoom" before "Bergen"
        first, street = rest[: len(town)], rest[len(town) :]
        if first.casefold() != town or not re.match(r"[\s,]+[^\W\d_]", street) or _GOES_ON.match(street):
            continue
        if STREET_END.search(re.split(r"\s*\d", street)[0]) or street.lstrip().startswith(","):
            return street.strip(" ,"), first
    return rest, ""


def _is_turned(rest: str, towns: Collection[str]) -> bool:
    """Whether what stands behind the comma of a number is its street, "27, Splinterwerf", and no town."""
    number, _, behind = rest.partition(",")
    return _ONLY_NUMBER.fullmatch(number) is not None and behind.strip().casefold() not in towns


def _place_behind(numbered: str, towns: Collection[str]) -> tuple[str, str]:
    """A town that stands behind the number without a comma, where it is known to be one; "te Leiderdorp" as well."""
    words = numbered.split(" ")
    for start in range(1, len(words)):
        if " ".join(words[start:]).casefold() in towns:
            end = start - 1 if start > 1 and words[start - 1].casefold() in ("te", "in") else start
            return " ".join(words[:end]), " ".join(words[start:])
    return numbered, ""


def _is_addition(text: str) -> bool:
    try:
        return bool(read_addition(f" {text}"))
    except RegelFout:
        return False


def _one(field: str, here: str, there: str) -> str:
    """What two boxes say of one thing; raises RegelFout where that is not the same."""
    if here and there and here.replace(" ", "") != there.replace(" ", ""):
        raise RegelFout(
            field, f"Er staat twee keer iets anders: ‘{here}’ en ‘{there}’. Laat één van de twee staan."
        )
    return there or here
