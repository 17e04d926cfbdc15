"""The figures as a workbook: one sheet a subject, one sheet that tells how was counted; what is hidden is text."""

from __future__ import annotations

from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ivbdesk.cases.cijfers.blad import Blad, Bladtabel
from ivbdesk.cases.cijfers.buiten import DEEL, KOPPEN, UITLEG
from ivbdesk.cases.cijfers.cel import LEGENDA, Cel

_WIDE, _NARROW = 48, 22


def render_cijferboek(blad: Blad) -> bytes:
    """A workbook in which nothing is worked out."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": blad.titel, "company": f"Gemeente {blad.gemeente}"})
    strong = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for deel in blad.delen:
        sheet = book.add_worksheet(deel[:31])
        sheet.set_column(0, 0, _WIDE)
        sheet.set_column(1, 2, _NARROW)
        sheet.write_string(0, 0, f"{blad.kenmerk}: {deel}", strong)
        top = 2
        for tabel in blad.van_deel(deel):
            top = _write(sheet, tabel, blad, top, strong) + 1
    if blad.buiten:
        _outside(book.add_worksheet(DEEL), blad, strong)
    last = book.add_worksheet("Zo tellen wij")
    last.set_column(0, 0, _WIDE)
    last.set_column(1, 1, 2 * _WIDE)
    last.write_string(0, 0, LEGENDA)
    for row, tabel in enumerate(blad.tabellen, 2):
        last.write_string(row, 0, tabel.kop, wrapped)
        last.write_string(row, 1, tabel.zo_geteld, wrapped)
    book.close()
    return out.getvalue()


def _outside(sheet: Worksheet, blad: Blad, strong: object) -> None:
    """What others counted: all text, as the source gave it."""
    sheet.set_column(0, 0, _WIDE)
    sheet.set_column(1, len(KOPPEN) - 1, _NARROW)
    sheet.write_string(0, 0, f"{blad.kenmerk}: {DEEL}", strong)
    sheet.write_string(1, 0, UITLEG)
    for row, cells in enumerate((KOPPEN, *(line.cellen for line in blad.buiten)), 3):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell, strong if row == 3 else None)


def _write(sheet: Worksheet, tabel: Bladtabel, blad: Blad, top: int, strong: object) -> int:
    sheet.write_string(top, 0, tabel.kop, strong)
    sheet.write_string(top, 1, blad.selectie.periode.naam, strong)
    sheet.write_string(top, 2, blad.selectie.jaar_eerder().periode.naam, strong)
    for line in tabel.all_lines():
        top += 1
        sheet.write_string(top, 0, line.naam)
        for column, cel in enumerate((line.nu, line.toen), 1):
            _cell(sheet, top, column, cel)
    for told in tabel.zinnen:
        top += 1
        sheet.write_string(top, 0, told)
    return top + 1


def _cell(sheet: Worksheet, row: int, column: int, cel: Cel) -> None:
    if cel.getoond is None:
        sheet.write_string(row, column, cel.teken)
    else:
        sheet.write_number(row, column, cel.getoond)
