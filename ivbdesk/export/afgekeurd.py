"""The rows that an import did not take in, as a workbook: all cells as text, so that nothing in it is worked out."""

from __future__ import annotations

from io import BytesIO

from xlsxwriter import Workbook

from ivbdesk.cases.invoer.afgekeurd import Afgekeurd

_LONGEST = 32_767
"""What Excel keeps of one cell."""
_WIDE, _WIDEST = 22, 60


def render_afgekeurd(found: Afgekeurd) -> bytes:
    """One sheet with its heads in the first row, so that it is read again as it stands."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Afgekeurde rijen", "comments": "VERTROUWELIJK"})
    sheet = book.add_worksheet("Afgekeurde rijen")
    strong, plain = book.add_format({"bold": True}), book.add_format({"num_format": "@", "valign": "top"})
    for row, cells in enumerate((found.koppen, *found.rijen)):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text[:_LONGEST], plain if row else strong)
    for (row, column), text in found.opmerkingen.items():
        sheet.write_comment(row + 1, column, text[:_LONGEST])
    last = len(found.koppen) - 1
    sheet.set_column(0, last, _WIDE)
    sheet.set_column(last, last, _WIDEST)
    sheet.freeze_panes(1, 0)
    sheet.set_header("&CVERTROUWELIJK – afgekeurde rijen, vernietigen na gebruik")
    book.close()
    return out.getvalue()
