"""Wrong rows are mended in the window: every objection at its cell, judged while one types, alike values in one act."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

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
    assert pane.same.text() == "Ook in 1 andere rij waar ‘6,12346E+08’ staat"
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
