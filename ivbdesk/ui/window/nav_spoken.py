"""What a screen reader is told of the navigation: pages of which one is chosen, and no boxes to tick."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

PRESS = "Press"
"""What Qt and the readers call it, in no language."""


class _Entry(QAccessibleWidget):
    """A page that can be chosen; pressing it goes there."""

    def __init__(self, entry: QAbstractButton) -> None:
        super().__init__(entry, QAccessible.Role.PageTab)

    def state(self) -> QAccessible.State:
        """What Qt knows of it, and whether its page is the one on the screen."""
        state, entry = super().state(), self.object()
        if isinstance(entry, QAbstractButton):
            state.selectable, state.selected = True, entry.isChecked()
        return state

    def actionNames(self) -> list[str]:
        """It can be pressed."""
        return [PRESS]

    def doAction(self, name: str) -> None:
        """Press it."""
        entry = self.object()
        if name == PRESS and isinstance(entry, QAbstractButton):
            entry.click()


@cache
def speak_as_pages(entry: type[QAbstractButton], around: type[QWidget]) -> None:
    """From now on these are told as a page and as the list of them."""

    def made(_: str, thing: QObject) -> QAccessibleInterface | None:
        if isinstance(thing, entry):
            return _Entry(thing)
        return QAccessibleWidget(thing, QAccessible.Role.PageTabList) if isinstance(thing, around) else None

    QAccessible.installFactory(made)


def tell_chosen(entry: QAbstractButton) -> None:
    """Say that this became the chosen page, or is it no more."""
    changed = QAccessible.State()
    changed.selected = True
    QAccessible.updateAccessibility(QAccessibleStateChangeEvent(entry, changed))
