"""Putting a point of the werkvoorraad off, with the reason."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.werk.werk import put_off
from ivbdesk.cases.besluitvorming.uitstel import MOST
from ivbdesk.cases.taal.nederlands import day_date
from ivbdesk.cases.zoeken.rijen import WerkRij
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_USUAL = timedelta(days=7)


class UitstelDialog(FormDialog):
    """Until when a point waits, and why; it shows again by itself."""

    design_width = 560

    def __init__(self, place: Workplace, punt: WerkRij, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            put_off(place.ctx, punt, values[self.tot], values[self.reden])

        super().__init__(
            place, "Uitstellen", submit, draft=("punt uitstellen", f"{punt.casus_id}/{punt.soort}/{punt.over_id or ''}"),
            verb="Uitstellen", intro=f"{punt.wat} · {punt.nummer} {punt.titel}", parent=parent,
        )  # fmt: skip
        today = place.today()
        self.tot = self.add(
            DateField(
                "tot",
                "Tot en met de dag voor",
                today,
                f"Uiterlijk {day_date(today + MOST)}; daarna staat het er vanzelf weer.",
                komt=True,
            )
        )
        self.tot.set_value(today + _USUAL)
        self.reden = self.add(
            LongTextField("reden", "Waarom kan dit wachten", "Komt in het logboek, met uw naam.", needed=True)
        )
