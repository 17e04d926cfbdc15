"""Wrong rows are mended in the window: every objection at its cell, judged while one types, alike values in one act."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from ivbdesk.ui.invoer.invoer import InvoerTab
from ivbdesk.ui.invoer.invoer_herstel import HerstelPane
from ivbdesk.ui.invoer.invoerconcept import Invoerconcept
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import press, settle
from tests.ui.invoer.test_invoer import opened

HEADS = "Datum melding;Gemeld door;Categorie;Omschrijving;Straat;Huisnummer;Telefoon"
LINES = (
    HEADS,
    "3-4-2026;boa;overlast;muziek 1;Proeflaan;1;6,12346E+08",
    "3-4-2026;boa;overlast;muziek 2;Proeflaan;2;6,12346E+08",
    "45000;boa;overlast;muziek 3;Proeflaan;12-feb;0612345678",
    "3-4-2026;boa;overlast;;Proeflaan;4;",
)


def checked(window: MainWindow, path: Path, *lines: str) -> InvoerTab:
    tab = opened(window, path, *lines)
    press(window, "Rijen controleren")
    return tab


def go_to(window: MainWindow, pane: HerstelPane, regel: int, code: str) -> None:
    model = pane.model
    row = next(n for n in range(model.rowCount()) if model.row_at(n).nummer == regel)
    pane.table.setCurrentIndex(model.index(row, model.codes.index(code) + 1))
    settle(window)


def told(pane: HerstelPane) -> str:
    return " ".join(label.text() for label in pane.findChildren(Label) if label.isVisibleTo(pane))


def editor(pane: HerstelPane) -> QLineEdit:
    pane.table.setFocus()
    QTest.keyClick(pane.table, Qt.Key.Key_F2)
    (line,) = pane.table.viewport().findChildren(QLineEdit)
    return line


def test_a_row_is_judged_while_it_is_typed_and_the_same_value_mended_everywhere(
    window: MainWindow, tmp_path: Path
) -> None:
    tab = checked(window, tmp_path / "l.csv", *LINES)
    step, pane = tab.check_step, tab.check_step.herstel
    step.tabs.setCurrentWidget(pane)
    settle(window)
    assert [pane.model.row_at(n).nummer for n in range(pane.model.rowCount())] == [2, 3, 4, 5]
    go_to(window, pane, 4, "huisnummer")
    assert "Datum melding (A)" in told(pane)
    assert "Huisnummer (F)" in told(pane), "all objections of the row at once"
    go_to(window, pane, 2, "melder_contact")
    assert pane.same.text() == "Ook in 1 andere rij waar hetzelfde staat"
    QTest.keyClick(pane.same, Qt.Key.Key_Space)
    line = editor(pane)
    line.selectAll()
    QTest.keyClicks(line, "6E+1")
    settle(window)
    assert "afgerond" in told(pane)
    line.selectAll()
    QTest.keyClicks(line, "0612345678")
    settle(window)
    assert "Rij 2 is goed" in told(pane)
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(window)
    assert step.go.text() == "2 rijen invoeren"
    press(window, "Alle voorstellen overnemen (2)")
    assert step.go.text() == "3 rijen invoeren"
    assert pane.model.rowCount() == 4, "what was mended stays in sight"
    go_to(window, pane, 5, "tekst")
    line = editor(pane)
    QTest.keyClicks(line, "- belt vaak aan")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(window)
    draft = window.place.desk.drafts.load("invoer", "signaal")
    assert draft is not None
    kept_so_far = Invoerconcept.read(draft.inhoud)
    assert kept_so_far is not None
    assert kept_so_far.mended[5, "tekst"] == "- belt vaak aan", "a lock loses nothing that was typed"
    press(window, "4 rijen invoeren")
    kept = window.place.ctx.reads.zoeken.zoek_teksten("belt vaak", window.place.today(), 9)
    assert len(kept) == 1


def test_the_words_follow_what_is_mended_and_keep_what_was_chosen(window: MainWindow, tmp_path: Path) -> None:
    tab = checked(
        window,
        tmp_path / "w.csv",
        HEADS,
        "3-4-2026;XYZ;overlast;muziek 1;Proeflaan;1;",
        "3-4-2026;QQQ;overlast;muziek 2;Proeflaan;2;",
        "3-4-2026;boa;overlast;muziek 3;Proeflaan;3;",
        "3-4-2026;boa;overlast;muziek 4;;4;",
    )
    step, pane = tab.check_step, tab.check_step.herstel
    assert list(step.words.fields) == [("bron", "XYZ"), ("bron", "QQQ")]
    step.words.fields["bron", "QQQ"].set_value("bewoner")
    step.tabs.setCurrentWidget(pane)
    go_to(window, pane, 2, "bron")
    line = editor(pane)
    line.setText("boa")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(window)
    assert list(step.words.fields) == [("bron", "QQQ")]
    assert step.words.fields["bron", "QQQ"].chosen() == "bewoner"
    go_to(window, pane, 5, "straat")
    line = editor(pane)
    line.setText("Proefln")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(window)
    assert list(step.words.fields) == [("bron", "QQQ"), ("straat", "Proefln")]
    assert step.tabs.tabText(0) == "Woorden (2)"


def test_rows_with_an_objection_are_left_out_together_and_come_back(
    window: MainWindow, tmp_path: Path
) -> None:
    tab = checked(
        window,
        tmp_path / "a.csv",
        f"{HEADS};Status",
        "3-4-2026;boa;overlast;muziek 1;Proeflaan;1;;afgehandeld",
        "3-4-2026;boa;overlast;muziek 2;Proeflaan;2;;gesloten",
        "45000;boa;overlast;muziek 3;Proeflaan;3;;open",
        "3-4-2026;boa;overlast;muziek 4;Proeflaan;4;;open",
    )
    step, pane = tab.check_step, tab.check_step.herstel
    step.tabs.setCurrentWidget(pane)
    settle(window)
    press(window, "Alle 2 rijen met dit bezwaar weglaten")
    settle(window)
    assert [pane.model.row_at(n).nummer for n in range(pane.model.rowCount())] == [4]
    assert pane.table.hasFocus()
    press(window, "Deze rij weglaten")
    settle(window)
    assert step.go.isEnabled()
    assert step.go.text() == "1 rij invoeren"
    press(window, "3 rijen weggelaten: toch meenemen")
    settle(window)
    assert [pane.model.row_at(n).nummer for n in range(pane.model.rowCount())] == [2, 3, 4]
    assert not step.go.isEnabled()


def test_a_year_that_no_row_says_is_chosen_once_for_all(window: MainWindow, tmp_path: Path) -> None:
    days = ("29 jan", "3 feb", "14-2")
    lines = [f"{day};boa;overlast;muziek {n};Proeflaan;{n + 1};" for n, day in enumerate(days)]
    tab = checked(window, tmp_path / "j.csv", HEADS, *lines)
    step, pane = tab.check_step, tab.check_step.herstel
    step.tabs.setCurrentWidget(pane)
    go_to(window, pane, 2, "ontvangen_op")
    assert pane.same.text() == "Ook in 2 andere rijen met dit bezwaar: hetzelfde voorstel"
    pane.same.setChecked(True)
    first = pane.model.judged(2).bevindingen[0].voorstellen[0]
    press(window, first)
    settle(window)
    years = {pane.model.judged(regel).waarden["ontvangen_op"].year for regel in (2, 3, 4)}
    assert years == {int(first[-4:])}
    assert step.go.text() == "3 rijen invoeren"


def test_what_is_finished_is_said_so_and_left_out_at_once(window: MainWindow, tmp_path: Path) -> None:
    tab = checked(
        window,
        tmp_path / "k.csv",
        f"{HEADS};Status",
        *(f"3-4-2026;boa;overlast;muziek {n};Proeflaan;{n + 1};;afgeh." for n in range(3)),
        "3-4-2026;boa;overlast;muziek 4;Proeflaan;4;;open",
        "3-4-2026;boa;overlast;muziek 5;Proeflaan;5;;gesloten",
    )
    step = tab.check_step
    field = step.words.fields["signaalstatus", "afgeh."]
    press(window, "Alle voorstellen invullen")
    assert field.chosen() == "afgerond"
    assert field.combo.currentText() == "Afgerond (zulke rijen komen niet binnen)"
    press(window, "Onthouden en opnieuw controleren")
    press(window, "4 afgeronde rijen weglaten")
    settle(window)
    assert step.go.isEnabled()
    press(window, "4 rijen weggelaten: toch meenemen")
    settle(window)
    assert not step.go.isEnabled()
    press(window, "4 afgeronde rijen weglaten")
    settle(window)
    press(window, "1 rij invoeren")
    assert len(window.place.ctx.reads.zoeken.zoek_teksten("muziek", window.place.today(), 9)) == 1


def test_delete_and_paste_mend_a_cell_as_in_a_spreadsheet(window: MainWindow, tmp_path: Path) -> None:
    tab = checked(window, tmp_path / "l.csv", *LINES)
    step, pane = tab.check_step, tab.check_step.herstel
    step.tabs.setCurrentWidget(pane)
    go_to(window, pane, 2, "melder_contact")
    pane.table.setFocus()
    QTest.keyClick(pane.table, Qt.Key.Key_Delete)
    settle(window)
    assert "Rij 2 is goed" in told(pane)
    go_to(window, pane, 5, "tekst")
    QApplication.clipboard().setText("geplakt\n")
    pane.table.setFocus()
    QTest.keyClick(pane.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert "Rij 5 is goed" in told(pane)
    assert pane.model.text_at((5, "tekst")) == "geplakt"


def test_two_objections_have_two_buttons_that_differ(window: MainWindow, tmp_path: Path) -> None:
    line = "31-2-2026;boa;overlast;;Proeflaan;1;"
    tab = checked(window, tmp_path / "l.csv", HEADS, line, line)
    pane = tab.check_step.herstel
    tab.check_step.tabs.setCurrentWidget(pane)
    settle(window)
    words = [one.text() for one in pane.findChildren(QPushButton) if "met dit bezwaar" in one.text()]
    assert len(words) == len(set(words)) == 2


def test_one_cell_is_copied_and_pasted_and_no_more_than_one(window: MainWindow, tmp_path: Path) -> None:
    pane = opened_table(window, tmp_path / "l.csv", *LINES)
    pressed_at(window, pane, (2, "tekst"), Qt.Key.Key_C)
    assert QApplication.clipboard().text() == "muziek 1", "no mark, and no other cell"
    pressed_at(window, pane, (5, "tekst"), Qt.Key.Key_V)
    assert pane.model.text_at((5, "tekst")) == "muziek 1"
    for many in ("boa\toverlast", "eerste\ntweede\n"):
        QApplication.clipboard().setText(many)
        pressed_at(window, pane, (3, "tekst"), Qt.Key.Key_V)
        assert pane.model.text_at((3, "tekst")) == "muziek 2"
        assert any("niets geplakt" in one.text() for one in window.findChildren(QLabel) if one.isVisible())


def test_delete_empties_a_cell_that_is_not_shown(window: MainWindow, tmp_path: Path) -> None:
    line = "3-4-2026;boa;overlast;muziek;bsn 111222333;;"
    pane = opened_table(window, tmp_path / "l.csv", HEADS, line, "3-4-2026;boa;overlast;;Proeflaan;4;")
    place = (2, "straat")
    finding = pane.model.finding(place)
    assert finding is not None
    assert finding.geheim
    line_of_cell = editor_at(window, pane, place)
    QTest.keyClick(line_of_cell, Qt.Key.Key_Return)
    settle(window)
    assert pane.model.finding(place) is not None, "a look at it takes nothing away"
    pressed_at(window, pane, place, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert pane.model.finding(place) is None


def opened_table(window: MainWindow, path: Path, *lines: str) -> HerstelPane:
    step = checked(window, path, *lines).check_step
    step.tabs.setCurrentWidget(step.herstel)
    settle(window)
    return step.herstel


def pressed_at(
    window: MainWindow,
    pane: HerstelPane,
    place: tuple[int, str],
    key: Qt.Key,
    along: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier,
) -> None:
    go_to(window, pane, *place)
    pane.table.setFocus()
    QTest.keyClick(pane.table, key, along)
    settle(window)


def editor_at(window: MainWindow, pane: HerstelPane, place: tuple[int, str]) -> QLineEdit:
    go_to(window, pane, *place)
    return editor(pane)
