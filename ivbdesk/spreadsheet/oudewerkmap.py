"""Reads xls, the workbook of Excel before 2007: values, and what does not show; formulas cannot be told from values."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import xlrd

from ivbdesk.cases.invoer.rekenblad import Cel, Ongezien, OnleesbaarBestand, Rekenblad, Rekenrij, Werkblad
from ivbdesk.spreadsheet import grenzen as g
from ivbdesk.spreadsheet.opmerkingen import LONGEST, MOST
from ivbdesk.spreadsheet.zipwacht import BROKEN

_UNKNOWN = "Of een cel een formule is, en of er een filter op staat, is in een .xls niet te zien; wel wat verborgen is."
_BUGGED = (xlrd.XLRDError, xlrd.compdoc.CompDocError)


def read_xls(data: bytes) -> Rekenblad:
    """The sheets of an xls; raises OnleesbaarBestand."""
    try:
        with xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO()) as book:
            g.require_sheets(book.nsheets)
            found = [_sheet(book, sheet) for sheet in book.sheets()]
    except (OnleesbaarBestand, MemoryError):
        raise
    except _BUGGED as error:
        raise _refused(str(error)) from None
    except Exception:  # the reader knows no error of its own for most of what is damaged
        raise BROKEN from None
    return Rekenblad(g.filled_sheets(found), "oude Excel-werkmap (.xls)")


def _refused(told: str) -> OnleesbaarBestand:
    if "encrypted" in told.casefold():
        return OnleesbaarBestand(
            "Het bestand is met een wachtwoord beveiligd.",
            "Open het in Excel, haal het wachtwoord eraf (Bestand > Info > Werkmap beveiligen) en sla het op.",
        )
    return OnleesbaarBestand(
        "Dit is geen Excel-werkmap, maar een ander oud kantoorbestand, of het is beschadigd.",
        "Open het in Excel of LibreOffice en kies Opslaan als > Excel-werkmap (.xlsx).",
    )


def _sheet(book: Any, sheet: Any) -> Werkblad:
    g.require_shape(sheet.nrows, sheet.ncols, sheet.name)
    rows = [
        Rekenrij(number + 1, tuple(_cell(book, cell) for cell in sheet.row(number)))
        for number in range(sheet.nrows)
    ]
    filled = tuple(row for row in rows if not row.is_empty)
    notes = list(sheet.cell_note_map.items())[:MOST]
    unseen = Ongezien(
        blad=sheet.visibility != 0,
        rijen=frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden),
        kolommen=frozenset(column for column, info in sheet.colinfo_map.items() if info.hidden),
        opmerkingen={
            (row + 1, column): " ".join(note.text.split())[:LONGEST] for (row, column), note in notes
        },
        onbekend=_UNKNOWN,
    )
    ranges = ((top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells)
    return Werkblad(sheet.name, filled, g.covered_cells(ranges), unseen.within(filled))


def _cell(book: Any, cell: Any) -> Cel:
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return g.plain(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _moment(book, cell.value)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return (
            int(cell.value)
            if float(cell.value).is_integer() and abs(cell.value) < 1e15
            else float(cell.value)
        )
    return None


def _moment(book: Any, value: float) -> datetime | str | float:
    """A date; a time of the day alone is words."""
    try:
        moment: datetime = xlrd.xldate_as_datetime(value, book.datemode)
    except (xlrd.XLDateError, ValueError, OverflowError):
        return value
    if value < 1:
        return f"{moment:%H:%M}"
    return moment
