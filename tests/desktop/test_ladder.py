"""The ladder by keyboard: walk the grid, look at a means, and stay where you were."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ivbdesk.actions import ladder
from ivbdesk.actions.casus import open_casus
from ivbdesk.cases.maatregel import Resultaat
from ivbdesk.ui.main_window import MainWindow
from ivbdesk.ui.pages.casus.ladder import LadderTab
from ivbdesk.ui.widgets.basics import PrimaryButton
from ivbdesk.ui.widgets.ladder_grid import LadderCell
from tests.desktop.hand import errors, form, press, seen, settle
from tests.werkplaats import PERSOON, casus_gegevens


def words(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def at_ladder(window: MainWindow, *tried: str) -> LadderTab:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    for code in tried:
        measure = ladder.start_measure(window.place.ctx, casus_id, code)
        ladder.end_measure(window.place.ctx, casus_id, measure, Resultaat.ONVOLDOENDE, "hielp niet")
    window.open_casus(casus_id, "Ladder")
    settle(window)
    return seen(window, LadderTab, lambda _: True)


def test_enter_on_a_cell_looks_at_it_and_the_focus_stays(window: MainWindow) -> None:
    tab = at_ladder(window, "P03")
    cell = seen(tab, LadderCell, lambda c: c.accessibleName().startswith("Gesprek wijkagent"))
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    cell.setFocus()
    assert cell.hasFocus()
    QTest.keyClick(cell, Qt.Key.Key_Return)
    settle(window)
    focused = QApplication.focusWidget()
    assert isinstance(focused, LadderCell)
    assert focused.accessibleName().startswith("Gesprek wijkagent")
    assert "Gesprek door wijkagent of boa" in words(window)


def test_a_binding_means_tells_what_is_missing_and_does_not_start(window: MainWindow) -> None:
    tab = at_ladder(window, "P03")
    tab.grid.choose("B04")
    settle(window)
    told = words(window)
    assert "Er ontbreken nog" in told or "Er ontbreekt nog" in told
    assert "Lichter middel zonder uitkomst" in told
    assert not seen(tab, PrimaryButton, lambda button: button.text() == "Starten").isEnabled()
    press(window, "Afweging maken")
    dialog = form(window)
    press(window, "Afweging vastleggen", dialog)
    assert any(name.startswith("grond_") for name in errors(dialog))


def test_a_means_of_help_starts_at_once(window: MainWindow) -> None:
    tab = at_ladder(window)
    tab.grid.choose("P03")
    settle(window)
    assert "geen afweging nodig" in words(window)
