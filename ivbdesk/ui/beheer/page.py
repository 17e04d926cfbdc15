"""The page Beheer: the register itself, its officers, how long what is kept, requests, the log, and its safety."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSettings
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.ui.act import act
from ivbdesk.ui.beheer.back_ups import BackUps
from ivbdesk.ui.beheer.kader import KaderTab
from ivbdesk.ui.beheer.keuring import WeeklyCheck
from ivbdesk.ui.beheer.logboek import LogboekTab
from ivbdesk.ui.beheer.medewerkers import MedewerkersTab
from ivbdesk.ui.beheer.over_dialog import OverDialog
from ivbdesk.ui.beheer.register import RegisterTab
from ivbdesk.ui.beheer.veiligheid import VeiligheidTab
from ivbdesk.ui.bewaren.bewaren import BewarenTab
from ivbdesk.ui.bewaren.verzoeken import VerzoekenTab
from ivbdesk.ui.invoer.invoer import InvoerTab
from ivbdesk.ui.opened import Changed
from ivbdesk.ui.theme import Mode
from ivbdesk.ui.widgets.basics import HeaderLabel
from ivbdesk.ui.widgets.tabs import LatePages, Tabs
from ivbdesk.ui.window.idle import IdleWatch
from ivbdesk.ui.workplace import Workplace


@runtime_checkable
class BeheerTab(Protocol):
    """What a tab of this page can do."""

    def reload(self) -> None:
        """Read again what it shows."""


class BeheerPage(QWidget):
    """Tabs that are read when they are seen."""

    def __init__(
        self,
        place: Workplace,
        back_ups: BackUps,
        keuring: WeeklyCheck,
        idle_watch: IdleWatch,
        settings: QSettings,
        renew: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._place = place
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 18)
        outer.setSpacing(6)
        outer.addWidget(HeaderLabel("Beheer"))
        self.tabs = Tabs("Onderdelen van Beheer")
        self.tab_pages = LatePages(
            self.tabs,
            {
                "Register": lambda: RegisterTab(place, back_ups, idle_watch, settings),
                "Medewerkers": lambda: MedewerkersTab(place, renew),
                "Handelingskader": lambda: KaderTab(place),
                "Invoer": lambda: InvoerTab(place, place.desk.invoerbank),
                "Bewaren": lambda: BewarenTab(place),
                "Verzoeken": lambda: VerzoekenTab(place, place.desk.drukkerij.inzage),
                "Logboek": lambda: LogboekTab(place),
                "Veiligheid": lambda: VeiligheidTab(place, back_ups, keuring),
            },
        )
        self.tabs.currentChanged.connect(lambda _: self.reload())
        outer.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)
        place.changed.connect(self._on_changed)
        place.invoer_asked.connect(self._take_up)

    @act("Spreadsheet invoeren", "import excel csv lijst", needs=Recht.REGIEVOERDER)
    def open_invoer(self) -> None:
        """Go to the import of a spreadsheet, from anywhere."""
        self._place.page_asked.emit("beheer")
        self.tabs.show_tab("Invoer")

    @act("Afwezigheid vastleggen", "vakantie weg vervanger medewerker", needs=Recht.REGIEVOERDER)
    @act("Werk van een medewerker overdragen", "vertrek overdracht collega", needs=Recht.REGIEVOERDER)
    def open_officers(self) -> None:
        """Go to the officers, where it is said who is away and what goes to another, from anywhere."""
        self._place.page_asked.emit("beheer")
        self.tabs.show_tab("Medewerkers")

    @act("Veiligheid van het register bekijken", "ciso avg dpia controleren herstelsleutel onderdelen")
    def open_safety(self) -> None:
        """Go to what is proven and kept, from anywhere."""
        self._place.page_asked.emit("beheer")
        self.tabs.show_tab("Veiligheid")

    @act("Over ivbdesk", "versie veranderd nieuw licentie onderdelen hulp")
    def show_about(self) -> None:
        """Tell which version this is and of what it is made, from anywhere."""
        OverDialog(self._place, self).show()

    @act("Weergave licht", "thema kleuren", given=("licht",))
    @act("Weergave donker", "thema kleuren nacht", given=("donker",))
    @act("Weergave zoals de computer", "thema kleuren licht donker", given=("systeem",))
    def set_mode(self, mode: Mode) -> None:
        """Choose light, dark or as the system."""
        register = self.tab_pages["Register"]
        assert isinstance(register, RegisterTab)
        register.set_mode(mode)
        if self.isVisible():
            self.reload()

    @property
    def current_tab(self) -> str:
        """The name of the tab that is shown."""
        return self.tabs.name_at(self.tabs.currentIndex())

    def _take_up(self, soort: str) -> None:
        invoer = self.tab_pages["Invoer"]
        assert isinstance(invoer, InvoerTab)
        invoer.resume(soort)
        self.open_invoer()

    def _on_changed(self, changes: Changed) -> None:
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again when the page is shown: the log grows with every act."""
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        """Read the tab that is seen."""
        tab = self.tab_pages[self.current_tab]
        assert isinstance(tab, BeheerTab)
        tab.reload()
