"""Lists as a municipality keeps them: dates without a year, texts that begin with =, and heads that are cut short."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from ivbdesk.actions.invoer.invoer import judge_again
from ivbdesk.actions.invoer.woorden import look_up_words
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.invoer.kolommen import propose
from ivbdesk.desk import Desk
from tests.actions.invoer.test_excel_en_woorden import offered
from tests.actions.invoer.test_invoer import csv, judged, listed, velden_of
from tests.rekenbladen import xlsx

HEADS = ("Datum melding", "Gemeld door", "Categorie", "Omschrijving")


@pytest.mark.parametrize(
    "written", ["6-1-'26", "6/1/’26", "6.1.'26", "6 1 ´26", "6-1-'26 12:00", "6 jan '26", "di 6-jan-'26"]
)
def test_an_apostrophe_before_a_year_is_no_fault(desk: Desk, tmp_path: Path, written: str) -> None:
    path = csv(tmp_path / "d.csv", ";".join(HEADS), f"{written};boa;overlast;muziek")
    found = judged(desk, listed(desk, path, InvoerSoort.SIGNAAL))
    assert [row.waarden["ontvangen_op"] for row in found.nieuw] == [
        datetime(2026, 1, 6, 12 if ":" in written else 0)
    ]


@pytest.mark.parametrize(
    ("above", "written", "below", "meant"),
    [
        ("27-1-2026", "29 jan", "2-2-2026", ("29 jan 2026",)),
        ("27-1-2026", "ma 29 maa 14:30", "", ("29 mrt 2026 14:30",)),
        ("28-12-2025", "31-12", "3-1-2026", ("31 dec 2025",)),
        ("28-12-2025", "2/1", "3-1-2026", ("2 jan 2026",)),
        ("28-12-2024", "2-jan", "", ("2 jan 2025",)),
        ("10-11-2025", "15 jan.", "2-2-2025", ("15 jan 2025", "15 jan 2026")),
        ("20-11-2026", "3 dec", "", ("3 dec 2025",)),
        ("", "29 jan", "", ("29 jan 2026", "29 jan 2025")),
        ("27-1-2026", "31-2", "2-2-2026", ()),
        ("27-1-2026", "wk 12", "2-2-2026", ()),
    ],
)
def test_a_day_without_its_year_gets_that_of_the_rows_around_it(
    desk: Desk, tmp_path: Path, above: str, written: str, below: str, meant: tuple[str, ...]
) -> None:
    lines = [f"{day};boa;overlast;muziek" for day in (above, written, below)]
    path = csv(tmp_path / "d.csv", ";".join(HEADS), *lines)
    found = offered(judged(desk, listed(desk, path, InvoerSoort.SIGNAAL)))
    assert set(found) == {"ontvangen_op"}
    assert set(found["ontvangen_op"]) == set(meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("=ruzie over schutting", ("ruzie over schutting",)),
        ("= melding van buren, zie mail", ("melding van buren, zie mail",)),
        ("=A1+B2", ()),
        ("=SOM(A1;A2)", ()),
        ("=cmd|' /C calc'!A0", ()),
        ("=2", ()),
    ],
)
def test_a_text_that_only_begins_as_a_formula_comes_with_its_words(
    desk: Desk, tmp_path: Path, written: str, meant: tuple[str, ...]
) -> None:
    lines = [f"3-4-2026;boa;overlast;{written}".replace("A1;A2", "A1")]
    found = judged(desk, listed(desk, csv(tmp_path / "f.csv", ";".join(HEADS), *lines), InvoerSoort.SIGNAAL))
    assert offered(found) == {"tekst": meant}


def test_a_real_formula_is_never_taken_for_words(desk: Desk, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", HEADS, ("3-4-2026", "boa", "overlast", "=ruzie over schutting"))
    found = judged(desk, listed(desk, path, InvoerSoort.SIGNAAL))
    assert offered(found) == {"tekst": ()}


def test_heads_that_are_cut_short_are_known(desk: Desk) -> None:
    heads = ("Nr.", "Dat. melding", "Via", "Cat.", "Omschr.", "Straat", "Huisnr", "Naam", "Tel.nr melder")
    match = propose(heads, velden_of(desk).of(InvoerSoort.SIGNAAL))
    assert match.kolommen == {
        "ontvangen_op": 1, "bron": 2, "thema": 3, "tekst": 4, "straat": 5, "huisnummer": 6, "naam": 7,
        "melder_contact": 8,
    }  # fmt: skip


def test_a_street_is_asked_of_rows_that_are_still_wrong_too(desk: Desk, tmp_path: Path) -> None:
    rows = (
        "3-4-2026;boa;overlast;m1;Proefln 1",
        "45000;boa;overlast;m2;Proefln 2",
        "45000;boa;overlast;m3;Testpln 3",
    )
    lijst = listed(desk, csv(tmp_path / "s.csv", f"{';'.join(HEADS)};Adres", *rows), InvoerSoort.SIGNAAL)
    words, _ = look_up_words(desk.ctx, velden_of(desk), judged(desk, lijst))
    assert [(one.woord, one.aantal) for one in words] == [("Proefln", 2), ("Testpln", 1)]


def test_rows_are_left_out_and_taken_along_again(desk: Desk, tmp_path: Path) -> None:
    rows = ("3-4-2026;boa;overlast;m1", "3-4-2026;XYZ;overlast;m2", "3-4-2026;boa;overlast;m3")
    lijst = listed(desk, csv(tmp_path / "w.csv", ";".join(HEADS), *rows), InvoerSoort.SIGNAAL)
    found = judged(desk, lijst)
    less = lijst.leaving([3, 4])
    assert [row.regel for row in judged(desk, less).rijen] == [2]
    found = judge_again(desk.ctx, velden_of(desk), less, found, {3, 4})
    assert [row.regel for row in found.rijen] == [2]
    found = judge_again(desk.ctx, velden_of(desk), less.leaving([3, 4], out=False), found, {3, 4})
    assert [(row.regel, row.is_good) for row in found.rijen] == [(2, True), (3, False), (4, True)]
