"""Weighing a signal: the checklist in steps, with the signal itself and what fits always in view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.signaal.weging import Weging, decide, start_weighing
from ivbdesk.actions.signaal.weging_bekend import BekendeCasus, known_cases
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.kader.soorten import Thema, Uitkomst, Urgentie
from ivbdesk.cases.signaal.signaal import Signaal
from ivbdesk.cases.signaal.weging import (
    Ingevuld,
    Som,
    Wegingsbesluit,
    find_outcomes,
    holding,
    points_of,
    reckon,
)
from ivbdesk.cases.signaal.weging_partners import areas_in, cautions, propose_partners
from ivbdesk.cases.signaal.wegingseisen import find_lacking
from ivbdesk.ui.signaal.voorstel_field import VoorstelField
from ivbdesk.ui.signaal.vraag_field import VraagField
from ivbdesk.ui.signaal.weging_besluit import Besluitdeel
from ivbdesk.ui.signaal.weging_opstelling import Opstelling
from ivbdesk.ui.signaal.weging_velden import StapVak, outcome_choices, outcome_fields, part_field
from ivbdesk.ui.signaal.weging_zijkant import WegingZijkant
from ivbdesk.ui.widgets.basics import Label, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.fields import TextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.widgets.form_values import FormValues
from ivbdesk.ui.widgets.tick_field import TickField
from ivbdesk.ui.workplace import Workplace

_BESLUIT = (
    "uitkomst", "reden", "noodzaak", "grondslag", "urgentie", "urgentie_reden", "vernietigen_op", "partner_id",
    "deelgrond", "casus_id", "kenmerk", "categorie", "leeftijdsgroep", "titel", "doel", "convenant_id", "bijzonder_mee",
    "tijdlijn", "tijdlijn_bijzonder", "woord_reden",
)  # fmt: skip


class WegingDialog(FormDialog):
    """Weighs one signal; `saved` gives the casus it went to, or None."""

    design_width = 1120

    def __init__(self, place: Workplace, signaal: Signaal, parent: QWidget) -> None:
        self._signaal, self._kader = signaal, place.ctx.naslag.wegingskader
        self._wanted: dict[str, Any] = {}
        self._own_urgency: Urgentie | None = None
        ctx = place.ctx

        def submit(values: FormValues) -> Any:
            return decide(
                ctx, signaal.id, Weging(gather(values), _decided(values), tuple(values[self.partners]))
            )

        super().__init__(
            place, f"Signaal {signaal.nummer} wegen", submit, draft=("weging", str(signaal.id)), verb="Vastleggen",
            parent=parent, intro="Beantwoord wat u weet. U beslist; het programma rekent voor en zegt wat past en waarom.",
        )  # fmt: skip
        self._put_side()
        self._steps: dict[str, StapVak] = {}
        for step in self._kader.stappen:
            self._add_step(step.code, step.naam, step.toetsen)
        self._add_urgency()
        self._add_decision()
        self._decision = Besluitdeel(place, self.fields)
        # small at first, so that the form is not held to the width of both beside each other
        self._placing.arrange(0, self.form, self._steps["besluit"])
        self._put_known()
        self._later = SecondaryButton("Later verder", self._keep_for_later)
        self._later.setToolTip("Bewaart de antwoorden bij het signaal, ook voor een collega.")
        row = self._footer.layout()
        assert isinstance(row, QBoxLayout)
        row.insertWidget(1, self._later)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)
        for field in self.fields.values():
            field.changed.connect(self._soon.start)
        self._decision.listen()
        self.thema.changed.connect(self._on_theme)
        self._tell()
        reads = ctx.reads
        place.read(self, lambda: (reads.keten.partners(), reads.keten.convenanten()), self._on_read)
        place.read(self, lambda: known_cases(ctx, signaal), self._on_known)

    def _put_side(self) -> None:
        """The signal and what fits, beside the form where there is room."""
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        self._side = WegingZijkant(self._signaal, self._kader.bellen)
        self._placing = Opstelling(self.place.theme, self._side, self._scroll, outer)
        self._side.past.chosen.connect(lambda which: self.uitkomst.set_value(which))
        self._side.bekend.chosen.connect(self._join)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or in the form, as there is room."""
        super().resizeEvent(event)
        self._placing.arrange(self.width(), self.form, self._steps["besluit"])

    def _add_step(self, code: str, naam: str, unchecked: bool) -> None:
        step = StapVak(naam, self.place.theme.px(11))
        self._steps[code] = step
        self.form.addWidget(step)
        if code == "beeld":
            self.thema = self.add(
                ChoiceField("thema", "Thema", [(theme, theme.label) for theme in Thema]), step.body
            )
        if unchecked:
            step.body.addWidget(Label(f"! {self._kader.nog_te_toetsen}", "near"))
        for question in self._kader.vragen_van(code):
            self.add(VraagField(question), step.body)
        if code == "beeld":
            areas = [(str(area.nummer), area.naam) for area in self.place.ctx.naslag.gebieden.lijst]
            self._areas = TickField("leefgebieden", "Welke leefgebieden spelen", areas)
            self.add(self._areas, step.body)

    def _add_urgency(self) -> None:
        step = self._steps["urgentie"] = StapVak("6. Hoe snel", self.place.theme.px(11))
        self.form.addWidget(step)
        self._sum = Label("", "strong")
        for part in self._kader.delen:
            self.add(part_field(part), step.body)
        step.body.addWidget(self._sum)
        self.urgentie = self.add(
            ChoiceField("urgentie", "Urgentie", [(None, "Kies …"), *((u, u.label) for u in Urgentie)]),
            step.body,
        )
        self.urgentie_reden = self.add(
            TextField("urgentie_reden", "Waarom anders dan de som", "U beslist; niets rangschikt mensen."),
            step.body,
        )

    def _add_decision(self) -> None:
        step = self._steps["besluit"] = StapVak("7. Wat gebeurt ermee", self.place.theme.px(11))
        self.form.addWidget(step)
        self.uitkomst = self.add(ChoiceField("uitkomst", "Uitkomst", outcome_choices()), step.body)
        self._help, self._caution = MutedLabel("", small=True), Label("", "near")
        step.body.addWidget(self._help)
        step.body.addWidget(self._caution)
        grounds = list(self.place.ctx.naslag.grondslagen.values())
        for field in outcome_fields(self.place, self._kader, grounds):
            self.add(field, step.body)
        self.partners = self.add(
            VoorstelField("partners", "Partners die passen", "Vink aan wie erbij hoort. Zij komen als genoemd in de keten; er wordt nog niets gedeeld."),
            step.body,
        )  # fmt: skip
        for outcome in Uitkomst:
            for question in self._kader.vragen_bij(outcome):
                self.add(VraagField(question), step.body)

    def _put_known(self) -> None:
        """What the signal says already, and what an earlier sitting kept."""
        signaal = self._signaal
        self.thema.set_value(signaal.thema)
        for answer in signaal.antwoorden:
            if (field := self.fields.get(f"vraag_{answer.code}")) is not None:
                field.set_value((answer.antwoord.value, answer.toelichting))
        if signaal.acuut and not signaal.antwoorden:
            self.fields["vraag_acuut"].set_value(("ja", ""))
        for code, value in points_of(signaal.punten).items():
            if (field := self.fields.get(f"punt_{code}")) is not None:
                field.set_value(value)
        self.fields["tijdlijn"].set_value(signaal.tekst)
        self._own_doel = self._own_titel = ""
        self._on_theme()

    def _on_theme(self) -> None:
        """Propose what follows from the theme, as long as the officer has not written it otherwise."""
        theme = self._kader.themas[self.thema.value()]
        ctx, where = self.place.ctx, self._signaal.plek.kort
        found = areas_in(self._kader, ctx.naslag.gebieden, theme.code, self._signaal.tekst)
        self._areas.set_value([*map(int, self._areas.value()), *found])
        title = f"{theme.soort.label} {where}".strip()
        for name, own, new in (("doel", self._own_doel, theme.doel), ("titel", self._own_titel, title)):
            if self.fields[name].value() in ("", own):
                self.fields[name].set_value(new)
        self._own_doel, self._own_titel = theme.doel, title

    def _on_read(self, found: tuple[Sequence[Partner], Sequence[Convenant]]) -> None:
        """Partners and convenants are read: offer them, with those that a draft had chosen before they were there."""
        self._quiet = True
        self._decision.offer(*found)
        if self._wanted:
            self._decision.choose_again(self._wanted.get("partner_id"), self._wanted.get("convenant_id"))
        self._quiet = False
        self._tell()

    def _on_known(self, known: Sequence[BekendeCasus]) -> None:
        """Show the cases that are there already; the one that was said to be the same is filled in."""
        self._side.bekend.show_cases(known)
        same = [casus for casus in known if casus.zelfde]
        if len(same) == 1 and not self._wanted:
            self._fill_casus(same[0])

    def _join(self, casus: BekendeCasus) -> None:
        self.uitkomst.set_value(Uitkomst.BESTAANDE_CASUS)
        self._fill_casus(casus)

    def _fill_casus(self, casus: BekendeCasus) -> None:
        self.fields["casus_id"].set_raw({"tekst": casus.nummer, "casus": str(casus.id)})

    def _put_back(self, raw: dict[str, Any]) -> None:
        self._wanted = raw
        super()._put_back(raw)

    def _tell(self) -> None:
        """Show what these answers mean: what fits, the sum, and only the fields that are needed."""
        raw = {name: field.value() for name, field in self.fields.items() if name not in _BESLUIT}
        given = gather(raw)
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
        self._show_partners(raw, yes)

    def problems(self, values: FormValues) -> dict[str, str]:
        """All that the outcome still asks, at once."""
        ctx = self.place.ctx
        lacking = find_lacking(
            ctx.naslag.wegingskader, ctx.naslag.woordkeus, gather(values), _decided(values), ctx.today()
        )
        told: dict[str, str] = {}
        for item in lacking:
            told.setdefault(item.veld, f"{item.melding} ({item.bron})" if item.bron else item.melding)
        return told

    def _propose_urgency(self, som: Som) -> None:
        """Show the calculation, and choose what it proposes as long as the officer did not choose otherwise."""
        self._sum.setText(som.woorden)
        field = self.urgentie
        if (som.is_compleet or som.acuut) and field.value() in (None, self._own_urgency):
            field.set_value(som.voorstel)
            self._own_urgency = som.voorstel

    def _show_partners(self, raw: dict[str, Any], yes: Sequence[str]) -> None:
        areas = {int(number) for number in raw["leefgebieden"]}
        found = propose_partners(
            self._kader,
            self.place.ctx.naslag.gebieden,
            self._decision.partners,
            self._signaal.tekst,
            areas,
            yes,
        )
        field = self.partners
        assert isinstance(field, VoorstelField)
        field.show_proposals(found)

    def _keep_for_later(self) -> None:
        """Keep the answers with the signal, so that a colleague can go on."""
        raw = {name: field.value() for name, field in self.fields.items() if name not in _BESLUIT}
        given, ctx, id = gather(raw), self.place.ctx, self._signaal.id
        self.place.background.run(
            lambda: start_weighing(ctx, id, given), lambda _: self.reject(), self._on_failed, owner=self
        )


def _decided(values: FormValues) -> Wegingsbesluit:
    return Wegingsbesluit(**{name: values[name] for name in _BESLUIT})


def gather(values: FormValues) -> Ingevuld:
    """What was answered, from the values of the form."""
    answers = {
        name.removeprefix("vraag_"): value for name, value in values.items() if name.startswith("vraag_")
    }
    points = {name.removeprefix("punt_"): value for name, value in values.items() if name.startswith("punt_")}
    return Ingevuld(
        values["thema"],
        {code: answer for code, (answer, _) in answers.items() if answer is not None},
        {code: words for code, (answer, words) in answers.items() if answer is not None},
        {code: value for code, value in points.items() if value is not None},
    )
