"""The measure of a window finds each kind of fault: widgets that are broken on purpose."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ivbdesk.ui.fields.chooser import Chooser
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Label, LinkButton
from ivbdesk.ui.widgets.layouts import scrolling
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.widgets.tabs import Tabs
from tests.ui.gemeten import faults, too_large
from tests.ui.leesbaar import dim

LONG = "aansprakelijkheidsverzekeringsmaatschappij"


def _placed(kind: Callable[[], QWidget], width: int, height: int) -> Callable[[Theme], QWidget]:
    """A widget that is given a place that is too small for it."""

    def build(theme: Theme) -> QWidget:
        window = QWidget()
        widget = kind()
        widget.setParent(window)
        widget.setGeometry(5, 5, width, height)
        window.resize(400, 300)
        return window

    return build


def _chooser() -> QWidget:
    made = Chooser()
    made.addItem(LONG)
    return made


def _hint() -> QWidget:
    made = QLineEdit()
    made.setPlaceholderText(LONG)
    return made


def _small() -> QWidget:
    made = QLabel("klein")
    made.setStyleSheet("font-size:6pt")
    return made


def _text() -> QWidget:
    made = QPlainTextEdit()
    made.setPlainText(LONG)
    return made


def _tabs() -> QWidget:
    made = Tabs()
    for _ in range(6):
        made.add(LONG, QWidget())
    return made


def _in_two_bars(theme: Theme) -> QWidget:
    inner, content, window = QWidget(), QWidget(), QWidget()
    inner.setMinimumSize(100, 900)
    held = scrolling(inner)
    held.setMinimumHeight(600)
    QVBoxLayout(content).addWidget(held)
    QVBoxLayout(window).addWidget(scrolling(content))
    window.resize(400, 300)
    return window


def _past_the_side(theme: Theme) -> QWidget:
    content, window = QWidget(), QWidget()
    content.setMinimumWidth(900)
    pane = scrolling(content)
    pane.setParent(window)
    pane.setGeometry(0, 0, 300, 200)
    window.resize(300, 200)
    return window


def _over(theme: Theme) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    one, other = QLabel("boven"), QLabel("onder")
    column.addWidget(one)
    column.addWidget(other)
    window.resize(300, 200)
    window.show()
    column.setEnabled(False)
    other.setGeometry(one.geometry())
    return window


def _table(theme: Theme) -> PlainTable[int]:
    made = PlainTable[int](theme, "lijst", (("Wat", 6), ("Wie er helpt", 6), ("", 0)), "leeg")
    made.show_rows([(1, (LONG, "iemand", ""))])
    made.resize(400, 200)
    return made


def _low_row(theme: Theme) -> QWidget:
    made = _table(theme)
    made.show_rows([(1, (LONG, "iemand", "één woord en nog een, en dat zeven keer over, " * 7))])
    made.verticalHeader().setMaximumSectionSize(30)
    return made


def _narrow_head(theme: Theme) -> QWidget:
    made = QTableWidget(1, 2)
    made.setHorizontalHeaderLabels(["Wie er helpt", "Wat"])
    for column in range(2):
        head = made.horizontalHeaderItem(column)
        assert head is not None
        head.setToolTip("Wie er helpt")
    made.setColumnWidth(0, 40)
    return made


BROKEN: tuple[tuple[str, Callable[[Theme], QWidget]], ...] = (
    ("afgesneden", _placed(lambda: Label(LONG, wrap=False), 60, 30)),
    ("te laag", _placed(lambda: Label(f"{LONG} en {LONG}"), 320, 14)),
    ("afgesneden", _placed(lambda: QPushButton(LONG), 60, 40)),
    ("afgesneden", _placed(lambda: QCheckBox(LONG), 60, 40)),
    ("te laag", _placed(lambda: QPushButton("Opslaan"), 200, 12)),
    ("afgesneden keuze", _placed(_chooser, 90, 40)),
    ("afgesneden voorbeeld", _placed(_hint, 90, 40)),
    ("afgesneden kop", _narrow_head),
    ("tabs buiten beeld", _placed(_tabs, 300, 100)),
    ("te brede woorden", _table),
    ("te lage rij", _low_row),
    ("woord gebroken", _placed(lambda: Label(LONG), 60, 80)),
    ("woord gebroken", _placed(_text, 90, 80)),
    ("schuift opzij", _past_the_side),
    ("balk in een balk", _in_two_bars),
    ("buiten zijn vak", _placed(lambda: QLabel("x"), 900, 20)),
    ("over elkaar", _over),
    ("& als sneltoets", _placed(lambda: QPushButton("Zorg & Veiligheid"), 200, 40)),
    ("te klein", _placed(_small, 80, 20)),
)


@pytest.mark.parametrize(("kind", "build"), BROKEN, ids=[f"{n} {kind}" for n, (kind, _) in enumerate(BROKEN)])
def test_a_window_that_is_broken_is_found(
    qtbot: QtBot, theme: Theme, kind: str, build: Callable[[Theme], QWidget]
) -> None:
    window = build(theme)
    qtbot.addWidget(window)
    window.show()
    qtbot.wait(1)
    assert [fault for fault in faults(window, theme) if fault.startswith(kind)], faults(window, theme)


def test_what_is_whole_is_no_fault(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in (Label("Een regel tekst"), QPushButton("Opslaan"), QCheckBox("Ja"), _chooser(), _text()):
        column.addWidget(widget)
    link = LinkButton(f"{LONG}, en wie er verder nog iets over te zeggen heeft dat hier niet past")
    column.addWidget(link)
    window.resize(450, 400)
    window.show()
    qtbot.wait(1)
    assert faults(window, theme) == []
    assert link.width() < link.sizeHint().width()
    assert link.toolTip() == link.text()


def test_a_dialog_that_is_larger_than_the_screen_is_found(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setMinimumHeight(900)
    assert too_large(dialog, QSize(1024, 768))
    assert not too_large(dialog, QSize(1920, 1080))


def test_a_text_that_can_not_be_read_on_its_ground_is_found(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for colour in ("#1b2733", "#b9c5cf"):
        label = QLabel(f"leesbaar? {colour}")
        label.setStyleSheet(f"color:{colour}; background:#ffffff")
        column.addWidget(label)
    window.show()
    assert len(dim(window)) == 1
    assert "#b9c5cf" in dim(window)[0]
