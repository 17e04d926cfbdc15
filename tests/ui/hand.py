"""The hands of an officer: finds what is on the screen by its words, types, presses, and waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.fields import CheckField
from ivbdesk.ui.fields.suggest_field import SuggestField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.widgets.freshness import SOON_MS
from ivbdesk.ui.window.main_window import MainWindow

W = TypeVar("W", bound=QWidget)
PATIENCE_S = 120.0
"""For how long something that comes is waited for; it is no demand, so a slow machine is given what it needs."""
_PAUSE_MS = 400
"""The longest pause in typing after which a window begins by itself."""


def settle(window: MainWindow) -> None:
    """Wait until all work off the UI thread is done and shown, what is made piece by piece is whole, and each page is read again."""
    quiet = 0
    while quiet < 4:  # what comes in the last round of events may begin new work
        window.background.wait_idle(PATIENCE_S)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for _ in range(3):
            QCoreApplication.processEvents()
        _let_come(window, SOON_MS)
        quiet = quiet + 1 if window.background.is_idle else 0


def rest(window: MainWindow) -> None:
    """Wait until the window does nothing by itself any more: no pause in typing runs, and no work is left."""
    settle(window)
    while _let_come(window, _PAUSE_MS):
        settle(window)


def _let_come(window: MainWindow, within_ms: int) -> bool:
    """What the window does by itself within so many milliseconds comes now, in its order; False where there is nothing."""
    came = False
    while begun := _begun(window, within_ms):
        came = True
        soonest = min(begun, key=QTimer.remainingTime)
        if pause := soonest.interval():
            soonest.setInterval(0)  # nobody sits through the pauses of a test
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if pause and shiboken6.isValid(soonest):
            soonest.setInterval(pause)
    return came


def _begun(window: MainWindow, within_ms: int) -> list[QTimer]:
    return [
        timer
        for timer in window.findChildren(QTimer)
        if timer.isActive()
        and timer.interval() <= within_ms
        and (timer.isSingleShot() or not timer.interval())
    ]


def seen(parent: QWidget, kind: type[W], fits: Callable[[W], bool]) -> W:
    """The one visible widget of this kind that fits; an assertion where there is none."""
    found = [widget for widget in parent.findChildren(kind) if widget.isVisible() and fits(widget)]
    assert found, f"niet te zien: {kind.__name__}"
    return found[0]


def press(window: MainWindow, words: str, within: QWidget | None = None) -> None:
    """Press the button with these words, or with this accessible name."""
    button = seen(
        within or window, QAbstractButton, lambda b: words in (b.text(), b.accessibleName()) and b.isEnabled()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(window)


def form(window: MainWindow) -> FormDialog:
    """The form that is open."""
    settle(window)
    return seen(window, FormDialog, lambda _: True)


def enter(field: Field, value: Any) -> None:
    """Type a value into a field, or choose it."""
    if isinstance(field, CheckField | ChoiceField):
        field.set_value(value)
        return
    text = short_date(value) if isinstance(value, date) else str(value)
    edit = field.edit if isinstance(field, SuggestField) else field.input
    edit.setFocus()
    if isinstance(edit, QPlainTextEdit):
        edit.selectAll()
        edit.insertPlainText(text)
    elif isinstance(edit, QLineEdit):
        edit.selectAll()
        edit.insert(text)
    if isinstance(field, DateField):
        QTest.keyClick(edit, Qt.Key.Key_Tab)


def fill(window: MainWindow, /, **values: Any) -> FormDialog:
    """Fill the open form by the names of its fields."""
    dialog = form(window)
    assert set(values) <= set(dialog.fields), (type(dialog).__name__, list(dialog.fields))
    for name, value in values.items():
        enter(dialog.fields[name], value)
    return dialog


def choose_rest(dialog: FormDialog) -> FormDialog:
    """Choose the first of what still reads "Kies …": for a test to which it does not matter."""
    for field in dialog.fields.values():
        if isinstance(field, ChoiceField) and field.combo.currentIndex() < 0:
            field.combo.setCurrentIndex(0)
    return dialog


def save(window: MainWindow) -> None:
    """Press the button of the open form, with what does not matter chosen; it must close, or the errors are reported."""
    dialog = choose_rest(form(window))
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    try:
        open_still = dialog.isVisible()
    except RuntimeError:  # the dialog is deleted once it is closed
        return
    assert not open_still, errors(dialog)


def errors(dialog: FormDialog) -> dict[str, str]:
    """What the form says is wrong, by field; "" is the line at its foot."""
    told = {name: field.error for name, field in dialog.fields.items() if field.error}
    return told
