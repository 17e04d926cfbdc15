"""Weighing a signal: the checklist in steps, with the signal itself and what fits always in view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.context import Unit
from ivbdesk.actions.signaal.weging import Weging, decide, start_weighing
from ivbdesk.actions.signaal.weging_bekend import BekendeCasus, known_cases
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.kader.soorten import Uitkomst
from ivbdesk.cases.signaal.bekende import Bekende
from ivbdesk.cases.signaal.signaal import Signaal
from ivbdesk.cases.signaal.signaal_verloop import require_open
from ivbdesk.cases.signaal.weging import Som, find_outcomes, holding, reckon
from ivbdesk.cases.signaal.weging_partners import areas_in, cautions, propose_partners
from ivbdesk.cases.signaal.wegingseisen import find_lacking
from ivbdesk.ui.betrokkenen.bekenden_field import Wie
from ivbdesk.ui.fields.tick_field import TickField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.signaal.step_box import StepBox
from ivbdesk.ui.signaal.weging_antwoorden import Antwoordvelden
from ivbdesk.ui.signaal.weging_besluit import Besluitdeel
from ivbdesk.ui.signaal.weging_opstelling import Arrangement
from ivbdesk.ui.signaal.weging_side import WegingSide
from ivbdesk.ui.signaal.weging_velden import Besluitvelden
from ivbdesk.ui.widgets.basics import Label, MutedLabel, SecondaryButton
from ivbdesk.ui.workplace import Workplace


class WegingDialog(FormDialog):
    """Weighs one signal; `saved` gives the casus it went to, or None."""

    design_width = 1120

    def __init__(self, place: Workplace, signaal: Signaal, parent: QWidget) -> None:
        self._signaal, self._kader = signaal, place.ctx.naslag.wegingskader
        self._wanted: Mapping[str, object] = {}
        ctx = place.ctx

        def submit(values: FormValues) -> UUID | None:
            return decide(
                ctx,
                signaal.id,
                Weging(
                    self._answers.gather(values),
                    self._decided.gather(values),
                    tuple(values[self._decided.partners]),
                ),
            )

        super().__init__(
            place, f"Signaal {signaal.nummer} wegen", submit, draft=("weging", str(signaal.id)), verb="Vastleggen",
            parent=parent, intro="Beantwoord wat u weet. U beslist; het programma rekent voor en zegt wat past en waarom.",
        )  # fmt: skip
        self._answers, self._decided = Antwoordvelden(self._kader), Besluitvelden(place)
        self._put_side()
        self._steps: dict[str, StepBox] = {}
        for step in self._kader.stappen:
            self._add_step(step.code, step.naam, step.toetsen)
        self._add_urgency()
        self._add_decision()
        self._decision = Besluitdeel(place, self._answers, self._decided)
        # small at first, so that the form is not held to the width of both beside each other
        self._placing.arrange(0, self.form, self._steps["besluit"])
        self._put_known()
        self._later = SecondaryButton("Later verder", self._keep_for_later)
        self._later.setToolTip("Bewaart de antwoorden bij het signaal, ook voor een collega.")
        row = self.frame.footer.layout()
        assert isinstance(row, QBoxLayout)
        row.insertWidget(1, self._later)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)
        for field in self.fields.values():
            field.changed.connect(self._soon.start)
        self._decision.listen()
        self._answers.thema.changed.connect(self._on_theme)
        self._tell()
        reads = ctx.reads
        place.read(self, lambda: (reads.keten.partners(), reads.keten.convenanten()), self._on_read)
        place.read(self, lambda: known_cases(ctx, signaal), self._on_known)
        place.read(self, lambda: reads.mensen.bekenden(signaal.persoon), self._on_people)

    def _put_side(self) -> None:
        """The signal and what fits, beside the form where there is room."""
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        self._side = WegingSide(self._signaal, self._kader.bellen)
        self._placing = Arrangement(self.place.theme, self._side, self.frame.scroll, outer)
        self._side.past.chosen.connect(self._decided.uitkomst.set_value)
        self._side.bekend.chosen.connect(self._join)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or in the form, as there is room."""
        super().resizeEvent(event)
        self._placing.arrange(self.width(), self.form, self._steps["besluit"])

    def _add_step(self, code: str, naam: str, unchecked: bool) -> None:
        step = StepBox(naam, self.place.theme.px(11))
        self._steps[code] = step
        self.form.addWidget(step)
        if code == "beeld":
            self.add(self._answers.thema, step.body)
        if unchecked:
            step.body.addWidget(Label(f"! {self._kader.nog_te_toetsen}", "near"))
        for question in self._kader.vragen_van(code):
            self.add(self._answers.vragen[question.code], step.body)
        if code == "beeld":
            areas = [(str(area.nummer), area.naam) for area in self.place.ctx.naslag.gebieden.lijst]
            self._areas = self.add(TickField("leefgebieden", "Welke leefgebieden spelen", areas), step.body)

    def _add_urgency(self) -> None:
        step = self._steps["urgentie"] = StepBox("6. Hoe snel", self.place.theme.px(11))
        self.form.addWidget(step)
        self._sum = Label("", "strong")
        for part in self._answers.delen.values():
            self.add(part, step.body)
        step.body.addWidget(self._sum)
        self.add(self._decided.urgentie, step.body)
        self.add(self._decided.urgentie_reden, step.body)

    def _add_decision(self) -> None:
        step = self._steps["besluit"] = StepBox("7. Wat gebeurt ermee", self.place.theme.px(11))
        self.form.addWidget(step)
        self.add(self._decided.uitkomst, step.body)
        self._help, self._caution = MutedLabel("", small=True), Label("", "near")
        step.body.addWidget(self._help)
        step.body.addWidget(self._caution)
        for field in self._decided.in_order:
            self.add(field, step.body)
        for outcome in Uitkomst:
            for question in self._kader.vragen_bij(outcome):
                self.add(self._answers.vragen[question.code], step.body)

    def _put_known(self) -> None:
        """What the signal says already, and what an earlier sitting kept."""
        self.follow(self._answers.kept(self._signaal), self._kept_now)
        self._answers.propose(self._signaal)
        self._decided.tijdlijn.set_value(self._signaal.tekst)
        self._on_theme()

    def _kept_now(self, unit: Unit) -> Getoond:
        """What the signal holds now; raises RegelFout where a colleague finished the weighing."""
        signaal = unit.find(Signaal, self._signaal.id)
        require_open(signaal)
        return self._answers.kept(signaal)

    def _on_theme(self) -> None:
        """Propose what follows from the theme, as long as the officer has not written it otherwise."""
        theme = self._kader.themas[self._answers.thema.value()]
        ctx, where = self.place.ctx, self._signaal.plek.kort
        found = areas_in(self._kader, ctx.naslag.gebieden, theme.code, self._signaal.tekst)
        proposals = self._decision.proposals
        proposals.tick(self._areas, found)
        proposals.propose(self._decided.doel, theme.doel)
        proposals.propose(self._decided.titel, f"{theme.soort.label} {where}".strip())

    def _on_read(self, found: tuple[Sequence[Partner], Sequence[Convenant]]) -> None:
        """Partners and convenants are read: offer them, with those that a draft had chosen before they were there."""
        self._quiet = True
        self._decision.offer(*found)
        if self._wanted:
            self._decision.choose_again(self._wanted.get("partner_id"), self._wanted.get("convenant_id"))
        self._quiet = False
        self._tell()

    def _on_people(self, people: Sequence[Bekende]) -> None:
        """Who may be meant; the one who was picked as the signal was recorded is picked here too."""
        field, meant = self._decided.bekend, self._signaal.aangewezen
        field.show_people(people)
        if not self._wanted and field.value() == Wie() and meant in {item.id for item in people}:
            self._quiet = True
            field.set_value(Wie(meant))
            self._quiet = False

    def _on_known(self, known: Sequence[BekendeCasus]) -> None:
        """Show the cases that are there already; the one that was said to be the same is filled in."""
        self._side.bekend.show_cases(known)
        same = [casus for casus in known if casus.zelfde]
        if len(same) == 1 and not self._wanted:
            self._fill_casus(same[0])

    def _join(self, casus: BekendeCasus) -> None:
        self._decided.uitkomst.set_value(Uitkomst.BESTAANDE_CASUS)
        self._fill_casus(casus)

    def _fill_casus(self, casus: BekendeCasus) -> None:
        self._decided.casus.set_raw({"tekst": casus.nummer, "casus": str(casus.id)})

    def _put_back(self, raw: Mapping[str, object]) -> list[str]:
        self._wanted = raw
        return super()._put_back(raw)

    def _tell(self) -> None:
        """Show what these answers mean: what fits, the sum, and only the fields that are needed."""
        given = self._answers.now()
        self._placing.show_danger(given.is_ja("acuut"))
        found = find_outcomes(self._kader, given) if given.antwoorden else ()
        self._side.past.show_findings(found, self._steps["besluit"].button)
        self._propose_urgency(reckon(self._kader, given))
        for step in self._kader.stappen:
            if step.tonen_als:
                answered = any(q.code in given.antwoorden for q in self._kader.vragen_van(step.code))
                self._steps[step.code].fold(holding(step.tonen_als, given) is None and not answered)
        rule = self._decision.rule
        self._steps["rechtmatig"].fold(rule is not None and "rechtmatig" not in rule.eist)
        self._steps["urgentie"].fold(rule is None or "urgentie" not in rule.eist)
        self._help.setText(rule.help if rule else "")
        yes = [code for code in given.antwoorden if given.is_ja(code)]
        told = cautions(self._kader, self._signaal.tekst, yes)
        if rule is not None and "partner" in rule.eist and "bijzonder" not in yes:
            told += self._decision.special_in(self._signaal.tekst)
        self._caution.setText("\n".join(f"! {words}" for words in told))
        self._caution.setVisible(bool(told))
        self._decision.show_demanded(given)
        self._show_partners(yes)

    def problems(self, values: FormValues) -> dict[str, str]:
        """All that the outcome still asks, at once."""
        ctx = self.place.ctx
        given, decided = self._answers.gather(values), self._decided.gather(values)
        lacking = find_lacking(ctx.naslag.wegingskader, ctx.naslag.woordkeus, given, decided, ctx.today())
        told: dict[str, str] = {}
        for item in lacking:
            told.setdefault(item.veld, f"{item.melding} ({item.bron})" if item.bron else item.melding)
        return told

    def _propose_urgency(self, som: Som) -> None:
        """Show the calculation, and choose what it proposes as long as the officer did not choose otherwise."""
        self._sum.setText(som.woorden)
        known = som.is_compleet or som.acuut
        self._decision.proposals.propose(self._decided.urgentie, som.voorstel if known else None)

    def _show_partners(self, yes: Sequence[str]) -> None:
        areas = {int(number) for number in self._areas.value()}
        found = propose_partners(
            self._kader,
            self.place.ctx.naslag.gebieden,
            self._decision.partners,
            self._signaal.tekst,
            areas,
            yes,
        )
        self._decided.partners.show_proposals(found)

    def _keep_for_later(self) -> None:
        """Keep the answers with the signal, so that a colleague can go on."""
        if not self.save_button.isEnabled():
            return
        ctx, id, answers = self.place.ctx, self._signaal.id, self._answers

        def keep(values: FormValues) -> None:
            start_weighing(ctx, id, answers.gather(values))

        self._saving = self._keep_for_later
        self.save(answers.typed(), keep, lambda _: self.reject())
