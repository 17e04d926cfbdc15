"""The line above a list in which one types what is sought in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

_ON = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SoughtLine(QLineEdit):
    """Says what may be typed in it; an arrow down or Enter goes on to the list that it `leads_to`."""

    def __init__(self, words: str, name: str = "") -> None:
        super().__init__()
        self.list: QAbstractItemView | None = None
        self._went = False
        self.setPlaceholderText(words)
        self.setAccessibleName(name or words)
        self.setClearButtonEnabled(True)

    def leads_to(self, list: QAbstractItemView) -> None:
        """Below this line stands this list, which has its model."""
        self.list = list
        list.model().modelReset.connect(self._stand)
        list.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who leaves the list did not go on to it any more: what is read later chooses nothing there."""
        if event.type() is QEvent.Type.FocusOut:
            self._went = False
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow down or Enter leaves the line, where something was found."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        found = self.list
        if event.key() in _ON and plain and found is not None and found.isVisible():
            found.setFocus(Qt.FocusReason.TabFocusReason)
            self._went = True
            self._stand()
        else:
            super().keyPressEvent(event)

    def _stand(self) -> None:
        """On the first of what was found, also where that comes after one went to the list; never by itself."""
        found = self.list
        if self._went and found is not None and not found.currentIndex().isValid():
            first = found.model().index(0, 0)
            if first.isValid():
                found.setCurrentIndex(first)
