"""The page Rapportage: what the register says of the municipality as a whole, and of nobody in it."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.ui.rapportage.cijfers import CijfersTab
from ivbdesk.ui.rapportage.plan import JaarplanTab
from ivbdesk.ui.rapportage.wijken import WijkenTab
from ivbdesk.ui.widgets.basics import HeaderLabel
from ivbdesk.ui.widgets.tabs import Tabs
from ivbdesk.ui.workplace import Workplace


class RapportagePage(QWidget):
    """Tabs over the whole register; each is read when it is seen."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 18)
        outer.setSpacing(6)
        outer.addWidget(HeaderLabel("Rapportage"))
        self.cijfers, self.plan, self.wijken = CijfersTab(place), JaarplanTab(place), WijkenTab(place)
        self.tabs = Tabs("Onderdelen van Rapportage")
        self.tabs.add("Cijfers", self.cijfers)
        self.tabs.add("Uitvoeringsplan", self.plan)
        self.tabs.add("Kwetsbaarheid per wijk", self.wijken)
        self.tabs.currentChanged.connect(lambda _: self._read())
        outer.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what follows the casussen."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        """Only what is seen: counting a year costs a while."""
        for tab in (self.cijfers, self.plan, self.wijken):
            if tab.isVisible():
                tab.reload()
