"""The hits of the search field, in a list below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ivbdesk.cases.rijen import Treffer


class SearchHits(QFrame):
    """The hits below the search field; Enter opens one, Escape closes."""

    picked = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "popup")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        self.list = QListWidget()
        self.list.setAccessibleName("Zoekresultaten")
        self.list.itemActivated.connect(self._pick)
        self.list.itemClicked.connect(self._pick)
        column.addWidget(self.list)
        QShortcut(
            QKeySequence("Escape"), self, self.hide, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def show_hits(self, hits: Sequence[Treffer], below: QWidget) -> None:
        """Show hits below a widget."""
        self.list.clear()
        for hit in hits:
            parts = [hit.nummer, hit.titel, hit.naam, "" if hit.is_open else "gesloten"]
            item = QListWidgetItem("   ".join(part for part in parts if part))
            item.setData(Qt.ItemDataRole.UserRole, hit.casus_id)
            self.list.addItem(item)
        if not hits:
            item = QListWidgetItem("Niets gevonden op nummer, naam of adres.")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        line = self.list.sizeHintForRow(0) + 2
        corner = below.mapTo(self._window, below.rect().bottomLeft())
        width = max(below.width(), self.fontMetrics().averageCharWidth() * 70)
        self.setGeometry(corner.x(), corner.y() + 4, width, line * max(1, len(hits)) + 22)
        self.show()
        self.raise_()

    def take_focus(self) -> None:
        """Go into the list."""
        if self.isVisible() and self.list.count():
            self.list.setFocus()
            self.list.setCurrentRow(0)

    def choose_first(self) -> None:
        """Open the first hit."""
        if self.isVisible() and self.list.count():
            self._pick(self.list.item(0))

    def _pick(self, item: QListWidgetItem) -> None:
        casus_id = item.data(Qt.ItemDataRole.UserRole)
        if casus_id is not None:
            self.picked.emit(casus_id)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        search = getattr(getattr(self._window, "top", None), "search", None)
        if self.isVisible() and new is not None and new not in (self.list, search):
            self.hide()
