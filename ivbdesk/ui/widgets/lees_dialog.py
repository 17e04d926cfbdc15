"""A dialog in which something is only read: its name and the button that closes it above, Escape closes it too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import HeaderLabel, SecondaryButton, window_title


class LeesDialog(QDialog):
    """What is to be read goes into `column`; the window title never says what it is about. F1 asks `help`."""

    def __init__(
        self, theme: Theme, title: str, wide: int, high: int, parent: QWidget, help: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(window_title("Lezen"))
        self.setWindowModality(Qt.WindowModality.WindowModal)  # the manual can be read beside it
        QShortcut(QKeySequence("F1"), self, help)
        px = theme.px
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(18), px(14), px(18), px(14))
        self.head = QHBoxLayout()
        self.name = HeaderLabel(title, 2)
        self.name.setWordWrap(True)
        self.head.addWidget(self.name, 1)
        self.head.addWidget(SecondaryButton("Sluiten", self.accept))
        self.column.addLayout(self.head)
        area = self.screen().availableGeometry()
        self.resize(min(px(wide), area.width() * 9 // 10), min(px(high), area.height() * 9 // 10))
