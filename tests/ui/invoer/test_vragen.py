"""What a list holds that does not show, letters, words and people are asked in the window before anything comes in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtWidgets import QLabel

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.invoer.schuil import Schuilsoort
from ivbdesk.cases.taal.nederlands import short_date, weekday_date
from ivbdesk.cases.zoeken.lijst import as_text
from ivbdesk.cases.zoeken.lijstkolommen import SIGNALEN
from ivbdesk.cases.zoeken.rijen import SignaalFilter
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.invoer.invoer import InvoerTab
from ivbdesk.ui.widgets.basics import Chip
from ivbdesk.ui.widgets.layouts import Fact
from ivbdesk.ui.window.main_window import MainWindow
from tests.gemeentelijst import make
from tests.rekenbladen import xlsx
from tests.ui.hand import enter, press, seen, settle
from tests.ui.invoer.test_invoer import open_tab, opened
from tests.werkplaats import PERSOON, casus_gegevens


def previewed(tab: InvoerTab) -> list[list[str]]:
    table = tab.columns_step.voorbeeld.table
    items = [
        [table.words.index(row, n) for n in range(table.words.columnCount())]
        for row in range(table.words.rowCount())
    ]
    return [[item.data() or "" for item in row] for row in items]


def told(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_the_first_rows_show_as_they_will_be_and_change_with_the_columns(
    window: MainWindow, tmp_path: Path
) -> None:
    lines = (
        "nr.;Datum melding;Gemeld door;Categorie;Omschrijving;Straat",
        "1;3-4-2026;boa;overlast;muziek;Hoofdlaan 12",
    )
    tab = opened(window, tmp_path / "l.csv", *lines)
    assert previewed(tab) == [
        ["2", "3 apr 2026, tijd niet bekend\nBoa · Woonoverlast", "muziek\nHoofdlaan 12"]
    ]
    enter(seen(tab, ChoiceField, lambda field: field.name == "straat"), -1)
    settle(window)
    assert previewed(tab)[0][2] == "muziek"
    enter(seen(tab, ChoiceField, lambda field: field.name == "bron"), 0)
    settle(window)
    assert previewed(tab)[0][1] == "3 apr 2026, tijd niet bekend\n✕ 1 · Woonoverlast"


def test_a_time_that_the_list_does_not_tell_is_not_known_anywhere(window: MainWindow, tmp_path: Path) -> None:
    lines = (
        "Datum melding;Gemeld door;Categorie;Omschrijving",
        "3-4-2026;boa;overlast;eerste",
        "3-4-2026 14:05;boa;overlast;tweede",
        ";boa;overlast;derde",
    )
    tab = opened(window, tmp_path / "l.csv", *lines)
    assert [row[1].splitlines()[0] for row in previewed(tab)] == [
        "3 apr 2026, tijd niet bekend",
        "3 apr 2026 14:05",
        "vandaag",
    ]
    press(window, "Rijen controleren")
    press(window, "3 rijen invoeren")
    ctx = window.place.ctx
    rows = ctx.reads.signaal.signalen(SignaalFilter(), 0, 9)
    shown, listed = {}, {}
    for one in rows:
        window.open_signaal(one.id)
        settle(window)
        words = ctx.reads.signaal.signaal(one.id).tekst
        facts = [[label.text() for label in fact.findChildren(QLabel)] for fact in window.findChildren(Fact)]
        shown[words] = next(value for name, value in facts if name == "Ontvangen")
        listed[words] = as_text(SIGNALEN[1].cel(one, ctx.kader))
    assert shown == {
        "eerste": "vr 3 apr 2026, tijd niet bekend",
        "tweede": "vr 3 apr 2026 14:05",
        "derde": f"{weekday_date(ctx.today())}, tijd niet bekend",
    }
    assert listed == {"eerste": "3 apr 2026", "tweede": "3 apr 2026 14:05", "derde": short_date(ctx.today())}
    assert {found.op for found in ctx.reads.zoeken.zoek_teksten("eerste", ctx.today(), 9)} == {
        date(2026, 4, 3)
    }


@pytest.mark.parametrize(("size", "least"), [((1440, 900), 6), ((1024, 768), 3)])
def test_the_first_rows_stand_whole_in_sight_also_where_words_are_unknown(
    window: MainWindow, tmp_path: Path, size: tuple[int, int], least: int
) -> None:
    window.resize(*size)
    tab = open_tab(window)
    tab.open_file(make(tmp_path / "lijst.xlsx"))
    settle(window)
    table = tab.columns_step.voorbeeld.table
    edges = [table.rowViewportPosition(row) + table.rowHeight(row) for row in range(table.words.rowCount())]
    assert sum("✕" in row[2] for row in previewed(tab)) > least
    assert sum(edge <= table.viewport().visibleRegion().boundingRect().height() for edge in edges) >= least


def test_letters_that_may_be_meant_otherwise_are_asked(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "mac.csv"
    heads = "Datum melding;Gemeld door;Categorie;Omschrijving;Adres;Over wie"
    path.write_bytes(f"{heads}\r3-4-2026;boa;overlast;muziek;Proeflaan 3;Zoë Proef\r".encode("mac_roman"))
    tab = open_tab(window)
    tab.open_file(path)
    settle(window)
    press(window, "Rijen controleren")
    assert tab.columns_step.isVisible(), "nothing is read on before it was said"
    field = seen(tab, ChoiceField, lambda field: field.name == "letters")
    enter(field, "mac_roman")
    settle(window)
    assert "Tekst in Macintosh" in told(window)
    press(window, "Rijen controleren")
    press(window, "1 rij invoeren")
    (kept,) = window.place.ctx.reads.signaal.signalen(SignaalFilter(), 0, 9)
    assert window.place.ctx.reads.signaal.signaal(kept.id).naam == "Zoë Proef"


def test_a_municipal_list_passes_but_for_what_says_nothing(window: MainWindow, tmp_path: Path) -> None:
    tab = open_tab(window)
    tab.open_file(make(tmp_path / "lijst.xlsx"))
    settle(window)
    asked = tab.columns_step.schuil.asked
    assert list(asked) == [
        Schuilsoort.RIJEN,
        Schuilsoort.KOLOMMEN,
        Schuilsoort.TERZIJDE,
        Schuilsoort.OPMERKINGEN,
        Schuilsoort.OVER_MELDER,
    ]
    press(window, "Rijen controleren")
    assert "Kies eerst wat er moet gebeuren" in told(window)
    for soort, field in asked.items():
        enter(field, soort in (Schuilsoort.RIJEN, Schuilsoort.OPMERKINGEN))
    settle(window)
    press(window, "Rijen controleren")
    step = tab.check_step
    press(window, "Alle voorstellen invullen")
    words = {word: field for (_, word), field in step.words.fields.items()}
    assert words["bij RHW"].chosen() == "corporatie"
    enter(words["i.b.h."], "in_weging")
    enter(words["div"], "anders")
    enter(words["fam."], "wel_een_naam")
    press(window, "Onthouden en opnieuw controleren")
    chips = " ".join(chip.text() for chip in window.findChildren(Chip) if chip.isVisible())
    assert "258 rijen zijn goed" in chips
    tab.wordlist.reload()
    settle(window)
    kept = {
        tab.wordlist.table.words.index(row, 0).data() for row in range(tab.wordlist.table.words.rowCount())
    }
    assert {"bij RHW", "i.b.h.", "Proefln"} <= kept


def test_whose_a_comment_is_is_asked_again_when_a_column_becomes_the_melders(
    window: MainWindow, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(("Datum melding", "Gemeld door", "Categorie", "Omschrijving", "Wie belde"))
    sheet.append(("3-4-2026", "bewoner", "overlast", "muziek", "Z. Verzonnen"))
    sheet["E2"].comment = Comment("alleen na zes uur", "verzonnen")
    book.save(tmp_path / "o.xlsx")
    tab = open_tab(window)
    tab.open_file(tmp_path / "o.xlsx")
    settle(window)
    step = tab.columns_step
    assert list(step.schuil.asked) == [Schuilsoort.OPMERKINGEN]
    enter(step.schuil.asked[Schuilsoort.OPMERKINGEN], True)
    enter(seen(tab, ChoiceField, lambda field: field.name == "melder_naam"), 4)
    settle(window)
    assert list(step.schuil.asked) == [Schuilsoort.OVER_MELDER]
    press(window, "Rijen controleren")
    assert step.isVisible(), "what the comment says of the melder was not asked yet"
    enter(step.schuil.asked[Schuilsoort.OVER_MELDER], True)
    settle(window)
    press(window, "Rijen controleren")
    press(window, "1 rij invoeren")
    (kept,) = window.place.ctx.reads.signaal.signalen(SignaalFilter(), 0, 9)
    assert window.place.ctx.reads.signaal.signaal(kept.id).tekst == "muziek"


def test_nobody_of_the_register_comes_in_again_without_a_look(window: MainWindow, tmp_path: Path) -> None:
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    heads = ("Soort", "Naam", "Adres", "Startdatum", "Doel", "Urgentie", "Grondslag")
    ground = window.place.ctx.kader.grondslagen[0]
    row = (
        "woonoverlast",
        PERSOON.gegevens.volledig,
        "Proeflaan 33",
        "1-9-2026",
        "overlast stoppen",
        "geel",
        ground,
    )
    tab = open_tab(window)
    enter(tab.kind, InvoerSoort.CASUS)
    tab.open_file(xlsx(tmp_path / "c.xlsx", heads, row))
    settle(window)
    press(window, "Rijen controleren")
    assert not tab.check_step.go.isEnabled()
    press(window, "Deze persoon")
    press(window, "1 rij invoeren")
    (person,) = window.place.ctx.reads.mensen.bekenden(PERSOON.gegevens)
    assert len(person.waar) == 2


def test_letters_that_no_reading_gives_are_said_and_keep_the_file_out(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "pl.csv"
    heads = "Datum melding;Gemeld door;Categorie;Omschrijving;Adres;Over wie"
    path.write_bytes(f"{heads}\r\n3-4-2026;boa;overlast;muziek;Proeflaan 3;Zoë Proef\r\n".encode("mac_roman"))
    tab = open_tab(window)
    tab.open_file(path)
    settle(window)
    field = seen(tab, ChoiceField, lambda field: field.name == "letters")
    enter(field, "geen")
    settle(window)
    assert "CSV UTF-8" in told(window)
    press(window, "Rijen controleren")
    assert tab.columns_step.isVisible()


def test_lines_in_one_cell_are_asked_and_taken_as_one_text(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(
        'Datum melding;Omschrijving;Bron;Thema\n3-4-2026;"eerst; dan; weer;\nna; nog; een; x";boa;overlast\n',
        "utf-8",
    )
    tab = open_tab(window)
    tab.open_file(path)
    settle(window)
    press(window, "Rijen controleren")
    assert tab.columns_step.isVisible(), "whether it is one text is not known"
    enter(tab.columns_step.schuil.asked[Schuilsoort.AANEEN], True)
    settle(window)
    press(window, "Rijen controleren")
    press(window, "1 rij invoeren")
    (kept,) = window.place.ctx.reads.signaal.signalen(SignaalFilter(), 0, 9)
    assert window.place.ctx.reads.signaal.signaal(kept.id).tekst == "eerst; dan; weer;\nna; nog; een; x"


@pytest.mark.parametrize(
    ("rows", "more", "words"),
    [
        (
            300,
            3,
            "De lijst heeft 300 rijen en 7 kolommen. U ziet hier de eerste 6 rijen en de eerste 4 kolommen.",
        ),
        (2, 3, "De lijst heeft 2 rijen en 7 kolommen. U ziet hier de eerste 4 kolommen."),
        (1, 0, "De lijst heeft 1 rij en 4 kolommen."),
    ],
)
def test_how_large_the_list_is_stands_in_plain_words(
    window: MainWindow, tmp_path: Path, rows: int, more: int, words: str
) -> None:
    heads = (
        "Datum melding",
        "Gemeld door",
        "Categorie",
        "Omschrijving",
        *(f"Extra {n}" for n in range(more)),
    )
    tab = open_tab(window)
    tab.open_file(
        xlsx(tmp_path / "l.xlsx", heads, *[["3-4-2026", "boa", "overlast", "x", *range(more)]] * rows)
    )
    settle(window)
    assert words in told(window)
