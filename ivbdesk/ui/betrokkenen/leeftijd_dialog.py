"""Keeps that somebody has, or has not, reached an age: who established it, how and when; never a date of birth."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.betrokkenen.leeftijd import LeeftijdGegevens, establish_age
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class LeeftijdDialog(FormDialog):
    """Asks whether the person has reached the age `grens`."""

    def __init__(
        self, place: Workplace, casus_id: UUID, persoon: Persoon, grens: int, parent: QWidget
    ) -> None:
        def submit(values: FormValues) -> UUID:
            typed = LeeftijdGegevens(
                grens, values[self.bereikt], values[self.op], values[self.door], values[self.wijze]
            )
            return establish_age(place.ctx, casus_id, persoon.id, typed)

        super().__init__(
            place, f"Leeftijd van {persoon.naam} vaststellen", submit,
            draft=("leeftijd", f"{casus_id}/{persoon.id}/{grens}"), verb="Vaststellen", parent=parent,
            intro="Sommige middelen mogen alleen bij wie oud genoeg is. Leg vast of dat zo is; typ geen geboortedatum.",
        )  # fmt: skip
        answers = [(True, f"Ja, {grens} jaar of ouder"), (False, f"Nee, nog geen {grens} jaar")]
        self.bereikt = ChoiceField("bereikt", f"Is deze persoon {grens} jaar", answers)
        self.op = DateField("op", "Vastgesteld op", place.today(), geweest=True)
        self.op.set_value(place.today())
        self.add_row(self.bereikt, self.op)
        self.door = TextField("door", "Door wie", hint="zoals: medewerker Burgerzaken", needed=True)
        self.wijze = TextField("wijze", "Hoe", hint="zoals: identiteitsbewijs gezien", needed=True)
        self.add_row(self.door, self.wijze)
