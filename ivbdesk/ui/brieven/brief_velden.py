"""The kind of a letter and its addressee, as both forms ask them; and the fields that only some kinds have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.brieven.briefsoort import Briefsoort, Briefvraag, Vraagsoort
from ivbdesk.cases.brieven.geadresseerden import addressees
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import OptionalDateField
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.fields import LongTextField, TextField


class Briefkeuze:
    """Which letter, to whom: only the kinds for which there is somebody, and only whom each can be for."""

    def __init__(self, casus: Casus, soorten: Iterable[Briefsoort], partners: Sequence[Partner]) -> None:
        self._casus, self._partners = casus, partners
        self.soorten = {soort.code: soort for soort in soorten if addressees(casus, soort, partners)}
        kinds = [(soort.code, soort.naam) for soort in self.soorten.values()]
        self.soort = ChoiceField[str]("soort", "Wat voor brief", kinds)
        self.aan = ChoiceField[str]("aan", "Aan wie", [])
        self._kind, self._picked = "", dict[str, str | None]()
        self.soort.changed.connect(self.follow)
        self.aan.changed.connect(self._keep)

    def chosen(self) -> Briefsoort | None:
        """The kind that is chosen."""
        return self.soorten.get(self.soort.chosen() or "")

    def follow(self) -> None:
        """Offer whom a letter of this kind can be for; the only one is chosen.

        Who was chosen for a kind is there again when one comes back to it: to pass by a kind changes nothing.
        """
        soort = self.chosen()
        self._kind = ""  # what changes now, nobody chose
        if soort is None:
            return
        whom = [(aan.sleutel, told) for aan, told in addressees(self._casus, soort, self._partners)]
        self.aan.show_choices(whom)
        if soort.code in self._picked:
            self.aan.set_value(self._picked[soort.code])
        elif len(whom) == 1:
            self.aan.set_value(whom[0][0])
        self._kind = soort.code
        self._keep()

    def _keep(self) -> None:
        if self._kind:
            self._picked[self._kind] = self.aan.chosen()


def field_of(vraag: Briefvraag, today: date) -> Field:
    """The field in which a question is answered."""
    if vraag.soort.is_datum:
        return OptionalDateField(vraag.code, vraag.titel, today)
    if vraag.soort is Vraagsoort.LANG:
        return LongTextField(vraag.code, vraag.titel, vraag.hint and f"Zoals: {vraag.hint}.", lines=2)
    return TextField(vraag.code, vraag.titel, hint=vraag.hint, bereikbaar=vraag.ambtshalve)
