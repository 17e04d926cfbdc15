"""What a spreadsheet program made of something else that was typed, and what that was as far as it can be known."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from ivbdesk.cases.invoer.rekenblad import Cel

_ROUNDED = re.compile(r"\d+(?:[.,]\d+)?\s*E\s*\+?\s*\d{1,3}", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_DAY_MONTH = re.compile(
    rf"(?P<voor>.*?)\b(?P<dag>\d{{1,2}})-(?P<maand>{'|'.join(_MONTHS)}|mar|may|oct)\b\.?(?P<na>.*)",
    re.IGNORECASE,
)
_WHOLE_DAY = re.compile(r"(?P<voor>.*?)\b(?P<dag>\d{1,2})[-/](?P<maand>\d{1,2})[-/](?P<jaar>(?:19|20)\d\d)")
_ENGLISH = {"mar": "mrt", "may": "mei", "oct": "okt"}


def is_rounded(text: str) -> bool:
    """Whether this is a long number as Excel shows it, "6,12E+08": its digits are lost."""
    return _ROUNDED.fullmatch(text.strip()) is not None


def undone(cell: Cel) -> tuple[str, ...]:
    """What was typed where Excel made a date of a number with an addition: 12-2 became 12 February."""
    if isinstance(cell, date):
        return (
            (f"{cell.day}-{cell.month}", f"{cell.month}-{cell.day}")
            if cell.day != cell.month
            else (f"{cell.day}-{cell.month}",)
        )
    return ()


def undone_text(text: str) -> tuple[str, ...]:
    """The same for a date that is written out: "12-feb" was 12-2, and so was the "12-02-2026" of a csv."""
    if whole := _WHOLE_DAY.fullmatch(text.strip()):
        with suppress(ValueError):
            day = date(int(whole["jaar"]), int(whole["maand"]), int(whole["dag"]))
            return tuple(f"{whole['voor']}{typed}" for typed in undone(day))
    found = _DAY_MONTH.fullmatch(text.strip())
    if found is None:
        return ()
    month = found["maand"].casefold()
    number = _MONTHS.index(_ENGLISH.get(month, month)) + 1
    return (f"{found['voor']}{found['dag']}-{number}{found['na']}",)
