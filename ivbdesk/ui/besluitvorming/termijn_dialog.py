"""Terms: a new one, standing still, running again, longer, and done."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.besluitvorming import termijnen
from ivbdesk.actions.context import AMSTERDAM, Unit
from ivbdesk.cases.besluitvorming.termijn import Termijn, TermijnStatus, reckon
from ivbdesk.cases.besluitvorming.termijn_grenzen import require_reckonable
from ivbdesk.cases.dossier.basis import NOTHING_SHOWN, Getoond
from ivbdesk.cases.kader.duur import Duur, Eenheid, TermijnSoort
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.date_field import DateField, OptionalDateField
from ivbdesk.ui.widgets.fields import LongTextField, NumberField, TextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.widgets.form_values import FormValues
from ivbdesk.ui.widgets.tijd_field import TijdField
from ivbdesk.ui.workplace import Workplace

_UNITS = [(unit, unit.meervoud.capitalize()) for unit in Eenheid]
_EXTENDED = "Een collega heeft deze termijn net verlengd. Bekijk eerst tot wanneer hij nu loopt; wat u typte, blijft bewaard."
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
        self.naam = self.add(TextField("naam", "Naam"))
        self.vanaf = DateField("vanaf", "Begint na deze dag", place.today())
        self.vanaf.set_value(place.today())
        self.eenheid = ChoiceField("eenheid", "Eenheid", _UNITS)
        self.eenheid.set_value(Eenheid.DAG)
        self.aantal = NumberField("aantal", "Hoe lang")
        self.tijd = TijdField("tijd", "Tijdstip", hint="alleen van uur tot uur")
        self.add_row(self.vanaf, self.aantal, self.eenheid, self.tijd)
        self.soort = self.add(
            ChoiceField("soort", "Wat stelt de termijn", [(s, s.label) for s in TermijnSoort])
        )
        self.grondslag = self.add(TextField("grondslag", "Grondslag of besluit"))
        self._outcome = Label("", "strong")
        self.form.addWidget(self._outcome)
        self._rule.changed.connect(self._take_rule)
        for field in self.fields.values():
            field.changed.connect(self._reckon)
        # leaving the field takes away what was shown there
        self.vanaf.edit.editingFinished.connect(self._reckon)
        self._casus_id = casus_id

    def _take_rule(self) -> None:
        rule = self.place.ctx.kader.termijnen.get(self._rule.value() or "")
        if rule is None:
            return
        now = self.place.ctx.now().astimezone(AMSTERDAM)
        self.naam.set_value(rule.naam)
        self.aantal.set_value(rule.duur.aantal)
        self.eenheid.set_value(rule.eenheid)
        self.soort.set_value(rule.soort)
        self.grondslag.set_value(rule.grondslag)
        self.tijd.set_value(now.time() if rule.op_het_uur else None)

    def _reckon(self) -> None:
        """Show the last day and how it is reckoned, or at its field why there is none."""
        told, wrong = "", {}
        try:
            found = self._gather(FormValues({name: field.value() for name, field in self.fields.items()}))
            told = self._outcome_of(found) if found.aantal else ""
        except RegelFout as error:
            wrong = {error.veld: error.melding}
        except ValueError:  # half typed; it is reported when the officer saves
            pass
        self._outcome.setText(told)
        for field in (self.vanaf, self.aantal, self.tijd):
            field.show_error(wrong.get(field.name, ""))

    def _gather(self, values: FormValues) -> termijnen.TermijnGegevens:
        return termijnen.TermijnGegevens(
            code=values[self._rule],
            naam=values[self.naam],
            soort=values[self.soort],
            grondslag=values[self.grondslag],
            vanaf=values[self.vanaf],
            aantal=values[self.aantal],
            eenheid=values[self.eenheid],
            tijd=values[self.tijd],
        )

    def _outcome_of(self, found: termijnen.TermijnGegevens) -> str:
        made = Termijn(self._casus_id, self._casus_id, **vars(found))
        require_reckonable(made)
        return reckon(made, self.place.ctx.naslag.feestdagen).uitleg


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


class VerlengDialog(FormDialog):
    """Make a term longer, within what its rule allows."""

    def __init__(self, place: Workplace, casus_id: UUID, termijn: Termijn, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            duur = Duur(values[self.aantal], values[self.eenheid])
            termijnen.extend_termijn(place.ctx, casus_id, termijn.id, duur, values[self.reden])

        super().__init__(
            place, f"Verlengen: {termijn.naam}", submit, draft=("termijn verlengen", f"{casus_id}/{termijn.id}"),
            verb="Verlengen", parent=parent,
        )  # fmt: skip
        self.eenheid = ChoiceField("eenheid", "Eenheid", _UNITS)
        self.eenheid.set_value(termijn.eenheid)
        self.aantal = NumberField("aantal", "Hoeveel langer")
        self.add_row(self.aantal, self.eenheid)
        self.reden = self.add(LongTextField("reden", "Waarom langer", "Betrokkene krijgt dit te horen."))
        seen = len(termijn.verlengingen)

        def again(unit: Unit) -> Getoond:
            """How much longer is meant from the last day that the officer saw."""
            found = next(item for item in unit.casus(casus_id).termijnen if item.id == termijn.id)
            if len(found.verlengingen) != seen:
                raise RegelFout(self.aantal.name, _EXTENDED)
            return NOTHING_SHOWN

        self.follow(NOTHING_SHOWN, again)


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
