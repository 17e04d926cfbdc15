"""The bar above every page: the search field, and at the right the acts that are always at hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton

from ivbdesk.ui.act import act
from ivbdesk.ui.widgets.basics import unit

_LONGEST = 200


class SearchField(QLineEdit):
    """A line to search in; `searched` gives the words as they are typed, `down` asks for the results, `left` to close."""

    searched = Signal(str)
    down = Signal()
    left = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setProperty("role", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName("Zoeken")
        self.setAccessibleDescription(f"{placeholder}. Sneltoets Ctrl K.")
        self.setClearButtonEnabled(False)
        self.setMaxLength(_LONGEST)
        self._hint = QLabel("Ctrl K", self)
        self._hint.setProperty("role", "kbd")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pause = QTimer(self, singleShot=True, interval=0)  # letters that wait together are one question
        self._pause.timeout.connect(lambda: self.searched.emit(self.text().strip()))
        self.textChanged.connect(self._on_text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint at the right end, where it stands clear of the words."""
        super().resizeEvent(event)
        self._show_hint()
        self._hint.adjustSize()
        self._hint.move(
            self.width() - self._hint.width() - unit(self) // 2, (self.height() - self._hint.height()) // 2
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the line, the down key goes to the results."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def _on_text(self, text: str) -> None:
        self._show_hint()
        self._pause.start()

    def _show_hint(self) -> None:
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        room = self.width() - self._hint.sizeHint().width() - 2 * unit(self)
        self._hint.setVisible(not self.text() and words <= room)


class TopBar(QFrame):
    """Search field at the left, buttons at the right; Ctrl+K goes to the search field from anywhere."""

    def __init__(self, placeholder: str = "Zoek op casusnummer, naam of adres") -> None:
        super().__init__()
        self.setProperty("role", "topbar")
        space = unit(self)
        self.search = SearchField(placeholder)
        self.search.setMaximumWidth(space * 26)
        self.search.setMinimumWidth(space * 7)
        row = QHBoxLayout(self)
        row.setContentsMargins(space * 4 // 3, space // 2, space * 4 // 3, space // 2)
        row.setSpacing(space * 3 // 4)
        row.addWidget(self.search, 3)
        row.addStretch(2)
        self._row = row
        shortcut = QShortcut(QKeySequence("Ctrl+K"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.focus_search)

    def add_button(self, button: QPushButton) -> None:
        """Add a button at the right end."""
        self._row.addWidget(button)

    @act("Zoeken", key="Ctrl+K", bound=False)
    def focus_search(self) -> None:
        """Go to the search field, with what stands in it selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        self.search.searched.emit(self.search.text().strip())
