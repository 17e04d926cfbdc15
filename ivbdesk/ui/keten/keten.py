"""The chain of a casus: the matrix, the gaps and what closes them, handovers, and where insight differs."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.keten.keten import reopen_gap
from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.overdracht import Overdracht, OverdrachtSoort
from ivbdesk.cases.keten.keten import Gat, GatSoort, partners_in
from ivbdesk.ui.act import act
from ivbdesk.ui.besluitvorming.verschil_dialog import KeuzeDialog, StandpuntDialog, VerschilDialog
from ivbdesk.ui.dossier.afspraak_dialog import AfspraakDialog, VerzetDialog
from ivbdesk.ui.dossier.overdracht_dialog import AntwoordDialog, OverdrachtDialog
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.keten.aanvaard_dialog import AanvaardDialog
from ivbdesk.ui.keten.inzet_dialog import InzetDialog
from ivbdesk.ui.keten.keten_kaarten import VerschilCard, gaps_card, handovers_card, partner_card
from ivbdesk.ui.keten.keten_matrix import KetenMatrix
from ivbdesk.ui.keten.leefgebied_dialog import LeefgebiedDialog
from ivbdesk.ui.widgets.basics import MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import clear, scrolling
from ivbdesk.ui.workplace import Workplace


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
                "Een keten is sluitend als elk leefgebied met een probleem een partner heeft die dat leefgebied dekt, én een lopende afspraak."
            ),
            1,
        )
        head.addWidget(SecondaryButton("Leefgebied beoordelen", self.score).needing(self.place))
        head.addWidget(PrimaryButton("Partner inzetten", self.assign).needing(self.place))
        outer.addLayout(head)
        self.matrix = KetenMatrix(place.theme)
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
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        self._shown_cards: list[QWidget] = []
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
        self.matrix.show_chain(problems_first, shown, self.place.ctx.naslag.gebieden)
        if self._partner_id is None and shown:
            self._partner_id = shown[0].id
        self._show_cards()

    def _show_cards(self) -> None:
        blad = self._blad
        if blad is None:
            return
        at = self._focused_card()
        clear(self._cards)
        today = self.place.today()
        gaps = gaps_card(self.place, blad, self.close_gap, self.accept_gap, self.reopen_gap)
        handovers = handovers_card(self.place, blad.casus, today, self.ask_handover, self.answer)
        views = VerschilCard(self.place, blad, today, self.record_difference, self.add_stand, self.choose)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        partner = blad.partner(self._partner_id)
        if partner is not None:
            middle.addWidget(partner_card(partner, today), 1)
        middle.addWidget(handovers, 1)
        self._cards.addWidget(gaps)
        self._cards.addLayout(middle)
        self._cards.addWidget(views)
        self._shown_cards = [gaps, handovers, views]
        self._focus_card(at)

    def _focused_card(self) -> int:
        """Which card has the focus: it is made anew when something changes, and the keyboard must not lose its place."""
        focus = self.focusWidget()
        return next((n for n, card in enumerate(self._shown_cards) if focus and card.isAncestorOf(focus)), -1)

    def _focus_card(self, number: int) -> None:
        if number < 0:
            return
        button = self._shown_cards[number].findChild(SecondaryButton)
        (button or self.matrix).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_partner(self, partner_id: UUID) -> None:
        if partner_id != self._partner_id:
            self._partner_id = partner_id
            self._show_cards()

    def _on_cell(self, leefgebied: int, partner_id: UUID | None) -> None:
        if leefgebied < 0:
            self._score(-leefgebied)
        else:
            self._assign(leefgebied, partner_id)

    @act("Leefgebied beoordelen", "zelfredzaamheid score", needs=Recht.REGIEVOERDER)
    def score(self) -> None:
        """Judge a leefgebied that is still to be chosen."""
        self._score(None)

    @act("Partner inzetten", "hulp organisatie", needs=Recht.REGIEVOERDER)
    def assign(self) -> None:
        """Bring in a partner that is still to be chosen."""
        self._assign(None, None)

    def _score(self, leefgebied: int | None) -> None:
        if self._blad is not None:
            LeefgebiedDialog(self.place, self._blad, leefgebied, self).start()

    def _assign(self, leefgebied: int | None, partner_id: UUID | None) -> None:
        if self._blad is not None:
            InzetDialog(self.place, self._blad, leefgebied, partner_id, self).start()

    def close_gap(self, gat: Gat) -> None:
        """Open the form of what closes a gap, filled as far as the gap says."""
        blad = self._blad
        if blad is None:
            return
        match gat.soort:
            case GatSoort.GEEN_PARTNER | GatSoort.GEBLOKKEERD:
                self._assign(gat.leefgebied, gat.partner_id)
            case GatSoort.GEEN_ACTIE:
                AfspraakDialog(
                    self.place, blad, self, leefgebied=gat.leefgebied, partner_id=gat.partner_id
                ).start()
            case GatSoort.STIL:
                late = next((a for a in blad.casus.afspraken if a.id == gat.over_id), None)
                if late is not None:
                    VerzetDialog(self.place, blad.casus.id, late, self).start()
            case GatSoort.GEEN_REGIE:
                self._seek_regie(blad, OverdrachtSoort.CASUSREGIE)
            case GatSoort.GEEN_PROCESREGIE:
                self._seek_regie(blad, OverdrachtSoort.PROCESREGIE)
            case GatSoort.IMPASSE:
                known = next((v for v in blad.casus.verschillen if v.id == gat.over_id), None)
                self.choose(known) if known is not None else self.record_difference()
            case GatSoort.BLINDE_VLEK:
                self._score(gat.leefgebied or None)
            case GatSoort.OVERDRACHT:
                asked = next((o for o in blad.casus.overdrachten if o.id == gat.over_id), None)
                if asked is not None:
                    self.answer(asked)

    def accept_gap(self, gat: Gat) -> None:
        """Let a gap be, with who says so, why, and until when."""
        if self._blad is not None:
            AanvaardDialog(self.place, self._blad.casus.id, gat, self).start()

    def reopen_gap(self, gat: Gat) -> None:
        """Make a gap that was accepted work again."""
        blad, aanvaard = self._blad, gat.aanvaard
        if blad is None or aanvaard is None:
            return
        casus_id = blad.casus.id
        RedenDialog(
            self.place,
            "Gat weer openen",
            lambda ctx, reden: reopen_gap(ctx, casus_id, aanvaard.id, reden),
            self,
            kind="gat weer openen",
            ref=str(aanvaard.id),
            verb="Weer openen",
            label="Waarom kan dit niet langer blijven",
            intro=f"{gat.naam}: {gat.soort.label}, {aanvaard.told}.",
        ).start()

    def _seek_regie(self, blad: CasusBlad, soort: OverdrachtSoort) -> None:
        """Ask somebody for the regie; where that was asked already, its answer is what is missing."""
        asked = next((o for o in blad.casus.overdrachten if o.soort is soort and o.status.is_open), None)
        if asked is not None:
            self.answer(asked)
        else:
            OverdrachtDialog(self.place, blad, self, soort).start()

    @act("Overdracht vragen", "overdragen partner", needs=Recht.REGIEVOERDER)
    def ask_handover(self) -> None:
        """Ask somebody to take over."""
        if self._blad is not None:
            OverdrachtDialog(self.place, self._blad, self).start()

    def answer(self, overdracht: Overdracht) -> None:
        """Record what came of a handover."""
        if self._blad is not None:
            AntwoordDialog(self.place, self._blad.casus.id, overdracht, self).start()

    @act("Verschil van inzicht vastleggen", "oneens partners", needs=Recht.REGIEVOERDER)
    def record_difference(self) -> None:
        """Record on what partners differ."""
        if self._blad is not None:
            VerschilDialog(self.place, self._blad, self).start()

    def add_stand(self, verschil: Inzichtverschil) -> None:
        """Add a stand to a difference."""
        if self._blad is not None:
            StandpuntDialog(self.place, self._blad, verschil, self).start()

    def choose(self, verschil: Inzichtverschil) -> None:
        """Record what was chosen."""
        if self._blad is not None:
            KeuzeDialog(self.place, self._blad.casus.id, verschil, self).start()
