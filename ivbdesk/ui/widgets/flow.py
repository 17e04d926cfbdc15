"""Widgets beside each other that go on below where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """A row of controls, such as filters, that wraps in a narrow window."""

    def __init__(self, *widgets: QWidget, space: int) -> None:
        super().__init__()
        self._widgets, self._space = widgets, space
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
        hints = [_room(widget) for widget in self._widgets]
        wide = sum(hint.width() for hint in hints) + self._space * (len(hints) - 1)
        return QSize(wide, self.heightForWidth(self.width() or wide))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest of them."""
        return QSize(
            max(_room(widget).width() for widget in self._widgets), self.heightForWidth(self.width())
        )

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

    def _place(self, width: int, *, move: bool) -> int:
        left = top = 0
        tall = max(_room(widget).height() for widget in self._widgets)
        for widget in self._widgets:
            hint = _room(widget)
            if left and left + hint.width() > width:
                left, top = 0, top + tall + self._space // 2
            if move:
                widget.setGeometry(left, top + (tall - hint.height()) // 2, hint.width(), hint.height())
            left += hint.width() + self._space
        return top + tall


def _room(widget: QWidget) -> QSize:
    return widget.sizeHint().expandedTo(widget.minimumSize())
