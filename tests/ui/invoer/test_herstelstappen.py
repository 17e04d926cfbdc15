"""Ctrl+Z in the table of wrong rows: what was mended or left out comes back step by step, and no other act is touched."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivbdesk.cases.invoer.lijst import STAYS_OUT
from ivbdesk.ui.invoer.invoerconcept import Invoerconcept
from ivbdesk.ui.messages import Toast
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import press, settle
from tests.ui.invoer.test_herstel import HEADS, LINES, checked, editor, go_to


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


def test_every_act_on_the_list_is_a_step(window: MainWindow, tmp_path: Path) -> None:
    tab = checked(
        window,
        tmp_path / "s.csv",
        f"{HEADS};Status",
        "3-4-2026;boa;overlast;;Proeflaan;1;;open",
        "3-4-2026;Klaagmans;overlast;;Proeflaan;2;;open",
        "3-4-2026;boa;overlast;muziek;Proeflaan;3;;afgehandeld",
    )
    step, pane = tab.check_step, tab.check_step.herstel

    def undone() -> list[tuple[int, str]]:
        step.tabs.setCurrentWidget(pane)
        pane.table.setFocus()
        QTest.keyClick(pane.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle(window)
        return sorted(pane.model.lijst.hersteld) if pane.model.lijst is not None else []

    step.tabs.setCurrentWidget(pane)
    go_to(window, pane, 2, "tekst")
    line = editor(pane)
    QTest.keyClicks(line, "muziek")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(window)
    step.words.fields["bron", "Klaagmans"].set_value("bewoner")
    step.tabs.setCurrentWidget(step.words)
    press(window, "Onthouden en opnieuw controleren")
    press(window, "1 afgeronde rij weglaten")
    settle(window)
    press(window, "1 rij weggelaten: toch meenemen")
    settle(window)
    assert not pane.model.without
    assert undone() == [(2, "tekst"), (3, "bron"), (4, STAYS_OUT)]
    assert pane.model.without == {4}
    assert undone() == [(2, "tekst"), (3, "bron")]
    assert undone() == [(2, "tekst")]
    assert undone() == []
