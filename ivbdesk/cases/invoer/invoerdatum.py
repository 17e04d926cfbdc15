"""Dates as they stand in a spreadsheet: typed in many ways, and sometimes with the month first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ivbdesk.cases.invoer.rekenblad import Cel, as_text, is_blank
from ivbdesk.cases.taal.datumtekst import parse_date
from ivbdesk.cases.taal.nederlands import AMSTERDAM, short_date

OLDEST_YEAR = 1990
"""What a list of today says of an earlier year is nearly always a typing error."""
_EXCEL_DAY_0 = date(1899, 12, 30)
_EXCEL = range(20_000, 80_000)  # 1954 to 2119
_TIME = re.compile(r"[ T,]+(?:om )?(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?(?: ?(?:uur|u))?$", re.IGNORECASE)
_NUMERIC = re.compile(r"(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_WORDS = re.compile(r"(?:[a-z]{2,9}\.?\s+)?\d{1,2}\s*[a-z]{3,9}\.?\s*(?:\d{4}|'?\d{2})")
_WEEKDAY = re.compile(r"^[a-z]{2,9}\.?\s+(?=\d)")
_ZONED = re.compile(
    r"(?P<dag>\d{4}-\d{2}-\d{2})[T ](?P<tijd>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s?(?P<zone>[Zz]|[+-]\d{2}:?\d{2})"
)
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})")
_HOW = "Schrijf de datum als 3-4-2026 of 3 apr 2026."


class Datumfout(ValueError):
    """A cell is no date: what is wrong, what to do, and what may have been meant."""

    def __init__(self, wat: str, doen: str = _HOW, voorstellen: tuple[str, ...] = ()) -> None:
        super().__init__(wat)
        self.wat, self.doen, self.voorstellen = wat, doen, voorstellen


def read_moment(cell: Cel, today: date) -> tuple[date, time | None]:
    """The day of a cell, with its time where one stands there; raises Datumfout."""
    if isinstance(cell, datetime):
        return cell.date(), cell.time() if cell.time() != time() else None
    if isinstance(cell, date):
        return cell, None
    if isinstance(cell, bool):
        raise Datumfout("Hier staat geen datum.")
    if isinstance(cell, int | float):
        return _number(float(cell)), None
    typed = as_text(cell).strip()
    if (moment := _with_zone(typed)) is not None:
        return moment.date(), moment.time()
    text, at = _split_time(typed.casefold())
    return _typed(text, today), at


def _with_zone(text: str) -> datetime | None:
    """The moment in the Netherlands of one that is written with its zone: Z is that of Greenwich."""
    found = _ZONED.fullmatch(text)
    if found is None:
        return None
    zone = "+00:00" if found["zone"] in ("Z", "z") else found["zone"]
    try:
        moment = datetime.fromisoformat(f"{found['dag']}T{found['tijd']}{zone}").astimezone(AMSTERDAM)
    except (ValueError, OverflowError):
        raise Datumfout("Dit moment bestaat niet.") from None
    return moment.replace(tzinfo=None, second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class Datumkolom:
    """What the dates of one column say about each other; a row number is 0 where there is none.

    `maand_voorop` is the first row that can only have its month first, as 4/13/2026; `dag_voorop` the first that can
    only have its day first; `anders` the first date that is written without slashes, or that Excel holds as a date.
    """

    maand_voorop: int = 0
    dag_voorop: int = 0
    anders: int = 0

    def doubt(self, cell: Cel) -> Datumfout | None:
        """Why day and month of this cell cannot be told apart, with both readings; None where they can."""
        sure = "Dag en maand zijn hier niet zeker:"
        if self.maand_voorop and (_is_ambiguous(_slashed(cell)) or _may_be_turned(cell)):
            told = f"{sure} in rij {self.maand_voorop} van deze kolom staat de maand voorop."
            return Datumfout(told, voorstellen=_both(cell))
        if self.anders and not self.dag_voorop and _is_ambiguous(_slashed(cell)):
            told = f"{sure} in rij {self.anders} van deze kolom is een datum anders geschreven."
            return Datumfout(told, voorstellen=_both(cell))
        return None


def _both(cell: Cel) -> tuple[str, ...]:
    """The two days that a cell may mean, as they are read without doubt."""
    if isinstance(cell, date):
        one, other, year = cell.day, cell.month, cell.year
    else:
        found = _NUMERIC.fullmatch(_split_time(as_text(cell).strip().casefold())[0])
        if found is None:
            return ()
        one, other, year = int(found[1]), int(found[3]), int(found[4])
    year += 2000 if year < 100 else 0
    with suppress(ValueError):
        return short_date(date(year, other, one)), short_date(date(year, one, other))
    return ()


def look_at_dates(cells: Sequence[tuple[int, Cel]], today: date) -> Datumkolom:
    """What a column of dates, each with its row number, says about how they are written."""
    slashed = [(row, parts) for row, cell in cells if (parts := _slashed(cell)) is not None]
    if not slashed:
        return Datumkolom()
    return Datumkolom(
        _first(row for row, (one, other) in slashed if one <= 12 < other),
        _first(row for row, (one, other) in slashed if other <= 12 < one),
        _first(row for row, cell in cells if _slashed(cell) is None and _is_date(cell, today)),
    )


def _first(rows: Iterable[int]) -> int:
    return next(iter(rows), 0)


def _is_date(cell: Cel, today: date) -> bool:
    try:
        read_moment(cell, today)
    except Datumfout:
        return False
    return not is_blank(cell)


def _is_ambiguous(parts: tuple[int, int] | None) -> bool:
    return parts is not None and parts[0] != parts[1] and max(parts) <= 12


def _may_be_turned(cell: Cel) -> bool:
    """Whether this is a date in which Excel may have taken the month for the day."""
    return isinstance(cell, date) and cell.day <= 12 and cell.day != cell.month


def read_year(cell: Cel, today: date) -> int:
    """The year of birth from a year or a whole date; raises Datumfout."""
    text = as_text(cell)
    if isinstance(cell, date):
        return cell.year
    if re.fullmatch(r"\d{4}", text):
        return int(text)
    short = re.fullmatch(r"\d{1,2}[-/. ]\d{1,2}[-/. ](\d{2})", text)
    if short is not None and 2000 + int(short[1]) <= today.year:
        raise Datumfout(
            "Het is niet zeker welke eeuw bedoeld is.", "Schrijf het jaar met vier cijfers, zoals 1962."
        )
    if short is not None:
        return 1900 + int(short[1])
    return read_moment(cell, today)[0].year


def _slashed(cell: Cel) -> tuple[int, int] | None:
    if not isinstance(cell, str):
        return None
    match = _NUMERIC.fullmatch(_split_time(cell.strip().casefold())[0])
    return (int(match[1]), int(match[3])) if match is not None and match[2] == "/" else None


def _number(number: float) -> date:
    """A number is only a date as 20260403: which one Excel would make of 45000 nobody meant to write."""
    plain = _PLAIN.fullmatch(str(int(number))) if 0 < number < 1e9 else None
    if plain is not None:
        return _day(int(plain[1]), int(plain[2]), int(plain[3]))
    if int(number) in _EXCEL:
        meant = short_date(_EXCEL_DAY_0 + timedelta(days=int(number)))
        raise Datumfout(
            "Hier staat een getal, geen datum.",
            f"Is {meant} bedoeld? Schrijf dan die datum, of geef de cel in Excel de opmaak Datum.",
            (meant,),
        )
    raise Datumfout("Hier staat een getal, geen datum.")


def _split_time(text: str) -> tuple[str, time | None]:
    match = _TIME.search(text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return text, None
    return text[: match.start()].strip(), time(int(match[1]), int(match[2]))


def _typed(text: str, today: date) -> date:
    if text.isascii() and text.replace(".", "", 1).isdigit():
        return _number(float(text))
    if re.search(r"\d{5,}", text):
        raise Datumfout("Het jaartal heeft te veel cijfers.")
    if iso := _ISO.fullmatch(text):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if numeric := _NUMERIC.fullmatch(text):
        day, month, year = int(numeric[1]), int(numeric[3]), int(numeric[4])
        if day <= 12 < month <= 31:
            raise Datumfout(
                "De maand lijkt voorop te staan, zoals in Amerika.",
                "Zet de dag voorop, zoals 13-4-2026.",
                (f"{month}-{day}-{year}",),
            )
        return _day(year + (2000 if year < 100 else 0), month, day)
    words = re.sub(r"(?<=\w)[-/.](?=\s*[a-z])|(?<=[a-z])[-/.](?=\s*\d)|'", " ", text)
    words = " ".join(words.split())
    if _WORDS.fullmatch(words):
        try:
            return parse_date(_WEEKDAY.sub("", words), today)  # beside a whole date it adds nothing
        except ValueError as error:
            raise Datumfout(str(error)) from None
    if re.fullmatch(r"(?:\d{1,2}[-/. ]\d{1,2}|\d{1,2}\s*[a-z]{3,9})", words):
        raise Datumfout("Het jaar ontbreekt.")
    raise Datumfout("Hier staat geen datum.")


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Datumfout("Deze dag bestaat niet.") from None
