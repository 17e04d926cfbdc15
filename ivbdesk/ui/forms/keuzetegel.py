"""A choice with what it means below it: a radio button in a box that can be pressed as a whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QRadioButton, QVBoxLayout, QWidget

from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Label, set_role

_INDENT, _EDGE = 32, 10
_BESIDE_FROM = 560
"""From how wide on two stand beside each other, in pixels of the design."""


class Keuzetegel(QFrame):
    """What is chosen is marked by its edge and ground too, beside the button."""

    def __init__(self, theme: Theme, button: QRadioButton, *lines: Label) -> None:
        super().__init__()
        px = theme.px
        self.button = button
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_EDGE), px(_EDGE) * 3 // 4, px(_EDGE), px(_EDGE))
        column.setSpacing(px(4))
        column.addWidget(button)
        for line in lines:
            line.setContentsMargins(px(_INDENT), 0, 0, 0)
            line.installEventFilter(self)
            column.addWidget(line)
        column.addStretch(1)
        button.toggled.connect(self._show_chosen)
        self._show_chosen(button.isChecked())

    def _show_chosen(self, chosen: bool) -> None:
        set_role(self, "keuze-gekozen" if chosen else "keuze")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press anywhere in the box is one on the button; the text can be selected as well."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._press()
        super().mouseReleaseEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text that can be selected keeps the mouse to itself: a press on it that selects nothing is one on the button."""
        if (
            isinstance(event, QMouseEvent)
            and event.type() is QEvent.Type.MouseButtonRelease
            and event.button() is Qt.MouseButton.LeftButton
            and isinstance(watched, Label)
            and watched.rect().contains(event.position().toPoint())
            and not watched.hasSelectedText()
        ):
            self._press()
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        self.button.setFocus(Qt.FocusReason.MouseFocusReason)
        self.button.click()


class Naastelkaar(QWidget):
    """Beside each other where there is room for it, else below each other."""

    def __init__(self, theme: Theme, *parts: QWidget) -> None:
        super().__init__()
        self._from = theme.px(_BESIDE_FROM)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(10))
        for part in parts:
            self._box.addWidget(part, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        beside = self.width() >= self._from
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() is not wanted:
            self._box.setDirection(wanted)
        super().resizeEvent(event)
