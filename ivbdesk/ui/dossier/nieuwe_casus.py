"""A new casus, with the person it is about and the cases already known at the address."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.cases.zoeken.rijen import Treffer
from ivbdesk.ui.betrokkenen.persoon_fields import add_person_fields, gather_person
from ivbdesk.ui.dossier.casus_dialog import NOBODY, add_casus_fields, gather_casus, officer_choices
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.widgets.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_MYSELF: tuple[UUID | None, str] = (None, "Ikzelf")


class NieuweCasusDialog(FormDialog):
    """Opens a casus; while an address or name is typed, known cases there are shown (search before create)."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        def submit(values: FormValues) -> UUID:
            return open_casus(place.ctx, gather_casus(values), _person(values))

        super().__init__(
            place, "Nieuwe casus", submit, draft=("nieuwe casus", ""), verb="Casus openen", parent=parent,
            intro="Bij acuut gevaar belt u eerst 112, Veilig Thuis of de crisisdienst. Het register kan wachten.",
        )  # fmt: skip
        self._known = Label("", "near")
        self._known.hide()
        self.form.addWidget(self._known)
        self.add_heading("Om wie gaat het")
        add_person_fields(self, ChoiceField("rol", "Rol", [(rol, rol.label) for rol in Rol]))
        self.add_heading("Waar gaat het om")
        add_casus_fields(self, place, (_MYSELF,))
        place.read(self, place.ctx.reads.beheer.medewerkers, self._show_officers)
        self.fields["plaats"].set_value(place.gemeente)
        self.fields["procesregie"].set_value("Gemeente OOV")
        self._own_title = ""
        self._looking = QTimer(self, singleShot=True, interval=250)
        self._looking.timeout.connect(self._look)
        for name in ("straat", "huisnummer", "achternaam"):
            self.fields[name].changed.connect(self._looking.start)
        for name in ("straat", "huisnummer", "soort"):
            self.fields[name].changed.connect(self._propose_title)

    def _show_officers(self, officers: Sequence[Medewerker]) -> None:
        others = [choice for choice in officer_choices(officers) if choice[0] != self.place.ctx.officer]
        for name, first in (("behandelaar_id", _MYSELF), ("vervanger_id", NOBODY)):
            field = self.fields[name]
            assert isinstance(field, ChoiceField)
            field.show_choices([first, *others])

    def _propose_title(self) -> None:
        """A neutral title from soort and street, as long as the officer has not written one."""
        title = self.fields["titel"]
        if title.value() != self._own_title:
            return
        street = " ".join(self.fields[name].value().strip() for name in ("straat", "huisnummer")).strip()
        self._own_title = f"{self.fields['soort'].value().label} {street}".strip() if street else ""
        title.set_value(self._own_title)

    def _look(self) -> None:
        street = f"{self.fields['straat'].value()} {self.fields['huisnummer'].value()}".strip()
        name = self.fields["achternaam"].value().strip()
        words = [
            text for text in (street if self.fields["huisnummer"].value() else "", name) if len(text) > 2
        ]
        reads = self.place.ctx.reads
        if words:
            self.place.read(
                self,
                lambda: [hit for text in words for hit in reads.dossier.zoek(text, 4)],
                self._show_known,
                key="bekend",
            )
        else:
            self._known.hide()

    def _show_known(self, hits: Sequence[Treffer]) -> None:
        seen = {hit.casus_id: hit for hit in hits}
        lines = [f"{hit.nummer} · {hit.titel} · {hit.naam}" for hit in seen.values()]
        self._known.setText("Al bekend, kijk eerst of uw signaal daarbij hoort:\n" + "\n".join(lines))
        self._known.setVisible(bool(lines))


def _person(values: FormValues) -> NieuwePersoon | None:
    typed = gather_person(values)
    return None if typed.is_empty() else NieuwePersoon(typed, values["rol"])
