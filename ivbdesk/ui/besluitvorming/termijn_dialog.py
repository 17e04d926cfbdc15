"""Terms: a new one, standing still, running again, longer, and done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.besluitvorming import termijnen
from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.vooraf import TRIED
from ivbdesk.cases.besluitvorming.termijn import Termijn, TermijnStatus, reckon
from ivbdesk.cases.besluitvorming.termijn_grenzen import NEEDS_HOUR, require_reckonable
from ivbdesk.cases.besluitvorming.termijn_verloop import require_as_rule
from ivbdesk.cases.dossier.basis import NOTHING_SHOWN, Getoond
from ivbdesk.cases.kader.duur import Duur, Eenheid, TermijnSoort
from ivbdesk.cases.kader.termijnregel import Termijnregel
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import weekday_date
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField, OptionalDateField
from ivbdesk.ui.fields.fields import LongTextField, NumberField, TextField
from ivbdesk.ui.fields.leaving import when_left
from ivbdesk.ui.fields.proposals import Proposals
from ivbdesk.ui.fields.tijd_field import TijdField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues, Unreadable
from ivbdesk.ui.widgets.basics import Label, MutedLabel
from ivbdesk.ui.workplace import Workplace

_UNITS = [(unit, unit.meervoud.capitalize()) for unit in Eenheid]
_EXTENDED = "Een collega heeft deze termijn net verlengd. Bekijk eerst tot wanneer hij nu loopt; wat u typte, blijft bewaard."
Ways = Sequence[Callable[[Context], object]]
"""Of filling a form in, for who tries before anything is typed whether it is of any use."""
_OWN = ("", "Een eigen termijn")


class TermijnDialog(FormDialog):
    """A term of the library, or one of the officer's own; the last day is reckoned while typing."""

    def __init__(self, place: Workplace, casus_id: UUID, parent: QWidget) -> None:
        def submit(values: FormValues) -> UUID:
            return termijnen.open_termijn(place.ctx, casus_id, self._gather(values))

        super().__init__(
            place, "Nieuwe termijn", submit, draft=("termijn", str(casus_id)), parent=parent,
            intro="De berekening staat eronder: met de regels van de Algemene termijnenwet waar die gelden.",
        )  # fmt: skip
        rules = place.ctx.kader.termijnen
        self._rule = ChoiceField("code", "Welke termijn", [_OWN, *((c, r.naam) for c, r in rules.items())])
        self.add(self._rule)
        self._about = MutedLabel("", small=True)
        self.form.addWidget(self._about)
        self.naam = self.add(TextField("naam", "Naam", needed=True))
        self.vanaf = DateField("vanaf", "Begint na deze dag", place.today())
        self.vanaf.set_value(place.today())
        self.eenheid = ChoiceField("eenheid", "Eenheid", _UNITS)
        self.aantal = NumberField("aantal", "Hoe lang")
        self.tijd = TijdField("tijd", "Tijdstip", hint="alleen van uur tot uur")
        self.add_row(self.vanaf, self.tijd)
        self.add_row(self.aantal, self.eenheid)
        self.soort = self.add(
            ChoiceField("soort", "Wat stelt de termijn", [(s, s.label) for s in TermijnSoort])
        )
        self.grondslag = self.add(TextField("grondslag", "Grondslag of besluit"))
        self._outcome = Label("", "strong")
        self.form.addWidget(self._outcome)
        self._proposals = Proposals(self.naam, self.aantal, self.eenheid, self.soort, self.grondslag)
        self._rule.changed.connect(self._take_rule)
        for field in self.fields.values():
            field.changed.connect(self._reckon)
        # leaving the field takes away what was shown there
        when_left(self.vanaf.edit, self._reckon, *self.fields.values())
        self._casus_id = casus_id

    def _take_rule(self) -> None:
        """Fill what the rule says where the officer typed nothing; the hour is asked, as now is seldom when it began."""
        rule = self._chosen_rule()
        self._about.setText(_told_of(rule, self.place) if rule else "")
        propose = self._proposals.propose
        propose(self.naam, rule and rule.naam)
        propose(self.aantal, rule and rule.duur.aantal)
        propose(self.eenheid, rule and rule.eenheid)
        propose(self.soort, rule and rule.soort)
        propose(self.grondslag, rule and rule.grondslag)

    def _chosen_rule(self) -> Termijnregel | None:
        return self.place.ctx.kader.termijnen.get(self._rule.chosen() or "")

    def _reckon(self) -> None:
        """Show the last day and how it is reckoned, or at its field why there is none."""
        told, wrong = "", {}
        try:
            found = self._gather(FormValues({name: field.value() for name, field in self.fields.items()}))
            told = self._outcome_of(found) if found.aantal else ""
        except RegelFout as error:
            wrong = {name: one.melding for name, one in error.per_veld().items()}
        except ValueError:  # half typed; it is reported when the officer saves
            wrong = _hour_missing(self.eenheid.chosen(), self.tijd.edit.text())
        self._outcome.setText(told)
        for field in (self.vanaf, self.aantal, self.tijd, self.soort):
            field.show_error(wrong.get(field.name, ""))

    def problems(self, values: FormValues) -> dict[str, str]:
        """What the rules of the term refuse, before it is asked whether a far day is right."""
        wrong = _hour_missing(values.get(self.eenheid), self.tijd.edit.text())
        with suppress(Unreadable):
            try:
                found = self._gather(values)
                if found.aantal:
                    self._outcome_of(found)
            except RegelFout as error:
                wrong |= {name: one.melding for name, one in error.per_veld().items()}
        return wrong

    def _gather(self, values: FormValues) -> termijnen.TermijnGegevens:
        rule = self._chosen_rule()
        return termijnen.TermijnGegevens(
            code=values[self._rule],
            naam=values[self.naam],
            soort=values[self.soort],
            grondslag=values[self.grondslag],
            vanaf=values[self.vanaf],
            aantal=values[self.aantal],
            eenheid=values[self.eenheid],
            tijd=values[self.tijd],
            terug=rule is not None and rule.terug,
        )

    def _outcome_of(self, found: termijnen.TermijnGegevens) -> str:
        made = Termijn(self._casus_id, self._casus_id, **vars(found))
        require_reckonable(made)
        rule = self._chosen_rule()
        if rule is not None:
            require_as_rule(made, rule, self.place.ctx.naslag.feestdagen)
        return reckon(made, self.place.ctx.naslag.feestdagen).uitleg


