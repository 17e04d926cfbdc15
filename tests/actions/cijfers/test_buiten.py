"""Figures of others: seen before they are kept, replaced, taken back, and told in every form with their source."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import jsonschema
import openpyxl
import pypdf
import pytest

from ivbdesk.actions.cijfers.buiten import forget_outside, keep_outside, look_ahead, outside_of, still_missing
from ivbdesk.actions.cijfers.cijfers import count, establish
from ivbdesk.actions.cijfers.uitvoer import save_report
from ivbdesk.cases.cijfers.bladtekst import read_sheet
from ivbdesk.cases.cijfers.buiten import DEEL
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.vorm import Cijfervorm
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from ivbdesk.spreadsheet.lezer import read_sheets

YEAR = Selectie(Periode.of_year(2025))
SCHEMA = Path(__file__).parents[3] / "docs" / "cijfers.schema.json"
HEAD = "bron;indicator;periode;eenheid;waarde;wijk"


def load(desk: Desk, *rows: str) -> None:
    blad = read_sheets("\n".join((HEAD, *rows)).encode(), ".csv", 5000)
    seen = look_ahead(desk.ctx, blad)
    assert seen.lijst.fouten == ()
    keep_outside(desk.ctx, seen.lijst.rijen)


def told(desk: Desk) -> dict[str, tuple[str, str]]:
    return {line.indicator: (line.waarde, line.eerder) for line in outside_of(desk.ctx, YEAR)}


@pytest.mark.op_beide_motoren
def test_what_is_loaded_again_takes_its_place_and_can_be_taken_back(desk: Desk) -> None:
    load(desk, "Politie;Geweld;2024;per 1.000;4,2;", "Politie;Geweld;2025;per 1.000;3,9;")
    assert told(desk)["Geweld"] == ("3,9", "4,2 (2024)")
    blad = read_sheets(
        f"{HEAD}\nPolitie;Geweld;2025;per 1.000;3,7;\nPolitie;Geweld;2024;per 1.000;4,2;\nPolitie;Drugs;2025;x;9;".encode(),
        ".csv",
        5000,
    )
    seen = look_ahead(desk.ctx, blad)
    assert seen.vervangt == ("3,9", "4,2", "")
    assert seen.zin == "1 nieuw getal, 1 met een ander getal, 1 gelijk."
    assert told(desk)["Geweld"] == ("3,9", "4,2 (2024)")
    keep_outside(desk.ctx, seen.lijst.rijen)
    assert told(desk)["Geweld"] == ("3,7", "4,2 (2024)")
    handeling = desk.ctx.laatste.handeling
    assert handeling is not None
    assert handeling.terug is not None
    with desk.ctx.begin("ongedaan maken", "proef") as unit:
        handeling.terug.zet(unit)
    assert told(desk)["Geweld"] == ("3,9", "4,2 (2024)")
    assert "Drugs" not in told(desk)
    forget_outside(desk.ctx, [one.id for one in desk.ctx.reads.cijfers.buitencijfers()])
    assert "Geweld" not in told(desk)
    with pytest.raises(RegelFout):
        forget_outside(desk.ctx, [])
    with pytest.raises(RegelFout):
        keep_outside(desk.ctx, ())


def test_what_the_bbv_asks_and_is_not_loaded_is_named(desk: Desk) -> None:
    assert "Winkeldiefstallen" in still_missing(desk.ctx, YEAR)
    load(desk, "CBS;Winkeldiefstallen;2025;per 1.000 inwoners;1,1;")
    assert "Winkeldiefstallen" not in still_missing(desk.ctx, YEAR)


def test_it_leaves_in_every_form_and_a_report_keeps_it(desk: Desk, tmp_path: Path) -> None:
    load(desk, "Politie;Woninginbraken;2025;per 1.000 woningen;4,2;Oost (2353)")
    report = establish(desk.ctx, YEAR)
    jsonschema.validate(json.loads(report.inhoud), json.loads(SCHEMA.read_text("utf-8")))
    load(desk, "Politie;Woninginbraken;2025;per 1.000 woningen;9,9;Oost (2353)")
    assert [line.waarde for line in read_sheet(report.inhoud).buiten] == ["168", "4,2"]
    assert count(desk.ctx, YEAR).vastgesteld == read_sheet(report.inhoud)
    made = {}
    for vorm in Cijfervorm:
        target = tmp_path / vorm.value
        save_report(desk.ctx, desk.drukkerij, YEAR, vorm, target)
        made[vorm] = target.read_bytes()
    texts = [made[Cijfervorm.CSV].decode("utf-8-sig")]
    for vorm in (Cijfervorm.BLAD_PDF, Cijfervorm.BRIEF_PDF):
        pages = pypdf.PdfReader(BytesIO(made[vorm])).pages
        texts.append(" ".join(" ".join(page.extract_text().split()) for page in pages))
    for vorm, part in ((Cijfervorm.ODS, "content.xml"), (Cijfervorm.BRIEF_DOCX, "word/document.xml")):
        with ZipFile(BytesIO(made[vorm])) as packed:
            texts.append(packed.read(part).decode())
    book = openpyxl.load_workbook(BytesIO(made[Cijfervorm.XLSX]))
    texts.append(" ".join(str(cell.value) for row in book[DEEL].iter_rows() for cell in row))
    for text in texts:
        assert "Woninginbraken" in text
        assert "4,2" in text
        assert "168" in text
        assert "9,9" not in text
