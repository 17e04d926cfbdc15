"""Someone at a partner whom one can call."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.beheer.beheer import save_contact
from ivbdesk.cases.betrokkenen.partner import ContactGegevens, Contactpersoon, Partner
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class ContactpersoonDialog(FormDialog):
    """A new contact person of a partner, or a change to one."""

    def __init__(
        self, place: Workplace, partner: Partner, contact: Contactpersoon | None, parent: QWidget
    ) -> None:
        partner_id, id = partner.id, contact.id if contact else None

        def submit(values: FormValues) -> UUID:
            gegevens = ContactGegevens(
                naam=values[self.naam],
                functie=values[self.functie],
                telefoon=values[self.telefoon],
                mail=values[self.mail],
            )
            return save_contact(place.ctx, partner_id, id, gegevens)

        super().__init__(
            place,
            f"Contactpersoon bij {partner.naam}",
            submit,
            draft=("contactpersoon", f"{partner_id}/{id or 'nieuw'}"),
            parent=parent,
            intro="Alleen zakelijke gegevens van iemand die voor deze partner werkt.",
        )
        self.naam = TextField("naam", "Naam", needed=True)
        self.functie = TextField("functie", "Functie")
        self.add_row(self.naam, self.functie)
        self.telefoon = TextField("telefoon", "Telefoon", bereikbaar=True)
        self.mail = TextField("mail", "Mail", bereikbaar=True)
        self.add_row(self.telefoon, self.mail)
        if contact is not None:
            self.follow(
                Getoond.of(contact, *self.fields),
                lambda unit: Getoond.of(unit.find(Contactpersoon, contact.id), *self.fields),
            )
