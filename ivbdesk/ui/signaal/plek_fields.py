"""The fields that ask where something was: an address, only a street, or a place in words."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.signaal.plek import plek_faults, read_plek, split_street
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.widgets.fields import TextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.widgets.form_values import FormValues

_SHARES = (5, 2, 2, 3, 3)


class PlekFields:
    """On one line of a form; `all` are its fields in the order in which an address is said."""

    def __init__(self, form: FormDialog) -> None:
        self.straat = TextField("straat", "Straat of plek", hint="Acacialaan 12, of: speeltuin Houtkamp")
        self._huisnummer = TextField("huisnummer", "Nummer")
        self._plaats = TextField("plaats", "Plaats")
        self.all = (
            self.straat,
            self._huisnummer,
            TextField("toevoeging", "Toevoeging"),
            TextField("postcode", "Postcode"),
            self._plaats,
        )
        line = QHBoxLayout()
        line.setSpacing(form.place.theme.px(10))
        for number, (field, share) in enumerate(zip(self.all, _SHARES, strict=True)):
            form.add(field, line)
            line.setStretch(number, share)
        form.form.addLayout(line)
        self._plaats.set_value(form.place.gemeente)
        self.straat.edit.editingFinished.connect(self.split_street)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(field.name for field in self.all)

    def split_street(self) -> None:
        """A number that was typed with the street goes to its own field."""
        self._show(self._typed())

    def _show(self, texts: list[str]) -> None:
        for field, text in zip(self.all, texts, strict=True):
            if text != field.value():
                field.set_value(text)

    def _typed(self) -> list[str]:
        """What stands in the fields, with a number that was typed with the street apart."""
        texts = [field.value() for field in self.all]
        whole = split_street(self.straat.value()) if not self._huisnummer.value().strip() else None
        if whole is not None:
            texts[:3] = [whole[0], whole[1], whole[2] or texts[2]]
        return texts

    def typed(self) -> Adres:
        """Where, as far as it can be read while typing."""
        try:
            return read_plek(*self._typed())
        except RegelFout:
            return Adres()

    def take_over(self, adres: Adres) -> None:
        """A known address in place of what was typed; what is not known of it stays as it was typed."""
        known = (adres.straat, str(adres.huisnummer), adres.toevoeging, adres.postcode, adres.plaats)
        self._show([text or field.value() for field, text in zip(self.all, known, strict=True)])

    def gather(self, values: FormValues) -> Adres:
        """What was typed as a place; raises RegelFout at the field."""
        return read_plek(*(values[field] for field in self.all))

    def faults(self, values: FormValues) -> dict[str, str]:
        """All that is wrong with the place, by field."""
        return plek_faults(*(values[field] for field in self.all))
