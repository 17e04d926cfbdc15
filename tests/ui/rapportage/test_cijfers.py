"""The figures by hand: chosen, read, followed to their cases, established and saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivbdesk import resources
from ivbdesk.actions.cijfers.cijfers import preview
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.vorm import Cijfervorm
from ivbdesk.ui.rapportage.cijfers import CijfersTab
from ivbdesk.ui.rapportage.page import RapportagePage
from ivbdesk.ui.rapportage.staven import Staven
from ivbdesk.ui.rapportage.tabelkaart import Tabelkaart
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.actions.cijfers.verzonnen import invent
from tests.ui.hand import seen, settle


@pytest.fixture
def tab(window: MainWindow) -> CijfersTab:
    invent(window.place.desk, 60, 5)  # type: ignore[arg-type]  # the desk, as the windows see it
    window.go_to("rapportage")
    settle(window)
    return seen(window, RapportagePage, lambda _: True).cijfers


def cells(tab: CijfersTab) -> list[list[str]]:
    (first, *_) = (card for card in tab.findChildren(Tabelkaart) if card.isVisible())
    model = first.table.model()
    return [[str(model.index(r, c).data()) for c in range(3)] for r in range(model.rowCount())]


def test_a_choice_shows_its_tables_with_drawing_and_words(window: MainWindow, tab: CijfersTab) -> None:
    assert "(loopt nog)" in tab.keuze.periode.combo.currentText()
    (first, *_) = (card for card in tab.findChildren(Tabelkaart) if card.isVisible())
    heads = [first.table.words.headerData(column, Qt.Orientation.Horizontal) for column in (1, 2)]
    now, then = heads
    assert now.startswith("januari tot en met ")
    assert then == now.replace(now[-4:], str(int(now[-4:]) - 1))
    assert "dezelfde maanden" in tab.told.text()
    assert "loopt nog" in tab.freeze.toolTip()
    assert "vast" in tab.save.toolTip()
    tab.keuze.periode.set_value("2025")
    tab.keuze.deel.set_value("Casussen")
    settle(window)
    rows = cells(tab)
    assert rows[-1][0] == "Totaal"
    assert sum(int(row[1]) for row in rows[:-1]) == int(rows[-1][1])
    drawing = tab.findChildren(Staven)[0]
    assert "Woonoverlast: " in drawing.accessibleDescription()
    assert any("Zo geteld" in label.text() for label in tab.findChildren(Label))
    tab.keuze.wijk.set_value("Midden (2352)")
    settle(window)
    assert int(cells(tab)[-1][1]) < int(rows[-1][1])


def test_a_number_leads_to_its_cases_or_signals_and_escape_back(window: MainWindow, tab: CijfersTab) -> None:
    tab.keuze.periode.set_value("2025")
    tab.keuze.deel.set_value("Casussen")
    settle(window)
    card = next(card for card in tab.findChildren(Tabelkaart) if card.isVisible())
    total = int(cells(tab)[-1][1])
    card.table.asked_open.emit(card.table.words.rowCount() - 1)
    settle(window)
    assert tab.behind.isVisible()
    assert tab.cases.words.rowCount() == total
    asked: list[object] = []
    window.place.casus_asked.disconnect()
    window.place.casus_asked.connect(lambda id, _: asked.append(id))
    tab.cases.selectRow(0)
    tab.cases.asked_open.emit(0)
    assert asked == [tab.cases.things[0]]
    tab.keuze.deel.set_value("Signalen")
    settle(window)
    card = next(card for card in tab.findChildren(Tabelkaart) if card.isVisible())
    card.table.setFocus()
    card.table.asked_open.emit(card.table.words.rowCount() - 1)
    settle(window)
    assert tab.cases.words.rowCount() == int(cells(tab)[-1][1])
    asked.clear()
    window.place.signaal_asked.disconnect()
    window.place.signaal_asked.connect(asked.append)
    tab.cases.selectRow(0)
    tab.cases.asked_open.emit(0)
    assert asked == [tab.cases.things[0]]
    QTest.keyClick(tab.cases, Qt.Key.Key_Escape)
    assert not tab.behind.isVisible()
    assert window.focusWidget() is card.table
    card.table.asked_open.emit(card.table.words.rowCount() - 1)
    tab.keuze.deel.set_value("Casussen")  # before the answer comes
    settle(window)
    assert not tab.behind.isVisible(), "it is of a number that is no longer there"


def test_an_established_report_is_saved_and_hides_what_is_small(
    window: MainWindow, tab: CijfersTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.keuze.periode.set_value("2025")
    settle(window)
    assert not tab.save.isEnabled()
    tab.beeld.set_value("buiten")
    settle(window)
    assert any("<5" in cell for row in cells(tab) for cell in row)
    asked: list[str] = []
    monkeypatch.setattr(
        type(window.place.messages), "confirm", lambda _, *said: bool(asked.append(said[0]) or True)
    )
    tab.establish()
    settle(window)
    settle(window)
    assert "Vastgesteld op" in tab.told.text()
    assert asked == ["Het rapport over 2025 (alle thema's en wijken) vaststellen?"]
    assert not tab.freeze.isEnabled()
    target = tmp_path / "cijfers.json"
    tab.save_to(Cijfervorm.JSON, target)
    settle(window)
    assert json.loads(target.read_text("utf-8"))["periode"]["naam"] == "2025"


def test_a_preview_of_another_choice_is_not_shown(window: MainWindow, tab: CijfersTab) -> None:
    tab.keuze.periode.set_value("2025")
    settle(window)
    tab.beeld.set_value("buiten")
    tab.beeld.set_value("intern")
    tab.keuze.wijk.set_value("Midden (2352)")
    settle(window)
    late = preview(window.place.ctx, Selectie(Periode.of_year(2025)))
    tab._show_outside(late)
    assert tab._outside is None


def test_the_manual_tells_of_the_page_as_it_is(tab: CijfersTab) -> None:
    chapter = resources.read("handleiding/23-cijfers.md")
    for name in (
        "Eigen gebruik",
        "Naar buiten",
        tab.freeze.text().rstrip(" …"),
        tab.save.text().rstrip(" …"),
    ):
        assert f"**{name}**" in chapter, name
    assert "kunt u niet terugnemen" in chapter
    assert "Neem die nooit over" in chapter


def test_own_days_are_asked_without_a_reproach(window: MainWindow, tab: CijfersTab) -> None:
    tab.keuze.periode.set_value("vrij")
    settle(window)
    assert tab.keuze.van.isVisible()
    assert not tab.keuze.van.error
    tab.keuze.van.edit.setText("1-5-2025")
    tab.keuze.tot.edit.setText("1-3-2025")
    QTest.qWait(10)
    QApplication.processEvents()
    assert "voor de eerste" in tab.keuze.tot.error
    assert not [card for card in tab.findChildren(Tabelkaart) if card.isVisible()], (
        "no numbers of another choice"
    )
    assert tab.told.text() == tab.freeze.toolTip() == "Vul een eerste en een laatste dag in."
    tab.keuze.tot.edit.setText("1-8-2025")
    settle(window)
    selectie = tab.keuze.selectie()
    assert selectie is not None
    assert selectie.periode.naam == "1 mei 2025 tot en met 1 aug 2025"
