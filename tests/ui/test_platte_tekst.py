"""What somebody typed is shown as it was typed: nothing in the program takes a text for HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMessageBox,
    QTableView,
    QToolTip,
    QWidget,
)

import ivbdesk
from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.keten.keten import AfspraakGegevens, make_afspraak
from ivbdesk.actions.publiek.overleg import OverlegGegevens, plan_overleg
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.publiek.overleg import OverlegSoort
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.formulieren import dialogs
from tests.ui.hand import rest, seen, settle
from tests.ui.rondgang import places
from tests.werkplaats import NOW, casus_gegevens

HTML = '<img src="file://evilhost.example/share/x.png"><b>x</b>'
GUESSING = re.compile(
    r"\bset(Html|Markdown|WhatsThis)\(|\b(append|insert)Html\(|\bQ(TextEdit|TextBrowser|WhatsThis|ErrorMessage)\b"
    r"|TextFormat\.(Rich|Auto|Markdown)Text"
)
"""Whatever in Qt reads or makes HTML or may: the sheet for the printer and the clipboard do, and escape what they are given."""


def seed(window: MainWindow) -> UUID:
    """A register in which whatever can be typed looks like HTML; gives the casus."""
    ctx = window.place.ctx
    person = NieuwePersoon(Persoonsgegevens("Jo", "", f"<b>y</b>{HTML}", 1980), Rol.OVERLASTGEVER)
    casus_id = open_casus(
        ctx, casus_gegevens(titel=HTML, doel=HTML, procesregie=HTML, casusregie=HTML), person
    )
    add_officer(ctx, HTML, HTML, Recht.REGIEVOERDER)
    record_signaal(ctx, SignaalGegevens(SignaalBron.BEWONER, Thema.WOONOVERLAST, HTML, achternaam=HTML))
    partner = ctx.reads.keten.partners()[0].id
    make_afspraak(ctx, casus_id, AfspraakGegevens(HTML, partner, HTML, NOW.date()))
    plan_overleg(ctx, OverlegGegevens(OverlegSoort.LOKAAL, NOW.date(), None, HTML, HTML, (partner,)))
    return casus_id


def rich(root: QWidget) -> Iterator[str]:
    """What of this window is, or would be when pointed at, read as HTML."""
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QLabel):
            widget.ensurePolished()
            if widget.textFormat() is not Qt.TextFormat.PlainText:
                yield f"label: {widget.text()}"
        if widget.toolTip():
            yield from _told_at(widget, QPoint(1, 1), widget.toolTip())
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            index = model.index(row, column)
            tip, box = index.data(Qt.ItemDataRole.ToolTipRole), view.visualRect(index)
            if tip and view.viewport().rect().contains(box.center()):
                yield from _told_at(view.viewport(), box.center(), str(tip))


def _told_at(widget: QWidget, where: QPoint, text: str) -> Iterator[str]:
    QToolTip.hideText()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, where, widget.mapToGlobal(where)))
    for label in _tips():
        if label.textFormat() is not Qt.TextFormat.PlainText:
            yield f"tooltip: {text}"


def _tips() -> list[QLabel]:
    kinds = [widget for widget in QApplication.topLevelWidgets() if widget.inherits("QTipLabel")]
    return [widget for widget in kinds if isinstance(widget, QLabel)]


def test_no_page_or_tab_reads_a_text_as_html(window: MainWindow) -> None:
    casus_id = seed(window)
    found = {place: list(rich(window)) for place in places(window, casus_id)}
    assert {place: told for place, told in found.items() if told} == {}


def test_no_dialog_reads_a_text_as_html(window: MainWindow) -> None:
    seed(window)
    found: dict[str, list[str]] = {}
    for dialog in dialogs(window):
        dialog.start()
        settle(window)
        found[type(dialog).__name__] = list(rich(dialog))
        dialog.reject()
        settle(window)
    assert {name: told for name, told in found.items() if told} == {}


def test_the_title_of_a_casus_stands_in_its_tooltip_as_it_was_typed(window: MainWindow) -> None:
    seed(window)
    window.go_to("casussen")
    rest(window)
    table = seen(window, QTableView, lambda view: view.accessibleName() == "Casussen")
    cells = [table.model().index(0, column) for column in range(table.model().columnCount())]
    title = next(index for index in cells if index.data(Qt.ItemDataRole.ToolTipRole) == HTML)
    place = table.visualRect(title).center()
    assert list(_told_at(table.viewport(), place, HTML)) == []
    assert [tip.text() for tip in _tips() if tip.isVisible()] == [HTML]


def test_qts_own_boxes_read_nothing_as_html(window: MainWindow) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, "Titel", HTML, parent=window)
    box.setInformativeText(HTML)
    box.show()
    assert list(rich(box)) == []
    assert HTML in [label.text() for label in box.findChildren(QLabel)]
    box.close()


def test_nothing_in_the_source_asks_qt_to_read_html() -> None:
    home = Path(ivbdesk.__file__).parent
    asking = {file.name for file in home.rglob("*.py") if GUESSING.search(file.read_text("utf-8"))}
    assert asking == {"paper.py", "plain_style.py", "clipboard.py", "manual_window.py"}
