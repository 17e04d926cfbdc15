"""The ladder by keyboard: walk the grid, look at a means, and stay where you were."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.maatregel import Resultaat
from ivbdesk.ui.ladder.ladder import LadderTab
from ivbdesk.ui.ladder.ladder_grid import LadderCell
from ivbdesk.ui.widgets.basics import PrimaryButton
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import errors, form, press, seen, settle
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


def test_the_chosen_means_has_a_marked_cell_of_its_own(window: MainWindow) -> None:
    tab = at_ladder(window, "P03")
    kort = window.place.ctx.kader.soort("B04").kort
    assert not [c for c in tab.grid.findChildren(LadderCell) if c.isVisible() and c.accessibleName() == kort]
    tab.grid.choose("B04")
    settle(window)
    cell = seen(tab, LadderCell, lambda c: c.accessibleName() == f"{kort}, gekozen")
    assert cell.isChecked()
    others = seen(tab, LadderCell, lambda c: " middelen" in c.accessibleName() and "\n" in c.toolTip())
    assert window.place.ctx.kader.soort("B04").naam not in others.toolTip().split("\n")
    tab.grid.choose("P03")
    settle(window)
    marked = [c for c in tab.grid.findChildren(LadderCell) if c.isVisible() and c.isChecked()]
    assert len(marked) == 1
    assert marked[0].accessibleName().startswith("Gesprek wijkagent")


def test_no_word_of_a_cell_is_wider_than_the_cell(window: MainWindow) -> None:
    tab = at_ladder(window)
    for code in ("S09", "B04", "Z05"):
        if code in window.place.ctx.kader.maatregelen:
            tab.grid.choose(code)
    window.resize(900, 600)
    settle(window)
    for cell in tab.grid.findChildren(LadderCell):
        if cell.isVisible():
            assert cell.toolTip()
            assert cell.height() >= cell.heightForWidth(cell.width()) - 1


def test_a_narrow_window_puts_the_panel_below_the_grid(window: MainWindow) -> None:
    tab = at_ladder(window, "P03")
    tab.grid.choose("B04")
    settle(window)
    assert not tab.panes.is_below
    window.resize(960, 540)
    settle(window)
    assert tab.panes.is_below
    card = seen(tab, PrimaryButton, lambda button: button.text() == "Afweging maken")
    assert card.mapTo(tab, card.rect().topRight()).x() < tab.width()
    tab.grid.choose("P04")
    settle(window)
    heading = seen(tab, QLabel, lambda label: label.text() == "Gekozen middel")
    assert 0 <= heading.mapTo(tab, heading.rect().topLeft()).y() < tab.height()
    window.resize(1440, 900)
    settle(window)
    assert not tab.panes.is_below
    assert seen(tab, LadderCell, lambda c: c.isChecked()).isVisible()


def test_what_residents_read_is_told_apart_from_what_the_officer_is_told(window: MainWindow) -> None:
    tab = at_ladder(window, "P03")
    tab.grid.choose("B04")
    settle(window)
    press(window, "▸ Wat mag, wie beslist, welk dossier")
    assert "‘u’ is de bewoner" in words(window)


def test_a_means_of_help_starts_at_once(window: MainWindow) -> None:
    tab = at_ladder(window)
    tab.grid.choose("P03")
    settle(window)
    assert "geen afweging nodig" in words(window)
