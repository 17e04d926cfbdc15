"""The keyboard stays where the officer was when what is on the screen is made anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ivbdesk.ui.widgets.basics import Card


@contextmanager
def focus_kept(within: QWidget) -> Iterator[None]:
    """Fill `within` anew; then the same control has the focus, or where that has gone the next one of its card.

    While a form is open above the window, it is the control to which the keyboard comes back.
    """
    window = within.window()
    had = window.focusWidget()
    if had is None or not within.isAncestorOf(had):
        yield
        return
    before = _controls(within)
    place = before.index(had) if had in before else 0
    wanted = [_name(had), *_beside(before, had)]
    yield
    if shiboken6.isValid(had) and had.isVisibleTo(within):
        return
    for part in within.findChildren(QWidget):  # what was just added is shown by Qt later on
        QApplication.sendPostedEvents(part, QEvent.Type.MetaCall)
    now = _controls(within)
    there = {_name(control): control for control in reversed(now)}
    same = next((there[name] for name in wanted if name in there), None)
    if same is None and now:
        same = now[min(place, len(now) - 1)]
    if same is not None:
        same.setFocus(Qt.FocusReason.OtherFocusReason)


def _beside(controls: list[QWidget], had: QWidget) -> list[tuple[str, str]]:
    """The other controls of the card that has the focus: first those behind it, then those before it, the nearest first."""
    card = _card(had)
    if card is None or had not in controls:
        return []
    place = controls.index(had)
    around = [*controls[place + 1 :], *reversed(controls[:place])]
    return [_name(control) for control in around if _card(control) is card]


def _card(control: QWidget) -> Card | None:
    above: QWidget | None = control
    while above is not None and not isinstance(above, Card):
        above = above.parentWidget()
    return above


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
