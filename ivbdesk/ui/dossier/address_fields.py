"""The fields that ask for an address, the same in every form that does."""

from __future__ import annotations

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.ui.widgets.fields import TextField
from ivbdesk.ui.widgets.form_values import FormValues


class AddressFields:
    """Five lines; a form puts them where they belong."""

    def __init__(self) -> None:
        self.straat = TextField("straat", "Straat")
        self.huisnummer = TextField("huisnummer", "Huisnummer")
        self.toevoeging = TextField("toevoeging", "Toevoeging")
        self.postcode = TextField("postcode", "Postcode")
        self.plaats = TextField("plaats", "Plaats")

    def gather(self, values: FormValues) -> Adres:
        """The address; none where nothing but the town was typed. Raises RegelFout on one that is none."""
        typed = (values[self.straat], values[self.huisnummer], values[self.toevoeging], values[self.postcode])
        return Adres.parse(*typed, values[self.plaats]) if any(part.strip() for part in typed) else Adres()
