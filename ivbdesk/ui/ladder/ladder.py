"""The ladder of a casus: the grid, and the panel that says whether a heavier means may start."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.publiek.uitvoer import Drukkerij, save_afweging
from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus
from ivbdesk.cases.kader.kader import Maatregelsoort, Toets
from ivbdesk.cases.ladder.afschaling import proposals, quiet_of
from ivbdesk.cases.ladder.bevinding import Bevinding, Oordeel, account_for
from ivbdesk.cases.ladder.dossiercheck import check_dossier
from ivbdesk.cases.ladder.ladder import lighter_measures, needs_weighing, next_step, why_not_applicable
from ivbdesk.cases.ladder.ladderbeeld import ladder_cells
from ivbdesk.cases.ladder.opschaling import check_heavier
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.taal.nederlands import short_date, term
from ivbdesk.ui.besluitvorming.afweging_dialog import AfwegingDialog
from ivbdesk.ui.besluitvorming.afweging_view import AfwegingView
from ivbdesk.ui.besluitvorming.besluit_dialog import BesluitDialog
from ivbdesk.ui.besluitvorming.zienswijze_dialog import ZienswijzeDialog
from ivbdesk.ui.ladder.dossier_dialog import DossierDialog
from ivbdesk.ui.ladder.findings import add_findings
from ivbdesk.ui.ladder.ladder_grid import LadderGrid
from ivbdesk.ui.ladder.maatregel_blad import MaatregelBlad
from ivbdesk.ui.ladder.maatregel_dialog import (
    AfschaalDialog,
    EindDialog,
    EvaluatieDialog,
    IntrekDialog,
    StartDialog,
    VoorstelDialog,
)
from ivbdesk.ui.publiek.uitvoer_dialog import UitvoerDialog
from ivbdesk.ui.widgets.basics import (
    Card,
    Chip,
    HeaderLabel,
    Label,
    LinkButton,
    MutedLabel,
    PrimaryButton,
    SecondaryButton,
)
from ivbdesk.ui.widgets.layouts import TwoPanes, clear, row
from ivbdesk.ui.workplace import Workplace

_BESIDE = 900


class LadderTab(QWidget):
    """Choose a means in the grid; the panel shows how it stands and what may be done with it."""

    def __init__(self, place: Workplace, drukkerij: Drukkerij) -> None:
        super().__init__()
        self.place, self._drukkerij = place, drukkerij
        self._sheet_open = False
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
            weighing = blad.casus.laatste_afweging(self._code)
            means = lighter_measures(kader, blad.situatie, self._code)
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
            self._side.addWidget(self._panel(blad, self.place.ctx.kader.soort(self._code)))
        else:
            card = Card("Mag een zwaardere trede?")
            card.add(
                MutedLabel("Kies een middel in het raster om te zien of het mag, en wat er nog ontbreekt.")
            )
            self._side.addWidget(card)
        self._side.addWidget(self._step_down_card(blad))
        self._side.addWidget(self._weighing_card(blad))
        self._side.addStretch(1)

    def _panel(self, blad: CasusBlad, soort: Maatregelsoort) -> Card:
        kader = self.place.ctx.kader
        current = self._current(blad, soort.code)
        weighing = blad.casus.laatste_afweging(soort.code)
        under = self.place.ctx.kader_under(weighing)
        findings = check_heavier(blad.casus, under, blad.situatie, soort.code, weighing)
        blocked = [finding for finding in findings if finding.oordeel is not Oordeel.GOED]
        running = current is not None and current.status is MaatregelStatus.LOOPT
        weighed = needs_weighing(soort)
        title = "Mag een zwaardere trede?" if weighed and not running else "Gekozen middel"
        card = Card(title, gap=bool(blocked) and not running)
        card.add(HeaderLabel(soort.naam, 3))
        level = f"Trede {soort.trede} {kader.trede(soort.trede).naam}" if soort.trede else "Naast de ladder"
        about = " · ".join(part for part in (level, soort.bevoegd, soort.grondslag, soort.termijn) if part)
        card.add(MutedLabel(about, small=True))
        if under.versie != kader.versie:
            card.add(MutedLabel(f"Gewogen onder handelingskader {under.versie}.", small=True))
        if soort.neveneffect:
            card.add(Label(f"Let op: {soort.neveneffect}", "near"))
        if soort.dossier:
            card.add(self._file_row(blad, soort))
        if running and current is not None:
            card.add(Label(self._how_it_runs(blad, current)))
        elif not findings:
            card.add(Label("Dit middel mag direct starten; er is geen afweging nodig.", "good"))
        else:
            add_findings(card, findings, blocked)
        decision = blad.casus.besluit_over(soort.code)
        if kader.asks_field(soort, "bekend_op") and (decision is None or decision.bekend_op is None):
            told = "Let op: een besluit werkt pas nadat het is bekendgemaakt (Awb 3:40); dat is nog niet vastgelegd."
            card.add(Label(told, "near"))
        for line in self._buttons(blad, soort, current, blocked, weighed):
            card.add(line)
        card.add(self._sheet(soort))
        return card

    def _file_row(self, blad: CasusBlad, soort: Maatregelsoort) -> QHBoxLayout:
        """The ways to what makes the file of a measure complete."""
        weighing = blad.casus.laatste_afweging(soort.code)
        kader = self.place.ctx.kader_under(weighing)
        rows = check_dossier(blad.casus, kader, blad.situatie, soort.code, weighing)
        done = sum(line.is_beantwoord for line in rows)
        links: list[QWidget] = [
            LinkButton(
                f"Dossiercheck {done}/{len(rows)}",
                lambda: DossierDialog(self.place, blad, soort, self).start(),
            )
        ]
        asked = {line.soort.toets for line in rows}
        if asked & {Toets.ZIENSWIJZE, Toets.GEHOORD}:
            links.append(
                LinkButton("Zienswijze", lambda: ZienswijzeDialog(self.place, blad, soort, self).start())
            )
        if Toets.BESLUIT in asked:
            links.append(LinkButton("Besluit", lambda: BesluitDialog(self.place, blad, soort, self).start()))
        return row(*links)

    def _sheet(self, soort: Maatregelsoort) -> QWidget:
        """ "Wat mag, wie beslist, wat moet in het dossier", folded away until it is asked for."""
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        sheet = MaatregelBlad(self.place.ctx.kader, soort, self.place.today())
        sheet.setVisible(self._sheet_open)
        button = LinkButton("")

        def tell() -> None:
            button.setText(
                f"{'▾' if self._sheet_open else '▸'} Wat mag, wie beslist, wat moet in het dossier"
            )

        def turn() -> None:
            self._sheet_open = not self._sheet_open
            sheet.setVisible(self._sheet_open)
            tell()

        button.clicked.connect(turn)
        tell()
        column.addLayout(row(button))
        column.addWidget(sheet)
        return both

    def _current(self, blad: CasusBlad, code: str) -> Maatregel | None:
        busy = (MaatregelStatus.LOOPT, MaatregelStatus.VOORGESTELD)
        return next((m for m in blad.casus.maatregelen if m.code == code and m.status in busy), None)

    def _how_it_runs(self, blad: CasusBlad, measure: Maatregel) -> str:
        who = blad.partner(measure.partner_id)
        since = short_date(measure.begonnen_op) if measure.begonnen_op else ""
        again = (
            f"; evaluatie {term(measure.evaluatie_op, self.place.today())}" if measure.evaluatie_op else ""
        )
        return f"Loopt sinds {since}{f' bij {who.naam}' if who else ''}{again}."

    def _buttons(
        self,
        blad: CasusBlad,
        soort: Maatregelsoort,
        current: Maatregel | None,
        blocked: list[Bevinding],
        weighed: bool,
    ) -> list[QHBoxLayout]:
        def ask(dialog: type[VoorstelDialog] | type[StartDialog]) -> None:
            dialog(self.place, blad, soort, self).start()

        if current is not None and current.status is MaatregelStatus.LOOPT:
            end = PrimaryButton("Beëindigen", lambda: EindDialog(self.place, blad, current, self).start())
            look = SecondaryButton(
                "Evalueren", lambda: EvaluatieDialog(self.place, blad, current, self).start()
            )
            return [row(end, look)]
        lines = []
        weigh = lambda: AfwegingDialog(self.place, blad, soort, self).start()  # noqa: E731  # used by two buttons
        start = PrimaryButton("Starten", lambda: ask(StartDialog))
        start.setEnabled(not blocked)
        if weighed and blocked:
            lines.append(row(PrimaryButton("Afweging maken", weigh), start))
        elif weighed:
            lines.append(row(start, SecondaryButton("Nieuwe afweging", weigh)))
        else:
            lines.append(row(start))
        more: list[QWidget] = []
        if current is None:
            more.append(LinkButton("Alleen voorstellen", lambda: ask(VoorstelDialog)))
        else:
            more.append(
                LinkButton(
                    "Voorstel intrekken", lambda: IntrekDialog(self.place, blad, current, self).start()
                )
            )
        lines.append(row(*more))
        return lines

    def _step_down_card(self, blad: CasusBlad) -> Card:
        card = Card("Kan het lichter?")
        today = self.place.today()
        rest = self.place.ctx.signaalregels.rust.days
        quiet = quiet_of(blad.casus, today, rest)
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
                lambda who, target: save_afweging(ctx, druk, casus_id, shown.id, who, target),
                Ontvanger.BURGEMEESTER,
                view,
            ).start()

        view = AfwegingView(self.place, blad.casus.afwegingen, save, self)
        view.open()
