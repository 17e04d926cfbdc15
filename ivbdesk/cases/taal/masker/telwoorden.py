"""Numbers in words, as they are told in a meeting: "nummer zestien", "nul zes twaalf drie"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ivbdesk.cases.taal.masker.vlak import Vlak
from ivbdesk.cases.taal.masker.vondst import Vondst, Vondstsoort

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_VALUES = {
    word: value
    for value, word in enumerate(
        (
            *("nul", *_UNITS, *_TEENS),
            *(word for ten in _TENS for word in (ten, *(f"{unit}en{ten}" for unit in _UNITS))),
            "honderd",
        )
    )
}
_WORD = "|".join(sorted(_VALUES, key=len, reverse=True))
_HOUSE = re.compile(rf"(?:(?<!de )\b(?:huis)?nummer|\bnr\.?) ({_WORD})\b")
_ROW = re.compile(rf"\b(?:{_WORD}|\d{{1,4}})(?:[ -](?:{_WORD}|\d{{1,4}})){{2,40}}\b")
_FEWEST_WORDS = 2
_NO_HOUSE = "een"
_NO_ROW = "een twee drie"


def houses_in_words(vlak: Vlak, eigen: Collection[str]) -> Iterator[Vondst]:
    """Every house number in words that is not `eigen`; "op nummer één staat veiligheid" is none."""
    for match in _HOUSE.finditer(vlak.tekst):
        if match[1] != _NO_HOUSE and str(_VALUES[match[1]]) not in eigen:
            soort = Vondstsoort.HUISNUMMER
            yield Vondst(*vlak.span(*match.span(1)), soort, False, soort.masker)


def rows_in_words(vlak: Vlak) -> Iterator[Vondst]:
    """Three numbers or more in a row, most of them in words: a telephone number as it is said."""
    for match in _ROW.finditer(vlak.tekst):
        words = re.findall("[a-z]+", match[0])
        if len(words) >= _FEWEST_WORDS and match[0] != _NO_ROW:
            soort = Vondstsoort.TELEFOON
            yield Vondst(*vlak.span(*match.span()), soort, False, soort.masker, "getallen achter elkaar")
