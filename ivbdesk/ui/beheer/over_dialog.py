"""About the program: which version this is, what changed in it, and of what it is made, under which licences."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.cases.beheer.programma import Programma
from ivbdesk.ui.beheer.veiligheid_cards import parts_table, show_parts
from ivbdesk.ui.widgets.basics import HeaderLabel, MutedLabel, window_title
from ivbdesk.ui.widgets.layouts import scrolling
from ivbdesk.ui.widgets.lees_dialog import LeesDialog
from ivbdesk.ui.widgets.tabs import Tabs
from ivbdesk.ui.widgets.veranderd import changes_of
from ivbdesk.ui.workplace import Workplace

_OURS = (
    "Vrije software onder de EUPL-1.2. Het programma zoekt uit zichzelf geen verbinding, ook niet voor een nieuwe versie. "
    "Alleen wie een teamregister opent, praat met de server daarvan."
)


class OverDialog(LeesDialog):
    """What it tells is read beside the window: the parts of the program take a moment to find."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(
            place.theme, "Over ivbdesk", 760, 620, parent, partial(place.help_asked.emit, "Over ivbdesk")
        )
        self.setWindowTitle(window_title("Over ivbdesk"))
        self.column.addWidget(MutedLabel(_OURS))
        self.tabs = Tabs("Over ivbdesk")
        changes = QWidget()
        self._changes = QVBoxLayout(changes)
        self.parts = parts_table(place.theme)
        self.tabs.addTab(scrolling(changes), "Wat er veranderde")
        self.tabs.addTab(self.parts, "Onderdelen en licenties")
        self.tabs.hide()  # "nothing found" would be untrue until it is read
        self.column.addWidget(self.tabs, 1)
        self.column.addStretch()
        place.read(self, place.desk.proofs.programma, self._show)

    def _show(self, told: Programma) -> None:
        self.name.setText(f"ivbdesk {told.nummer}")
        for version in told.versies:
            self._changes.addWidget(
                HeaderLabel(" · ".join(filter(None, (version.nummer, version.wanneer))), 2)
            )
            for widget in changes_of(version.veranderd):
                self._changes.addWidget(widget)
        self._changes.addStretch(1)
        show_parts(self.parts, told.delen)
        self.tabs.show()
