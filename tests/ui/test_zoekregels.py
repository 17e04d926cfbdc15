"""From the line in which one seeks, an arrow down or Enter goes to what was found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.dossier.casussen import CasussenPage
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.sought_line import SoughtLine
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import rest
from tests.werkplaats import PERSOON, casus_gegevens


def test_the_filter_of_the_casussen_goes_on_to_the_list_and_opens(window: MainWindow) -> None:
    made = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.go_to("casussen")
    rest(window)
    page = window.pages["casussen"]
    assert isinstance(page, CasussenPage)
    page.text.setFocus()
    QTest.keyClicks(page.text, "berg")
    QTest.keyClick(page.text, Qt.Key.Key_Return)  # before the list was read again
    rest(window)
    assert QApplication.focusWidget() is page.table
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    rest(window)
    assert window.shown_casus == made


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_one_stands_on_the_first_that_was_found(qtbot: QtBot, theme: Theme, key: Qt.Key) -> None:
    page, line, list = QWidget(), SoughtLine("Zoek"), QListWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(line)
    column.addWidget(list)
    list.addItems(["een", "twee"])
    line.leads_to(list)
    with qtbot.waitActive(page):
        page.show()
    line.setFocus()
    QTest.keyClick(line, key)
    assert list.hasFocus()
    assert list.currentRow() == 0
    _read_anew(list, ["drie", "vier"])
    assert list.currentRow() == 0, "what was asked was read only then"
    line.setFocus()
    list.setFocus()
    _read_anew(list, ["vijf"])
    assert list.currentRow() == -1, "nobody went on to it"


def _read_anew(list: QListWidget, rows: list[str]) -> None:
    """As a model does that begins anew: what was the current row is gone before the rows are there."""
    list.clear()
    list.addItems(rows)
    list.setCurrentRow(-1)
    list.model().modelReset.emit()


def test_every_line_above_a_list_leads_to_it(window: MainWindow) -> None:
    """One that was made and not led on would be a line of which the keys do nothing."""
    lines = window.findChildren(SoughtLine)
    assert len(lines) == 4
    assert [line.accessibleName() for line in lines if line.list is None] == []
