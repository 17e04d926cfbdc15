"""Ctrl+Z in the table of wrong rows: what was mended or left out comes back step by step, and no other act is touched."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivbdesk.ui.invoer.invoerconcept import Invoerconcept
from ivbdesk.ui.messages import Toast
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import press, settle
from tests.ui.invoer.test_herstel import LINES, checked, editor, go_to


def test_ctrl_z_takes_back_what_was_mended_step_by_step(window: MainWindow, tmp_path: Path) -> None:
    tab = checked(window, tmp_path / "l.csv", *LINES)
    step, pane = tab.check_step, tab.check_step.herstel
    step.tabs.setCurrentWidget(pane)
    go_to(window, pane, 5, "tekst")

    def undo() -> None:
        window.activateWindow()
        pane.table.setFocus()
        QTest.keyClick(pane.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle(window)

    line = editor(pane)
    QTest.keyClicks(line, "muziek")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(window)
    assert step.go.text() == "1 rij invoeren"
    go_to(window, pane, 2, "melder_contact")
    press(window, "Deze rij weglaten")
    assert [pane.model.row_at(n).nummer for n in range(pane.model.rowCount())] == [3, 4]
    undo()
    assert [pane.model.row_at(n).nummer for n in range(pane.model.rowCount())] == [2, 3, 4]
    assert step.go.text() == "1 rij invoeren", "what was mended before stays so"
    undo()
    assert not step.go.isEnabled(), "and then nothing is mended"
    undo()
    assert not [toast for toast in window.findChildren(Toast) if toast.isVisible()], "no other act is meant"
    draft = window.place.desk.drafts.load("invoer", "signaal")
    kept = Invoerconcept.read(draft.inhoud) if draft is not None else None
    assert kept is None or not kept.mended
