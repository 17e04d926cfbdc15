"""The known address that was perhaps meant, with one act to take it over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Label, SecondaryButton

KEY = "Alt+O"


class BedoeltU(QWidget):
    """A question with a button that has a key of its own, from whatever field one types in."""

    taken = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._adres = Adres()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(10))
        self._question = Label("", "near")
        self.button = SecondaryButton(f"Overnemen ({KEY})", lambda: self.taken.emit(self._adres))
        QShortcut(QKeySequence(KEY), self.button, self.button.click)
        line.addWidget(self._question, 1)
        line.addWidget(self.button)

    def ask(self, adres: Adres) -> None:
        """Ask whether this address was meant."""
        self._adres = adres
        self._question.setText(f"Bedoelt u {adres}?")
        self.button.setAccessibleName(f"Bedoelt u {adres}? Overnemen")
