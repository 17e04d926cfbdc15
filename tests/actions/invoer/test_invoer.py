"""The import over a real register: every bad row named and no other, all or nothing, undone without a trace."""

from __future__ import annotations

from csv import reader
from dataclasses import replace
from datetime import date, datetime
from io import StringIO
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.actions.csvbestand import csv_bytes
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.invoer.invoer import (
    Afgebroken,
    import_rows,
    judge,
    recall,
    undo_import,
)
from ivbdesk.actions.signaal.signaal import picked, record_signaal
from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Persoonsgegevens
from ivbdesk.cases.invoer.afgekeurd import LEFT_OUT, rejected
from ivbdesk.cases.invoer.invoercheck import Controle
from ivbdesk.cases.invoer.invoerdatum import Datumfout, read_moment
from ivbdesk.cases.invoer.invoerveld import InvoerSoort, Invoervelden
from ivbdesk.cases.invoer.kolommen import Koppeling, find_head, heads_of, last_head, rows_below
from ivbdesk.cases.invoer.lijst import Lijst
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.cases.taal.persoonsnummers import has_bsn
from ivbdesk.cases.zoeken.rijen import SignaalFilter
from ivbdesk.desk import Desk
from ivbdesk.spreadsheet.lezer import read_rekenblad
from tests.rekenbladen import KOPPEN, messy, xlsx
from tests.werkplaats import PERSOON, casus_gegevens, database_of

TODAY = date(2026, 11, 23)


def velden_of(desk: Desk) -> Invoervelden:
    return desk.invoerbank.velden


def listed(desk: Desk, path: Path, soort: InvoerSoort, **vast: str) -> Lijst:
    sheet, velden = read_rekenblad(path).bladen[0], velden_of(desk)
    head = find_head(sheet, velden.of(soort))
    heads = heads_of(sheet, head)
    match = recall(desk.ctx, velden, soort, heads, rows_below(sheet, head))
    return Lijst(
        soort,
        heads,
        rows_below(sheet, head),
        Koppeling(match.kolommen, {**match.vast, **vast}),
        sheet.samengevoegd,
        last_head(sheet, head),
    )


def judged(desk: Desk, lijst: Lijst) -> Controle:
    return judge(desk.ctx, velden_of(desk), lijst)


def counted(desk: Desk, table: str) -> int:
    with database_of(desk).connect() as connection:
        return int(connection.scalar(sa.text(f"SELECT count(*) FROM {table}")) or 0)


def test_of_5000_messy_rows_every_bad_one_is_named_and_no_other(desk: Desk, tmp_path: Path) -> None:
    rows, bad = messy(5000)
    lijst = listed(desk, xlsx(tmp_path / "lijst.xlsx", *rows), InvoerSoort.SIGNAAL)
    found = judged(desk, lijst)
    told = {item.regel: item.wat for item in found.bevindingen}
    assert told.keys() == bad.keys()
    assert [number for number, word in bad.items() if word not in told[number]] == []
    assert len(found.nieuw) == 5000 - len(bad)
    left = rejected(lijst, found)
    cells = [cell for row in left.rijen for cell in row]
    assert len(left.rijen) == len(bad)
    assert "111222333" not in " ".join(cells)
    assert LEFT_OUT in cells


def test_all_or_nothing_and_known_again_and_undone(desk: Desk, tmp_path: Path) -> None:
    rows, bad = messy(210)
    path = xlsx(tmp_path / "lijst.xlsx", *rows)
    lijst = listed(desk, path, InvoerSoort.SIGNAAL)
    found = judged(desk, lijst)
    with pytest.raises(RegelFout):
        import_rows(desk.ctx, lijst, found)

    def stop(done: int, of: int) -> None:
        if done:
            raise Afgebroken

    with pytest.raises(Afgebroken):
        import_rows(desk.ctx, lijst, found, zonder_foute=True, stap=stop)
    found.nieuw[-1].waarden["tekst"] = " "  # type: ignore[index]  # a rule that fails late
    with pytest.raises(RegelFout, match=f"Rij {found.nieuw[-1].regel}"):
        import_rows(desk.ctx, lijst, found, zonder_foute=True)
    assert [counted(desk, name) for name in ("signaal", "invoer", "vind", "woord")] == [0, 0, 0, 0]
    lijst = listed(desk, path, InvoerSoort.SIGNAAL)
    import_rows(desk.ctx, lijst, judged(desk, lijst), zonder_foute=True)
    assert counted(desk, "signaal") == 210 - len(bad)
    again = judged(desk, lijst)
    assert (len(again.nieuw), len(again.bekend)) == (0, 210 - len(bad))
    undo_import(desk.ctx, desk.ctx.reads.invoer.invoeren()[0])
    assert [counted(desk, name) for name in ("signaal", "vind", "woord", "invoerregel")] == [0, 0, 0, 0]
    assert counted(desk, "invoer") == 1
    with database_of(desk).connect() as connection:
        kept = " ".join(connection.scalars(sa.text("SELECT wijzigingen FROM audit")))
    assert "harde muziek" not in kept
    assert "Özdemir" not in kept
    assert not desk.register.warnings


