"""A new casus, with the person it is about and the cases already known at the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.keten.keten import own_name
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.cases.betrokkenen.ongewoon import doubts_about
from ivbdesk.cases.zoeken.rijen import Treffer
from ivbdesk.ui.betrokkenen.persoon_fields import NewPersonFields
from ivbdesk.ui.dossier.casus_dialog import NOBODY, CasusFields, officer_choices
from ivbdesk.ui.fields.choice_field import ChoiceField, perhaps
from ivbdesk.ui.fields.proposals import Proposals
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import Label, LinkButton
from ivbdesk.ui.widgets.layouts import clear, order_tabs
from ivbdesk.ui.workplace import Workplace

_MYSELF: tuple[UUID | None, str] = (None, "Ikzelf")


class NieuweCasusDialog(FormDialog):
    """Opens a casus; what is known at the address, and of the name, is shown while it is typed (search before create)."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        def submit(values: FormValues) -> UUID:
            person = self._person(values)
            return open_casus(place.ctx, self._casus.gather(values), person)

        super().__init__(
            place, "Nieuwe casus", submit, draft=("nieuwe casus", ""), verb="Casus openen", parent=parent,
            intro="Bij acuut gevaar belt u eerst 112, Veilig Thuis of de crisisdienst. Het register kan wachten.",
        )  # fmt: skip
        self.add_heading("Om wie gaat het")
        self.rol = ChoiceField("rol", "Rol", perhaps([(rol, rol.label) for rol in Rol]))
        self._persoon = NewPersonFields(self, self.rol)
        self.add_heading("Waar gaat het om")
        self._casus = CasusFields(self, (_MYSELF,))
        self._officers: Sequence[Medewerker] = ()
        self._known = _KnownHere(self._open_known)
        self._casus.bij_adres.addWidget(self._known)
        place.read(self, place.ctx.reads.beheer.medewerkers, self._show_officers)
        self._place = self._casus.adres
        self._place.plaats.set_value(place.gemeente)
        place.read(self, lambda: own_name(place.ctx), self._propose_regie)
        self._proposals = Proposals(self._casus.titel)
        self._looking = QTimer(self, singleShot=True, interval=250)
        self._looking.timeout.connect(self._look)
        for field in (self._place.straat, self._place.huisnummer):
            field.changed.connect(self._looking.start)
            field.changed.connect(self._propose_title)
        self._casus.soort.changed.connect(self._propose_title)

    def _show_officers(self, officers: Sequence[Medewerker]) -> None:
        self._officers = officers
        others = [choice for choice in officer_choices(officers) if choice[0] != self.place.ctx.officer]
        self._casus.behandelaar.show_choices([_MYSELF, *others])
        self._casus.vervanger.show_choices([NOBODY, *others])

    def _propose_regie(self, own: str) -> None:
        """We lead the process ourselves, unless somebody else is named; also after Leegmaken."""
        field = self._casus.procesregie
        self._initial[field.name] = own
        if not field.value():
            self._put_back({field.name: own})

    def _propose_title(self) -> None:
        """A neutral title from soort and street, as long as the officer has not written one."""
        street = self._street()
        soort = self._casus.soort.chosen()
        self._proposals.propose(self._casus.titel, f"{soort.label} {street}" if soort and street else None)

    def _street(self) -> str:
        return f"{self._place.straat.value().strip()} {self._place.huisnummer.value().strip()}".strip()

    def _look(self) -> None:
        street = self._street() if self._place.huisnummer.value() else ""
        reads = self.place.ctx.reads
        if len(street) > 2:
            self.place.read(self, lambda: reads.dossier.zoek(street, 4), self._show_known, key="bekend")
        else:
            self._known.show_hits(())

    def _show_known(self, hits: Sequence[Treffer]) -> None:
        self._known.show_hits(hits)
        if hits:
            QTimer.singleShot(
                0, self._known, lambda: self.frame.scroll.ensureWidgetVisible(self._known, 0, 0)
            )

    def _open_known(self, casus_id: UUID) -> None:
        """Go to the casus that was there already; what was typed stays as a draft."""
        self.reject()
        self.place.open_casus(casus_id)

    def _person(self, values: FormValues) -> NieuwePersoon | None:
        rol = values[self.rol]
        if rol is None:
            return None
        made = self._persoon.person(values, rol)
        return None if made.gegevens.is_empty() else made

    def problems(self, values: FormValues) -> dict[str, str]:
        """All that is wrong with the address and the person; who is named has a role."""
        wrong = self._place.faults(values)
        if self._persoon.gather(values).is_empty():
            return wrong
        if values.get(self.rol) is None:
            wrong[self.rol.name] = "Kies de rol van deze persoon in de casus."
        return wrong | self._persoon.faults(values)

    def doubts(self, values: FormValues) -> dict[str, str]:
        """What is unusual in the person, and that who gets the casus can not open the register."""
        unusual = doubts_about(self._persoon.gather(values), values[self.rol], self.place.today())
        return unusual | self._casus.doubts(self._officers)


class _KnownHere(QWidget):
    """The cases that are known at an address, each to be opened."""

    def __init__(self, choose: Callable[[UUID], object]) -> None:
        super().__init__()
        self._choose = choose
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self.hide()

    def show_hits(self, hits: Sequence[Treffer]) -> None:
        """Show these, or nothing."""
        clear(self._lines)
        if hits:
            self._lines.addWidget(Label("Al bekend, kijk eerst of uw signaal daarbij hoort:", "near"))
        for hit in hits:
            words = " · ".join(part for part in (hit.nummer, hit.titel, hit.naam) if part)
            self._lines.addWidget(LinkButton(words, partial(self._choose, hit.casus_id)))
        order_tabs(self, self._lines)
        self.setVisible(bool(hits))
