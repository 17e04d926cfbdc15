"""Planning a meeting: when, who comes, which cases, and what is asked of each."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.publiek import overleg as acts
from ivbdesk.actions.publiek.overleg import Agendavoorstel, OverlegGegevens
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.publiek.overleg import Bespreking, Overleg, OverlegSoort
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.date_field import DateField
from ivbdesk.ui.widgets.fields import LongTextField, NumberField, TextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.widgets.form_values import FormValues
from ivbdesk.ui.widgets.pick_field import PickField
from ivbdesk.ui.widgets.tijd_field import TijdField
from ivbdesk.ui.workplace import Workplace


class OverlegDialog(FormDialog):
    """A new meeting, or another day or other guests for one that is planned."""

    def __init__(
        self, place: Workplace, partners: Sequence[Partner], overleg: Overleg | None, parent: QWidget
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
        self.datum = DateField("datum", "Datum", place.today())
        self.tijd = TijdField("tijd", "Tijd", hint="bijvoorbeeld 10:00")
        self.add_row(self.datum, self.tijd)
        self.plaats = TextField("plaats", "Plaats")
        self.voorzitter = TextField("voorzitter", "Voorzitter")
        self.add_row(self.plaats, self.voorzitter)
        choices = [(partner.id, partner.naam) for partner in partners]
        self.partners = self.add(
            PickField("partners", "Wie wordt uitgenodigd", choices, verb="Partners kiezen")
        )
        if overleg is not None:
            self.follow(_shown(overleg), lambda unit: _shown(unit.find(Overleg, overleg.id)))


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
    """Choose from what is due by that day; each line says why."""

    def __init__(
        self, place: Workplace, overleg: Overleg, voorstellen: Sequence[Agendavoorstel], parent: QWidget
    ) -> None:
        def submit(values: FormValues) -> None:
            acts.put_on_agenda(place.ctx, overleg.id, values[self.casussen])

        super().__init__(
            place, "Casussen op de agenda", submit, draft=None, verb="Op de agenda", parent=parent,
            intro="Bovenaan staat wat op die dag de meeste aandacht vraagt. Vier tot zes casussen is genoeg voor anderhalf uur.",
        )  # fmt: skip
        choices = [(v.casus_id, f"{v.nummer} {v.titel} – {'; '.join(v.redenen)}") for v in voorstellen]
        self.casussen = PickField(
            "casussen", "Casussen met iets dat aandacht vraagt", choices, verb="Casussen kiezen"
        )
        self.add(self.casussen)
        free = max(0, acts.MOST_PROPOSED - len(overleg.agenda))
        self.casussen.set_value([v.casus_id for v in voorstellen[:free]])


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
        self.follow(
            Getoond.of(item, "vraag", "minuten"),
            lambda unit: Getoond.of(unit.find(Bespreking, item.id), "vraag", "minuten"),
        )
