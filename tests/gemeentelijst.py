"""A list of 300 reports as a municipality really keeps it. Everything in it is made up: no street, person or report exists.

Title rows, heads in two lines, headings by month, a total, comments at cells, rows that a filter hides, a hidden column,
three ways to write a date, the abbreviations of the house, and what Excel made of what was typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

ROWS = 300
HEAD = 5
_ABOVE = (
    "nr.",
    "Melding",
    "",
    "",
    "Plek",
    "",
    "",
    "Melder",
    "",
    "Gemeld door",
    "Over wie",
    "Status",
    "Intern",
)
_BELOW = ("", "datum", "omschrijving", "soort", "straat", "nr", "pc", "naam", "tel", "", "", "", "")
_MONTHS = ("Juli 2026", "Augustus 2026", "September 2026", "Oktober 2026")
_SOURCES = (
    "bij RHW",
    "pol",
    "BOA",
    "bewoner",
    "bewoner",
    "Incluzio",
    "handh.",
    "wijkagt",
    "buurvrouw",
    "bij RHW",
)
_KINDS = (
    "geluid",
    "GO",
    "stank",
    "drugs",
    "verw. pers.",
    "geluidsoverlast",
    "div",
    "hg",
    "overlast",
    "vervuiling",
)
_STATES = ("open", "loopt", "nw", "i.b.h.", "open", "loopt")
_STREETS = ("Verzonnenstraat", "Verzonnenstr.", "Proeflaan", "Voorbeeldplein", "Proefln", "Nergenskade")
_NAMES = ("", "Testman, J. van den", "dhr. P. de Proef", "", "Ans Voorbeeld", "", "fam. Nergens")
_TEXTS = ("harde muziek tot laat", "- belt vaak aan", "ruzie op de galerij", "stank in het portiek", "afval over het balkon",
          "geschreeuw en gebonk", "dealen voor de deur")  # fmt: skip
_COMMENTS = (
    "melder wil anoniem blijven",
    "gebeld, geen gehoor",
    "kent de wijkagent",
    "hond aanwezig, let op",
)
_SENSELESS = (37, 118, 203, 291)
"""Rows in which nothing is said that could be a report."""


def make(path: Path) -> Path:
    """Write the workbook."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Meldingen 2026"
    _heads(sheet)
    at = HEAD + 1
    for number, cells in enumerate(_rows()):
        if number % 75 == 0:
            sheet.cell(at, 1, _MONTHS[number // 75])
            sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=12)
            at += 1
        for column, value in enumerate(cells, start=1):
            sheet.cell(at, column, value)
        if number % 23 == 5:
            text = sheet.cell(at, 3)
            assert not isinstance(text, MergedCell)
            text.comment = Comment(_COMMENTS[number % 4], "verzonnen")
        sheet.row_dimensions[at].hidden = number % 21 == 20
        at += 2 if number % 50 == 49 else 1
    sheet.cell(at, 2, "Totaal")
    sheet.cell(at, 3, ROWS)
    sheet.column_dimensions["M"].hidden = True
    old = book.create_sheet("oud 2025")
    old.append(["datum", "omschrijving"])
    old.sheet_state = "hidden"
    book.save(path)
    return path


def _heads(sheet: Worksheet) -> None:
    sheet.append(["MELDINGEN OVERLAST 2026 (verzonnen lijst, geen echte mensen)"])
    sheet.merge_cells("A1:L1")
    sheet.append(["bijgewerkt door OOV"])
    sheet.append([])
    sheet.append(list(_ABOVE))
    sheet.append(list(_BELOW))
    for area in ("B4:D4", "E4:G4", "H4:I4", "A4:A5", "J4:J5", "K4:K5", "L4:L5", "M4:M5"):
        sheet.merge_cells(area)


def _rows() -> Iterator[list[object]]:
    for n in range(ROWS):
        yield [n + 1, _date(n), _text(n), _KINDS[n % 10], _STREETS[n * 7 % 6], _house(n), "2351 AB" if n % 3 else "2351AB",
               "A. Melder" if n % 4 == 0 else "", _phone(n), _SOURCES[n * 3 % 10], _NAMES[n % 7], _state(n), "niet delen"]  # fmt: skip


def _text(n: int) -> str:
    if n in _SENSELESS:
        return ""
    return f"{_TEXTS[n % 7]}, {n + 1}e keer" if n != 150 else "bsn 111222333 genoemd"


def _date(n: int) -> object:
    day = datetime(2026, 7, 1) + timedelta(days=n // 3)
    if n % 60 == 17:
        return (day - datetime(1899, 12, 30)).days
    if n == 78:
        return "10-31-2026"
    months = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
    return (day, f"{day.day}-{day.month}-{day:%y}", f"{day.day} {months[day.month - 1]} {day.year}")[n % 3]


def _house(n: int) -> object:
    number = n % 90 + 1
    if n % 40 == 11:
        return datetime(2026, n % 5 + 2, 12)
    if n % 40 == 31:
        return "12-feb"
    return (number, f"{number}a", f"{number}-B", number, f"{number} bis")[n % 5]


def _phone(n: int) -> object:
    if n % 45 == 8:
        return "6,12346E+08"
    return (612345678, "06-12345678", None, None)[n % 4]


def _state(n: int) -> str:
    return "afgeh." if n % 30 == 29 else _STATES[n % 6]
