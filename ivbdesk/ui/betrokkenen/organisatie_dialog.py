"""An organisation that is a party in the casus: added, or corrected with the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.betrokkenen.organisaties import (
    OrganisatieGegevens,
    add_organisatie,
    change_organisatie,
)
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.betrokkenen.organisatie import Organisatie, OrganisatieRol
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class OrganisatieDialog(FormDialog):
    """Asks for name, role and contact."""

    def __init__(self, place: Workplace, blad: CasusBlad, item: Organisatie | None, parent: QWidget) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> None:
            typed = OrganisatieGegevens(values[self.rol], values[self.naam], values[self.contact])
            if item is None:
                add_organisatie(place.ctx, casus_id, typed)
                return
            change_organisatie(place.ctx, casus_id, item.id, typed, values[self.reden])

        title = "Organisatie toevoegen" if item is None else f"{item.naam} wijzigen"
        super().__init__(
            place, title, submit, draft=("organisatie", f"{casus_id}/{item.id if item else ''}"), parent=parent,
            intro="Een organisatie die zelf partij is, zoals de verhuurder of de eigenaar van het pand. Wie helpt, staat "
            "bij Keten.",
        )  # fmt: skip
        self.naam = TextField("naam", "Naam", needed=True)
        self.rol = ChoiceField("rol", "Rol", [(rol, rol.label) for rol in OrganisatieRol])
        self.add_row(self.naam, self.rol)
        self.contact = self.add(
            TextField("contact", "Contact", "Bij wie en hoe te bereiken; staat in geen uitvoer.")
        )
        if item is not None:
            self.reden = self.add(
                TextField("reden", "Reden van de wijziging", "Wat er stond blijft in het logboek.")
            )
            self.follow(
                _shown(item),
                lambda unit: _shown(next(o for o in unit.casus(casus_id).organisaties if o.id == item.id)),
            )


def _shown(item: Organisatie) -> Getoond:
    return Getoond.of(item, "naam", "rol", "contact")
