"""A mouse wheel changes no choice and takes no focus, wherever it passes over: it scrolls the page."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QTabBar,
    QWidget,
)

import ivbdesk
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.fields.chooser import Chooser
from ivbdesk.ui.widgets.tabs import Tabs
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.formulieren import NieuweCasusDialog
from tests.ui.hand import settle
from tests.ui.rondgang import everything
from tests.werkplaats import PERSOON, casus_gegevens

TURNED_BY_WHEEL = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)
MADE_ELSEWHERE = re.compile(
    r"\bQ(ComboBox|FontComboBox|SpinBox|DoubleSpinBox|DateEdit|TimeEdit|DateTimeEdit|Slider|Dial|TabBar|TabWidget)\b(?! ?[{,:])"
)
"""What of Qt is turned by a wheel; not where a style sheet names it."""


def turn(widget: QWidget, notches: int) -> bool:
    """Turn the wheel above this widget; True when it took the turn for itself."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle, QPointF(widget.mapToGlobal(widget.rect().center())), QPoint(), QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    return QApplication.sendEvent(widget, event) and event.isAccepted()


def shown(widget: QWidget) -> object:
    """What this one shows as chosen."""
    if isinstance(widget, QComboBox):
        return widget.currentIndex(), widget.currentText()
    if isinstance(widget, QTabBar):
        return widget.currentIndex()
    return widget.property("value")


def is_of_the_house(widget: QWidget) -> bool:
    return isinstance(widget, Chooser) or (isinstance(widget, QTabBar) and isinstance(widget.parent(), Tabs))


def moved(root: QWidget, choosers: set[QWidget]) -> list[str]:
    """What is wrong with each chooser of this window, also those out of sight; those that were seen are added."""
    wrong = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.WheelFocus.value & ~Qt.FocusPolicy.StrongFocus.value:
            wrong.append(f"{type(widget).__name__} {widget.accessibleName()} takes the focus")
        if not isinstance(widget, TURNED_BY_WHEEL) or isinstance(widget, QScrollBar) or widget in choosers:
            continue
        choosers.add(widget)
        before, had = shown(widget), QApplication.focusWidget()
        took = [turn(widget, notches) for notches in (1, -1, 3)]
        if not is_of_the_house(widget):
            wrong.append(f"{type(widget).__name__} {widget.accessibleName()} is made past the one place")
        if any(took) or shown(widget) != before or QApplication.focusWidget() is not had:
            wrong.append(f"{type(widget).__name__} {widget.accessibleName()} is turned")
    return wrong


def test_a_wheel_turns_no_chooser_of_the_program(window: MainWindow, settings: QSettings) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    choosers: set[QWidget] = set()
    seen: dict[str, int] = {}
    wrong: dict[str, list[str]] = {}
    for name, root in everything(window, casus_id, settings):
        before = len(choosers)
        if told := moved(root, choosers):
            wrong[name] = told
        seen[name] = seen.get(name, 0) + len(choosers) - before
    print(len(choosers), "choosers in", len(seen), "windows:", seen)
    assert wrong == {}
    assert len(choosers) > 150


def test_a_chooser_that_is_made_past_the_one_place_is_found(window: MainWindow) -> None:
    bare = QComboBox(window)
    bare.addItems(["een", "twee"])
    told = moved(window, set())
    assert [line for line in told if "past the one place" in line]
    assert [line for line in told if "is turned" in line]
    assert [line for line in told if "takes the focus" in line]


def test_nothing_in_the_source_makes_a_chooser_past_the_one_place() -> None:
    home = Path(ivbdesk.__file__).parent
    made = {
        file.relative_to(home).as_posix()
        for file in home.rglob("*.py")
        if file.name != "stylesheet.py" and MADE_ELSEWHERE.search(file.read_text("utf-8"))
    }
    looking = {
        "demo/beelden.py",
        "bench/tour.py",
    }  # at what a screen shows: for the pictures of the manual, and with a clock
    assert made - looking == {"ui/fields/chooser.py", "ui/widgets/tabs.py"}


def test_the_page_goes_on_scrolling_under_a_chooser(window: MainWindow) -> None:
    dialog = NieuweCasusDialog(window.place, window)
    dialog.start()
    dialog.resize(dialog.width(), 420)
    settle(window)
    combo = dialog.rol.combo
    bar, at = dialog.frame.scroll.verticalScrollBar(), combo.currentIndex()
    focus, handle = QApplication.focusWidget(), dialog.windowHandle()
    assert bar.value() == 0
    QTest.wheelEvent(handle, QPointF(combo.mapTo(dialog, combo.rect().center())), QPoint(0, -120))
    settle(window)
    assert bar.value() > 0
    assert (combo.currentIndex(), QApplication.focusWidget()) == (at, focus)
