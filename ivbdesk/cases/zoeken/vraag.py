"""What was typed to search for, in the way in which names and addresses are kept: without what is no part of them."""

from __future__ import annotations

import re

from ivbdesk.cases.taal.naamtekst import left_out

_FAMILY = re.compile(r"^(?:de\s+)?(?:familie\b|fam\b\.?|gezin\b)\s+(?=\w)", re.IGNORECASE)
_GEZIN = re.compile(r"^gezin\s+[a-z]")
_VAN_DER = re.compile(r"\bvd\s+(?=\w)", re.IGNORECASE)
"""Van der, van den or van de: each word from its beginning."""
_NUMBER_SIGN = re.compile(r"\b(?:huisnummer|huisnr|nummer|nr|no)\b\.?\s*:?\s*(?=\d)", re.IGNORECASE)
_TOWN = re.compile(
    r"(?<=[^\W\d_]{3})(?P<nummer>\s\d\w*(?:\s\w{1,3})?),?\s+(?:te|in)\s+(?=[^\W\d_])", re.IGNORECASE
)
_NUMBER = r"(?<![\w-])(?P<nummer>\d{1,5})"
_LETTER_NUMBER = re.compile(
    rf"{_NUMBER}[-/ ]?(?P<letter>[a-z])[-/. ]?(?P<tweede>\d{{1,3}})(?![\w-])", re.IGNORECASE
)
_LETTER_WORD = re.compile(
    rf"{_NUMBER}[-/ ]?(?P<letter>[a-z])[-/ ]?(?P<woord>bis|ter|hs|bg|hoog)(?!\w)", re.IGNORECASE
)


def in_words_of_register(typed: str) -> str:
    """The words that are searched for: no title, degree or form of address, and a house number as addresses have it.

    Where nothing else was typed those words stay: who searches for "mevrouw" means that word.
    """
    return _address(_name(" ".join(typed.split())))


def _name(typed: str) -> str:
    rest = typed
    for title in left_out(typed):
        rest = re.sub(rf"(?:^|[\s,]+){re.escape(title)}\.?(?=[\s,]|$)", " ", rest, count=1)
    rest = rest.strip(" ,")
    if not _GEZIN.match(rest):
        rest = _FAMILY.sub("", rest)
    return _VAN_DER.sub("v d ", rest) if rest else typed


def _address(typed: str) -> str:
    typed = _TOWN.sub(r"\g<nummer> ", _NUMBER_SIGN.sub("", typed))
    typed = _LETTER_WORD.sub(r"\g<nummer>\g<letter> \g<woord>", typed)
    return _LETTER_NUMBER.sub(r"\g<nummer>\g<letter>\g<tweede>", typed)
