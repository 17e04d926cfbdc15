"""What is chosen in a list is still chosen when the list is read again, by itself or after an act."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst, Thema
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.ui.dossier.casus_model import PAGE, CasusModel
from ivbdesk.ui.dossier.casussen import CasussenPage
from ivbdesk.ui.signaal.weging_dialog import WegingDialog
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.werk.page import WerkvoorraadPage
from ivbdesk.ui.werk.uitstel_dialog import UitstelDialog
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import rest, settle
from tests.ui.ladder.test_ladder import words
from tests.werkplaats import NOW, casus_gegevens

_FLAG = QItemSelectionModel.SelectionFlag


def choose(view: QAbstractItemView, *rows: int) -> None:
    for row in rows:
        view.selectionModel().setCurrentIndex(view.model().index(row, 0), _FLAG.Select | _FLAG.Rows)


def told(view: QAbstractItemView, row: int) -> str:
    """All that a row of the list says."""
    columns = view.model().columnCount() if isinstance(view, QTableView) else 1
    return " ".join(str(view.model().index(row, column).data()) for column in range(columns))


def chosen(view: QAbstractItemView) -> list[str]:
    return [told(view, row) for row in sorted(index.row() for index in view.selectionModel().selectedRows())]


def signaal(window: MainWindow, text: str) -> UUID:
    given = SignaalGegevens(SignaalBron.BOA, Thema.JEUGD, text, ontvangen_op=NOW)
    return record_signaal(window.place.ctx, given)


def casus(window: MainWindow, titel: str) -> UUID:
    return open_casus(window.place.ctx, casus_gegevens(titel=titel), None)


def entry(window: MainWindow, casus_id: UUID, text: str) -> None:
    given = ItemGegevens(ItemSoort.NOTITIE, Aard.WAARNEMING, Herkomst.EIGEN, "", text, NOW.date())
    record_entry(window.place.ctx, casus_id, given)


def cases(window: MainWindow) -> CasussenPage:
    window.go_to("casussen")
    rest(window)
    found = window.pages["casussen"]
    assert isinstance(found, CasussenPage)
    return found


def in_casussen(window: MainWindow) -> tuple[QAbstractItemView, Callable[[], object]]:
    for titel in ("een", "twee", "drie"):
        casus(window, titel)
    page = cases(window)

    def more() -> None:
        casus(window, "vier")
        page.model.reload()

    return page.table, more


def in_werkvoorraad(window: MainWindow) -> tuple[QAbstractItemView, Callable[[], object]]:
    for titel in ("een", "twee", "drie"):
        casus(window, titel)
    window.go_to("werkvoorraad")
    rest(window)
    page = window.pages["werkvoorraad"]
    assert isinstance(page, WerkvoorraadPage)

    def more() -> None:
        casus(window, "vier")
        page.reload()

    return page.table, more


def in_signalen(window: MainWindow) -> tuple[QAbstractItemView, Callable[[], object]]:
    for text in ("een", "twee", "drie"):
        signaal(window, text)
    window.go_to("signalen")
    rest(window)
    page = window.signalen
    page.list.selectionModel().clear()

    def more() -> None:
        signaal(window, "vier")
        page.reload()

    return page.list, more


def in_tijdlijn(window: MainWindow) -> tuple[QAbstractItemView, Callable[[], object]]:
    casus_id = casus(window, "een")
    for text in ("een", "twee", "drie"):
        entry(window, casus_id, text)
    window.open_casus(casus_id, "Tijdlijn")
    rest(window)

    def more() -> None:
        entry(window, casus_id, "vier")
        window.casus_page.show_casus(casus_id)

    table = next(
        view for view in window.findChildren(QTableView) if view.accessibleName().startswith("Tijdlijn")
    )
    return table, more


@pytest.mark.parametrize("listed", [in_casussen, in_werkvoorraad, in_signalen, in_tijdlijn])
def test_what_is_chosen_stays_chosen_where_something_comes_before_it(
    window: MainWindow,
    listed: Callable[[MainWindow], tuple[QAbstractItemView, Callable[[], object]]],
) -> None:
    view, more = listed(window)
    before = view.model().rowCount()
    choose(view, before - 2, before - 1)
    had, keyboard = _last_lines(chosen(view)), told(view, view.currentIndex().row()).rpartition("\n")[2]
    assert len(set(had)) == 2
    more()
    rest(window)
    assert view.model().rowCount() > before
    assert set(_last_lines(chosen(view))) == set(had)
    assert told(view, view.currentIndex().row()).rpartition("\n")[2] == keyboard


def _last_lines(rows: list[str]) -> list[str]:
    """What a row is; above that it may say of other cases what was not so yet."""
    return [row.rpartition("\n")[2] for row in rows]


def test_what_is_chosen_far_down_a_list_stays_chosen(window: MainWindow) -> None:
    for number in range(PAGE + 5):
        casus(window, f"Casus {number}")
    page = cases(window)
    assert isinstance(page.model, CasusModel)
    page.table.scrollToBottom()
    rest(window)
    choose(page.table, PAGE + 2, PAGE + 4)
    had = chosen(page.table)
    assert not any("…" in row for row in had)
    page.model.reload()
    settle(window)
    assert chosen(page.table) == had


def test_a_signal_that_was_asked_for_stays_on_the_screen(window: MainWindow) -> None:
    window.activateWindow()
    window.go_to("signalen")
    rest(window)
    window.go_to("casussen")
    first, asked = signaal(window, "het eerste"), signaal(window, "het gevraagde")
    window.open_signaal(asked)
    settle(window)
    assert "het gevraagde" in words(window)
    window.signalen.reload()
    settle(window)
    assert "het gevraagde" in words(window)
    window.open_signaal(first)
    window.signalen.list.clearFocus()
    window.signalen.reload()
    settle(window)
    window.signalen.list.setFocus()
    settle(window)
    assert "het eerste" in words(window)


def test_what_does_not_stand_in_the_list_leaves_nothing_chosen_there(window: MainWindow) -> None:
    shown, outside = signaal(window, "in de lijst"), signaal(window, "buiten het filter")
    window.go_to("signalen")
    rest(window)
    page = window.signalen
    page.text.setText("lijst")
    rest(window)
    assert page.model.rowCount() == 1
    window.open_signaal(outside)
    rest(window)
    assert not page.list.selectionModel().hasSelection(), (
        "Enter would weigh another than the one that is shown"
    )
    page.reload()
    rest(window)
    assert "buiten het filter" in words(window)
    window.open_signaal(shown)
    rest(window)
    assert page.list.selectionModel().hasSelection()


def test_a_table_of_words_follows_the_thing_and_not_its_place(theme: Theme, qtbot: object) -> None:
    table: PlainTable[str] = PlainTable(theme, "Proef", [("Wat", 10)], "leeg")
    table.show_rows([(name, [name]) for name in ("a", "b", "c")])
    table.selectRow(1)
    table.show_rows([(name, [name]) for name in ("0", "a", "b", "c")])
    assert table.chosen() == ["b"]
    table.show_rows([(name, [name]) for name in ("0", "a", "c")])
    assert table.chosen() == [], "what slid into its place was not chosen"
    table.deleteLater()


def test_all_of_a_list_stays_all_and_a_choice_half_known_stays_none(window: MainWindow) -> None:
    for number in range(PAGE * 2 + 5):
        casus(window, f"Casus {number}")
    page = cases(window)
    page.table.selectAll()
    page.model.reload()
    settle(window)
    rows = page.model.rowCount()
    assert len(page.table.selectionModel().selectedRows()) == rows
    casus(window, "en nog een")
    page.model.reload()
    settle(window)
    assert page.model.rowCount() == rows + 1
    assert not page.table.selectionModel().hasSelection(), "a part would be taken for the whole"


def test_what_stood_last_on_a_page_is_found_on_the_next(window: MainWindow) -> None:
    for number in range(PAGE + 5):
        casus(window, f"Casus {number}")
    page = cases(window)
    choose(page.table, PAGE - 1)
    (had,) = chosen(page.table)
    casus(window, "en nog een")
    page.model.reload()
    settle(window)
    assert chosen(page.table) == [had]


def test_a_click_shows_the_signal_that_enter_weighs(window: MainWindow) -> None:
    for text in ("eerste melding", "tweede melding"):
        signaal(window, text)
    window.go_to("signalen")
    rest(window)
    view = window.signalen.list
    for row in (1, 0):
        found = window.signalen.model.row_at(view.model().index(row, 0))
        assert found is not None
        text = window.place.ctx.reads.signaal.signaal(found.id).tekst
        QTest.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            pos=view.visualRect(view.model().index(row, 0)).center(),
        )
        rest(window)
        assert text in words(window)


def test_nothing_is_weighed_or_put_off_that_only_has_the_keyboard(window: MainWindow) -> None:
    signaal(window, "in de lijst")
    outside = signaal(window, "buiten het filter")
    window.activateWindow()
    window.go_to("signalen")
    rest(window)
    page = window.signalen
    page.text.setText("lijst")
    rest(window)
    window.open_signaal(outside)
    rest(window)
    page.list.clearFocus()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    rest(window)
    assert not [one for one in window.findChildren(WegingDialog) if one.isVisible()]
    window.go_to("werkvoorraad")
    rest(window)
    work = window.pages["werkvoorraad"]
    assert isinstance(work, WerkvoorraadPage)
    casus(window, "Woonoverlast")
    work.reload()
    rest(window)
    work.table.selectionModel().setCurrentIndex(work.model.index(0, 0), _FLAG.NoUpdate)
    QTest.keyClick(work.table, Qt.Key.Key_U)
    rest(window)
    assert not [one for one in window.findChildren(UitstelDialog) if one.isVisible()]
