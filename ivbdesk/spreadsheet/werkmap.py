"""Reads xlsx by calamine: values as they were kept; a formula or an error is named as such, a macro never read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import python_calamine as calamine

from ivbdesk.cases.invoer.rekenblad import Cel, OnleesbaarBestand, Plek, Rekenblad, Rekenrij, Werkblad
from ivbdesk.spreadsheet import grenzen as g
from ivbdesk.spreadsheet.celsoort import Bladvondst, look_into
from ivbdesk.spreadsheet.opendocument import read_ods
from ivbdesk.spreadsheet.zipwacht import BROKEN, inspect

_RESAVE = "Open het in Excel of LibreOffice en sla het op als Excel-werkmap (.xlsx)."


def read_zipped(data: bytes) -> Rekenblad:
    """The sheets of an xlsx or ods; raises OnleesbaarBestand."""
    parts = inspect(data)
    if "content.xml" in parts and "mimetype" in parts:
        return read_ods(data)
    if "xl/workbook.xml" not in parts:
        raise _other_kind(parts)
    try:
        with calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            shown = {sheet.name: _is_shown(sheet) for sheet in book.sheets_metadata if _is_list(sheet)}
            g.require_sheets(len(shown))
            beside = look_into(data)
            found = [_sheet(book.get_sheet_by_name(name), beside[name], shown[name]) for name in shown]
    except (OnleesbaarBestand, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except calamine.PasswordError:
        raise OnleesbaarBestand(
            "Het bestand is met een wachtwoord beveiligd.", f"Haal het wachtwoord eraf. {_RESAVE}"
        ) from None
    except BaseException:  # a panic of the reader is no Exception; whatever it was, the file did it
        raise BROKEN from None
    filled = g.filled_sheets(found)
    macros = " De macro's erin zijn niet gelezen." if any("vba" in name.lower() for name in parts) else ""
    return Rekenblad(filled, f"Excel-werkmap.{macros}" if macros else "Excel-werkmap")


def _is_list(sheet: Any) -> bool:
    return bool(sheet.typ is calamine.SheetTypeEnum.WorkSheet)


def _is_shown(sheet: Any) -> bool:
    return bool(sheet.visible is calamine.SheetVisibleEnum.Visible)


def _other_kind(parts: frozenset[str]) -> OnleesbaarBestand:
    if "xl/workbook.bin" in parts:
        return OnleesbaarBestand("Dit is een binaire Excel-werkmap (.xlsb).", _RESAVE)
    if any(name.startswith(("word/", "ppt/")) for name in parts):
        return OnleesbaarBestand(
            "Dit is een tekst of presentatie, geen rekenblad.", "Kies het bestand met de lijst."
        )
    return OnleesbaarBestand(
        "Dit is een zip-bestand, geen rekenblad.", "Pak het uit en kies het bestand met de lijst."
    )


def _sheet(sheet: Any, beside: Bladvondst, is_shown: bool) -> Werkblad:
    start = sheet.start
    rows: list[Rekenrij] = []
    if start is not None:
        g.require_shape(sheet.total_height, sheet.total_width, sheet.name)
        top, left = start
        rows = [
            Rekenrij(number, (*[None] * left, *(_cell(value) for value in cells)))
            for number, cells in enumerate(sheet.iter_rows(), start=1)
            if number
            > top  # the reader begins at the top of the sheet, but at the first column that is filled
        ]
    lines = tuple(_with(rows, beside.cellen, sheet.name))
    return Werkblad(
        sheet.name, lines, _covered(sheet), replace(beside.ongezien, blad=not is_shown).within(lines)
    )


def _with(rows: list[Rekenrij], special: Mapping[Plek, Cel], name: str) -> list[Rekenrij]:
    """The rows with their formulas and errors in place, which the reader leaves empty or works with."""
    if not special:
        return rows
    g.require_shape(max(row for row, _ in special), 1 + max(column for _, column in special), name)
    cells = {row.nummer: list(row.cellen) for row in rows}
    for (row, column), cell in special.items():
        line = cells.setdefault(row, [])
        line += [None] * (column + 1 - len(line))
        line[column] = cell
    return [Rekenrij(number, tuple(line)) for number, line in sorted(cells.items())]


def _covered(sheet: Any) -> frozenset[Plek]:
    ranges = (
        (top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return g.covered_cells(ranges)


def _cell(value: Any) -> Cel:
    if isinstance(value, str):
        return g.plain(value)
    if isinstance(value, bool | int | float | date | datetime):
        return value
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        return str(value)
    return None
