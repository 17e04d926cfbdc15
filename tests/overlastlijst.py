"""A second list of 300 reports, as another municipality keeps it. Everything in it is made up: no street, person or report exists.

Heads that are cut short and name two things, words of its own, three ways to write a date and sometimes a time, comments at the
melder and at the text, hidden rows and columns, a filter, finished reports, and a total.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

ROWS, FINISHED = 300, 50
HEADS = ("Nr.", "Dat. + tijd", "Gem. door", "Aard ovl.", "Wat is er gemeld / bijzonderheden", "Adres ovl.", "Hnr", "Toev.", "Pc", "Wpl",
         "Naam ovl.gever", "Naam melder", "Tel.nr melder", "Terugk. j/n", "Stavaza", "Behand.", "Afh. door")  # fmt: skip
_SOURCES = ("bew.", "pol", "bij RHW", "BOA", "inwoner", "SWT", "wijkagt", "via KCC", "THH", "omw.")
_KINDS = (
    "gel.ovl.",
    "gel.ovl.",
    "GO",
    "hond",
    "verw. pers.",
    "jeugdovl.",
    "woonovl.",
    "drugs?",
    "div.",
    "burenruzie",
)
_STATES = ("open", "nw", "i.b.h.", "loopt", "open")
_STREETS = ("Verzonnenstr.", "Verzonnenstraat", "Proefln", "Proeflaan", "Nergenskade", "Bedachtplein")
_NAMES = ("", "onb.", "Testman, J. van den", "dhr. P. de Proef", "fam. Nergens", "")
_TEXTS = ("harde muziek tot diep in de nacht", "blaft de hele dag", "- ruzie op de galerij", "schreeuwt in het portiek",
          "scooters en vuurwerk", "stank uit de kelder", "bonkt op de muur")  # fmt: skip
_AT_MELDER = ("alleen na zes uur bellen", "wil niet dat buren het weten", "zoon neemt op")
_AT_TEXT = ("gebeld, geen gehoor", "zie ook vorig jaar", "woont alleen")


def make(path: Path) -> Path:
    """Write the workbook."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Overlast"
    sheet.append(["OVERLASTMELDINGEN (verzonnen lijst, geen echte mensen)"])
    sheet.merge_cells("A1:Q1")
    sheet.append([])
    sheet.append(list(HEADS))
    sheet["B3"].comment = Comment("dag voorop", "verzonnen")
    for n, cells in enumerate(_rows()):
        sheet.append(cells)
        at = n + 4
        for column, comments, every, first in ((12, _AT_MELDER, 20, 0), (5, _AT_TEXT, 25, 7)):
            if n % every == first:
                cell = sheet.cell(at, column)
                assert not isinstance(cell, MergedCell)
                cell.comment = Comment(comments[n // every % 3], "verzonnen")
        sheet.row_dimensions[at].hidden = n % 30 == 29
    sheet.append(["Totaal", None, None, None, ROWS])
    for letter in "PQ":
        sheet.column_dimensions[letter].hidden = True
    book.save(path)
    return path


def _rows() -> Iterator[list[object]]:
    for n in range(ROWS):
        yield [
            n + 1, _date(n), _SOURCES[n * 3 % 10], _KINDS[n % 10], "" if n in (40, 160) else f"{_TEXTS[n % 7]}, {n + 1}",
            _STREETS[n % 6], _house(n), ("", "", "a", "bis")[n % 4], ("2351 AB", "2351ab", "")[n % 3], "Ldd",
            _NAMES[n % 6], "Z. Melder" if n % 4 == 0 else "", (612345678, "06-12345678", None, None)[n % 4],
            ("j", "n", "")[n % 3], "afgeh." if n % 6 == 5 else _STATES[n % 5], "JdV", "",
        ]  # fmt: skip


def _date(n: int) -> object:
    day = datetime(2026, 6, 1) + timedelta(days=n // 2)
    at = (timedelta(hours=9 + n % 12, minutes=n % 60), timedelta())[n % 2]
    if n % 75 == 33:
        return f"{day.day}-{day.month}"
    text = f"{day.day}-{day.month}-{day:%y}"
    months = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
    clock = f" {(day + at):%H:%M}" if at else ""
    return (day + at, text + clock, f"{day.day} {months[day.month - 1]} '{day:%y}{clock}")[n % 3]


def _house(n: int) -> object:
    return datetime(2026, n % 5 + 2, 12) if n % 60 == 11 else n % 90 + 1
