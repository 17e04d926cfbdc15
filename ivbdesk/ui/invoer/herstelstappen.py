"""What was mended in the table of wrong rows, step by step, and Ctrl+Z that takes back the last of them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ivbdesk.cases.invoer.lijst import Celplek, Lijst
from ivbdesk.ui.invoer.herstelmodel import Herstelmodel


class Herstelstappen(QObject):
    """Within `pane` Ctrl+Z is that of the table, as in a field it is that of the typing; `mended` is given each list."""

    def __init__(self, pane: QWidget, model: Herstelmodel, mended: SignalInstance) -> None:
        super().__init__(pane)
        self._model, self._mended = model, mended
        self._earlier: list[dict[Celplek, str | None]] = []
        pane.installEventFilter(self)

    def begin(self, lijst: Lijst) -> None:
        """Rows are shown; those of another file have nothing to take back."""
        if self._model.lijst is None or self._model.lijst.rijen is not lijst.rijen:
            self._earlier.clear()

    def mend(self, lijst: Lijst) -> None:
        """Give the list as it is mended now, and remember what stood in the cells that changed."""
        self.remember(lijst)
        self._mended.emit(lijst)

    def remember(self, lijst: Lijst) -> None:
        """What stood in the cells that change with this list, which is judged elsewhere."""
        was = self._model.lijst.hersteld if self._model.lijst is not None else {}
        changed = {place: was.get(place) for place, text in lijst.hersteld.items() if was.get(place) != text}
        if changed:
            self._earlier.append(changed)

    def _undo(self) -> None:
        """Put back what stood in the cells that were mended last; so a row that was left out is taken along again."""
        lijst = self._model.lijst
        if self._earlier and lijst is not None:
            before = {**lijst.hersteld, **self._earlier.pop()}
            left = {place: text for place, text in before.items() if text is not None}
            self._mended.emit(replace(lijst, hersteld=left))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key before the window does."""
        if not isinstance(event, QKeyEvent) or not event.matches(QKeySequence.StandardKey.Undo):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() is QEvent.Type.KeyPress:
            self._undo()
        return True
