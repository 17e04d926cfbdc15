"""The melder of an import stays out of lists, of the log, of the screen and of the clipboard."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from ivbdesk.cases.invoer.schuil import Schuilsoort
from ivbdesk.ui.invoer.herstelmodel import SEALED
from ivbdesk.ui.invoer.invoerconcept import Invoerconcept
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import press, seen, settle
from tests.ui.invoer.test_herstel import checked, editor, go_to
from tests.ui.invoer.test_invoer import open_tab, opened

HEADS = "Datum melding;Gemeld door;Categorie;Omschrijving;Straat;Huisnummer;Naam melder;Telefoon"


def test_a_word_that_may_be_a_name_holds_for_this_list_only(window: MainWindow, tmp_path: Path) -> None:
    line = "3-4-2026;mw. Klaagmans;overlast;muziek 1;Proeflaan;1;;"
    tab = checked(window, tmp_path / "l.csv", HEADS, line, line.replace("1;;", "2;;"))
    words = tab.check_step.words
    words.fields["bron", "mw. Klaagmans"].set_value("bewoner")
    press(window, "Onthouden en opnieuw controleren")
    settle(window)
    assert tab.check_step.go.text() == "2 rijen invoeren"
    assert not window.place.ctx.reads.invoer.vertalingen()
    draft = window.place.desk.drafts.load("invoer", "signaal")
    assert draft is not None
    kept = Invoerconcept.read(draft.inhoud)
    assert kept is not None
    assert kept.mended == {(2, "bron"): "Bewoner", (3, "bron"): "Bewoner"}
    assert "Klaagmans" not in draft.inhoud


def test_the_melder_is_shown_only_while_the_cell_is_mended(window: MainWindow, tmp_path: Path) -> None:
    heads = "Naam melder;Telefoon;Datum melding;Gemeld door;Categorie;Omschrijving"
    tab = opened(window, tmp_path / "l.csv", heads, "Z. Klaagmans;0612345678;31-2-2026;boa;overlast;muziek 1")
    (table,) = (one for one in tab.findChildren(PlainTable) if one.accessibleName() == "De eerste rijen")
    cells = [table.words.index(0, n) for n in range(table.words.columnCount())]
    shown = [cell.data() for cell in cells]
    assert shown[1:4] == [SEALED, SEALED, "31-2-2026"]
    press(window, "Rijen controleren")
    pane = tab.check_step.herstel
    tab.check_step.tabs.setCurrentWidget(pane)
    settle(window)
    for code, copied in (("tekst", "muziek 1"), ("melder_naam", "muziek 1"), ("melder_contact", "muziek 1")):
        go_to(window, pane, 2, code)
        pane.table.setFocus()
        QTest.keyClick(pane.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.clipboard().text() == copied
    go_to(window, pane, 2, "melder_naam")
    assert editor(pane).text() == "Z. Klaagmans"


def test_a_bsn_that_is_typed_while_mending_is_in_no_draft(window: MainWindow, tmp_path: Path) -> None:
    line = "3-4-2026;boa;overlast;;Proeflaan;1;;"
    tab = checked(window, tmp_path / "l.csv", HEADS, line, line)
    pane = tab.check_step.herstel
    tab.check_step.tabs.setCurrentWidget(pane)
    for regel, text in ((2, "bsn 111222333"), (3, "muziek")):
        go_to(window, pane, regel, "tekst")
        field = editor(pane)
        field.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle(window)
    draft = window.place.desk.drafts.load("invoer", "signaal")
    assert draft is not None
    assert "muziek" in draft.inhoud
    assert "111222333" not in draft.inhoud


def test_what_was_left_as_it_stands_is_in_the_draft_without_its_text(
    window: MainWindow, tmp_path: Path
) -> None:
    path, heads = tmp_path / "z.csv", f"{HEADS};Naam betrokkene"
    line = "3-4-2026;boa;overlast;bel 0612345678;Proeflaan;1;K.  Klaagmans;;K.  Klaagmans"
    tab = checked(window, path, heads, line)
    tab.check_step.tabs.setCurrentWidget(tab.check_step.herstel)
    settle(window)
    for _ in ("naam", "tekst"):
        seen(tab, QAbstractButton, lambda one: one.text() in ("Zo laten", "K. Klaagmans")).click()
        settle(window)
    assert tab.check_step.go.text() == "1 rij invoeren"
    draft = window.place.desk.drafts.load("invoer", "signaal")
    assert draft is not None
    assert "Klaagmans" not in draft.inhoud
    assert "0612345678" not in draft.inhoud
    kept = Invoerconcept.read(draft.inhoud)
    assert kept is not None
    assert set(kept.gelaten) == {(2, "naam", 6), (2, "tekst", 3)}
    tab.open_file(path, kept)
    settle(window)
    press(window, "Rijen controleren")
    assert tab.check_step.go.text() == "1 rij invoeren", "what was left so is not asked again"


def test_a_hidden_column_that_is_not_read_is_chosen_for_no_field(window: MainWindow, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(("Datum melding", "Gemeld door", "Categorie", "Omschrijving", "Telefoon"))
    sheet.append(("3-4-2026", "boa", "overlast", "muziek", "0612345678"))
    sheet.column_dimensions["E"].hidden = True
    sheet["E2"].comment = Comment("na zes uur", "verzonnen")
    book.save(tmp_path / "l.xlsx")
    tab = open_tab(window)
    tab.open_file(tmp_path / "l.xlsx")
    settle(window)
    step = tab.columns_step
    assert step.velden.columns["melder_contact"].raw() == 4
    assert Schuilsoort.OVER_MELDER in step.schuil.asked
    step.schuil.asked[Schuilsoort.KOLOMMEN].set_value(False)
    step.schuil.changed.emit()
    settle(window)
    assert step.velden.columns["melder_contact"].raw() == -1
    assert set(step.schuil.asked) == {Schuilsoort.KOLOMMEN}
    assert step.schuil.decided() == {Schuilsoort.KOLOMMEN: False}


def test_no_button_spells_out_who_reported(window: MainWindow, tmp_path: Path) -> None:
    lines = (
        "3-4-2026;boa;overlast;muziek 1;Proeflaan;1;Z. Klaagmans;0612345678",
        "3-4-2026;boa;overlast;muziek 2;Proeflaan;2;=mevrouw Klaagmans;idem",
    )
    tab = checked(window, tmp_path / "l.csv", HEADS, *lines)
    pane = tab.check_step.herstel
    tab.check_step.tabs.setCurrentWidget(pane)
    go_to(window, pane, 3, "melder_naam")
    assert len(pane.model.judged(3).bevindingen) == 2
    shown = [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]
    assert shown.count("Voorstel overnemen") == 2
    shown += [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    assert not [one for one in shown if "Klaagmans" in one or "0612345678" in one]
