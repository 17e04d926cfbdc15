"""The known address that was perhaps meant, with one act to take it over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ivbdesk.cases.object import Adres
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Label, SecondaryButton

KEY = "Alt+O"


class BedoeltU(QWidget):
    """Hidden while there is nothing to ask, but its room is kept, so that what stands below it does not jump."""

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
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def ask(self, adres: Adres | None) -> None:
        """Ask whether this address was meant; None asks nothing."""
        self.setVisible(adres is not None)
        if adres is not None:
            self._adres = adres
            self._question.setText(f"Bedoelt u {adres}?")
            self.button.setAccessibleName(f"Bedoelt u {adres}? Overnemen")