def csv(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), "utf-8")
    return path


def told(controle: Controle) -> dict[int, list[str]]:
    """Of each bad row the columns with a fault."""
    found: dict[int, list[str]] = {}
    for item in controle.bevindingen:
        assert item.wat
        assert item.doen
        found.setdefault(item.regel, []).append(item.kolom)
    return found


HEADS = "Datum melding;Gemeld door;Categorie;Omschrijving;Straat;Nr;Postcode;Telefoon"


def test_a_bad_row_names_every_fault_and_a_cell_beside_the_heads_is_one(desk: Desk, tmp_path: Path) -> None:
    path = csv(
        tmp_path / "l.csv",
        HEADS,
        "3-4-2026;boa;afval;muziek;Proeflaan;twaalf;9;+31 6 12345678",
        "45000;marsman;;=CMD|x!A1;;12;2351 AB;",
        "3-4-2026;boa;overlast;- belt vaak aan;Proeflaan;12;2351 AB;06;nog iets",
        "3-4-2026;#N/B;overlast;- belt vaak aan;Proeflaan;12;;+1+cmd",
        "3-4-2026;boa;overlast;- belt vaak aan;Proeflaan;12;;+31 6 12345678;",
    )
    lijst = listed(desk, path, InvoerSoort.SIGNAAL)
    found = judged(desk, lijst)
    assert told(found) == {
        2: ["Categorie (C)", "Nr (F)", "Postcode (G)"],
        3: ["Datum melding (A)", "Gemeld door (B)", "Categorie (C)", "Omschrijving (D)", "Straat (E)"],
        4: ["Zonder kop (I)"],
        5: ["Gemeld door (B)", "Telefoon (H)"],
    }
    assert [row.waarden["melder_contact"] for row in found.nieuw] == ["+31 6 12345678"]
    assert [row[0] for row in rejected(lijst, found).rijen] == ["2", "3", "4", "5"]
    without = judged(desk, replace(lijst, ernaast_weglaten=True))
    assert 4 not in told(without)


def test_formulas_errors_and_bare_numbers_of_a_workbook_are_named(desk: Desk, tmp_path: Path) -> None:
    good = ["boa", "overlast", "harde muziek", "Proeflaan 3", "", ""]
    path = xlsx(
        tmp_path / "l.xlsx",
        KOPPEN,
        [datetime(2026, 4, 3), *good],
        [46115, *good],
        ["3-4-2026", "boa", "#N/A", "=1+1", "Proeflaan 3", '=HYPERLINK("x")', "=2"],
    )
    found = judged(desk, listed(desk, path, InvoerSoort.SIGNAAL))
    assert told(found) == {
        3: ["Datum melding (A)"],
        4: ["Categorie (C)", "Omschrijving (D)", "Betrokkene (F)", "Telefoon (G)"],
    }
    assert "#N/A" in found.fout[1].bevindingen[0].wat


def test_day_and_month_are_only_guessed_where_the_column_proves_them(desk: Desk, tmp_path: Path) -> None:
    def bad(*dates: str) -> list[int]:
        lines = [f"{day};boa;overlast;muziek" for day in dates]
        path = csv(tmp_path / "d.csv", "Datum melding;Gemeld door;Categorie;Omschrijving", *lines)
        return [row.regel for row in judged(desk, listed(desk, path, InvoerSoort.SIGNAAL)).fout]

    assert bad("1-2-24", "2024-02-01", "02/01/2024") == [4]
    assert bad("1-2-24", "2024-02-01", "02/01/2024", "13/01/2024") == []
    assert bad("02/01/2024", "03/01/2024") == []
    assert bad("02/01/2024", "01/13/2024", "03/03/2024") == [2, 3]


def test_of_known_rows_only_those_that_were_chosen_come_in(desk: Desk, tmp_path: Path) -> None:
    heads = "Datum melding;Gemeld door;Categorie;Omschrijving"
    lines = [f"3-4-2026;boa;overlast;muziek {number}" for number in range(4)]
    lijst = listed(desk, csv(tmp_path / "l.csv", heads, *lines), InvoerSoort.SIGNAAL)
    import_rows(desk.ctx, lijst, judged(desk, lijst))
    again = judged(desk, lijst)
    assert [row.bekend for row in again.bekend][:1] == ["Staat al in het register als S-2026-001"]
    import_rows(desk.ctx, lijst, again, ook_bekend=[3, 5])
    with database_of(desk).connect() as connection:
        texts = list(connection.scalars(sa.text("SELECT tekst FROM signaal ORDER BY volgnr")))
    assert texts == ["muziek 0", "muziek 1", "muziek 2", "muziek 3", "muziek 1", "muziek 3"]


