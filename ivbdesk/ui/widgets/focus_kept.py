"""The keyboard stays where the officer was when what is on the screen is made anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


@contextmanager
def focus_kept(within: QWidget) -> Iterator[None]:
    """Fill `within` anew; then the same control has the focus, or where that has gone the one in its place.

    While a form is open above the window, it is the control to which the keyboard comes back.
    """
    window = within.window()
    had = window.focusWidget()
    if had is None or not within.isAncestorOf(had):
        yield
        return
    name, place = _name(had), _controls(within).index(had) if had in _controls(within) else 0
    yield
    if shiboken6.isValid(had) and had.isVisibleTo(within):
        return
    for part in within.findChildren(QWidget):  # what was just added is shown by Qt later on
        QApplication.sendPostedEvents(part, QEvent.Type.MetaCall)
    now = _controls(within)
    same = next((control for control in now if _name(control) == name), None)
    if same is None and now:
        same = now[min(place, len(now) - 1)]
    if same is not None:
        same.setFocus(Qt.FocusReason.OtherFocusReason)


def _controls(within: QWidget) -> list[QWidget]:
    """What the Tab key reaches, in the order in which it was made."""
    return [
        widget
        for widget in within.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.isVisibleTo(within)
        and widget.focusProxy() is None
    ]


def _name(control: QWidget) -> tuple[str, str]:
    words = control.text() if isinstance(control, QAbstractButton) else ""
    return type(control).__name__, control.accessibleName() or words
