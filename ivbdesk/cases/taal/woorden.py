"""A text as it is compared and searched: without case, diacritics and signs."""

from __future__ import annotations

import re

from ivbdesk.cases.taal.nederlands import sort_key

_WORD = re.compile(r"[^\W_]+")


_ODD = str.maketrans({"ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ÿ": "y", "ı": "i"})


def fold(text: str) -> str:
    """A text without case, diacritics and signs, in which ij and y are one."""
    return sort_key(text.translate(_ODD)).translate(_ODD).replace("ij", "y")


def words_of(text: str) -> list[str]:
    """The words of a text as the index knows them: without case and diacritics."""
    return _WORD.findall(sort_key(text))
