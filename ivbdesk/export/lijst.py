"""A list as a workbook, in which nothing is worked out, and as a PDF to print; both marked on top."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ivbdesk.cases.zoeken.lijst import Cel, Lijstblad, as_text
from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.kolombreedte import widths_mm
from ivbdesk.export.tagged import Document

_TEXT_MM = 176
_LONGEST = 32_767
"""What Excel keeps of one cell."""


def render_lijst_xlsx(lijst: Lijstblad) -> bytes:
    """A sheet with the marks above the table: days as days, numbers as numbers, all else as text."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {"title": lijst.titel, "comments": "VERTROUWELIJK", "created": lijst.op.replace(tzinfo=None)}
    )
    sheet = book.add_worksheet(lijst.titel[:31])
    strong = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    number = book.add_format({"valign": "top"})
    day = book.add_format({"num_format": "dd-mm-yyyy", "align": "left", "valign": "top"})
    moment = book.add_format({"num_format": "dd-mm-yyyy hh:mm", "align": "left", "valign": "top"})
    sheet.write_string(0, 0, lijst.merk, strong)
    for row, (name, told) in enumerate(lijst.kenmerken, 1):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, told)
    top = len(lijst.kenmerken) + 2
    for column, (kop, breed) in enumerate(zip(lijst.koppen, lijst.breed, strict=True)):
        sheet.write_string(top, column, kop, strong)
        sheet.set_column(column, column, breed)
    formats = {datetime: moment, date: day, int: number, str: wrapped}
    for row, cells in enumerate(lijst.rijen, top + 1):
        for column, cel in enumerate(cells):
            _write(sheet, row, column, cel, formats[type(cel)])
    sheet.autofilter(top, 0, top + len(lijst.rijen), len(lijst.koppen) - 1)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_header("&C" + lijst.merk.replace("&", "&&"))
    book.close()
    return out.getvalue()


def _write(sheet: Worksheet, row: int, column: int, cel: Cel, format: Format) -> None:
    if isinstance(cel, date):
        sheet.write_datetime(row, column, cel, format)
    elif isinstance(cel, int):
        sheet.write_number(row, column, cel, format)
    else:
        sheet.write_string(row, column, cel[:_LONGEST], format)


def render_lijst_pdf(lijst: Lijstblad, auditkop: str) -> bytes:
    """The list to print, its head on each page."""
    document = Document(
        Opmaak(
            titel=lijst.titel,
            marking=f"Gemeente {lijst.gemeente} – VERTROUWELIJK (zaakvertrouwelijk)",
            ontvanger="eigen gebruik",
            exemplaar="",
            versie="lijst",
            auditkop=auditkop,
            concept=False,
            gemaakt_op=lijst.op,
            voet="niet verder verspreiden; vernietigen als het doel is bereikt",
        )
    )
    document.heading(lijst.titel, 1)
    document.key_values(lijst.kenmerken, (30, 146))
    rows = [[as_text(cel) for cel in row] for row in lijst.rijen]
    document.table(lijst.koppen, rows, widths_mm(lijst.koppen, lijst.rijen, lijst.breed, _TEXT_MM))
    return document.render()
