"""Dates, lists, counts and sorting as the Dutch write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def short_date(day: date) -> str:
    """The date as "24 sep 2024"."""
    return f"{day.day} {_KORT[day.month - 1]} {day.year}"


def day_date(day: date) -> str:
    """The date near today, with its weekday: "wo 25 nov"."""
    return f"{DAGEN[day.weekday()][:2]} {day.day} {_KORT[day.month - 1]}"


def long_date(day: date) -> str:
    """The date in full: "maandag 23 november 2026"."""
    return f"{DAGEN[day.weekday()]} {day.day} {MAANDEN[day.month - 1]} {day.year}"


def count(number: int, singular: str, plural: str) -> str:
    """A number with its noun, in thousands with a point: "1 gat", "1.200 casussen"."""
    return f"{number:,}".replace(",", ".") + f" {singular if number == 1 else plural}"


def term(day: date, today: date) -> str:
    """How a term stands: "4 dagen te laat", "vandaag", "morgen", "wo 25 nov", or with the year when far off."""
    late = (today - day).days
    if late > 0:
        return f"{count(late, 'dag', 'dagen')} te laat"
    if late == 0:
        return "vandaag"
    if late == -1:
        return "morgen"
    return day_date(day) if late > -300 else short_date(day)


def join_nl(items: Sequence[str]) -> str:
    """A list in running text: "a, b en c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} en {items[-1]}"


def sort_key(text: str) -> str:
    """The key for Dutch sorting: without case and diacritics; ij sorts as i followed by j."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in folded if not unicodedata.combining(char))


_NUMERIC = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?")
_WORDS = re.compile(r"(\d{1,2})\s+([a-z]{3,9})\.?(?:\s+(\d{4}|\d{2}))?")
_AHEAD = re.compile(r"(?:over\s+|\+\s*)(\d{1,3})\s*(d|dag|dagen|w|week|weken|m|mnd|maand|maanden)")
_NAMED = {"vandaag": 0, "gisteren": -1, "eergisteren": -2, "morgen": 1, "overmorgen": 2}


def parse_date(text: str, today: date) -> date:
    """The date that was typed: "24-9-2024", "24 sep", "vandaag", "over 14 dagen", "+2w".

    Without a year the one nearest to today. Raises ValueError with a Dutch sentence.
    """
    typed = " ".join(text.casefold().split())
    if typed in _NAMED:
        return today + timedelta(days=_NAMED[typed])
    if ahead := _AHEAD.fullmatch(typed):
        return _ahead(int(ahead[1]), ahead[2][0], today)
    if numeric := _NUMERIC.fullmatch(typed):
        return _make(int(numeric[1]), int(numeric[2]), numeric[3], today)
    if (words := _WORDS.fullmatch(typed)) and (month := _month(words[2])):
        return _make(int(words[1]), month, words[3], today)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed):
        year, month, day = (int(part) for part in typed.split("-"))
        return _make(day, month, str(year), today)
    raise ValueError("Typ een datum als 24-9-2026, 24 sep, vandaag of over 14 dagen.")


def _month(word: str) -> int:
    for number, (full, short) in enumerate(zip(MAANDEN, _KORT, strict=True), start=1):
        if word == short or full.startswith(word):
            return number
    return 0


def _make(day: int, month: int, year: str | None, today: date) -> date:
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        around = [date(today.year + shift, month, day) for shift in (-1, 0, 1)]
    except ValueError:
        raise ValueError("Deze dag bestaat niet; controleer dag en maand.") from None
    return min(around, key=lambda found: abs((found - today).days))


def _ahead(number: int, unit: str, today: date) -> date:
    if unit == "d":
        return today + timedelta(days=number)
    if unit == "w":
        return today + timedelta(weeks=number)
    months = today.month - 1 + number
    year, month = today.year + months // 12, months % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(today.day, last))
