"""The fields that ask where something was: an address, only a street, or a place in words."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.signaal.plek import read_plek
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.betrokkenen.address_fields import AddressFields
from ivbdesk.ui.betrokkenen.geen_naam import NoNames
from ivbdesk.ui.fields.leaving import when_left
from ivbdesk.ui.forms.form_dialog import FormDialog

_SHARES = (6, 2, 3, 3, 4)


class PlekFields(AddressFields):
    """On one line of a form."""

    def __init__(self, form: FormDialog, geen_naam: NoNames) -> None:
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
        self._no_names = geen_naam
        when_left(self.straat.edit, self._take_no_place)

    def where(self) -> Adres:
        """Where, as far as it can be read while typing; a place in words too."""
        try:
            return self._read(**{field.name: field.value() for field in self.all})
        except RegelFout:
            return Adres()

    def _take_no_place(self) -> None:
        """A word for what is not known is no place either: two of these would be the same one."""
        self._no_names.settle(self.straat, self.straat, "plek")

    def _read(self, **typed: str) -> Adres:
        typed["straat"] = self._no_names.name_in("straat", typed["straat"])
        return read_plek(**typed, plaatsen=self.plaatsen)