@given(
    st.text(max_size=30),
    st.sampled_from(["", "=", "+", "-", "@", "\t=", " =", "\r", "＝", "\ufeff=", "\u200b@", "\u00ad +"]),
)
def test_what_is_saved_as_csv_is_never_a_formula(text: str, mark: str) -> None:
    saved = csv_bytes([("kop", 3), (f"{mark}{text}", -3)]).decode("utf-8-sig")
    rows = list(reader(StringIO(saved, newline=""), delimiter=";"))
    assert rows[0] == ["kop", "3"]
    cell = rows[1][0]
    assert cell.removeprefix("'") == f"{mark}{text}".removeprefix("'") or "\0" in text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    assert not cell.lstrip(" \ufeff\u200b\u00ad").startswith(("=", "+", "@"))


CASES = (
    ("Soort", "Naam", "Adres", "Geboortedatum", "Startdatum"),
    ("woonoverlast", "Berg, J. van den", "Proeflaan 3", "12-3-1980", "1-9-2026"),
    ("overlst", "Piet de Vries", "Proeflaan 3", 1975, "2-9-2026"),
)
FIXED = {"doel": "overlast beëindigen", "urgentie": "geel"}


def test_cases_share_their_address_and_the_undo_says_what_was_worked_on(desk: Desk, tmp_path: Path) -> None:
    ground = desk.ctx.kader.grondslagen[0]
    lijst = listed(desk, xlsx(tmp_path / "c.xlsx", *CASES), InvoerSoort.CASUS, grondslag=ground, **FIXED)
    found = judged(desk, lijst)
    assert found.bevindingen == []
    import_rows(desk.ctx, lijst, found)
    assert (counted(desk, "casus"), counted(desk, "object"), counted(desk, "persoon")) == (2, 1, 2)
    made = desk.ctx.reads.invoer.invoeren()[0]
    number, person = "LD-2026-002", None
    with desk.ctx.begin("proef", "naam verbeteren") as unit:
        casus_id = desk.ctx.reads.dossier.casus_op_nummer(number)
        assert casus_id is not None
        person = unit.find(Persoon, unit.casus(casus_id).betrokkenen[0].persoon.id)
        person.voornaam = "Pieter"
    with pytest.raises(RegelFout, match=number):
        undo_import(desk.ctx, made)
    assert counted(desk, "casus") == 2


def test_who_was_picked_at_a_signal_holds_the_undo_of_an_import(desk: Desk, tmp_path: Path) -> None:
    """Else the signal would be about somebody who is not in the register."""
    ground = desk.ctx.kader.grondslagen[0]
    lijst = listed(desk, xlsx(tmp_path / "c.xlsx", *CASES), InvoerSoort.CASUS, grondslag=ground, **FIXED)
    import_rows(desk.ctx, lijst, judged(desk, lijst))
    casus_id = desk.ctx.reads.dossier.casus_op_nummer("LD-2026-002")
    assert casus_id is not None
    (role,) = desk.ctx.reads.dossier.casus(casus_id).betrokkenen
    told = SignaalGegevens(tekst="Geluid", bron=SignaalBron.BOA, thema=Thema.WOONOVERLAST)
    record_signaal(desk.ctx, told, [picked(role.persoon.id)])
    with pytest.raises(RegelFout, match="LD-2026-002"):
        undo_import(desk.ctx, desk.ctx.reads.invoer.invoeren()[0])
    assert counted(desk, "persoon") == 2


def test_voorletters_have_a_column_of_their_own(desk: Desk, tmp_path: Path) -> None:
    heads = ("Soort", "Achternaam", "Voorletters", "Adres", "Geopend op")
    rows = (("woonoverlast", "van den Berg", "jp", "Proeflaan 3", "1-9-2026"),)
    fixed = {**FIXED, "grondslag": desk.ctx.kader.grondslagen[0]}
    lijst = listed(desk, xlsx(tmp_path / "c.xlsx", heads, *rows), InvoerSoort.CASUS, **fixed)
    import_rows(desk.ctx, lijst, judged(desk, lijst))
    casus_id = desk.ctx.reads.dossier.casus_op_nummer("LD-2026-001")
    assert casus_id is not None
    (role,) = desk.ctx.reads.dossier.casus(casus_id).betrokkenen
    assert role.persoon.gegevens == Persoonsgegevens("", "van den", "Berg", voorletters="J.P.")
    assert len(judged(desk, lijst).bekend) == 1, "known again by the initials"
    wrong = xlsx(tmp_path / "fout.xlsx", heads, ("woonoverlast", "Berg", "J1", "Proeflaan 4", "1-9-2026"))
    assert told(judged(desk, listed(desk, wrong, InvoerSoort.CASUS, **fixed))) == {2: ["Voorletters (C)"]}


