"""A document that stands in the zaaksysteem: only where it is to be found comes in the register."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.stukken import Zaakverwijzing, add_reference
from ivbdesk.ui.dossier.stuk_velden import StukVelden
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class ZaakstukDialog(FormDialog):
    """Number, system, title, day, and who may read it there."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> UUID:
            zaak = Zaakverwijzing(values[self.zaaksysteem], values[self.zaaknummer], values[self.lezers])
            return add_reference(place.ctx, casus_id, self.velden.gegevens(values), zaak)

        super().__init__(
            place,
            "Stuk in het zaaksysteem",
            submit,
            draft=("zaakstuk", str(casus_id)),
            verb="Toevoegen",
            parent=parent,
            intro="Het stuk zelf blijft in het zaaksysteem. Hier komt te staan waar het te vinden is; het telt mee als bewijs "
            "en staat in de lijst van stukken.",
        )
        self.zaaksysteem = TextField("zaaksysteem", "Systeem", "Zoals ‘zaaksysteem’ of ‘Djuma’.", needed=True)
        self.zaaknummer = TextField("zaaknummer", "Nummer", "Waaronder het daar te vinden is.", needed=True)
        self.add_row(self.zaaksysteem, self.zaaknummer)
        self.velden = StukVelden(self)
        self.velden.add_names()
        self.lezers = self.add(
            TextField(
                "lezers",
                "Wie mag het daar lezen",
                "Team of functie, zoals ‘team Handhaving’; mag leeg blijven.",
            )
        )
        self.velden.add_origin(blad)
