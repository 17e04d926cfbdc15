"""What is done with a measure: propose, start, evaluate, end, withdraw, step down."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.geadresseerde import Geadresseerde
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, Resultaat
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Maatregelsoort
from ivbdesk.cases.ladder.afschaling import told_quiet
from ivbdesk.cases.ladder.gericht import aimed_at, asks_addressee
from ivbdesk.cases.ladder.opschaling import usual_evaluation
from ivbdesk.ui.besluitvorming.geadresseerde_field import addressee_field
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField, OptionalDateField
from ivbdesk.ui.fields.fields import CheckField, LongTextField
from ivbdesk.ui.fields.tijd_field import TijdField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_NO_FOLLOW_UP = ("", "Geen vervolgmiddel")


def _partner_field(blad: CasusBlad, code: str) -> ChoiceField[UUID | None]:
    """The partners, those who may carry out this measure first; the only one of these is proposed."""
    able = [p for p in blad.partners if code in p.maatregelcodes]
    others = [p for p in blad.partners if p not in able]
    choices: list[tuple[UUID | None, str]] = [(p.id, p.naam) for p in [*able, *others]]
    choices.append((None, "Nog niet bekend"))
    field = ChoiceField("partner", "Wie voert het uit", choices)
    field.set_value(able[0].id if len(able) == 1 else None)
    return field


class VoorstelDialog(FormDialog):
    """Put a measure on the ladder as proposed."""

    def __init__(self, place: Workplace, blad: CasusBlad, soort: Maatregelsoort, parent: QWidget) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> UUID:
            aim = Geadresseerde.of(values.get(self.gericht) or "")
            return ladder.propose_measure(
                place.ctx, casus_id, soort.code, values[self.partner], geadresseerde=aim
            )

        super().__init__(
            place, f"{soort.naam} voorstellen", submit, draft=None, verb="Voorstellen", parent=parent,
            intro="Een voorstel staat op de ladder en start pas na de toets.",
        )  # fmt: skip
        self.gericht = addressee_field(blad.casus, blad.situatie, soort)
        if asks_addressee(soort):
            self.add(self.gericht)
        self.partner = self.add(_partner_field(blad, soort.code))


class GerichtDialog(FormDialog):
    """Say at whom a measure is aimed that is on the ladder already."""

    def __init__(
        self, place: Workplace, blad: CasusBlad, soort: Maatregelsoort, maatregel: Maatregel, parent: QWidget
    ) -> None:
        casus_id, measure_id = blad.casus.id, maatregel.id

        def submit(values: FormValues) -> None:
            ladder.aim_measure(place.ctx, casus_id, measure_id, Geadresseerde.of(values[self.gericht]))

        super().__init__(
            place, f"{soort.naam}: gericht aan", submit, draft=("geadresseerde", f"{casus_id}/{measure_id}"),
            parent=parent, intro="Staat de persoon of organisatie er niet bij, voeg die dan toe bij Betrokkenen.",
        )  # fmt: skip
        self.gericht = self.add(addressee_field(blad.casus, blad.situatie, soort))

        def shown(casus: Casus) -> Getoond:
            found = next(m for m in casus.maatregelen if m.id == measure_id)
            return Getoond({self.gericht.name: found.geadresseerde.sleutel}, (measure_id,))

        self.follow(shown(blad.casus), lambda unit: shown(unit.casus(casus_id)))
        self.gericht.set_value(aimed_at(blad.casus, soort).sleutel)


class StartDialog(FormDialog):
    """Let a measure run from a day, with the day on which it is evaluated."""

    def __init__(self, place: Workplace, blad: CasusBlad, soort: Maatregelsoort, parent: QWidget) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> UUID:
            return ladder.start_measure(
                place.ctx,
                casus_id,
                soort.code,
                values[self.partner],
                values[self.op],
                values[self.evaluatie_op],
                Geadresseerde.of(values.get(self.gericht) or ""),
                values.get(self.tijd),
            )

        super().__init__(
            place, f"{soort.naam} starten", submit, draft=("middel starten", f"{casus_id}/{soort.code}"), verb="Starten",
            parent=parent, intro=" · ".join(part for part in (soort.bevoegd, soort.grondslag, soort.termijn) if part),
        )  # fmt: skip
        self.gericht = addressee_field(blad.casus, blad.situatie, soort)
        if asks_addressee(soort):
            self.add(self.gericht)
        self.partner = self.add(_partner_field(blad, soort.code))
        self.op = DateField("op", "Begint op", place.today())
        self.op.set_value(place.today())
        self.evaluatie_op = OptionalDateField("evaluatie_op", "Evaluatie op", place.today(), komt=True)
        self.evaluatie_op.set_value(usual_evaluation(soort, place.today()))
        self.tijd = TijdField(
            "tijd", "Uur van oplegging", "De termijn loopt van uur tot uur.", hint="zoals 14:30"
        )
        if place.ctx.kader.asks_hour(soort):
            self.add_row(self.op, self.tijd)
            self.add(self.evaluatie_op)
        else:
            self.add_row(self.op, self.evaluatie_op)
        usual = self.partner.value()

        def shown(casus: Casus) -> Getoond:
            waiting = casus.voorstel_van(soort.code)
            held: dict[str, object] = {"partner": waiting.partner_id if waiting else None}
            if asks_addressee(soort):
                held[self.gericht.name] = waiting.geadresseerde.sleutel if waiting else ""
            nowhere: dict[str, tuple[UUID, ...]] = {} if waiting else dict.fromkeys(held, ())
            return Getoond(held, (waiting.id if waiting else casus_id,), nowhere)

        self.follow(shown(blad.casus), lambda unit: shown(unit.casus(casus_id)))
        if self.partner.value() is None:
            self.partner.set_value(usual)
        self.gericht.set_value(aimed_at(blad.casus, soort).sleutel)


class EindDialog(FormDialog):
    """End a running measure with a result."""

    def __init__(self, place: Workplace, blad: CasusBlad, maatregel: Maatregel, parent: QWidget) -> None:
        casus_id, measure_id = blad.casus.id, maatregel.id
        soort = place.ctx.kader.soort(maatregel.code)

        def submit(values: FormValues) -> None:
            ladder.end_measure(
                place.ctx,
                casus_id,
                measure_id,
                values[self.resultaat],
                values[self.toelichting],
                values[self.op],
            )

        super().__init__(
            place, f"{soort.naam} beëindigen", submit, draft=("middel beëindigen", f"{casus_id}/{measure_id}"), verb="Beëindigen", parent=parent,
            intro="De uitkomst is later het bewijs dat dit lichtere middel is geprobeerd.",
        )  # fmt: skip
        self.op = DateField("op", "Geëindigd op", place.today(), geweest=True)
        self.op.set_value(place.today())
        self.resultaat = ChoiceField("resultaat", "Uitkomst", [(r, r.label) for r in Resultaat])
        self.add_row(self.resultaat, self.op)
        self.toelichting = self.add(
            LongTextField(
                "toelichting",
                "Wat gebeurde er",
                "Kort en feitelijk; alleen bij ‘gelukt’ mag dit leeg blijven.",
            )
        )


class EvaluatieDialog(FormDialog):
    """Record how a running measure works, and when it is looked at again."""

    def __init__(self, place: Workplace, blad: CasusBlad, maatregel: Maatregel, parent: QWidget) -> None:
        casus_id, measure_id = blad.casus.id, maatregel.id
        soort = place.ctx.kader.soort(maatregel.code)

        def submit(values: FormValues) -> UUID:
            return ladder.evaluate_measure(
                place.ctx, casus_id, measure_id, values[self.bevinding], values[self.volgende]
            )

        super().__init__(
            place,
            f"{soort.naam} evalueren",
            submit,
            draft=("middel evalueren", f"{casus_id}/{measure_id}"),
            parent=parent,
        )
        self.bevinding = self.add(
            LongTextField(
                "bevinding", "Hoe werkt het middel", "Dit komt als oordeel in de tijdlijn.", needed=True
            )
        )
        self.volgende = self.add(
            OptionalDateField("volgende", "Volgende evaluatie", place.today(), komt=True)
        )

        def shown(casus: Casus) -> Getoond:
            found = next(m for m in casus.maatregelen if m.id == measure_id)
            return Getoond({"volgende": found.evaluatie_op}, (measure_id,))

        self.follow(shown(blad.casus), lambda unit: shown(unit.casus(casus_id)))
        self.volgende.set_value(usual_evaluation(soort, place.today()))


class IntrekDialog(FormDialog):
    """Take a proposal off the ladder."""

    def __init__(self, place: Workplace, blad: CasusBlad, maatregel: Maatregel, parent: QWidget) -> None:
        casus_id, measure_id = blad.casus.id, maatregel.id

        def submit(values: FormValues) -> None:
            ladder.withdraw_proposal(place.ctx, casus_id, measure_id, values[self.reden])

        super().__init__(
            place,
            "Voorstel intrekken",
            submit,
            draft=("voorstel intrekken", f"{casus_id}/{measure_id}"),
            verb="Intrekken",
            parent=parent,
        )
        self.reden = self.add(LongTextField("reden", "Waarom vervalt dit voorstel", needed=True))


class AfschaalDialog(FormDialog):
    """Step down: end what is no longer needed, for one reason, with what follows (domein 1.5)."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        casus_id, kader = blad.casus.id, place.ctx.kader
        running = [m for m in blad.casus.lopende_maatregelen() if kader.soort(m.code).trede]
        running.sort(key=lambda m: -kader.soort(m.code).ingrijpend)

        def submit(values: FormValues) -> None:
            chosen = [(id, values[self.resultaat]) for id, ends in self.ends.items() if values[ends]]
            ladder.step_down(place.ctx, casus_id, chosen, values[self.reden], values[self.vervolg])

        super().__init__(
            place, "Afschalen", submit, draft=("afschalen", str(casus_id)), verb="Afschalen", parent=parent,
            intro="Afschalen is zo gewoon als opschalen. Wat eerder nodig was, blijft in het dossier.",
        )  # fmt: skip
        self.add_heading("Wat eindigt vandaag")
        self.ends: dict[UUID, CheckField] = {}
        for measure in running:
            soort = kader.soort(measure.code)
            field = CheckField(f"eindigt_{measure.code}", f"{soort.naam} (trede {soort.trede})")
            field.set_value(len(running) == 1)
            self.ends[measure.id] = self.add(field)
        self.resultaat = self.add(
            ChoiceField("resultaat", "Met als uitkomst", [(r, r.label) for r in Resultaat])
        )
        busy = {m.code for m in blad.casus.lopende_maatregelen()}
        follow = (s for s in kader.maatregelen.values() if s.na_afschalen and s.code not in busy)
        after = [(s.code, s.naam) for s in sorted(follow, key=lambda s: s.trede)]
        self.vervolg = self.add(ChoiceField("vervolg", "Wat volgt", [*after, _NO_FOLLOW_UP], asked=True))
        quiet = told_quiet(place.ctx.naslag.signaalregels.rust.days)
        self.reden = self.add(
            LongTextField(
                "reden",
                "Waarom kan het lichter",
                f"Bijvoorbeeld: {quiet} rust, hulp is aanvaard.",
                needed=True,
            )
        )
