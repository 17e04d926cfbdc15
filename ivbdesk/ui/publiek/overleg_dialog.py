"""Planning a meeting: when, who comes, which cases, and what is asked of each."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.context import Unit
from ivbdesk.actions.publiek import aanwezig
from ivbdesk.actions.publiek import overleg as acts
from ivbdesk.actions.publiek.overleg import Agendavoorstel, OverlegGegevens
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.publiek.overleg import NOBODY_INVITED, Bespreking, Deelname, Overleg, OverlegSoort
from ivbdesk.cases.publiek.overlegverloop import last_before
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import LongTextField, NumberField, TextField
from ivbdesk.ui.fields.pick_field import PickField
from ivbdesk.ui.fields.tijd_field import TijdField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import LinkButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.workplace import Workplace


class OverlegDialog(FormDialog):
    """A new meeting, or another day or other guests for one that is planned."""

    def __init__(
        self,
        place: Workplace,
        partners: Sequence[Partner],
        overleg: Overleg | None,
        parent: QWidget,
        overleggen: Sequence[Overleg] = (),
    ) -> None:
        def submit(values: FormValues) -> UUID:
            given = OverlegGegevens(
                soort=values[self.soort],
                datum=values[self.datum],
                tijd=values[self.tijd],
                plaats=values[self.plaats],
                voorzitter=values[self.voorzitter],
                partners=tuple(values[self.partners]),
            )
            if overleg is None:
                return acts.plan_overleg(place.ctx, given)
            acts.change_overleg(place.ctx, overleg.id, given)
            return overleg.id

        super().__init__(
            place,
            "Overleg plannen" if overleg is None else "Overleg wijzigen",
            submit,
            draft=("overleg plannen", str(overleg.id) if overleg else ""),
            intro="Nodig alleen uit wie bij de casussen hoort; het gedeelde beeld toont wat iedereen in de zaal mag zien.",
            parent=parent,
        )
        self.soort = self.add(ChoiceField("soort", "Soort overleg", [(s, s.label) for s in OverlegSoort]))
        self.datum = DateField("datum", "Datum", place.today(), komt=True)
        self.tijd = TijdField("tijd", "Tijd", hint="bijvoorbeeld 10:00")
        self.datum.keep_time_in(self.tijd)
        self.add_row(self.datum, self.tijd)
        self.plaats = TextField("plaats", "Plaats")
        self.voorzitter = TextField("voorzitter", "Voorzitter")
        self.add_row(self.plaats, self.voorzitter)
        choices = [(partner.id, partner.naam) for partner in partners]
        self._overleggen, self._overleg, self._today = overleggen, overleg, place.today()
        self.partners = self.add(
            PickField("partners", "Wie wordt uitgenodigd", choices, verb="Partners kiezen")
        )
        self.same = LinkButton("Zelfde als vorige keer", self._take_over)
        self.form.addLayout(row(self.same))
        self.soort.changed.connect(self._show_same)
        self._show_same()
        if overleg is not None:
            self.follow(_shown(overleg), lambda unit: _shown(unit.find(Overleg, overleg.id)))

    def problems(self, values: FormValues) -> dict[str, str]:
        """Whom to invite."""
        return {} if values[self.partners] else {"partners": NOBODY_INVITED}

    def _before(self) -> Overleg | None:
        soort = self.soort.chosen()
        return last_before(self._overleggen, soort, self._overleg) if soort else None

    def _show_same(self) -> None:
        before = self._before()
        self.same.setVisible(before is not None)
        if before is not None:
            last = "vorige keer" if before.datum <= self._today else "het overleg"
            self.same.setText(f"Zelfde als {last} ({short_date(before.datum)})")

    def _take_over(self) -> None:
        """Fill in who came the last time, and when and where that was."""
        before = self._before()
        if before is not None:
            self.partners.set_value([item.partner_id for item in before.deelnames])
            for field, value in (
                (self.plaats, before.plaats),
                (self.voorzitter, before.voorzitter),
                (self.tijd, before.tijd),
            ):
                if value:
                    field.set_value(value)
            self.partners.changed.emit()


def _shown(overleg: Overleg) -> Getoond:
    values = {
        "soort": overleg.soort,
        "datum": overleg.datum,
        "tijd": overleg.tijd,
        "plaats": overleg.plaats,
        "voorzitter": overleg.voorzitter,
        "partners": [item.partner_id for item in overleg.deelnames],
    }
    return Getoond(values, (overleg.id, *(item.id for item in overleg.deelnames)))


class AgendaDialog(FormDialog):
    """Choose from what runs: first what is due by that day, each with the reason."""

    def __init__(
        self, place: Workplace, overleg: Overleg, voorstellen: Sequence[Agendavoorstel], parent: QWidget
    ) -> None:
        def submit(values: FormValues) -> None:
            acts.put_on_agenda(place.ctx, overleg.id, values[self.casussen])

        super().__init__(
            place, "Casussen op de agenda", submit, draft=None, verb="Op de agenda", parent=parent,
            intro="Bovenaan staat wat op die dag de meeste aandacht vraagt; daaronder staan de andere lopende casussen. "
            "Vier tot zes casussen is genoeg voor anderhalf uur.",
        )  # fmt: skip
        choices = [(v.casus_id, _line(v)) for v in voorstellen]
        self.casussen = PickField("casussen", "Lopende casussen", choices, verb="Casussen kiezen")
        self.add(self.casussen)
        free = max(0, acts.MOST_PROPOSED - len(overleg.agenda))
        self.casussen.set_value([v.casus_id for v in voorstellen[:free] if v.redenen])
        self._before = [v.casus_id for v in voorstellen if v.vorige]
        if self._before:
            self.form.addLayout(row(LinkButton("Zelfde als vorige keer", self._take_over)))

    def _take_over(self) -> None:
        """Tick what was on the agenda of the meeting before, and that only."""
        self.casussen.set_value(self._before)
        self.casussen.changed.emit()


def _line(voorstel: Agendavoorstel) -> str:
    return " – ".join(filter(None, (f"{voorstel.nummer} {voorstel.waarover}", "; ".join(voorstel.redenen))))


class PersonenDialog(FormDialog):
    """Who is there for one partner."""

    def __init__(
        self, place: Workplace, overleg: Overleg, deelname: Deelname, partner: Partner, parent: QWidget
    ) -> None:
        def submit(values: FormValues) -> None:
            aanwezig.name_persons(place.ctx, overleg.id, deelname.partner_id, values[self.persoon])

        known = ", ".join(person.naam for person in partner.contactpersonen)
        super().__init__(
            place, f"Wie er is voor {partner.naam}", submit, draft=None, parent=parent,
            intro="Namen van medewerkers van de partner; zij komen in het verslag. Geen bewoners.",
        )  # fmt: skip
        self.persoon = self.add(
            TextField("persoon", "Wie", f"Bekend bij Partners: {known}." if known else "")
        )
        self.follow(
            Getoond.of(deelname, "persoon"),
            lambda unit: Getoond.of(unit.find(Deelname, deelname.id), "persoon"),
        )


class BesprekingDialog(FormDialog):
    """What is asked about one casus, and how long it may take."""

    def __init__(
        self, place: Workplace, overleg: Overleg, item: Bespreking, nummer: str, parent: QWidget
    ) -> None:
        def submit(values: FormValues) -> None:
            acts.change_bespreking(place.ctx, overleg.id, item.id, values[self.vraag], values[self.minuten])

        super().__init__(
            place, f"Vraag aan het overleg: {nummer}", submit, draft=("bespreking", str(item.id)), parent=parent,
            intro="Eén vraag die het overleg kan beantwoorden. Zij staat groot op het gedeelde beeld; gebruik geen namen.",
        )  # fmt: skip
        self.vraag = self.add(LongTextField("vraag", "Vraag", lines=2))
        self.minuten = self.add(NumberField("minuten", "Tijd in minuten"))

        def again(unit: Unit) -> Getoond:
            unit.casus(item.casus_id)  # what is asked of a casus that was closed since is not shown here
            return Getoond.of(unit.find(Bespreking, item.id), "vraag", "minuten")

        self.follow(Getoond.of(item, "vraag", "minuten"), again)
