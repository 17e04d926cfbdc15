"""The settings of the register."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.beheer.beheer import change_settings
from ivbdesk.actions.context import Unit
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.betrokkenen.register import GEMEENTE, PORTEFEUILLEHOUDER, PREFIX, UREN_PER_WEEK
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.kader.soorten import APV_151D
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

SETTINGS = {
    GEMEENTE: ("Gemeente", ""),
    PREFIX: ("Letters voor het casusnummer", "Geldt voor nieuwe casussen."),
    APV_151D: (
        "APV-artikel bij Gemeentewet art. 151d",
        "Leeg: de gedragsaanwijzing en het huisverbod staan dan uit.",
    ),
    PORTEFEUILLEHOUDER: ("Portefeuillehouder", "Staat op de notitie voor de driehoek."),
    UREN_PER_WEEK: ("Uren per medewerker per week", "Leeg: 4 uur, een halve werkdag (IVB 3)."),
}


class InstellingenDialog(FormDialog):
    """Change the settings of the register; only what changed is saved."""

    needs = Recht.BEHEERDER

    def __init__(self, place: Workplace, values: dict[str, str], parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            typed = {name: values[field] for name, field in self.settings.items()}
            changed = {name: text for name, text in typed.items() if text.strip() != self.held[name]}
            change_settings(place.ctx, changed, "instellingen bijgewerkt")

        super().__init__(place, "Instellingen", submit, draft=("instellingen", ""), parent=parent)
        self.settings = {
            name: self.add(TextField(name, title, help)) for name, (title, help) in SETTINGS.items()
        }
        self.follow(_shown(values), _shown_now)


def _shown(values: Mapping[str, str]) -> Getoond:
    shown = {name: values.get(name, "") for name in SETTINGS}
    return Getoond(shown, tuple(SETTINGS), {name: (name,) for name in SETTINGS})


def _shown_now(unit: Unit) -> Getoond:
    found = (unit.register.instelling(name) for name in SETTINGS)
    return _shown({setting.naam: setting.waarde for setting in found if setting is not None})
