"""The means that was chosen in the ladder: how it stands, whether it may start, and what may be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus
from ivbdesk.cases.kader.kader import Maatregelsoort, Toets
from ivbdesk.cases.ladder.bevinding import Bevinding, Oordeel
from ivbdesk.cases.ladder.dossiercheck import check_dossier, stand_of
from ivbdesk.cases.ladder.gericht import (
    age_to_establish,
    aimed_at,
    asks_addressee,
    current_use,
    name_of,
    person_of,
)
from ivbdesk.cases.ladder.ladder import needs_weighing
from ivbdesk.cases.ladder.opschaling import check_heavier
from ivbdesk.cases.taal.nederlands import count, short_date, term
from ivbdesk.ui.besluitvorming.afweging_dialog import AfwegingDialog
from ivbdesk.ui.besluitvorming.besluit_dialog import BesluitDialog, open_extension
from ivbdesk.ui.besluitvorming.zienswijze_dialog import ZienswijzeDialog
from ivbdesk.ui.betrokkenen.leeftijd_dialog import LeeftijdDialog
from ivbdesk.ui.ladder.dossier_dialog import DossierDialog
from ivbdesk.ui.ladder.maatregel_blad import MaatregelBlad
from ivbdesk.ui.ladder.maatregel_dialog import (
    EindDialog,
    EvaluatieDialog,
    GerichtDialog,
    IntrekDialog,
    StartDialog,
    VoorstelDialog,
)
from ivbdesk.ui.widgets.basics import (
    Card,
    HeaderLabel,
    Label,
    LinkButton,
    MutedLabel,
    PrimaryButton,
    SecondaryButton,
)
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.workplace import Workplace

_SIGNS = {Oordeel.GOED: "✓", Oordeel.OPEN: "✕", Oordeel.STOP: "■"}
_ROLES = {Oordeel.GOED: "good", Oordeel.OPEN: "bad", Oordeel.STOP: "bad"}
_OPEN_SHOWN = 12
_GOOD_SHOWN = 5


class GekozenMiddel:
    """Draws a card for one means after another; whether its sheet was folded open stays."""

    def __init__(self, place: Workplace, tab: QWidget) -> None:
        self.place, self._tab = place, tab
        self._sheet_open = False

    def card(self, blad: CasusBlad, soort: Maatregelsoort) -> Card:
        """All that there is to know and to do of this means in this casus."""
        kader = self.place.ctx.kader
        current = current_use(blad.casus, soort.code)
        weighing = blad.casus.laatste_afweging(soort.code, blad.situatie.op)
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
        if asks_addressee(soort):
            for line in self._aim_rows(blad, soort, current):
                card.add(line)
        if soort.dossier:
            card.add(self._file_row(blad, soort))
        if running and current is not None:
            card.add(Label(self._how_it_runs(blad, current)))
        elif not findings:
            card.add(Label("Dit middel mag direct starten; er is geen afweging nodig.", "good"))
        else:
            card.add(Label(_verdict(blocked), "strong"))
        decision = blad.casus.besluit_over(soort.code, blad.situatie.op)
        if kader.asks_field(soort, "bekend_op") and (decision is None or decision.bekend_op is None):
            what = "de verlenging" if decision is not None and decision.verlengt_id else "een besluit"
            told = f"Let op: {what} werkt pas na bekendmaking (Awb 3:40); die is nog niet vastgelegd."
            card.add(Label(told, "near"))
        for line in self._buttons(blad, soort, current, blocked, weighed):
            card.add(line)
        if not running:
            self._add_findings(card, findings, blocked)
        card.add(self._sheet(soort))
        return card

    def _aim_rows(
        self, blad: CasusBlad, soort: Maatregelsoort, current: Maatregel | None
    ) -> list[QHBoxLayout | QWidget]:
        """At whom it is aimed, how to choose that, and how to establish an age that is not sure."""
        casus = blad.casus
        aim = aimed_at(casus, soort)
        rows: list[QHBoxLayout | QWidget] = [
            Label(
                f"Gericht aan: {name_of(casus, aim)}" if aim.is_gekozen else "Gericht aan: nog niet gekozen",
                "strong",
            )
        ]

        def choose() -> None:
            if current is None:
                VoorstelDialog(self.place, blad, soort, self._tab).start()
            else:
                GerichtDialog(self.place, blad, soort, current, self._tab).start()

        links: list[QWidget] = []
        if current is None or current.status is MaatregelStatus.VOORGESTELD or not aim.is_gekozen:
            links.append(
                LinkButton("Anders kiezen …" if aim.is_gekozen else "Kiezen aan wie …", choose).needing(
                    self.place
                )
            )
        person = person_of(casus, aim)
        known = blad.situatie.leeftijden.get(person.id) if person else None
        border = age_to_establish(soort, known) if known else None
        if person is not None and border is not None:
            links.append(
                LinkButton(
                    "Leeftijd vaststellen …",
                    lambda: LeeftijdDialog(self.place, casus.id, person, border, self._tab).start(),
                ).needing(self.place)
            )
        return [*rows, row(*links)] if links else rows

    def _file_row(self, blad: CasusBlad, soort: Maatregelsoort) -> QHBoxLayout:
        """The ways to what makes the file of a measure complete."""
        weighing = blad.casus.laatste_afweging(soort.code, blad.situatie.op)
        kader = self.place.ctx.kader_under(weighing)
        rows = check_dossier(blad.casus, kader, blad.situatie, soort.code, weighing)
        stand = stand_of(rows)
        links: list[QWidget] = [
            LinkButton(
                f"Dossiercheck {stand.bewezen}/{stand.totaal}",
                lambda: DossierDialog(self.place, blad, soort, self._tab).start(),
            ).needing(self.place)
        ]
        asked = {line.soort.toets for line in rows}
        if asked & {Toets.ZIENSWIJZE, Toets.GEHOORD}:
            links.append(
                LinkButton(
                    "Zienswijze", lambda: ZienswijzeDialog(self.place, blad, soort, self._tab).start()
                ).needing(self.place)
            )
        if Toets.BESLUIT in asked or kader.duur_van(soort) is not None:
            links.append(
                LinkButton(
                    "Besluit", lambda: BesluitDialog(self.place, blad, soort, self._tab).start()
                ).needing(self.place)
            )
        return row(*links)

    def _sheet(self, soort: Maatregelsoort) -> QWidget:
        """ "Wat mag, wie beslist, welk dossier", folded away until it is asked for."""
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        sheet = MaatregelBlad(self.place.ctx.kader, soort, self.place.today())
        sheet.setVisible(self._sheet_open)
        button = LinkButton("")

        def tell() -> None:
            what = "Wat mag, wie beslist, welk dossier"
            button.setText(f"{'▾' if self._sheet_open else '▸'} {what}")
            button.setAccessibleName(f"{what}, {'uitgeklapt' if self._sheet_open else 'ingeklapt'}")

        def turn() -> None:
            self._sheet_open = not self._sheet_open
            sheet.setVisible(self._sheet_open)
            tell()

        button.clicked.connect(turn)
        tell()
        column.addLayout(row(button))
        column.addWidget(sheet)
        return both

    def _how_it_runs(self, blad: CasusBlad, measure: Maatregel) -> str:
        who = blad.partner(measure.partner_id)
        since = short_date(measure.begonnen_op) if measure.begonnen_op else ""
        again = (
            f"; evaluatie {term(measure.evaluatie_op, self.place.today())}" if measure.evaluatie_op else ""
        )
        return f"Loopt sinds {since}{f' bij {who.naam}' if who else ''}{again}."

    def _add_findings(self, card: Card, findings: tuple[Bevinding, ...], blocked: list[Bevinding]) -> None:
        missing = sorted(blocked, key=lambda f: f.oordeel is not Oordeel.STOP)
        good = [finding for finding in findings if finding.oordeel is Oordeel.GOED]
        for finding in (*missing[:_OPEN_SHOWN], *good[:_GOOD_SHOWN]):
            card.add(_finding_line(finding))
        hidden = max(0, len(missing) - _OPEN_SHOWN), max(0, len(good) - _GOOD_SHOWN)
        more = [
            f"nog {number} {what}" for number, what in zip(hidden, ("open", "in orde"), strict=True) if number
        ]
        if more:
            card.add(MutedLabel(f"En {' en '.join(more)}; alle punten staan in de afweging.", small=True))

    def _buttons(
        self,
        blad: CasusBlad,
        soort: Maatregelsoort,
        current: Maatregel | None,
        blocked: list[Bevinding],
        weighed: bool,
    ) -> list[QHBoxLayout]:
        def ask(dialog: type[VoorstelDialog] | type[StartDialog]) -> None:
            dialog(self.place, blad, soort, self._tab).start()

        if current is not None and current.status is MaatregelStatus.LOOPT:
            end = PrimaryButton(
                "Beëindigen", lambda: EindDialog(self.place, blad, current, self._tab).start()
            ).needing(self.place)
            look = SecondaryButton(
                "Evalueren", lambda: EvaluatieDialog(self.place, blad, current, self._tab).start()
            ).needing(self.place)
            buttons: list[QWidget] = [end, look]
            rule = self.place.ctx.kader.duur_van(soort)
            if rule is not None and rule.verlengbaar:
                longer = lambda: open_extension(self.place, blad, soort, self._tab)  # noqa: E731  # as below
                buttons.append(SecondaryButton("Verlengen …", longer).needing(self.place))
            if blad.casus.verlengd_vanaf(soort.code) is not None:
                anew = lambda: AfwegingDialog(self.place, blad, soort, self._tab).start()  # noqa: E731  # as below
                return [row(*buttons), row(SecondaryButton("Verlenging afwegen …", anew).needing(self.place))]
            return [row(*buttons)]
        lines = []
        weigh = lambda: AfwegingDialog(self.place, blad, soort, self._tab).start()  # noqa: E731  # used by two buttons
        start = PrimaryButton("Starten", lambda: ask(StartDialog)).needing(self.place)
        start.setEnabled(not blocked)
        if weighed and blocked:
            lines.append(row(PrimaryButton("Afweging maken", weigh).needing(self.place), start))
        elif weighed:
            lines.append(row(start, SecondaryButton("Nieuwe afweging", weigh).needing(self.place)))
        else:
            lines.append(row(start))
        more: list[QWidget] = []
        if current is None:
            more.append(LinkButton("Alleen voorstellen", lambda: ask(VoorstelDialog)).needing(self.place))
        else:
            more.append(
                LinkButton(
                    "Voorstel intrekken", lambda: IntrekDialog(self.place, blad, current, self._tab).start()
                ).needing(self.place)
            )
        lines.append(row(*more))
        return lines


def _verdict(blocked: list[Bevinding]) -> str:
    if not blocked:
        return "Alles is verantwoord; dit middel mag starten."
    verb = "ontbreekt" if len(blocked) == 1 else "ontbreken"
    return f"Er {verb} nog {count(len(blocked), 'punt', 'punten')}."


def _finding_line(finding: Bevinding) -> QHBoxLayout:
    """A sign in its colour, and the words beside it; the source as a tip."""
    sign = Label(_SIGNS[finding.oordeel], _ROLES[finding.oordeel], wrap=False)
    words = Label(finding.tekst, "small")
    words.setToolTip(finding.bron)
    line = row(sign, spacing=5, stretch=False)
    line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    return line
