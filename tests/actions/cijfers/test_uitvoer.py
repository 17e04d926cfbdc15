"""What leaves is what was established: every form says the same, and hides the same."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from itertools import takewhile
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import jsonschema
import openpyxl
import pypdf
import pytest

from ivbdesk.actions.cijfers.cijfers import establish
from ivbdesk.actions.cijfers.uitvoer import save_report
from ivbdesk.cases.cijfers.blad import Blad
from ivbdesk.cases.cijfers.bladtekst import read_sheet
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.vorm import Cijfervorm, proposed_name
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.actions.cijfers.verzonnen import invent

YEAR = Selectie(Periode.of_year(2025))
SCHEMA = Path(__file__).parents[3] / "docs" / "cijfers.schema.json"


@pytest.fixture
def blad(desk: Desk) -> Blad:
    invent(desk, 60, 5)
    return read_sheet(establish(desk.ctx, YEAR).inhoud)


def saved(desk: Desk, vorm: Cijfervorm, folder: Path) -> bytes:
    target = folder / f"uit{vorm.uitgang}"
    save_report(desk.ctx, desk.drukkerij, YEAR, vorm, target)
    return target.read_bytes()


def test_nothing_leaves_that_was_not_established(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(RegelFout, match="vast"):
        save_report(desk.ctx, desk.drukkerij, YEAR, Cijfervorm.CSV, tmp_path / "uit.csv")
    assert not (tmp_path / "uit.csv").exists()


def test_the_json_follows_its_published_schema(desk: Desk, blad: Blad, tmp_path: Path) -> None:
    told = json.loads(saved(desk, Cijfervorm.JSON, tmp_path))
    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    assert len(told["tabellen"]) == len(blad.tabellen)


def test_every_table_form_says_the_same(desk: Desk, blad: Blad, tmp_path: Path) -> None:
    expected = [
        str(cel.getoond if cel.getoond is not None else cel.teken)
        for tabel in blad.tabellen
        for line in tabel.all_lines()
        for cel in (line.nu, line.toen)
    ]
    rows = list(
        csv.reader(StringIO(saved(desk, Cijfervorm.CSV, tmp_path).decode("utf-8-sig")), delimiter=";")
    )
    own = takewhile(bool, rows[1:])  # the figures of others stand below, apart
    assert [cell.lstrip("'") for row in own for cell in row[3:5]] == expected
    book = openpyxl.load_workbook(BytesIO(saved(desk, Cijfervorm.XLSX, tmp_path)))
    names = {line.naam for tabel in blad.tabellen for line in tabel.all_lines()}
    told = [
        str(cell)
        for sheet in book.worksheets[:-1]
        for row in sheet.iter_rows(values_only=True)
        if row[0] in names and row[1] is not None and row[1] != YEAR.periode.naam
        for cell in row[1:3]
    ]
    assert told == expected
    with ZipFile(BytesIO(saved(desk, Cijfervorm.ODS, tmp_path))) as made:
        assert made.namelist()[0] == "mimetype"
        text = " ".join(ElementTree.fromstring(made.read("content.xml")).itertext())
    assert "Zo geteld" not in text
    assert all(tabel.zo_geteld in text for tabel in blad.tabellen)


def test_each_file_says_of_what_it_is_and_since_when(desk: Desk, tmp_path: Path) -> None:
    invent(desk, 20, 5)
    wijk = Selectie(Periode.of_year(2025), "woonoverlast", "Midden (2352)")
    blad = read_sheet(establish(desk.ctx, wijk).inhoud)
    assert "Woonoverlast, Midden (2352), vastgesteld op" in blad.kenmerk
    found = {}
    for vorm in (Cijfervorm.CSV, Cijfervorm.XLSX, Cijfervorm.ODS):
        target = tmp_path / proposed_name(vorm, wijk)
        save_report(desk.ctx, desk.drukkerij, wijk, vorm, target)
        found[vorm] = target.read_bytes()
    assert target.name == "cijfers-20250101-20251231-woonoverlast-midden-2352.ods"
    csv_text = found[Cijfervorm.CSV].decode("utf-8-sig")
    assert blad.kenmerk in csv_text
    assert "minder dan vijf" in csv_text
    book = openpyxl.load_workbook(BytesIO(found[Cijfervorm.XLSX]))
    assert all(blad.kenmerk in str(sheet.cell(1, 1).value) for sheet in book.worksheets[:-1])
    with ZipFile(BytesIO(found[Cijfervorm.ODS])) as made:
        assert blad.kenmerk in " ".join(ElementTree.fromstring(made.read("content.xml")).itertext())


def test_the_letter_reads_on_paper_and_to_write_in(desk: Desk, blad: Blad, tmp_path: Path) -> None:
    pages = pypdf.PdfReader(BytesIO(saved(desk, Cijfervorm.BRIEF_PDF, tmp_path))).pages
    printed = " ".join(" ".join(page.extract_text().split()) for page in pages)
    with ZipFile(BytesIO(saved(desk, Cijfervorm.BRIEF_DOCX, tmp_path))) as made:
        for name in made.namelist():
            ElementTree.fromstring(made.read(name))
        written = " ".join("".join(ElementTree.fromstring(made.read("word/document.xml")).itertext()).split())
    for text in (printed, written):
        assert "Wij openden" in text
        assert "Bijlage: zo tellen wij" in text
        assert "een getal onder de vijf staat er niet" in text
    assert "[Vul aan:" in written
    assert "[Vul aan:" not in printed


def test_the_nota_asks_the_college_for_a_decision_with_the_same_figures(
    desk: Desk, blad: Blad, tmp_path: Path
) -> None:
    pages = pypdf.PdfReader(BytesIO(saved(desk, Cijfervorm.NOTA_PDF, tmp_path))).pages
    printed = " ".join(" ".join(page.extract_text().split()) for page in pages)
    with ZipFile(BytesIO(saved(desk, Cijfervorm.NOTA_DOCX, tmp_path))) as made:
        written = " ".join("".join(ElementTree.fromstring(made.read("word/document.xml")).itertext()).split())
    opened = blad.tabel("casussen-geopend")
    assert opened is not None
    for text in (printed, written):
        places = [text.index(lid.kop) for lid in desk.ctx.naslag.nota.delen]
        assert places == sorted(places)
        assert f"Wij openden {opened.totaal.nu.woorden} casussen" in text
        assert "het college van burgemeester en wethouders" in text
        assert "over 2025 vast te stellen" in text
    assert "rapport over 2022 tot en met 2025 vast" in written
    assert "Vul aan" not in printed


def test_the_report_is_tagged_and_its_drawings_have_words(desk: Desk, blad: Blad, tmp_path: Path) -> None:
    data = saved(desk, Cijfervorm.BLAD_PDF, tmp_path)
    root = pypdf.PdfReader(BytesIO(data)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl-NL"
