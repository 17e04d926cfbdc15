"""The main window: search, keys, title, lock."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import fill, seen, settle
from tests.werkplaats import PASSPHRASE, PERSOON, casus_gegevens, reopen


def test_search_while_typing_opens_a_casus(window: MainWindow, qtbot: QtBot) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    QTest.keyClicks(window.top.search, "ber")
    qtbot.waitUntil(lambda: window.hits.isVisible() and window.hits.list.count() == 2)
    heading, hit = (window.hits.list.item(row) for row in range(2))
    assert heading.text() == "Personen"
    assert "Berg, Jo van der" in hit.text()
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.casus_page.shown_id == casus_id)
    assert not window.hits.isVisible()


def test_no_title_and_no_setting_names_a_person(window: MainWindow, tmp_path: Path) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(titel="Acacialaan"), PERSOON)
    window.open_casus(casus_id)
    settle(window)
    assert {w.windowTitle() for w in QApplication.topLevelWidgets() if w.isVisible()} <= {
        "Casus – ivbdesk",
        "",
    }
    window.close()
    kept = (
        (tmp_path / "instellingen.ini").read_text(encoding="utf-8")
        if (tmp_path / "instellingen.ini").exists()
        else ""
    )
    assert "Berg" not in kept
    assert "Acacialaan" not in kept


def test_no_two_acts_share_a_key(window: MainWindow) -> None:
    everywhere = [
        shortcut.key().toString()
        for shortcut in window.findChildren(QShortcut)
        if shortcut.context() is Qt.ShortcutContext.WindowShortcut
    ]
    assert {"Ctrl+N", "Ctrl+L", "Ctrl+K", "Alt+1"} <= set(everywhere)
    assert [key for key, times in Counter(everywhere).items() if times > 1] == []


def test_the_list_sorts_filters_and_opens(window: MainWindow, qtbot: QtBot) -> None:
    for number, name in enumerate(("Smit", "Aarts", "Özer")):
        open_casus(
            window.place.ctx,
            casus_gegevens(titel=f"Zaak {number}"),
            type(PERSOON)(Persoonsgegevens("A", "", name), PERSOON.rol),
        )
    window.go_to("casussen")
    qtbot.waitUntil(lambda: bool(window.pages["casussen"].model.rowCount()))  # type: ignore[attr-defined]
    table = seen(window, QTableView, lambda t: t.accessibleName() == "Casussen")
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    settle(window)
    names = [str(table.model().index(row, 2).data()).split(",")[0] for row in range(table.model().rowCount())]
    assert names == ["Aarts", "Özer", "Smit"]
    page = window.pages["casussen"]
    QTest.keyClicks(page.text, "smit")  # type: ignore[attr-defined]  # the list's own filter
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.casus_page.shown_id is not None)


@pytest.mark.parametrize("key", ["werkvoorraad", "signalen", "casussen", "overleg", "partners", "beheer"])
def test_each_page_fits_a_small_screen(window: MainWindow, key: str) -> None:
    window.resize(960, 540)
    window.go_to(key)
    settle(window)
    assert window.minimumSizeHint().width() <= 960
    assert window.minimumSizeHint().height() <= 540
    assert window.width() == 960
    assert window.stack.width() + window.nav.width() <= 960


@pytest.mark.parametrize("tab", ["Overzicht", "Ladder", "Tijdlijn", "Termijnen", "Stukken"])
def test_a_casus_fits_a_small_screen(window: MainWindow, tab: str) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.resize(960, 540)
    window.open_casus(casus_id, tab)
    settle(window)
    assert window.stack.width() + window.nav.width() <= 960
    assert (window.width(), window.height()) == (960, 540)


def test_a_page_that_is_larger_than_the_screen_scrolls(window: MainWindow) -> None:
    window.resize(700, 400)
    settle(window)
    assert (window.width(), window.height()) == (700, 400)
    assert window.stack.width() >= window.pages["werkvoorraad"].minimumSizeHint().width()
    window.resize(1440, 900)
    settle(window)
    assert window.stack.width() + window.nav.width() == 1440


def test_a_larger_window_of_before_opens_within_the_screen(
    window: MainWindow, settings: QSettings, theme: Theme
) -> None:
    window.resize(5000, 4000)
    settings.setValue("venster", window.saveGeometry())
    settle(window)
    later = MainWindow(window.place.desk, theme, settings)
    area = later.screen().availableGeometry()
    assert later.width() <= area.width()
    assert later.height() <= area.height()
    later.deleteLater()


def test_the_lock_lets_go_of_the_register_and_keeps_place_and_draft(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(casus_id, "Tijdlijn")
    settle(window)
    window.casus_page.tijdlijn.new_item()
    settle(window)
    fill(window, tekst="Half getypt")
    with qtbot.waitSignal(window.leaving.locked):
        window.leaving.lock()
    again = reopen(tmp_path)
    drafts = {kind: again.drafts.load(kind, ref) for kind, ref, _ in again.drafts.all()}
    again.close()
    assert drafts["tijdlijn"] is not None
    assert "Half getypt" in drafts["tijdlijn"].inhoud
    assert drafts["plaats"] is not None
    assert drafts["plaats"].inhoud == f"casus|{casus_id}|Tijdlijn"
    assert PASSPHRASE not in str(drafts)


class Windows(QObject):
    """Notes every window that is shown, if only for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_is_a_window_for_a_moment(window: MainWindow, qapp: QApplication) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    watch = Windows()
    qapp.installEventFilter(watch)
    for tab in window.casus_page._tabs:
        window.open_casus(casus_id, tab)
        settle(window)
    for page in window.pages:
        window.go_to(page)
        settle(window)
    window.new_casus()
    settle(window)
    qapp.removeEventFilter(watch)
    assert watch.shown == ["NieuweCasusDialog"]
