"""Dates, lists, counts and sorting as the Dutch write them; and the clock they go by."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def short_date(day: date) -> str:
    """The date as "24 sep 2024"."""
    return f"{day.day} {_KORT[day.month - 1]} {day.year}"


def period(sinds: date | None, tot: date | None) -> str:
    """From when until when, as far as it is known: "sinds 24 sep 2024 tot 1 mrt 2025"."""
    parts = (f"sinds {short_date(sinds)}" if sinds else "", f"tot {short_date(tot)}" if tot else "")
    return " ".join(part for part in parts if part)


def short_month(day: date) -> str:
    """The month of a date as "sep 24"."""
    return f"{_KORT[day.month - 1]} {day:%y}"


def near_date(day: date, today: date) -> str:
    """The date without its year where that is the present one: "24 sep"."""
    return f"{day.day} {_KORT[day.month - 1]}" if day.year == today.year else short_date(day)


def day_date(day: date) -> str:
    """The date near today, with its weekday: "wo 25 nov"."""
    return f"{DAGEN[day.weekday()][:2]} {day.day} {_KORT[day.month - 1]}"


def weekday_date(day: date) -> str:
    """The date with its weekday and year: "ma 6 jan 2025"."""
    return f"{DAGEN[day.weekday()][:2]} {short_date(day)}"


def long_date(day: date) -> str:
    """The date in full: "maandag 23 november 2026"."""
    return f"{DAGEN[day.weekday()]} {day.day} {MAANDEN[day.month - 1]} {day.year}"


def count(number: int, singular: str, plural: str) -> str:
    """A number with its noun, in thousands with a point: "1 gat", "1.200 casussen"."""
    return f"{number:,}".replace(",", ".") + f" {singular if number == 1 else plural}"


def term(day: date, today: date) -> str:
    """How a term is: "4 dagen te laat", "vandaag", "morgen", "wo 25 nov"; with the year when far off."""
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


class _WithoutMarks(dict[int, int | None]):
    """Each character as itself, a diacritic as nothing; looked up once each."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_WITHOUT_MARKS = _WithoutMarks()


def sort_key(text: str) -> str:
    """The key for Dutch sorting: without case and diacritics.

    The ij sorts as an i followed by a j, also as the one character "ĳ", as Dutch libraries do; telephone
    books, which sort it as y, are not followed.
    """
    folded = text.casefold()
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFKD", folded).translate(_WITHOUT_MARKS)


_WEEKDAY = re.compile(
    r"^(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo)\.?\s+"
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?")
_WORDS = re.compile(r"(\d{1,2})\s*([a-z]{3,9})\.?(?:\s*(\d{4}|\d{2}))?")
_AHEAD = re.compile(
    r"(?:over\s+|\+\s*)(\d{1,3}|een|één)\s*(d|dag|dagen|w|week|weken|m|mnd|maand|maanden|j|jaar)"
)
_NAMED = {"vandaag": 0, "gisteren": -1, "eergisteren": -2, "morgen": 1, "overmorgen": 2}
_HOW = "Typ een datum als 24-9-2026, 24 sep, vandaag of over 14 dagen."
_NO_SUCH_DAY = "Deze dag bestaat niet. Controleer de dag en de maand."


def parse_date(text: str, today: date) -> date:
    """The date that was typed: "24-9-2024", "24 sep", "wo 25 nov", "vandaag", "over 14 dagen", "+2w".

    Without a year the one nearest to today; two digits are a year from 2000 on. Raises ValueError with a
    Dutch sentence for the user.
    """
    typed = " ".join(text.casefold().split())
    if typed in _NAMED:
        return today + timedelta(days=_NAMED[typed])
    if ahead := _AHEAD.fullmatch(typed):
        number = 1 if ahead[1] in ("een", "één") else int(ahead[1])
        return _ahead(number, ahead[2][0], today)
    typed = _WEEKDAY.sub("", typed)
    if iso := _ISO.fullmatch(typed):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if numeric := _NUMERIC.fullmatch(typed):
        return _day_in(numeric[3], int(numeric[2]), int(numeric[1]), today)
    if (words := _WORDS.fullmatch(typed)) and (month := _month(words[2])):
        return _day_in(words[3], month, int(words[1]), today)
    raise ValueError(_HOW)


def _month(word: str) -> int:
    for number, (full, short) in enumerate(zip(MAANDEN, _KORT, strict=True), start=1):
        if word == short or full.startswith(word):
            return number
    return 0


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(_NO_SUCH_DAY) from None


def _day_in(year: str | None, month: int, day: int, today: date) -> date:
    if year is not None:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    # Four years to either side, so that 29 February finds the leap year that is nearest.
    around = []
    for shift in range(-4, 5):
        with suppress(ValueError):
            around.append(date(today.year + shift, month, day))
    if not around:
        raise ValueError(_NO_SUCH_DAY)
    return min(around, key=lambda found: abs((found - today).days))


def _ahead(number: int, unit: str, today: date) -> date:
    if unit == "d":
        return today + timedelta(days=number)
    if unit == "w":
        return today + timedelta(weeks=number)
    months = today.month - 1 + number * (12 if unit == "j" else 1)
    year, month = today.year + months // 12, months % 12 + 1
    return _day(year, month, min(today.day, monthrange(year, month)[1]))
