"""The fields that ask for a person, the same in every form that does."""

from __future__ import annotations

from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.ui.betrokkenen.naam_spreiden import spread_names
from ivbdesk.ui.widgets.field import Field
from ivbdesk.ui.widgets.fields import OptionalNumberField, TextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.widgets.form_values import FormValues


class PersonFields:
    """Put the fields of a person in a form, filled with `known`; `beside` stands beside the year of birth."""

    def __init__(
        self, form: FormDialog, beside: Field | None = None, known: Persoonsgegevens | None = None
    ) -> None:
        self.voorletters = TextField("voorletters", "Voorletters")
        self.voornaam = TextField("voornaam", "Voornaam")
        self.tussenvoegsel = TextField("tussenvoegsel", "Tussenvoegsel")
        self.achternaam = TextField("achternaam", "Achternaam")
        form.add_row(self.voorletters, self.voornaam, self.tussenvoegsel, self.achternaam)
        spread_names(self.voorletters, self.voornaam, self.tussenvoegsel, self.achternaam)
        self.geboortejaar = OptionalNumberField("geboortejaar", "Geboortejaar", "Alleen het jaar; geen BSN.")
        form.add_row(*(field for field in (self.geboortejaar, beside) if field is not None))
        if known is not None:
            self._show(known)

    def _show(self, known: Persoonsgegevens) -> None:
        self.voorletters.set_value(known.voorletters)
        self.voornaam.set_value(known.voornaam)
        self.tussenvoegsel.set_value(known.tussenvoegsel)
        self.achternaam.set_value(known.achternaam)
        self.geboortejaar.set_value(known.geboortejaar)

    def gather(self, values: FormValues) -> Persoonsgegevens:
        """What was typed of the person."""
        return Persoonsgegevens(
            voornaam=values[self.voornaam],
            tussenvoegsel=values[self.tussenvoegsel],
            achternaam=values[self.achternaam],
            geboortejaar=values[self.geboortejaar],
            voorletters=values[self.voorletters],
        )
