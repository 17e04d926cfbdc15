"""The chain of a casus: the matrix, what we know of a partner, and where insight differs."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.blad import CasusBlad
from ivbdesk.cases.keten import partners_in
from ivbdesk.cases.nederlands import short_date
from ivbdesk.cases.partner import Partner
from ivbdesk.ui.dialogs.inzet_dialog import InzetDialog
from ivbdesk.ui.dialogs.leefgebied_dialog import LeefgebiedDialog
from ivbdesk.ui.widgets.basics import Card, Chip, Label, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.keten_matrix import KetenMatrix
from ivbdesk.ui.widgets.layouts import clear, row, scrolling
from ivbdesk.ui.workplace import Workplace

_OVERDUE_DAYS = 365


class KetenTab(QWidget):
    """Enter on a name scores the leefgebied, Enter on a cell sets the partner's role there."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._blad: CasusBlad | None = None
        self._partner_id: UUID | None = None
        page, content = QVBoxLayout(self), QWidget()
        page.setContentsMargins(0, 0, 0, 0)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(
            MutedLabel(
                "Een keten is sluitend als elk leefgebied met een probleem een partner én een lopende afspraak heeft."
            ),
            1,
        )
        head.addWidget(SecondaryButton("Leefgebied beoordelen", lambda: self._score(None)))
        head.addWidget(PrimaryButton("Partner inzetten", lambda: self._assign(None, None)))
        outer.addLayout(head)
        self.matrix = KetenMatrix(place.theme)
        self.matrix.setMinimumHeight(place.theme.px(260))
        self.matrix.cell_chosen.connect(self._on_cell)
        self.matrix.partner_chosen.connect(self._on_partner)
        place.theme.changed.connect(self._refresh)
        outer.addWidget(self.matrix, 1)
        outer.addWidget(
            MutedLabel(
                "● trekker   ◐ betrokken   ○ genoemd, nog niet bevestigd   ·   Enter of dubbelklik op een cel wijzigt haar",
                small=True,
            )
        )
        self._cards = QHBoxLayout()
        self._cards.setSpacing(14)
        outer.addLayout(self._cards)
        page.addWidget(scrolling(content))

    def show_blad(self, blad: CasusBlad) -> None:
        """Show a casus."""
        if self._blad is None or self._blad.casus.id != blad.casus.id:
            self._partner_id = None
        self._blad = blad
        self._refresh()

    def _refresh(self) -> None:
        blad = self._blad
        if blad is None:
            return
        busy = partners_in(blad.casus)
        shown = [partner for partner in blad.partners if partner.id in busy]
        problems_first = sorted(blad.keten, key=lambda line: (not line.is_problem, line.score is None))
        self.matrix.show_chain(problems_first, shown, self.place.ctx.gebieden)
        if self._partner_id is None and shown:
            self._partner_id = shown[0].id
        self._show_cards()

    def _show_cards(self) -> None:
        clear(self._cards)
        blad = self._blad
        if blad is None:
            return
        partner = blad.partner(self._partner_id)
        if partner is not None:
            self._cards.addWidget(self._partner_card(partner), 1)
        self._cards.addWidget(self._dissent_card(blad), 1)

    def _partner_card(self, partner: Partner) -> Card:
        card = Card(f"Wat weten we van {partner.kort}?")
        known = (
            ("Taak", partner.taken),
            ("Bevoegdheid", partner.bevoegdheden),
            ("Deelt", partner.deelt),
            ("Bereikbaar", partner.bereikbaar),
        )
        card.add(Label(" · ".join(f"{name}: {text}" for name, text in known if text), "small"))
        checked = partner.gecontroleerd_op
        if checked is None:
            card.add(row(Chip("Kaart nog niet nagelopen met de partner", "warn")))
        elif (self.place.today() - checked).days > _OVERDUE_DAYS:
            card.add(
                row(Chip(f"Kaart nagelopen op {short_date(checked)}, langer dan een jaar geleden", "warn"))
            )
        return card

    def _dissent_card(self, blad: CasusBlad) -> Card:
        card = Card("Verschil van inzicht")
        weighing = blad.casus.laatste_afweging()
        stands = [s for s in weighing.standpunten if s.stand.is_dissent] if weighing else []
        for stand in stands:
            card.add(Label(f"{stand.organisatie}, {stand.stand.label.lower()}: {stand.tekst}", "small"))
        if weighing is not None and stands:
            again = f"; evaluatie {short_date(weighing.evaluatie_op)}" if weighing.evaluatie_op else ""
            card.add(
                MutedLabel(
                    f"Besproken {short_date(weighing.opgesteld_op)}; besluit bij {weighing.bevoegd}{again}.",
                    small=True,
                )
            )
        if not stands:
            card.add(MutedLabel("Geen verschil van inzicht vastgelegd bij de laatste afweging.", small=True))
        card.body.addStretch(1)
        return card

    def _on_partner(self, partner_id: UUID) -> None:
        if partner_id != self._partner_id:
            self._partner_id = partner_id
            self._show_cards()

    def _on_cell(self, leefgebied: int, partner_id: UUID | None) -> None:
        if leefgebied < 0:
            self._score(-leefgebied)
        else:
            self._assign(leefgebied, partner_id)

    def _score(self, leefgebied: int | None) -> None:
        if self._blad is not None:
            LeefgebiedDialog(self.place, self._blad, leefgebied, self).start()

    def _assign(self, leefgebied: int | None, partner_id: UUID | None) -> None:
        if self._blad is not None:
            InzetDialog(self.place, self._blad, leefgebied, partner_id, self).start()
