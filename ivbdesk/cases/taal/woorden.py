"""A text as it is compared and searched: without case, diacritics and signs."""

from __future__ import annotations

import re

from ivbdesk.cases.taal.letters import fold_letters

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """A text without case, diacritics and signs, in which ij and y are one."""
    return fold_letters(text).replace("ij", "y")


def words_of(text: str) -> list[str]:
    """The words of a text as the index knows them: without case and diacritics."""
    return _WORD.findall(fold_letters(text))
