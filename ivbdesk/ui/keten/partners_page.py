"""The page Partners: who they are, who can help, under which convenanten, and where the chain keeps failing."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.taal.nederlands import sort_key
from ivbdesk.ui.keten.convenanten import ConvenantenTab
from ivbdesk.ui.keten.gids import GidsTab
from ivbdesk.ui.keten.knelpunten import KnelpuntenTab
from ivbdesk.ui.keten.wie_helpt import WieHelptTab
from ivbdesk.ui.opened import Changed
from ivbdesk.ui.widgets.basics import HeaderLabel
from ivbdesk.ui.widgets.tabs import Tabs
from ivbdesk.ui.workplace import Workplace

_KINDS = frozenset({"partner", "contactpersoon", "convenant"})


class PartnersPage(QWidget):
    """Four tabs over the same partners; the last is read when it is seen, since gaps follow every casus."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 18)
        outer.setSpacing(6)
        outer.addWidget(HeaderLabel("Partners"))
        self.directory = GidsTab(place)
        self.who_helps = WieHelptTab(place)
        self.agreements = ConvenantenTab(place)
        self.bottlenecks = KnelpuntenTab(place)
        self.tabs = Tabs("Onderdelen van Partners")
        for name, tab in (
            ("Partners", self.directory),
            ("Wie kan helpen?", self.who_helps),
            ("Convenanten", self.agreements),
            ("Knelpunten", self.bottlenecks),
        ):
            self.tabs.add(name, tab)
        outer.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)
        self.who_helps.card_asked.connect(self.open_card)
        self.tabs.currentChanged.connect(lambda _: self._read_bottlenecks())
        place.changed.connect(self._on_changed)
        self.reload()

    def open_card(self, partner_id: UUID) -> None:
        """Show the card of a partner."""
        self.tabs.show_tab("Partners")
        self.directory.choose(partner_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what follows the casussen."""
        super().showEvent(event)
        self._read_bottlenecks()

    def _on_changed(self, changes: Changed) -> None:
        if _KINDS & changes.entiteiten:
            self.reload()
        self._read_bottlenecks()

    def _read_bottlenecks(self) -> None:
        if self.bottlenecks.isVisible():
            self.bottlenecks.reload()

    def reload(self) -> None:
        """Read the partners and the convenanten again, off the UI thread."""
        reads = self.place.ctx.reads

        def work() -> tuple[list[Partner], list[Convenant]]:
            return sorted(reads.keten.partners(), key=lambda p: sort_key(p.naam)), reads.keten.convenanten()

        self.place.read(self, work, self._show, key="partners")

    def _show(self, found: tuple[list[Partner], list[Convenant]]) -> None:
        partners, agreements = found
        self.directory.show_partners(partners, agreements)
        self.who_helps.show_partners(partners)
        self.agreements.show_agreements(agreements, partners)
