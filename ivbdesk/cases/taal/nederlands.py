"""Dates, lists, counts and sorting as the Dutch write them; and the clock they go by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from ivbdesk.cases.taal.letters import fold_letters

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
MAANDEN_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def short_date(day: date) -> str:
    """The date as "24 sep 2024"."""
    return f"{day.day} {MAANDEN_KORT[day.month - 1]} {day.year}"


def read_short_date(text: str) -> date | None:
    """The day of a text as `short_date` writes it; None for any other."""
    parts = text.split()
    if (
        len(parts) != 3
        or len(parts[2]) != 4
        or parts[1] not in MAANDEN_KORT
        or not (parts[0] + parts[2]).isdecimal()
    ):
        return None
    try:
        found = date(int(parts[2]), MAANDEN_KORT.index(parts[1]) + 1, int(parts[0]))
    except (ValueError, OverflowError):
        return None
    return found if short_date(found) == text else None


def period(sinds: date | None, tot: date | None) -> str:
    """From when until when, as far as it is known: "sinds 24 sep 2024 tot 1 mrt 2025"."""
    parts = (f"sinds {short_date(sinds)}" if sinds else "", f"tot {short_date(tot)}" if tot else "")
    return " ".join(part for part in parts if part)


def short_month(day: date) -> str:
    """The month of a date as "sep 24"."""
    return f"{MAANDEN_KORT[day.month - 1]} {day:%y}"


def near_date(day: date, today: date) -> str:
    """The date without its year where that is the present one: "24 sep"."""
    return f"{day.day} {MAANDEN_KORT[day.month - 1]}" if day.year == today.year else short_date(day)


def day_date(day: date) -> str:
    """The date near today, with its weekday: "wo 25 nov"."""
    return f"{DAGEN[day.weekday()][:2]} {day.day} {MAANDEN_KORT[day.month - 1]}"


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


def begin_low(text: str) -> str:
    """The text with a small first letter, to go on with within a sentence; an abbreviation stays as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def shorten(text: str, most: int) -> str:
    """A text on one line of at most so many characters; a longer one ends behind a word, with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    begin = line[:most].rpartition(" ")[0] or line[: most - 1]
    return f"{begin.rstrip(' ,;:.-–(')}…"


def sort_key(text: str) -> str:
    """The key for Dutch sorting: without case and diacritics.

    The ij sorts as an i followed by a j, also as the one character "ĳ", as Dutch libraries do; telephone
    books, which sort it as y, are not followed.
    """
    return fold_letters(text)
