"""The fields that ask where something was: an address, only a street, or a place in words."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.signaal.plek import plek_faults, read_plek
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.betrokkenen.address_fields import AddressFields
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues

_SHARES = (5, 2, 2, 3, 3)


class PlekFields(AddressFields):
    """On one line of a form."""

    def __init__(self, form: FormDialog) -> None:
        super().__init__(form.place)
        self.straat.set_title("Straat of plek")
        self.straat.edit.setPlaceholderText("zoals Acacialaan 12")
        self.huisnummer.set_title("Nummer")
        line = QHBoxLayout()
        line.setSpacing(form.place.theme.px(10))
        for number, (field, share) in enumerate(zip(self.all, _SHARES, strict=True)):
            form.add(field, line)
            line.setStretch(number, share)
        form.form.addLayout(line)
        self.plaats.set_value(form.place.gemeente)

    def where(self) -> Adres:
        """Where, as far as it can be read while typing; a place in words too."""
        try:
            return read_plek(*(field.value() for field in self.all), plaatsen=self.plaatsen)
        except RegelFout:
            return Adres()

    def gather(self, values: FormValues) -> Adres:
        """What was typed as a place; raises RegelFout at the field."""
        return read_plek(*(values[field] for field in self.all), plaatsen=self.plaatsen)

    def faults(self, values: FormValues) -> dict[str, str]:
        """All that is wrong with the place, by field."""
        return plek_faults(*(values[field] for field in self.all), plaatsen=self.plaatsen)
