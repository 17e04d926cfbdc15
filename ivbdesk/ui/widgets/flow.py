"""Widgets beside each other that go on below where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """A row of controls, such as filters, that wraps in a narrow window.

    With `apart` the first stands at the left and the others at the right, as a heading with its buttons; with `low` they stand
    on one line below, as buttons beside fields that have their name above them.
    """

    def __init__(self, *widgets: QWidget, space: int, apart: bool = False, low: bool = False) -> None:
        super().__init__()
        self._widgets, self._space, self._apart, self._low = widgets, space, apart, low
        for widget in widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """A narrower one is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its rows at this width."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """All in one row."""
        hints = [_room(widget) for widget in self._shown]
        wide = sum(hint.width() for hint in hints) + self._space * (len(hints) - 1)
        return QSize(wide, self.heightForWidth(self.width() or wide))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest of them."""
        wide = max((_room(widget).width() for widget in self._shown), default=0)
        return QSize(wide, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put them in their places."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """One that asks for another size moves those after it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place(self.width(), move=True)
            self.updateGeometry()
        return super().event(event)

    @property
    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _place(self, width: int, *, move: bool) -> int:
        tall = max((_room(widget).height() for widget in self._shown), default=0)
        lines = self._lines(width)
        if move:
            for number, line in enumerate(lines):
                self._place_line(line, number * (tall + self._space // 2), tall, width)
        return len(lines) * tall + max(0, len(lines) - 1) * (self._space // 2)

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = []
        left = 0
        for widget in self._shown:
            wide = _room(widget).width()
            if not lines or left + wide > width:
                lines.append([])
                left = 0
            lines[-1].append(widget)
            left += wide + self._space
        return lines

    def _place_line(self, line: list[QWidget], top: int, tall: int, width: int) -> None:
        hints = [_room(widget) for widget in line]
        left = 0
        for widget, hint in zip(line, hints, strict=True):
            if self._apart and widget is line[1 % len(line)] and line[0] is self._widgets[0] and left:
                left = width - sum(one.width() + self._space for one in hints[1:]) + self._space
            down = tall - hint.height()
            widget.setGeometry(left, top + (down if self._low else down // 2), hint.width(), hint.height())
            left += hint.width() + self._space


def _room(widget: QWidget) -> QSize:
    return widget.sizeHint().expandedTo(widget.minimumSize())
