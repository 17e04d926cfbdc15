"""The fields that ask for a person, the same in every form that does."""

from __future__ import annotations

from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.ui.widgets.field import Field
from ivbdesk.ui.widgets.fields import OptionalNumberField, TextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.widgets.form_values import FormValues


def add_person_fields(
    form: FormDialog, beside: Field | None = None, known: Persoonsgegevens | None = None
) -> None:
    """Put the fields of a person in a form, filled with `known`; `beside` stands beside the year of birth."""
    form.add_row(
        TextField("voorletters", "Voorletters"),
        TextField("voornaam", "Voornaam"),
        TextField("tussenvoegsel", "Tussenvoegsel"),
        TextField("achternaam", "Achternaam"),
    )
    born = OptionalNumberField("geboortejaar", "Geboortejaar", "Alleen het jaar; geen BSN.")
    form.add_row(*(field for field in (born, beside) if field is not None))
    if known is not None:
        for name, value in vars(known).items():
            form.fields[name].set_value(value)


def gather_person(values: FormValues) -> Persoonsgegevens:
    """What was typed of the person."""
    return Persoonsgegevens(
        voornaam=values["voornaam"],
        tussenvoegsel=values["tussenvoegsel"],
        achternaam=values["achternaam"],
        geboortejaar=values["geboortejaar"],
        voorletters=values["voorletters"],
    )
