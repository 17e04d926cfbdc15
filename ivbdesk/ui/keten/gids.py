"""The directory: a list of partners with a filter, and the card of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.taal.nederlands import sort_key
from ivbdesk.ui.keten.partner_kaart import Kaart, areas_of, checked
from ivbdesk.ui.widgets.basics import MutedLabel
from ivbdesk.ui.widgets.layouts import clear, scrolling
from ivbdesk.ui.widgets.list_hands import ListHands, choose_many
from ivbdesk.ui.widgets.sought_line import SoughtLine
from ivbdesk.ui.workplace import Workplace

_ID = Qt.ItemDataRole.UserRole


class GidsTab(QWidget):
    """The list shows by a sign and in words which cards are to be gone through."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._partners: dict[UUID, Partner] = {}
        self._agreements: Sequence[Convenant] = ()
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 12, 0, 0)
        columns.setSpacing(14)
        left = QVBoxLayout()
        self.filter = SoughtLine("Zoek op naam, taak of leefgebied", "Zoek een partner")
        self.filter.textChanged.connect(lambda _: self._fill())
        left.addWidget(self.filter)
        self.list = QListWidget()
        self.list.setAccessibleName("Partners")
        self.list.setWordWrap(True)
        self.filter.leads_to(self.list)
        choose_many(self.list)
        ListHands(self.list)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_: self._show_card())
        left.addWidget(self.list, 1)
        self._due = MutedLabel("", small=True)
        left.addWidget(self._due)
        columns.addLayout(left, 10)
        self._pane = QWidget()
        self._card = QVBoxLayout(self._pane)
        self._card.setContentsMargins(0, 0, 6, 0)
        self._card.setSpacing(12)
        area = scrolling(self._pane)
        area.setAccessibleName("Kaart van de partner")
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrow keys go through a long card
        columns.addWidget(area, 17)
        self.setFocusProxy(self.filter)

    def show_partners(self, partners: Sequence[Partner], agreements: Sequence[Convenant]) -> None:
        """Show these partners; the chosen one stays chosen."""
        self._partners = {partner.id: partner for partner in partners}
        self._agreements = agreements
        today = self.place.today()
        due = sum(checked(partner, today).is_due for partner in partners)
        self._due.setText(f"! {due} van {len(partners)} kaarten na te lopen met de partner")
        self._due.setVisible(due > 0)
        self._fill()

    def choose(self, partner_id: UUID) -> None:
        """Show the card of this partner, whatever the filter says."""
        self.filter.clear()
        for number in range(self.list.count()):
            if self.list.item(number).data(_ID) == partner_id:
                self.list.setCurrentRow(number)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        chosen, today = self._chosen(), self.place.today()
        wanted = sort_key(self.filter.text()).split()
        self.list.blockSignals(True)
        self.list.clear()
        for partner in self._partners.values():
            words = sort_key(self._words(partner))
            if not all(word in words for word in wanted):
                continue
            state = checked(partner, today)
            item = QListWidgetItem(f"{partner.naam}\n! {state.kort}" if state.is_due else partner.naam)
            item.setData(_ID, partner.id)
            self.list.addItem(item)
            if chosen is not None and partner.id == chosen.id:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._show_card()

    def _words(self, partner: Partner) -> str:
        own = (
            partner.naam,
            partner.kort,
            partner.domein,
            partner.taken,
            partner.diensten,
            partner.trefwoorden,
        )
        return " ".join((*own, *areas_of(self.place, partner)))

    def _chosen(self) -> Partner | None:
        item = self.list.currentItem()
        return self._partners.get(item.data(_ID)) if item is not None else None

    def _show_card(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._pane.isAncestorOf(focused):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that was pressed goes away
        clear(self._card)
        partner = self._chosen()
        if partner is not None:
            self._card.addWidget(Kaart(self.place, partner, self._agreements))
        elif self._partners:
            self._card.addWidget(MutedLabel("Geen partner gevonden met deze woorden."))
        self._card.addStretch(1)