def test_a_first_name_among_the_voorletters_is_a_finding_with_a_proposal(desk: Desk, tmp_path: Path) -> None:
    heads, row = (
        ("Datum", "Omschrijving", "Achternaam", "Initialen"),
        ("1-9-2026", "lawaai", "Bakker", "Mohammed"),
    )
    fixed = {"bron": "boa", "thema": "woonoverlast"}
    lijst = listed(desk, xlsx(tmp_path / "s.xlsx", heads, row), InvoerSoort.SIGNAAL, **fixed)
    (fault,) = judged(desk, lijst).bevindingen
    assert (fault.kolom, fault.voorstellen) == ("Initialen (D)", ("M.",))


def test_a_signal_comes_in_with_voorletters(desk: Desk, tmp_path: Path) -> None:
    heads, row = ("Datum", "Omschrijving", "Achternaam", "Initialen"), ("1-9-2026", "lawaai", "Berg", "th j")
    fixed = {"bron": "boa", "thema": "woonoverlast"}
    lijst = listed(desk, xlsx(tmp_path / "s.xlsx", heads, row), InvoerSoort.SIGNAAL, **fixed)
    import_rows(desk.ctx, lijst, judged(desk, lijst))
    (kept,) = desk.ctx.reads.signaal.signalen(SignaalFilter(), 0, 9)
    assert desk.ctx.reads.signaal.signaal(kept.id).naam == "Th.J. Berg"


def test_an_undo_takes_cases_with_their_people_and_leaves_others(desk: Desk, tmp_path: Path) -> None:
    own = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    ground = desk.ctx.kader.grondslagen[0]
    lijst = listed(desk, xlsx(tmp_path / "c.xlsx", *CASES), InvoerSoort.CASUS, grondslag=ground, **FIXED)
    with pytest.raises(RegelFout, match="al in het register"):  # nobody comes in twice without a look
        import_rows(desk.ctx, lijst, judged(desk, lijst))
    import_rows(desk.ctx, lijst, judged(desk, lijst), wie={2: None})
    again = listed(desk, tmp_path / "c.xlsx", InvoerSoort.CASUS)
    assert again.koppeling == lijst.koppeling  # remembered for the same heads
    undo_import(desk.ctx, desk.ctx.reads.invoer.invoeren()[0])
    counts = [counted(desk, name) for name in ("casus", "persoon", "object", "stand", "zoek")]
    assert counts == [1, 1, 1, 1, 1]
    assert desk.ctx.reads.dossier.casus(own).object is not None


@given(st.dates(date(1995, 1, 1), TODAY))
def test_a_date_is_the_same_however_it_is_written(day: date) -> None:
    for cell in (f"{day.day}-{day.month}-{day.year}", day.isoformat(), f"{day:%Y%m%d}", short_date(day), day):
        assert read_moment(cell, TODAY)[0] == day
    serial = (day - date(1899, 12, 30)).days
    for bare in (serial, float(serial), str(serial)):
        with pytest.raises(Datumfout) as told:
            read_moment(bare, TODAY)
        assert short_date(day) in told.value.doen


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_a_finding(text: str) -> None:
    try:
        read_moment(text, TODAY)
    except Datumfout as error:
        assert error.wat
        assert error.doen


def test_a_bsn_is_seen() -> None:
    assert has_bsn("nummer 111222333.")
    assert not has_bsn("bel 0612345678")


@pytest.mark.parametrize("last", [0, 1, 2])
def test_an_undo_that_is_stopped_leaves_all_of_it(desk: Desk, tmp_path: Path, last: int) -> None:
    path = csv(
        tmp_path / "u.csv", "Datum melding;Gemeld door;Categorie;Omschrijving", "3-4-2026;boa;overlast;m"
    )
    lijst = listed(desk, path, InvoerSoort.SIGNAAL)
    import_rows(desk.ctx, lijst, judged(desk, lijst))

    def stop(done: int, of: int) -> None:
        if done == last:
            raise Afgebroken

    (item,) = desk.ctx.reads.invoer.invoeren()
    with pytest.raises(Afgebroken):
        undo_import(desk.ctx, item, stop)
    assert counted(desk, "signaal") == 1
    assert desk.ctx.reads.invoer.invoeren()[0].ongedaan_op is None
    undo_import(desk.ctx, item)
    assert counted(desk, "signaal") == 0
