"""The keys of a cell in the table of wrong rows: copy its text, put one text in it, empty it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QTableView

from ivbdesk.cases.invoer.lijst import Celplek
from ivbdesk.ui.invoer.herstelmodel import Herstelmodel
from ivbdesk.ui.widgets.list_hands import ListHands

_NOT_COPIED = "Wat in deze cel staat, wordt niet getoond en dus ook niet gekopieerd."
_NOT_PASTED = "Er is niets geplakt: op het klembord staan meer cellen of regels, en hier past er één. Kopieer alleen die ene cel."


class Celhanden(QObject):
    """Only the cell that has the focus is meant; `put` puts a text in it, `refused` is given why a key does nothing."""

    def __init__(
        self,
        table: QTableView,
        model: Herstelmodel,
        put: Callable[[Celplek, str], None],
        refused: SignalInstance,
    ) -> None:
        super().__init__(table)
        self._table, self._model, self._put, self._refused = table, model, put, refused
        ListHands(table, copy=lambda _: self._copy())
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete empties a cell, and Ctrl+V puts in it what stands on the clipboard, as in a spreadsheet."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        place = self._model.place_at(self._table.currentIndex())
        if place is None:
            return False
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(place, QApplication.clipboard().text().strip("\r\n"))
            return True
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._change(place, "")
            return True
        return False

    def _copy(self) -> None:
        """Put the text on the clipboard without the marks of the table, and none that is not shown."""
        place = self._model.place_at(self._table.currentIndex())
        if place is None:
            return
        text = " ".join(self._model.text_at(place).split())
        if self._model.is_secret(place) or self._model.is_sealed(place[1]):
            self._refused.emit(_NOT_COPIED)
        elif text:
            QApplication.clipboard().setText(text)

    def _paste(self, place: Celplek, text: str) -> None:
        if any(mark in text for mark in "\t\r\n"):
            self._refused.emit(_NOT_PASTED)
        elif text:
            self._change(place, text)

    def _change(self, place: Celplek, text: str) -> None:
        """Put in a text that is not there yet; what a secret cell holds is another."""
        if text != self._model.text_at(place) or self._model.is_secret(place):
            self._put(place, text)
