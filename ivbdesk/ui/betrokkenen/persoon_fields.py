"""The fields that ask for a person, the same in every form that does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer

from ivbdesk.actions.dossier.casus import NieuwePersoon
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.ongewoon import as_sought
from ivbdesk.cases.invoer.geennaam import ONBEKEND
from ivbdesk.cases.signaal.bekende import Bekende
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.betrokkenen.bekenden_field import BekendenField
from ivbdesk.ui.betrokkenen.geen_naam import NoNames
from ivbdesk.ui.betrokkenen.naam_spreiden import spread_names
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.fields import OptionalNumberField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues

_PAUSE_MS = 200


class PersonFields:
    """Put the fields of a person in a form, filled with `known`; `beside` stands beside the year of birth."""

    def __init__(
        self, form: FormDialog, beside: Field | None = None, known: Persoonsgegevens | None = None
    ) -> None:
        self._today = form.place.today()
        self.voorletters = TextField("voorletters", "Voorletters")
        self.voornaam = TextField("voornaam", "Voornaam")
        self.tussenvoegsel = TextField("tussenvoegsel", "Tussenvoegsel")
        self.achternaam = TextField("achternaam", "Achternaam")
        self._name = (self.voorletters, self.voornaam, self.tussenvoegsel, self.achternaam)
        form.add_row(*self._name)
        self.geboortenaam = TextField("geboortenaam", "Geboortenaam", "Als die anders is.")
        self._no_names = NoNames(form, ONBEKEND)
        spread_names(*self._name, self.geboortenaam, geen_naam=self._no_names)
        self.geboortejaar = OptionalNumberField("geboortejaar", "Geboortejaar", "Alleen het jaar; geen BSN.")
        self._all = (*self._name, self.geboortenaam, self.geboortejaar)
        rest = (self.geboortenaam, self.geboortejaar, beside)
        form.add_row(*(field for field in rest if field is not None))
        if known is not None:
            self.show(known)

    def show(self, known: Persoonsgegevens) -> None:
        """Fill the fields with a person."""
        self.voorletters.set_value(known.voorletters)
        self.voornaam.set_value(known.voornaam)
        self.tussenvoegsel.set_value(known.tussenvoegsel)
        self.achternaam.set_value(known.achternaam)
        self.geboortenaam.set_value(known.geboortenaam)
        self.geboortejaar.set_value(known.geboortejaar)

    def gather(self, values: FormValues) -> Persoonsgegevens:
        """What was typed of the person, without a year that cannot be read."""
        named = {
            field.name: self._no_names.name_in(field.name, values[field])
            for field in (*self._name, self.geboortenaam)
        }
        return Persoonsgegevens(**named, geboortejaar=values.get(self.geboortejaar))

    def faults(self, values: FormValues) -> dict[str, str]:
        """All that the register refuses of the person, by field; also while the year cannot be read."""
        try:
            self.gather(values).checked(self._today)
        except RegelFout as fout:
            return {name: one.melding for name, one in fout.per_veld().items()}
        return {}


class NewPersonFields(PersonFields):
    """The same for somebody who is added: who is known by such a name is shown, to pick that one or say that it is another."""

    def __init__(self, form: FormDialog, beside: Field | None = None) -> None:
        super().__init__(form, beside)
        self._form = form
        self.bekend = form.add(BekendenField(added=True))
        self.bekend.hide()
        self._looking = QTimer(form, singleShot=True, interval=_PAUSE_MS)
        self._looking.timeout.connect(self._look)
        for field in self._all:
            field.changed.connect(self._looking.start)
        self.bekend.changed.connect(self._on_decided)

    def person(self, values: FormValues, rol: Rol) -> NieuwePersoon:
        """What was typed or picked, in this role."""
        who = values[self.bekend]
        return NieuwePersoon(self.gather(values), rol, who.persoon_id, who.iemand_anders, nazoeken=True)

    def _typed(self) -> Persoonsgegevens:
        try:
            year = self.geboortejaar.value()
        except ValueError:  # half a year is typed
            year = None
        first, between, last = self.voornaam.value(), self.tussenvoegsel.value(), self.achternaam.value()
        return Persoonsgegevens(
            first, between, last, year, self.voorletters.value(), self.geboortenaam.value()
        )

    def _look(self) -> None:
        place, typed = self._form.place, self._typed()
        sought = as_sought(typed)
        place.read(
            self._form,
            lambda: place.ctx.reads.mensen.bekenden(sought),
            lambda found: self._show_known(typed, found),
            key="bekenden",
        )

    def _show_known(self, typed: Persoonsgegevens, found: Sequence[Bekende]) -> None:
        self.bekend.setVisible(bool(as_sought(typed).achternaam.strip()))
        self.bekend.show_people(found)
        self._on_decided()

    def _on_decided(self) -> None:
        """The name of who was picked stands as the register has it; it is changed there, not here."""
        picked = self.bekend.person
        if picked is not None and self._typed() != picked.gegevens:
            self.show(picked.gegevens)
        for field in self._all:
            field.setEnabled(picked is None)
