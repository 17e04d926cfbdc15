"""The fields that ask for an address, the same in every form that does."""

from __future__ import annotations

from ivbdesk.cases.betrokkenen.adrestekst import read_address, read_fields, require_address
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.widgets.fields import TextField
from ivbdesk.ui.widgets.form_values import FormValues


class AddressFields:
    """Five lines; a form puts them where they belong. `all` are they in the order in which an address is said.

    What is typed or pasted in one go in the street goes to the field it belongs to. `plaatsen` are towns that are
    known as such, behind a number without a comma.
    """

    def __init__(self, *plaatsen: str) -> None:
        self.straat = TextField("straat", "Straat")
        self.huisnummer = TextField("huisnummer", "Huisnummer")
        self.toevoeging = TextField("toevoeging", "Toevoeging")
        self.postcode = TextField("postcode", "Postcode")
        self.plaats = TextField("plaats", "Plaats")
        self.all = (self.straat, self.huisnummer, self.toevoeging, self.postcode, self.plaats)
        self.plaatsen = plaatsen
        self.straat.edit.editingFinished.connect(self.spread)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(field.name for field in self.all)

    def spread(self) -> None:
        """What was typed with the street goes to its own field; what is not certain stays, and is told at saving."""
        try:
            found = read_address(self.straat.value(), plaatsen=self.plaatsen).adres
        except RegelFout:
            return
        if not self.huisnummer.value().strip() and (found.huisnummer or found.postcode):
            self.take_over(found)

    def take_over(self, adres: Adres) -> None:
        """A known address in place of what was typed; what is not known of it stays as it was typed."""
        number = str(adres.huisnummer or "")
        known = (adres.straat, number, adres.toevoeging, adres.postcode, adres.plaats)
        for field, text in zip(self.all, known, strict=True):
            if text != field.value() and (text or field is self.straat):
                field.set_value(text)

    def gather(self, values: FormValues) -> Adres:
        """The address; none where nothing but the town was typed. Raises RegelFout on one that is none."""
        return require_address(read_fields(*(values[field] for field in self.all), plaatsen=self.plaatsen))
