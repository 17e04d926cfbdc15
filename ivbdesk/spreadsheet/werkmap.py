"""Reads xlsx by calamine: values as they were kept; a formula or an error is named as such, a macro never read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import python_calamine as calamine

from ivbdesk.cases.invoer.rekenblad import Cel, OnleesbaarBestand, Rekenblad, Rekenrij, Werkblad
from ivbdesk.spreadsheet import grenzen as g
from ivbdesk.spreadsheet.celsoort import Plek, special_cells
from ivbdesk.spreadsheet.zipwacht import BROKEN, inspect

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|_x00[01][0-9A-Fa-f]_")
_MAX_MERGED = 50_000
_RESAVE = "Open het in Excel of LibreOffice en sla het op als Excel-werkmap (.xlsx)."


def read_xlsx(data: bytes) -> Rekenblad:
    """The sheets of an xlsx; raises OnleesbaarBestand."""
    parts = inspect(data)
    if "xl/workbook.xml" not in parts:
        raise _other_kind(parts)
    try:
        with calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            names = [sheet.name for sheet in book.sheets_metadata if _is_list(sheet)]
            if len(names) > g.MAX_SHEETS:
                raise OnleesbaarBestand(f"Het bestand heeft meer dan {g.MAX_SHEETS} werkbladen.", g.CLEAN)
            special = special_cells(data)
            found = [_sheet(book.get_sheet_by_name(name), special.get(name, {})) for name in names]
    except (OnleesbaarBestand, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except calamine.PasswordError:
        raise OnleesbaarBestand(
            "Het bestand is met een wachtwoord beveiligd.", f"Haal het wachtwoord eraf. {_RESAVE}"
        ) from None
    except BaseException:  # a panic of the reader is no Exception; whatever it was, the file did it
        raise BROKEN from None
    filled = tuple(sheet for sheet in found if sheet.rijen)
    if not filled:
        raise OnleesbaarBestand("In dit bestand staat niets.", "Kies het bestand met de lijst.")
    macros = " De macro's erin zijn niet gelezen." if any("vba" in name.lower() for name in parts) else ""
    return Rekenblad(filled, f"Excel-werkmap.{macros}" if macros else "Excel-werkmap")


def _is_list(sheet: Any) -> bool:
    return bool(
        sheet.typ is calamine.SheetTypeEnum.WorkSheet and sheet.visible is calamine.SheetVisibleEnum.Visible
    )


def _other_kind(parts: frozenset[str]) -> OnleesbaarBestand:
    if "xl/workbook.bin" in parts:
        return OnleesbaarBestand("Dit is een binaire Excel-werkmap (.xlsb).", _RESAVE)
    if "content.xml" in parts:
        return OnleesbaarBestand("Dit is een OpenDocument-bestand (.ods).", _RESAVE)
    if any(name.startswith(("word/", "ppt/")) for name in parts):
        return OnleesbaarBestand(
            "Dit is een tekst of presentatie, geen rekenblad.", "Kies het bestand met de lijst."
        )
    return OnleesbaarBestand(
        "Dit is een zip-bestand, geen rekenblad.", "Pak het uit en kies het bestand met de lijst."
    )


def _sheet(sheet: Any, special: Mapping[Plek, Cel]) -> Werkblad:
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
    return Werkblad(sheet.name, tuple(_with(rows, special, sheet.name)), _covered(sheet))


def _with(rows: list[Rekenrij], special: Mapping[Plek, Cel], name: str) -> list[Rekenrij]:
    """The rows with their formulas and errors in place, which the reader leaves empty or works with."""
    if not special:
        return rows
    g.require_shape(1 + max(row for row, _ in special), 1 + max(column for _, column in special), name)
    cells = {row.nummer: list(row.cellen) for row in rows}
    for (row, column), cell in special.items():
        line = cells.setdefault(row + 1, [])
        line += [None] * (column + 1 - len(line))
        line[column] = cell
    return [Rekenrij(number, tuple(line)) for number, line in sorted(cells.items())]


def _covered(sheet: Any) -> frozenset[tuple[int, int]]:
    covered: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        height, width = bottom - top + 1, right - left + 1
        if height * width + len(covered) > _MAX_MERGED:
            break  # whoever merges whole columns hears of empty cells instead
        covered.update(
            (row + 1, column)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if (row, column) != (top, left)
        )
    return frozenset(covered)


def _cell(value: Any) -> Cel:
    if isinstance(value, str):
        if len(value) > g.MAX_CELL:
            value = value[: g.MAX_CELL]  # Excel itself makes none longer
        return _CONTROL.sub(" ", value) if value else None
    if isinstance(value, bool | int | float | date | datetime):
        return value
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        return str(value)
    return None