def _hour_missing(eenheid: Eenheid | None, tijd: str) -> dict[str, str]:
    """That a term in hours asks when it begins, as soon as hours are chosen."""
    return {"tijd": NEEDS_HOUR} if eenheid is Eenheid.UUR and not tijd.strip() else {}


def _told_of(rule: Termijnregel, place: Workplace) -> str:
    """From when a term of the library counts, and whether a lawyer checked it."""
    counts = f"Telt vanaf: {rule.telt_vanaf}" if rule.telt_vanaf else ""
    return " ".join(
        part for part in (counts, place.ctx.kader.toetsing(rule.gecontroleerd_op, place.today())) if part
    )


class BeginDialog(FormDialog):
    """Set right on which day, and at which hour, a term began."""

    def __init__(self, place: Workplace, casus_id: UUID, termijn: Termijn, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            termijnen.correct_start(
                place.ctx,
                casus_id,
                termijn.id,
                values[self.vanaf],
                values.get(self.tijd),
                values[self.reden],
            )

        super().__init__(
            place, f"Begin verbeteren: {termijn.naam}", submit, draft=("begin van termijn", f"{casus_id}/{termijn.id}"),
            verb="Verbeteren", parent=parent,
            intro="Voor een termijn die op een andere dag of een ander uur begon dan is vastgelegd.",
        )  # fmt: skip
        self.vanaf = DateField("vanaf", "Begint na deze dag", place.today())
        self.tijd = TijdField("tijd", "Tijdstip", hint="zoals 14:30")
        if termijn.tijd is not None:
            self.add_row(self.vanaf, self.tijd)
        else:
            self.add(self.vanaf)
        names = tuple(self.fields)
        self.reden = self.add(LongTextField("reden", "Waarom was het anders"))
        self.ways: Ways = [
            partial(_began, casus_id=casus_id, termijn=termijn, day=termijn.vanaf - timedelta(days=back))
            for back in (0, 1)
        ]

        def shown(found: Termijn) -> Getoond:
            return Getoond.of(found, *names)

        self.follow(
            shown(termijn),
            lambda unit: shown(next(t for t in unit.casus(casus_id).termijnen if t.id == termijn.id)),
        )


class OpschortDialog(FormDialog):
    """Let a term stand still."""

    def __init__(self, place: Workplace, casus_id: UUID, termijn: Termijn, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            termijnen.suspend_termijn(
                place.ctx, casus_id, termijn.id, values[self.vanaf], values[self.tot], values[self.reden]
            )

        super().__init__(
            place, f"Opschorten: {termijn.naam}", submit, draft=("termijn opschorten", f"{casus_id}/{termijn.id}"),
            verb="Opschorten", parent=parent,
            intro="De termijn staat stil vanaf de dag na uw verzoek om aanvulling, tot de dag waarop het is aangevuld (Awb 4:15).",
        )  # fmt: skip
        self.vanaf = DateField("vanaf", "Staat stil vanaf", place.today())
        self.vanaf.set_value(place.today())
        self.tot = OptionalDateField("tot", "Loopt weer op", place.today(), "Leeg: nog niet bekend.")
        self.add_row(self.vanaf, self.tot)
        self.reden = self.add(LongTextField("reden", "Reden", "Betrokkene krijgt dit te horen."))
        ends = [item.tot for item in termijn.opschortingen if item.tot is not None]
        self.ways: Ways = [
            partial(_stands_still, casus_id=casus_id, id=termijn.id, day=day)
            for day in (place.today(), termijn.vanaf + timedelta(days=1), *ends)
        ]


class HervatDialog(FormDialog):
    """Let a term run again."""

    def __init__(self, place: Workplace, casus_id: UUID, termijn: Termijn, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            termijnen.resume_termijn(place.ctx, casus_id, termijn.id, values[self.op])

        super().__init__(
            place, f"Hervatten: {termijn.naam}", submit, draft=("termijn hervatten", f"{casus_id}/{termijn.id}"),
            verb="Hervatten", parent=parent,
        )  # fmt: skip
        self.op = DateField("op", "De termijn loopt weer op", place.today())
        self.op.set_value(place.today())
        self.add(self.op)
        since = [item.vanaf for item in termijn.opschortingen if item.tot is None]
        day = max([place.today(), *(day + timedelta(days=1) for day in since)])
        self.ways: Ways = [lambda ctx: termijnen.resume_termijn(ctx, casus_id, termijn.id, day)]


class VerlengDialog(FormDialog):
    """Make a term longer, within what its rule allows."""

    def __init__(self, place: Workplace, casus_id: UUID, termijn: Termijn, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            duur = Duur(values[self.aantal], values[self.eenheid])
            termijnen.extend_termijn(
                place.ctx, casus_id, termijn.id, duur, values[self.reden], values[self.op]
            )

        super().__init__(
            place, f"Verlengen: {termijn.naam}", submit, draft=("termijn verlengen", f"{casus_id}/{termijn.id}"),
            verb="Verlengen", parent=parent, intro=_may_extend(termijn, place),
        )  # fmt: skip
        self.eenheid = ChoiceField("eenheid", "Eenheid", _UNITS)
        self.eenheid.set_value(termijn.eenheid)
        self.aantal = NumberField("aantal", "Hoeveel langer")
        self.op = DateField("op", "Brief van", place.today(), "Voor het einde van de termijn.")
        self.op.set_value(place.today())
        self.add_row(self.aantal, self.eenheid)
        self.add(self.op)
        self.reden = self.add(LongTextField("reden", "Waarom langer", "Betrokkene krijgt dit te horen."))
        last = reckon(termijn, place.ctx.naslag.feestdagen).laatste
        self.ways: Ways = [
            partial(_longer, casus_id=casus_id, id=termijn.id, duur=Duur(1, unit), day=day)
            for day in {place.today(), min(last or place.today(), place.today())}
            for unit in {termijn.eenheid, Eenheid.DAG}
        ]
        seen = len(termijn.verlengingen)

        def again(unit: Unit) -> Getoond:
            """How much longer is meant from the last day that the officer saw."""
            found = next(item for item in unit.casus(casus_id).termijnen if item.id == termijn.id)
            if len(found.verlengingen) != seen:
                raise RegelFout(self.aantal.name, _EXTENDED)
            return NOTHING_SHOWN

        self.follow(NOTHING_SHOWN, again)


def _may_extend(termijn: Termijn, place: Workplace) -> str:
    """How often and how far a term may be extended, and until which day the letter comes in time."""
    rule = place.ctx.kader.termijnen.get(termijn.code)
    told = []
    if rule is not None and not rule.verlengbaar:
        told.append("Deze termijn kan niet worden verlengd.")
    elif rule is not None and rule.langste_verlenging is not None:
        told.append(
            f"Hoogstens {rule.verlengbaar} keer, elke keer met ten hoogste {rule.langste_verlenging}."
        )
    last = reckon(termijn, place.ctx.naslag.feestdagen).laatste
    if last is not None and termijn.soort is not TermijnSoort.AFSPRAAK:
        told.append(f"De brief is van uiterlijk {weekday_date(last)}.")
    return " ".join(told)


class TermijnKlaarDialog(FormDialog):
    """End a term: done, or fallen away."""

    def __init__(self, place: Workplace, casus_id: UUID, termijn: Termijn, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            termijnen.finish_termijn(
                place.ctx, casus_id, termijn.id, values[self.status], values[self.toelichting]
            )

        super().__init__(
            place, f"Afronden: {termijn.naam}", submit, draft=("termijn afronden", f"{casus_id}/{termijn.id}"),
            verb="Afronden", parent=parent,
        )  # fmt: skip
        ends = [TermijnStatus.AFGEROND, TermijnStatus.VERVALLEN]
        self.status = self.add(ChoiceField("status", "Hoe eindigt de termijn", [(s, s.label) for s in ends]))
        self.toelichting = self.add(
            LongTextField("toelichting", "Toelichting", "Nodig als de termijn vervalt.")
        )
        self.ways: Ways = [
            lambda ctx: termijnen.finish_termijn(ctx, casus_id, termijn.id, TermijnStatus.VERVALLEN, TRIED)
        ]


def _began(ctx: Context, casus_id: UUID, termijn: Termijn, day: date) -> None:
    termijnen.correct_start(ctx, casus_id, termijn.id, day, termijn.tijd, TRIED)


def _stands_still(ctx: Context, casus_id: UUID, id: UUID, day: date) -> None:
    termijnen.suspend_termijn(ctx, casus_id, id, day, day + timedelta(days=1), TRIED)


def _longer(ctx: Context, casus_id: UUID, id: UUID, duur: Duur, day: date) -> None:
    termijnen.extend_termijn(ctx, casus_id, id, duur, TRIED, day)
