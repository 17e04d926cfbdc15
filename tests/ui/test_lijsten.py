"""Lists in the real window: rows copied, menus that do not refuse, files that leave, columns that fit."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest
import shiboken6
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QMenu,
    QTableView,
)

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.keten import keten
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import AandachtSoort, Herkomst, Thema
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.zoeken.lijst import Lijstdoel, Lijstvorm
from ivbdesk.cases.zoeken.rijen import CasusKolom, WerkRij
from ivbdesk.ui.clipboard import Clipboard, put_table
from ivbdesk.ui.dossier.casus_model import KOLOMMEN, PAGE
from ivbdesk.ui.dossier.casussen import CasussenPage
from ivbdesk.ui.messages import Toast
from ivbdesk.ui.werk.page import WerkvoorraadPage
from ivbdesk.ui.widgets.basics import LinkButton
from ivbdesk.ui.widgets.list_hands import ListHands
from ivbdesk.ui.widgets.progress import ProgressDialog
from ivbdesk.ui.window.main_window import MainWindow
from ivbdesk.ui.zoeken.lijst_dialog import KopieDialog, LijstDialog
from tests.ui.hand import enter, fill, form, press, rest, save, settle
from tests.werkplaats import NOW, PERSOON, casus_gegevens

TITLES = ("Woonoverlast Proeflaan 1", "=1+1", "+A1+B2")


@pytest.fixture
def listed(window: MainWindow) -> tuple[MainWindow, list[UUID]]:
    ctx = window.place.ctx
    made = [open_casus(ctx, casus_gegevens(titel=title), PERSOON) for title in TITLES]
    partner = ctx.reads.keten.partners()[0]
    keten.make_afspraak(ctx, made[0], keten.AfspraakGegevens("huisarts bellen", partner.id, "", NOW.date()))
    record_signaal(ctx, SignaalGegevens(SignaalBron.BOA, Thema.JEUGD, "onrust", ontvangen_op=NOW))
    settle(window)
    return window, made


def cases(window: MainWindow) -> CasussenPage:
    window.go_to("casussen")
    rest(window)
    found = window.pages["casussen"]
    assert isinstance(found, CasussenPage)
    return found


def work(window: MainWindow) -> WerkvoorraadPage:
    window.go_to("werkvoorraad")
    rest(window)
    found = window.pages["werkvoorraad"]
    assert isinstance(found, WerkvoorraadPage)
    return found


def copied(window: MainWindow, view: QAbstractItemView) -> list[list[str]]:
    """Copy what is selected; of more rows the purpose is said where it is asked."""
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    if dialogs := [one for one in window.findChildren(KopieDialog) if one.isVisible()]:
        enter(dialogs[0].doel, Lijstdoel.WERK)
        save(window)
        settle(window)
    return [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]


def menu_at(view: QAbstractItemView, row: int = 0) -> QMenu:
    """The menu that the right button opens on a row."""
    at = view.visualRect(view.model().index(row, 0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def names(menu: QMenu, *, can: bool = False) -> list[str]:
    return [a.text().split("\t")[0] for a in menu.actions() if a.text() and (a.isEnabled() or not can)]


def test_a_selection_is_copied_as_text_and_as_a_table_without_a_formula(
    listed: tuple[MainWindow, list[UUID]],
) -> None:
    window, _ = listed
    table = cases(window).table
    table.selectRow(0)
    assert copied(window, table) == [
        ["LD-2026-003", "'+A1+B2", "Berg, Jo van der", "", "Binnen 14 dagen", "0", "", "Aangemeld"]
    ], "one row goes without its headings"
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    rows = copied(window, table)
    assert [row[1] for row in rows] == ["Casus", *(f"'{t}" if t[0] in "=+" else t for t in reversed(TITLES))]
    data = QGuiApplication.clipboard().mimeData()
    assert data.html().count("<tr>") == 4
    assert ">=1+1</td>" in data.html(), "a cell of text needs no apostrophe"
    texts = data.html().count("""<td style='mso-number-format:"\\@"' x:str sdnum="1043;0;@">""")
    numbers = data.html().count('sdnum="1033;0;0">')
    days = data.html().count('sdnum="1033;1043;DD-MM-JJJJ">')
    assert (texts + numbers + days, numbers) == (4 * len(rows[0]), 3)
    table.setColumnHidden(2, True)
    table.horizontalHeader().moveSection(0, 1)
    assert copied(window, table)[0][:3] == ["Casus", "Nummer", "Trede"], "as it stands on the screen"


def test_more_rows_leave_for_a_purpose_and_are_logged_and_one_row_is_no_burden(
    listed: tuple[MainWindow, list[UUID]],
) -> None:
    window, _ = listed
    table = cases(window).table

    def logged() -> list[tuple[str, str]]:
        lines = window.place.ctx.reads.beheer.auditregels(0, 99, actie="lijst kopiëren")
        return sorted((line.nummer, line.reden) for line in lines)

    table.selectRow(0)
    copied(window, table)
    assert not window.findChildren(KopieDialog)
    assert logged() == []
    QGuiApplication.clipboard().clear()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    form(window).reject()
    settle(window)
    assert QGuiApplication.clipboard().text() == ""
    assert logged() == [], "nothing left, so nothing is logged"
    assert len(copied(window, table)) == 4
    assert logged() == [(f"LD-2026-00{n}", Lijstdoel.WERK.label) for n in (1, 2, 3)]
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    dialog = form(window)
    assert isinstance(dialog, KopieDialog)
    assert dialog.doel.chosen() is Lijstdoel.WERK, "the last answer is filled in"
    dialog.reject()


def test_a_day_is_a_day_and_a_text_a_text_where_it_is_pasted() -> None:
    put_table(
        [["x", 12, date(2026, 4, 3), datetime(2026, 4, 3, 14, 5), "12-2", "2351 AB", "0612345678", "=1+1"]]
    )
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "x\t12\t3-4-2026\t3-4-2026 14:05\t12-2\t2351 AB\t0612345678\t'=1+1"
    assert """x:num="46115" sdval="46115" sdnum="1033;1043;DD-MM-JJJJ">3-4-2026</td>""" in data.html()
    assert """sdval="46115.5868055556" sdnum="1033;1043;DD-MM-JJJJ UU:MM">""" in data.html()
    for text in ("12-2", "2351 AB", "0612345678", "=1+1"):
        assert f"""sdnum="1043;0;@">{text}</td>""" in data.html()


def test_a_selection_by_shift_and_arrows_in_every_list(listed: tuple[MainWindow, list[UUID]]) -> None:
    window, _ = listed
    lists = [cases(window).table, work(window).table]
    for page, view in zip(("casussen", "werkvoorraad"), lists, strict=True):
        window.go_to(page)
        settle(window)
        view.setCurrentIndex(view.model().index(0, 0))
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        assert len(copied(window, view)) == 3, "two rows and their headings"


def test_rows_that_were_not_read_yet_are_copied_too(window: MainWindow) -> None:
    for number in range(PAGE + 5):
        open_casus(window.place.ctx, casus_gegevens(titel=f"Casus {number}"), None)
    settle(window)
    table = cases(window).table
    table.selectAll()
    rows = copied(window, table)
    assert len({row[0] for row in rows}) == PAGE + 6


def test_every_list_has_hands(listed: tuple[MainWindow, list[UUID]]) -> None:
    window, made = listed
    seen = 0
    for key in window.pages:
        window.go_to(key)
        settle(window)
    window.open_casus(made[0])
    settle(window)
    for view in window.findChildren(QAbstractItemView):
        owner = view.parent()
        inside = owner
        while inside is not None and not isinstance(inside, QComboBox | MainWindow):
            inside = inside.parent()
        if isinstance(inside, QComboBox) or not view.accessibleName() or view is window.hits.list:
            continue
        assert view.findChildren(ListHands), view.accessibleName()
        seen += 1
    assert seen > 15


def test_the_menu_has_what_can_be_done_and_nothing_that_refuses(
    listed: tuple[MainWindow, list[UUID]],
) -> None:
    window, _ = listed
    page = work(window)
    tried: list[str] = []
    for row in range(page.model.rowCount()):
        menu = menu_at(page.table, row)
        for action in menu.actions():
            if action.text().startswith(("Uitstellen", "Afronden")) and action.isEnabled():
                tried.append(action.text())
                action.trigger()
                form(window).reject()
                break
        if shiboken6.isValid(menu):  # one that was used is gone
            menu.close()
        settle(window)
        assert not [
            toast for toast in window.findChildren(Toast) if toast.isVisible() and "Kies" in toast.text
        ]
    assert tried
    page.table.selectAll()
    assert not page.later.isEnabled()
    assert page.later.toolTip() == "Kies één regel."


def test_the_menu_opens_by_the_keyboard_too(listed: tuple[MainWindow, list[UUID]]) -> None:
    window, made = listed
    table = cases(window).table
    table.selectRow(1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(table, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert names(menu, can=True) == [
        "Casus openen", "Behandelaar …", "Lijst opslaan …", "Kopiëren", "Alles selecteren"
    ]  # fmt: skip
    menu.actions()[0].trigger()
    settle(window)
    assert window.shown_casus == made[1]
    menu.close()


def test_shift_f10_opens_the_menu_of_every_list_with_rows(listed: tuple[MainWindow, list[UUID]]) -> None:
    window, made = listed
    window.open_casus(made[0])
    tried = 0
    for key in ("casussen", "werkvoorraad", "signalen", "partners"):
        window.go_to(key)
        rest(window)
        for hands in window.stack.currentWidget().findChildren(ListHands):
            view = hands.parent()
            assert isinstance(view, QAbstractItemView)
            if view.isVisible() and view.model().rowCount():
                view.setCurrentIndex(view.model().index(0, 0))
                QTest.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
                menu = QApplication.activePopupWidget()
                assert isinstance(menu, QMenu), view.accessibleName()
                assert "Kopiëren" in names(menu)
                menu.close()
                tried += 1
    assert tried >= 3


def test_the_timeline_and_the_signals_have_a_menu(listed: tuple[MainWindow, list[UUID]]) -> None:
    window, _ = listed
    window.go_to("signalen")
    rest(window)
    menu = menu_at(window.signalen.list)
    assert names(menu, can=True) == ["Wegen …", "Lijst opslaan …", "Kopiëren", "Alles selecteren"]
    menu.close()
    assert copied(window, window.signalen.list)[0][0] == "S-2026-001"


@pytest.mark.parametrize("name", ["mijn lijst", "casus 1.2.2026", "naam.docx", "lijst.XLSX"])
def test_a_list_leaves_through_the_window_and_is_logged(
    listed: tuple[MainWindow, list[UUID]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    window, _ = listed
    target = tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: (str(target), "")))
    page = cases(window)
    page.table.selectRow(0)
    page.table.selectionModel().select(
        page.model.index(2, 0),
        page.table.selectionModel().SelectionFlag.Select | page.table.selectionModel().SelectionFlag.Rows,
    )
    press(window, "Lijst opslaan …")
    dialog = form(window)
    assert isinstance(dialog, LijstDialog)
    assert dialog.welke is not None
    enter(dialog.welke, True)
    enter(dialog.vorm, Lijstvorm.XLSX)
    enter(dialog.doel, Lijstdoel.OVERLEG)
    save(window)
    settle(window)
    assert not window.findChildren(ProgressDialog)
    made = target if name == "lijst.XLSX" else tmp_path / f"{name}.xlsx"
    sheet = load_workbook(made).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=9)]
    assert [row[:2] for row in rows] == [
        ["Nummer", "Casus"],
        ["LD-2026-003", TITLES[2]],
        ["LD-2026-001", TITLES[0]],
    ]
    lines = window.place.ctx.reads.beheer.auditregels(0, 9, actie="lijst exporteren")
    assert {line.nummer for line in lines} == {"LD-2026-001", "LD-2026-003"}
    assert {line.reden for line in lines} == {Lijstdoel.OVERLEG.label}


def test_what_is_chosen_of_the_timeline_leaves(
    listed: tuple[MainWindow, list[UUID]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, made = listed
    target = tmp_path / "tijdlijn.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: (str(target), "")))
    record_entry(
        window.place.ctx, made[0],
        ItemGegevens(ItemSoort.NOTITIE, Aard.WAARNEMING, Herkomst.EIGEN, "", "- belt vaak aan", NOW.date()),
    )  # fmt: skip
    window.open_casus(made[0], "Tijdlijn")
    rest(window)
    tab = window.casus_page.tijdlijn
    menu = menu_at(tab.table)
    assert names(menu, can=True)[:2] == ["Openen", "Lijst opslaan …"]
    menu.close()
    tab.leaving.ask()
    dialog = fill(window, vorm=Lijstvorm.CSV, doel=Lijstdoel.TOEZICHT)
    assert "welke" not in dialog.fields
    save(window)
    settle(window)
    assert "'- belt vaak aan" in target.read_text("utf-8-sig")


@pytest.mark.parametrize("width", [1280, 1366, 1440])
def test_no_list_scrolls_sideways_and_the_chain_is_in_sight(
    listed: tuple[MainWindow, list[UUID]], width: int
) -> None:
    window, _ = listed
    window.resize(width, 800)
    for key in window.pages:
        window.go_to(key)
        rest(window)
        for table in window.stack.currentWidget().findChildren(QTableView):
            if table.isVisible():
                assert table.horizontalScrollBar().maximum() == 0, (key, table.accessibleName())
    page = cases(window)
    gaps = [column.kolom for column in KOLOMMEN].index(CasusKolom.GATEN)
    header = page.table.horizontalHeader()
    right = header.sectionViewportPosition(gaps) + header.sectionSize(gaps)
    assert 0 < right <= page.table.viewport().width()


def test_the_column_menu_has_ticks_and_remembers(listed: tuple[MainWindow, list[UUID]]) -> None:
    window, _ = listed
    page = cases(window)
    assert {KOLOMMEN[n].kolom for n in page.columns.value()} == set(CasusKolom) - {
        CasusKolom.SOORT, CasusKolom.LAATSTE
    }  # fmt: skip
    page.columns.set_value({0, 1, 8})
    page.columns.changed.emit()
    assert [n for n in range(len(KOLOMMEN)) if not page.table.isColumnHidden(n)] == [0, 1, 8]
    again = CasussenPage(window.place, window._settings)
    settle(window)
    assert again.columns.value() == {0, 1, 8}
    again.deleteLater()


def test_a_long_title_does_not_widen_what_stands_beside_the_werkvoorraad(window: MainWindow) -> None:
    window.resize(1280, 800)
    widths = []
    for title in ("Overlast", "Overlast " * 20):
        page = work(window)
        gap = WerkRij(
            None, "LD-2026-001", title, AandachtSoort.GAT, "Geen trekker", "Wijs iemand aan", "", None
        )
        page.kaarten.show_points([gap], [], [])
        rest(window)
        shown = [b for b in page.kaarten.findChildren(LinkButton) if "Overlast" in b.text()]
        assert shown, "the gap stands in a card"
        widths.append(page.table.width())
    assert widths[0] == widths[1]
    assert all(button.width() <= button.parentWidget().width() for button in shown)


def test_a_copy_bears_the_marks_and_what_another_program_copied_stays(
    listed: tuple[MainWindow, list[UUID]],
) -> None:
    window, _ = listed
    board = QGuiApplication.clipboard()
    table = cases(window).table
    table.selectRow(0)
    copied(window, table)
    formats = board.mimeData().formats()
    for mark in (
        "ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard", "x-kde-passwordManagerHint",
    ):  # fmt: skip
        assert any(mark in name for name in formats), mark
    clipboard = window.leaving.findChild(Clipboard)
    assert clipboard is not None
    board.blockSignals(True)  # another program copied something while we have the focus
    board.setText("van een ander programma")
    board.blockSignals(False)
    clipboard.clear()
    assert board.text() == "van een ander programma"
    board.setText("van dit programma")
    clipboard.clear()
    assert board.text() == ""


def test_a_file_that_would_be_replaced_unseen_is_asked_about(
    listed: tuple[MainWindow, list[UUID]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _ = listed
    cases(window)
    (tmp_path / "lijst.pdf.csv").write_text("van vorige week")
    asked: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: (str(tmp_path / "lijst.pdf"), ""))
    )
    monkeypatch.setattr(window.place.messages, "confirm", lambda question, *_: bool(asked.append(question)))
    press(window, "Lijst opslaan …")
    dialog = fill(window, vorm=Lijstvorm.CSV, doel=Lijstdoel.TOEZICHT)
    dialog.submit()
    settle(window)
    assert asked == ["‘lijst.pdf.csv’ bestaat al. Vervangen?"]
    assert (tmp_path / "lijst.pdf.csv").read_text() == "van vorige week"
    assert dialog.isVisible(), "so that it can go elsewhere"
