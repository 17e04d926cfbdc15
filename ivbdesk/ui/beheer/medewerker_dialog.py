"""An officer of the register: added, or changed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.beheer.toegang import add_officer, change_officer
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Recht
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_OF_PROGRAM = "Het programma bewaakt dit; alle medewerkers delen dezelfde versleuteling."
_OF_SERVER = "De server bewaakt dit, met welk programma iemand zich ook aanmeldt."


class MedewerkerDialog(FormDialog):
    """Name, function and right; the passphrase follows in a form of its own."""

    needs = Recht.BEHEERDER

    def __init__(self, place: Workplace, officer: Medewerker | None, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            typed = values[self.naam], values[self.functie], values[self.recht]
            if officer is None:
                add_officer(place.ctx, *typed)
            else:
                change_officer(place.ctx, officer.id, *typed)

        title = "Medewerker toevoegen" if officer is None else "Medewerker wijzigen"
        super().__init__(
            place,
            title,
            submit,
            draft=("medewerker", str(officer.id) if officer else ""),
            parent=parent,
            intro="Geef iedereen een eigen ingang: dan laat het logboek zien wie wat deed.",
        )
        self.naam = self.add(TextField("naam", "Naam", needed=True))
        self.functie = self.add(TextField("functie", "Functie"))
        self.recht = self.add(
            ChoiceField(
                "recht",
                "Wat mag deze medewerker",
                [(recht, recht.label) for recht in Recht],
                _OF_PROGRAM if place.desk.team is None else _OF_SERVER,
            )
        )
        if officer is not None:
            self.follow(
                Getoond.of(officer, *self.fields),
                lambda unit: Getoond.of(unit.find(Medewerker, officer.id), *self.fields),
            )
