"""A list that leaves the screen: the same cells, no formula, marked, logged with each casus, whole or not at all."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from ivbdesk.actions.beheer.toegang import close_casus_to
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.actions.zoeken.lijsten import (
    Lijstbron,
    as_cell,
    cases_source,
    copy_list,
    save_list,
    signals_source,
    timeline_source,
    work_source,
)
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst, Thema
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.taal.fouten import KanNietSchrijven, RegelFout
from ivbdesk.cases.zoeken.lijst import Lijstdoel, Lijstvorm
from ivbdesk.cases.zoeken.lijstkolommen import CASUSSEN
from ivbdesk.cases.zoeken.rijen import CasusFilter, SignaalFilter, WerkFilter
from ivbdesk.desk import Desk
from tests.storage.collega import colleague
from tests.werkplaats import NOW, PERSOON, casus_gegevens

HOSTILE = ("=1+1", "+A1+B2", "-2*A1", "@SUM(A1)", '=HYPERLINK("x";"y")')
MARKS = 8
"""How many rows stand above the head of a file."""


def quiet(_done: int, _all: int) -> None:
    """Nobody looks."""


def save(desk: Desk, bron: Lijstbron[object], vorm: Lijstvorm, target: Path, **more: object) -> int:
    tel = more.get("tel", quiet)
    assert callable(tel)
    return save_list(desk.ctx, bron, vorm, Lijstdoel.WERK, target, desk.drukkerij.lijst, tel)


@pytest.fixture
def desk(desk: Desk) -> Desk:
    for title in HOSTILE:
        open_casus(desk.ctx, casus_gegevens(titel=title), PERSOON)
    return desk


def test_a_workbook_holds_the_cells_as_what_they_are_and_no_formula(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "casussen.xlsx"
    bron = cases_source(desk.ctx, CasusFilter())
    assert save(desk, bron, Lijstvorm.XLSX, target) == len(HOSTILE)
    sheet = load_workbook(BytesIO(target.read_bytes())).active
    assert sheet is not None
    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    head, rows = found[MARKS], found[MARKS + 1 :]
    assert head == [kolom.kop for kolom in CASUSSEN]
    assert [row[1] for row in rows] == list(reversed(HOSTILE))
    seen = desk.ctx.reads.dossier.casussen(CasusFilter(), NOW.date(), 0, 9)
    assert [row[0] for row in rows] == [row.nummer for row in seen]
    assert [row[5] for row in rows] == [row.gaten for row in seen], "a number is a number"
    assert {row[9] for row in rows} == {datetime(2026, 11, 23)}, "and a day a day"
    marks = "\n".join(" ".join(str(cell) for cell in row if cell is not None) for row in found[:MARKS])
    for told in (
        "VERTROUWELIJK",
        "Anne Proef",
        "23 nov 2026 10:00",
        Lijstdoel.WERK.label,
        "rijen 5",
        "lopende casussen",
    ):
        assert told in marks


def test_csv_and_the_clipboard_hold_the_same_cells_and_no_formula(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "casussen.csv"
    bron = cases_source(desk.ctx, CasusFilter())
    save(desk, bron, Lijstvorm.CSV, target)
    found = list(csv.reader(StringIO(target.read_text("utf-8-sig")), delimiter=";"))
    assert [row[1] for row in found[MARKS + 1 :]] == [f"'{title}" for title in reversed(HOSTILE)]
    assert found[MARKS + 1][9] == "2026-11-23"
    assert found[0][0].startswith("VERTROUWELIJK")
    rows = desk.ctx.reads.dossier.casussen(CasusFilter(), NOW.date(), 0, 9)
    copied = copy_list(desk.ctx, bron, rows, Lijstdoel.CONTROLE)
    lines = desk.ctx.reads.beheer.auditregels(0, 99, actie="lijst kopiëren")
    assert {(line.nummer, line.reden) for line in lines} == {
        (row.nummer, Lijstdoel.CONTROLE.label) for row in rows
    }
    assert [row[:5] for row in copied[1:]] == [
        [row[0], row[1].removeprefix("'"), *row[2:5]] for row in found[MARKS + 1 :]
    ]
    assert copied[1][9] == date(2026, 11, 23)
    assert as_cell(datetime(2026, 11, 23, 10)) == "2026-11-23 10:00"


def test_it_is_printed_with_its_head_on_each_page(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "casussen.pdf"
    for number in range(45):
        open_casus(desk.ctx, casus_gegevens(titel=f"Woonoverlast {number}"), PERSOON)
    save(desk, cases_source(desk.ctx, CasusFilter()), Lijstvorm.PDF, target)
    pages = [page.extract_text() for page in PdfReader(target).pages]
    assert len(pages) > 1
    assert all("VERTROUWELIJK" in page and "Betrokkene" in page for page in pages)
    assert Lijstdoel.WERK.label in pages[0]


def test_no_word_of_the_timeline_is_broken_in_print(desk: Desk, tmp_path: Path) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    text = "muziek tot diep in de nacht, en geschreeuw in het trappenhuis; de huisarts is gebeld en de woningcorporatie ook"
    for number in range(3):
        record_entry(
            desk.ctx, casus_id,
            ItemGegevens(ItemSoort.NOTITIE, Aard.WAARNEMING, Herkomst.EIGEN, "", text, NOW.date() - timedelta(number)),
        )  # fmt: skip
    casus = desk.ctx.reads.dossier.casus(casus_id)
    source = timeline_source(desk.ctx, casus, [item.id for item in casus.tijdlijn], "alles")
    save(desk, source, Lijstvorm.PDF, tmp_path / "t.pdf")
    words = set(PdfReader(tmp_path / "t.pdf").pages[0].extract_text().split())
    assert {"Waarneming", "Zekerheid", "Bijzonder", "woningcorporatie", "trappenhuis;"} <= words


def test_what_leaves_is_logged_with_each_casus_and_each_signal(desk: Desk, tmp_path: Path) -> None:
    heard = SignaalGegevens(SignaalBron.BOA, Thema.JEUGD, "onrust", ontvangen_op=NOW)
    record_signaal(desk.ctx, heard)
    save(desk, cases_source(desk.ctx, CasusFilter()), Lijstvorm.CSV, tmp_path / "a.csv")
    save(desk, signals_source(desk.ctx, SignaalFilter()), Lijstvorm.XLSX, tmp_path / "b.xlsx")
    lines = desk.ctx.reads.beheer.auditregels(0, 99, actie="lijst exporteren")
    assert sorted(line.entiteit for line in lines) == ["casus"] * 5 + ["signaal"]
    assert {line.reden for line in lines} == {Lijstdoel.WERK.label}
    assert all(
        "sha256" in line.wijzigingen and "5 rijen" in line.wijzigingen
        for line in lines
        if line.entiteit == "casus"
    )


def test_the_chosen_rows_and_the_shown_columns_alone(desk: Desk, tmp_path: Path) -> None:
    rows = desk.ctx.reads.dossier.casussen(CasusFilter(), NOW.date(), 0, 9)
    bron = cases_source(desk.ctx, CasusFilter()).with_columns((5, 0))
    bron = replace(bron, gekozen=frozenset({rows[1].id, rows[3].id}))
    target = tmp_path / "casussen.csv"
    assert save(desk, bron, Lijstvorm.CSV, target) == 2
    found = list(csv.reader(StringIO(target.read_text("utf-8-sig")), delimiter=";"))
    assert found[MARKS] == ["Gaten in de keten", "Nummer"]
    assert [row[1] for row in found[MARKS + 1 :]] == [rows[1].nummer, rows[3].nummer]
    assert ["Filter", "lopende casussen; 2 gekozen rijen"] in found
    gone = replace(bron, gekozen=frozenset({rows[1].id, NOW}))
    with pytest.raises(RegelFout, match="intussen gewijzigd"):
        save(desk, gone, Lijstvorm.CSV, tmp_path / "weg.csv")
    assert not (tmp_path / "weg.csv").exists()


def test_what_an_officer_may_not_see_is_not_in_the_file(desk: Desk, tmp_path: Path) -> None:
    (secret, *_) = desk.ctx.reads.dossier.casussen(CasusFilter(), NOW.date(), 0, 9)
    close_casus_to(desk.ctx, secret.id, [desk.ctx.officer], "dreiging tegen een collega")
    other, target = colleague(desk, recht=Recht.REGIEVOERDER), tmp_path / "x.csv"
    bron = cases_source(other, CasusFilter())
    save_list(other, bron, Lijstvorm.CSV, Lijstdoel.WERK, target, desk.drukkerij.lijst, quiet)
    assert secret.nummer not in target.read_text("utf-8-sig")
    chosen = replace(bron, gekozen=frozenset({secret.id}))
    with pytest.raises(RegelFout, match="intussen gewijzigd"):
        save_list(other, chosen, Lijstvorm.CSV, Lijstdoel.WERK, target, desk.drukkerij.lijst, quiet)


@pytest.mark.parametrize("vorm", list(Lijstvorm))
def test_stopped_it_leaves_nothing_and_logs_nothing(desk: Desk, tmp_path: Path, vorm: Lijstvorm) -> None:
    class Enough(Exception):
        pass

    def stop_at(call: int) -> Callable[[int, int], None]:
        calls = 0

        def tel(_done: int, _all: int) -> None:
            nonlocal calls
            calls += 1
            if calls == call:
                raise Enough

        return tel

    target = tmp_path / f"casussen.{vorm.value}"
    target.write_bytes(b"van eerder")
    for call in (1, 2):
        with pytest.raises(Enough):
            save(desk, cases_source(desk.ctx, CasusFilter()), vorm, target, tel=stop_at(call))
        assert target.read_bytes() == b"van eerder"
    assert not desk.ctx.reads.beheer.auditregels(0, 9, actie="lijst exporteren")


def test_where_nothing_can_be_written_nothing_is_logged(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(KanNietSchrijven):
        save(desk, work_source(desk.ctx, WerkFilter()), Lijstvorm.CSV, tmp_path / "weg" / "werk.csv")
    assert not desk.ctx.reads.beheer.auditregels(0, 9, actie="lijst exporteren")


def test_a_reader_takes_nothing_along(desk: Desk, tmp_path: Path) -> None:
    reader = colleague(desk, recht=Recht.LEZER)
    with pytest.raises(RegelFout):
        save_list(
            reader, cases_source(reader, CasusFilter()), Lijstvorm.CSV, Lijstdoel.WERK, tmp_path / "x.csv",
            desk.drukkerij.lijst, quiet,
        )  # fmt: skip
    assert not (tmp_path / "x.csv").exists()


def test_a_list_of_nothing_or_of_too_much_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(RegelFout, match="geen rijen"):
        save(desk, cases_source(desk.ctx, CasusFilter(tekst="qqqq")), Lijstvorm.CSV, tmp_path / "x.csv")
    many = replace(cases_source(desk.ctx, CasusFilter()), aantal=lambda: 501)
    with pytest.raises(RegelFout, match="501 rijen"):
        save(desk, many, Lijstvorm.PDF, tmp_path / "x.pdf")


def test_days_of_the_werkvoorraad_are_days(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "werk.xlsx"
    rows = desk.ctx.reads.werk.werk(WerkFilter(), NOW.date(), 0, 99)
    assert save(desk, work_source(desk.ctx, WerkFilter()), Lijstvorm.XLSX, target) == len(rows)
    sheet = load_workbook(target).active
    assert sheet is not None
    days = [row[0].value for row in sheet.iter_rows(min_row=MARKS + 2)]
    assert [day and day.date() for day in days if isinstance(day, datetime)] == [
        row.termijn for row in rows if isinstance(row.termijn, date)
    ]
