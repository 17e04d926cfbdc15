"""The name of a kept view of a list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class WeergaveDialog(FormDialog):
    """Asks a name and does `act` with it: keeping a view, or calling it otherwise."""

    needs = Recht.LEZER
    design_width = 520

    def __init__(
        self, place: Workplace, title: str, act: Callable[[str], object], naam: str, parent: QWidget
    ) -> None:
        def submit(values: FormValues) -> object:
            return act(values[self.naam])

        super().__init__(place, title, submit, draft=None, parent=parent)
        help = "Filter, kolommen, volgorde en breedte. Alleen u ziet uw eigen weergaven."
        self.naam = self.add(TextField("naam", "Naam van de weergave", help, hint="bijvoorbeeld Mijn week"))
        self.naam.set_value(naam)
