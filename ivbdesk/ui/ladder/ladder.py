"""The ladder of a casus: the grid, the means that was chosen in it, what may be lighter, and the last weighing."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.publiek.uitvoer import Drukkerij, read_over_afweging, save_afweging
from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.maatregel import MaatregelStatus
from ivbdesk.cases.ladder.afschaling import proposals, quiet_of
from ivbdesk.cases.ladder.bevinding import Oordeel, account_for
from ivbdesk.cases.ladder.gericht import lighter_for
from ivbdesk.cases.ladder.ladder import next_step, why_not_applicable
from ivbdesk.cases.ladder.ladderbeeld import ladder_cells
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.besluitvorming.afweging_view import AfwegingView
from ivbdesk.ui.ladder.gekozen_middel import GekozenMiddel
from ivbdesk.ui.ladder.ladder_grid import LadderGrid
from ivbdesk.ui.ladder.maatregel_dialog import (
    AfschaalDialog,
)
from ivbdesk.ui.publiek.uitvoer_dialog import UitvoerDialog
from ivbdesk.ui.widgets.basics import (
    Card,
    Chip,
    HeaderLabel,
    Label,
    LinkButton,
    MutedLabel,
    SecondaryButton,
)
from ivbdesk.ui.widgets.layouts import TwoPanes, clear, row
from ivbdesk.ui.workplace import Workplace

_BESIDE = 1000


class LadderTab(QWidget):
    """Choose a means in the grid; the panel shows how it stands and what may be done with it."""

    def __init__(self, place: Workplace, drukkerij: Drukkerij) -> None:
        super().__init__()
        self.place, self._drukkerij = place, drukkerij
        self._chosen = GekozenMiddel(place, self)
        self._blad: CasusBlad | None = None
        self._code = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        card = Card(
            "Preventie waar het kan, repressie waar het moet",
            aside=MutedLabel("zwaarder ↑   lichter ↓", small=True, wrap=False),
        )
        self.grid = LadderGrid(place.theme)
        self.grid.chosen.connect(self.choose)
        card.add(self.grid)
        side = QWidget()
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(14)
        self.panes = TwoPanes(card, side, (24, 10), place.theme.px(_BESIDE))
        outer.addWidget(self.panes, 1)

    def show_blad(self, blad: CasusBlad) -> None:
        """Show a casus; the chosen means stays while the casus stays."""
        if self._blad is None or self._blad.casus.id != blad.casus.id:
            self._code = self._proposed(blad)
        self._blad = blad
        kader = self.place.ctx.kader
        todo = []
        if self._code:
            weighing = blad.casus.laatste_afweging(self._code, blad.situatie.op)
            means = lighter_for(blad.casus, kader, blad.situatie, self._code)
            todo = [s.code for s in means if account_for(blad.casus, s, weighing).oordeel is Oordeel.OPEN]
        fitting = [s.code for s in kader.maatregelen.values() if not why_not_applicable(s, blad.situatie)]
        cells = ladder_cells(blad.casus, kader, self.place.today())
        self.grid.show_ladder(kader, cells, todo, fitting, self._code)
        self._show_side(blad)

    def _proposed(self, blad: CasusBlad) -> str:
        """The means to look at first: one that is proposed or weighed and waits, else what usually comes next."""
        casus, kader = blad.casus, self.place.ctx.kader
        waiting = [m.code for m in casus.maatregelen if m.status is MaatregelStatus.VOORGESTELD]
        weighing = casus.laatste_afweging()
        used = {m.code for m in casus.maatregelen}
        if waiting:
            return waiting[-1]
        if weighing is not None and weighing.code not in used:
            return weighing.code
        return next_step(casus, kader, blad.situatie)

    def choose(self, code: str) -> None:
        """Look at one means."""
        self._code = code
        if self._blad is not None:
            self.show_blad(self._blad)
            QTimer.singleShot(0, self.panes, self.panes.show_second)

    def _show_side(self, blad: CasusBlad) -> None:
        clear(self._side)
        if self._code:
            self._side.addWidget(self._chosen.card(blad, self.place.ctx.kader.soort(self._code)))
        else:
            card = Card("Mag een zwaardere trede?")
            card.add(
                MutedLabel("Kies een middel in het raster om te zien of het mag, en wat er nog ontbreekt.")
            )
            self._side.addWidget(card)
        self._side.addWidget(self._step_down_card(blad))
        self._side.addWidget(self._weighing_card(blad))
        self._side.addStretch(1)

    def _step_down_card(self, blad: CasusBlad) -> Card:
        card = Card("Kan het lichter?")
        today = self.place.today()
        rest = self.place.ctx.naslag.signaalregels.rust.days
        quiet = quiet_of(blad.casus, self.place.ctx.kader, today, rest)
        if quiet is not None:
            card.add(Label(quiet.zin, "small"))
        reasons = proposals(blad.casus, self.place.ctx.kader, today, rest)
        for found in reasons:
            card.add(row(Chip(found.wat, "ok"), Label(found.waarom, "small"), stretch=False))
        running = [m for m in blad.casus.lopende_maatregelen() if self.place.ctx.kader.soort(m.code).trede]
        if not running:
            card.add(MutedLabel("Er loopt geen middel op de ladder."))
            return card
        if not reasons:
            card.add(
                MutedLabel("Afschalen kan altijd, met een reden; het dossier bewaart wat eerder nodig was.")
            )
        card.add(row(SecondaryButton("Afschalen", lambda: AfschaalDialog(self.place, blad, self).start())))
        return card

    def _weighing_card(self, blad: CasusBlad) -> Card:
        weighing = blad.casus.laatste_afweging()
        if weighing is None:
            card = Card("Laatste afweging")
            card.add(
                MutedLabel("Nog geen. Een zwaarder middel begint met een afweging van zorg én veiligheid.")
            )
            return card
        read = LinkButton("Lezen en afdrukken", lambda: self._read_weighings(blad))
        card = Card(f"Laatste afweging · {short_date(weighing.opgesteld_op)}", aside=read)
        told = f"{self.place.ctx.kader.soort(weighing.code).naam} · versie {weighing.versie}"
        card.add(MutedLabel(told, small=True))
        for head, text in (
            (f"Veiligheid ({weighing.veiligheid_door})", weighing.veiligheidsperspectief),
            (f"Zorg ({weighing.zorg_door})", weighing.zorgperspectief),
            (f"Besluit ({weighing.bevoegd})", weighing.besluit),
        ):
            card.add(HeaderLabel(head, 3))
            card.add(Label(text))
        for stand in weighing.standpunten:
            card.add(MutedLabel(f"{stand.organisatie}: {stand.stand.label.lower()}. {stand.tekst}".strip()))
        return card

    def _read_weighings(self, blad: CasusBlad) -> None:
        ctx, druk, casus_id = self.place.ctx, self._drukkerij, blad.casus.id

        def save(shown: Afweging) -> None:
            UitvoerDialog(
                self.place,
                "Afweging op één bladzijde",
                f"{blad.casus.nummer}_afweging_v{shown.versie}.pdf",
                lambda who, target, keuzes: save_afweging(ctx, druk, casus_id, shown.id, who, target, keuzes),
                lambda who: read_over_afweging(ctx, casus_id, shown.id, who)[1],
                Ontvanger.BURGEMEESTER,
                view,
            ).start()

        view = AfwegingView(self.place, blad.casus, save, self)
        view.open()
