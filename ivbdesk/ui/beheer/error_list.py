"""What is wrong with a file: the sentence above it, and all mistakes in a pane of limited height."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.widgets.layouts import scrolling

_LINES_SHOWN = 7


class ErrorList(QWidget):
    """Hidden while there is nothing to show; arrow keys scroll through a long list."""

    def __init__(self, name: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._head = Label("", "near")
        self._lines = Label("", "small")
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.pane = scrolling(self._lines)
        self.pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pane.setAccessibleName(name)
        column.addWidget(self._head)
        column.addWidget(self.pane)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown now."""
        return f"{self._head.text()}\n{self._lines.text()}".strip()

    def tell(self, head: str, lines: str = "") -> None:
        """Show a sentence with the mistakes below it; nothing at all hides the list."""
        self._head.setText(head)
        self._lines.setText(lines)
        self.pane.setAccessibleDescription(lines)
        self.pane.setVisible(bool(lines))
        self.pane.verticalScrollBar().setValue(0)
        self.setVisible(bool(head))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the lines need at this width, up to the limit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        edges = 2 * self.pane.frameWidth()
        bar = self.pane.verticalScrollBar().sizeHint().width()
        needed = self._lines.heightForWidth(max(1, self.width() - edges - bar))
        most = self._lines.fontMetrics().lineSpacing() * _LINES_SHOWN
        self.pane.setFixedHeight(min(needed, most) + edges)
