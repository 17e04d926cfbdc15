"""A person in a role: added, corrected, or ended."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.betrokkenen.betrokkenen import (
    add_betrokkene,
    change_betrokkene,
    end_betrokkenheid,
)
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.casus import NieuwePersoon
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Rol
from ivbdesk.cases.betrokkenen.ongewoon import doubts_about
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.ui.betrokkenen.persoon_fields import NewPersonFields, PersonFields
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class BetrokkeneDialog(FormDialog):
    """Adds a person, or corrects the one that is given with the reason."""

    def __init__(
        self, place: Workplace, blad: CasusBlad, item: Betrokkenheid | None, parent: QWidget
    ) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> None:
            if isinstance(self._persoon, NewPersonFields):
                made = self._persoon.person(values, values[self.rol])
                add_betrokkene(place.ctx, casus_id, made)
            elif item is not None:
                typed = NieuwePersoon(self._persoon.gather(values), values[self.rol])
                change_betrokkene(place.ctx, casus_id, item.id, typed, values[self.reden])

        title = "Betrokkene toevoegen" if item is None else f"{item.persoon.naam} wijzigen"
        super().__init__(
            place, title, submit, draft=("betrokkene", f"{casus_id}/{item.id if item else ''}"), parent=parent,
            intro="Alleen wat voor de casus nodig is; geen BSN en geen volledige geboortedatum.",
        )  # fmt: skip
        self.rol = ChoiceField("rol", "Rol", [(rol, rol.label) for rol in Rol])
        self._persoon = (
            PersonFields(self, self.rol, item.persoon.gegevens) if item else NewPersonFields(self, self.rol)
        )
        self._persoon.achternaam.needed = True
        if item is not None:
            about = "Wat er stond blijft in het logboek."
            self.reden = self.add(TextField("reden", "Reden van de wijziging", about, needed=True))
            self.rol.set_value(item.rol)
            self.follow(
                _shown(item),
                lambda unit: _shown(next(b for b in unit.casus(casus_id).betrokkenen if b.id == item.id)),
            )

    def problems(self, values: FormValues) -> dict[str, str]:
        """What is wrong with the person, before it is asked what is unusual."""
        return self._persoon.faults(values)

    def doubts(self, values: FormValues) -> dict[str, str]:
        """What is unusual in the person."""
        return doubts_about(self._persoon.gather(values), values[self.rol], self.place.today())


def _shown(item: Betrokkenheid) -> Getoond:
    person = item.persoon
    return Getoond(vars(person.gegevens) | {"rol": item.rol}, (item.id, person.id))


class EindeRolDialog(FormDialog):
    """End a role; person and role stay in the register."""

    def __init__(self, place: Workplace, casus_id: UUID, item: Betrokkenheid, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            end_betrokkenheid(place.ctx, casus_id, item.id, values[self.reden])

        super().__init__(
            place,
            f"Rol van {item.persoon.naam} beëindigen",
            submit,
            draft=("rol beëindigen", f"{casus_id}/{item.id}"),
            verb="Beëindigen",
            parent=parent,
        )
        self.reden = self.add(LongTextField("reden", "Waarom eindigt deze rol", lines=2))
