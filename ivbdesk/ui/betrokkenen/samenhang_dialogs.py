"""A further dwelling or building of a casus, and the link with another casus."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.samenhang import add_object, link_cases
from ivbdesk.cases.betrokkenen.casusobject import ObjectGegevens
from ivbdesk.cases.dossier.casusband import Bandsoort
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.ui.betrokkenen.address_fields import AddressFields
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace
from ivbdesk.ui.zoeken.casus_field import CHOOSE_CASUS, CasusField


class ObjectDialog(FormDialog):
    """Asks where, of whom, and what is the matter there; street and town begin as those of the first address."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        casus = blad.casus

        def submit(values: FormValues) -> UUID:
            typed = ObjectGegevens(
                self.adres.gather(values), values[self.huurvorm], values[self.eigenaar], values[self.toelichting]
            )  # fmt: skip
            return add_object(place.ctx, casus.id, typed)

        super().__init__(
            place, "Object toevoegen", submit, draft=("object", str(casus.id)), verb="Toevoegen", parent=parent,
            intro="Een volgende woning of pand waar deze casus over gaat, bijvoorbeeld in een wooncomplex.",
        )  # fmt: skip
        self.adres = AddressFields(place)
        self.add_row(self.adres.straat, self.adres.huisnummer, self.adres.toevoeging)
        self.add_row(self.adres.postcode, self.adres.plaats)
        kinds = [(h, h.label) for h in reversed(Huurvorm)]
        self.huurvorm = ChoiceField("huurvorm", "Huur of koop", kinds)
        self.eigenaar = TextField("eigenaar", "Eigenaar of verhuurder")
        self.add_row(self.huurvorm, self.eigenaar)
        self.toelichting = self.add(TextField("toelichting", "Wat speelt hier"))
        if casus.object is not None:
            first = casus.object.adres
            for field, value in (
                (self.adres.straat, first.straat), (self.adres.plaats, first.plaats), (self.eigenaar, casus.object.eigenaar),
            ):  # fmt: skip
                field.set_value(value)

    def problems(self, values: FormValues) -> dict[str, str]:
        """All that is wrong with the address."""
        return self.adres.faults(values, needed=True)


class VerbindDialog(FormDialog):
    """Asks with which casus, why, and in a sentence how that shows."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        casus = blad.casus

        def submit(values: FormValues) -> UUID:
            return link_cases(place.ctx, casus.id, values[self.ander], values[self.soort], values[self.reden])

        super().__init__(
            place, f"{casus.nummer} verbinden", submit, draft=("verbinden", str(casus.id)), verb="Verbinden", parent=parent,
            intro="Wie beide casussen mag zien, leest dit bij allebei. Er gaat niets van de ene naar de andere.",
        )  # fmt: skip
        self.ander = self.add(CasusField(place, "ander_id", "Met welke casus"))
        kinds = [(kind, kind.label) for kind in Bandsoort if kind.is_gekozen]
        self.soort = self.add(ChoiceField("soort", "Waarom", kinds))
        self.reden = self.add(LongTextField("reden", "Toelichting", lines=2, needed=True))

    def problems(self, values: FormValues) -> dict[str, str]:
        """With which casus."""
        return {} if values[self.ander] else {"ander_id": CHOOSE_CASUS}
