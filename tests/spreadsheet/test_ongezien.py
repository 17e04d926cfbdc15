"""What a sheet hides is read with it, whatever its format: rows, columns, sheets, filters, comments."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.filters import FilterColumn, Filters
from openpyxl.worksheet.worksheet import Worksheet

from ivbdesk.cases.invoer.rekenblad import Formule, Ongezien, OnleesbaarBestand, Rekenblad
from ivbdesk.spreadsheet.lezer import read_sheets

XLS = Path(__file__).parent / "verborgen.xls"


def read(data: bytes, ending: str = ".xlsx") -> Rekenblad:
    return read_sheets(data, ending, 20_000)


def workbook(change: Callable[[Worksheet], object]) -> Rekenblad:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for number in range(1, 6):
        sheet.append([f"a{number}", f"b{number}", f"c{number}"])
    change(sheet)
    out = BytesIO()
    book.save(out)
    return read(out.getvalue())


def hide_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True


def hide_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].hidden = True


def filter_rows(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A1:C5"
    sheet.auto_filter.filterColumn.append(FilterColumn(colId=0, filters=Filters(filter=["a2"])))
    sheet.row_dimensions[4].hidden = True


def comment(sheet: Worksheet) -> None:
    sheet["B2"].comment = Comment("melder wil\nanoniem blijven", "x")


def hide_what_is_empty(sheet: Worksheet) -> None:
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["F"].hidden = True


@pytest.mark.parametrize(
    ("change", "unseen"),
    [
        (hide_row, Ongezien(rijen=frozenset({3}))),
        (hide_column, Ongezien(kolommen=frozenset({1}))),
        (filter_rows, Ongezien(gefilterd=True, rijen=frozenset({4}))),
        (comment, Ongezien(opmerkingen={(2, 1): "melder wil anoniem blijven"})),
        (hide_what_is_empty, Ongezien()),
    ],
)
def test_what_an_xlsx_hides_is_told(change: Callable[[Worksheet], object], unseen: Ongezien) -> None:
    assert workbook(change).bladen[0].ongezien == unseen


def test_a_row_or_column_without_any_size_is_hidden_too() -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for number in range(1, 4):
        sheet.append([f"a{number}", f"b{number}"])
    sheet.row_dimensions[2].height, sheet.column_dimensions["B"].width = 7.5, 9.5
    out, flat = BytesIO(), BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(flat, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"7.5"', b'"0"').replace(b'"9.5"', b'"0"'))
    assert read(flat.getvalue()).bladen[0].ongezien == Ongezien(rijen=frozenset({2}), kolommen=frozenset({1}))


def test_a_hidden_sheet_comes_last_and_says_so() -> None:
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.append(["oud"])
    first.sheet_state = "hidden"
    book.create_sheet("Nieuw").append(["nieuw"])
    out = BytesIO()
    book.save(out)
    assert [(sheet.rijen[0].cellen[0], sheet.ongezien.blad) for sheet in read(out.getvalue()).bladen] == [
        ("nieuw", False),
        ("oud", True),
    ]


def test_an_xls_is_read_with_what_it_hides_and_says_what_it_cannot_tell() -> None:
    found = read(XLS.read_bytes(), ".xls")
    sheet, hidden = found.bladen
    assert (sheet.ongezien.rijen, sheet.ongezien.kolommen) == ({5}, {3})
    assert sheet.ongezien.opmerkingen == {(4, 1): "melder wil anoniem blijven"}
    assert "formule" in sheet.ongezien.onbekend
    assert hidden.ongezien.blad
    assert sheet.rijen[2].cellen == (datetime(2026, 4, 3, 14, 0), "muziek 0 é", "Proeflaan 1", False)


OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
HEAD = (
    f'<office:document-content xmlns:office="{OFFICE}:office:1.0" xmlns:table="{OFFICE}:table:1.0" '
    f'xmlns:text="{OFFICE}:text:1.0" xmlns:style="{OFFICE}:style:1.0">'
)
BEHIND = '<style:style style:name="weg"><style:table-properties table:display="false"/></style:style>'


def ods(*rows: str, columns: str = "", doctype: str = "") -> bytes:
    table = f'<table:table table:name="Lijst">{columns}{"".join(rows)}</table:table>'
    hidden = (
        '<table:table table:name="Oud" table:style-name="weg"><table:table-row>'
        + text("oud")
        + "</table:table-row></table:table>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", f"{doctype}{HEAD}{BEHIND}{hidden}{table}</office:document-content>")
    return out.getvalue()


def text(words: str, more: str = "", attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{attributes}>{more}<text:p>{words}</text:p></table:table-cell>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row{attributes}>{''.join(cells)}</table:table-row>"


def test_an_ods_is_read_with_what_it_hides() -> None:
    note = "<office:annotation><text:p>gebeld, geen gehoor</text:p></office:annotation>"
    found = read(
        ods(
            row(text("datum"), text("tekst")),
            row(
                '<table:table-cell office:value-type="date" office:date-value="2026-04-03"/>',
                text("muziek", note),
            ),
            row(text("x"), text("y"), attributes=' table:visibility="filter"'),
            row('<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'),
            columns='<table:table-column/><table:table-column table:visibility="collapse"/>',
        ),
        ".ods",
    )
    sheet = found.bladen[0]
    assert sheet.ongezien == Ongezien(
        gefilterd=True,
        rijen=frozenset({3}),
        kolommen=frozenset({1}),
        opmerkingen={(2, 1): "gebeld, geen gehoor"},
    )
    assert [one.cellen for one in sheet.rijen] == [
        ("datum", "tekst"), (date(2026, 4, 3), "muziek"), ("x", "y"), (Formule("=1+1"),),
    ]  # fmt: skip
    assert found.bladen[1].ongezien.blad


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (ods(row(text("a"), attributes=' table:number-rows-repeated="1048576"')), "meer dan 20.000 rijen"),
        (ods(row(text("a", attributes=' table:number-columns-repeated="16384"'))), "meer dan 200 kolommen"),
        (ods(row(text("a", attributes=' table:number-columns-repeated="9999999999"'))), "beschadigd"),
        (ods(row(text("&lol;")), doctype='<!DOCTYPE x [<!ENTITY lol "lol">]>'), "beschadigd"),
        (ods(row('<table:table-cell office:value-type="float" office:value="veel"/>')), "beschadigd"),
        (ods(row(text("a")))[:-200], "beschadigd"),
    ],
)  # fmt: skip
def test_a_hostile_ods_gets_a_clear_error(data: bytes, told: str) -> None:
    with pytest.raises(OnleesbaarBestand, match=told):
        read(data, ".ods")


def test_an_xls_that_is_cut_off_gets_a_clear_error() -> None:
    for length in (600, 2000, 5000):
        with pytest.raises(OnleesbaarBestand):
            read(XLS.read_bytes()[:length], ".xls")
