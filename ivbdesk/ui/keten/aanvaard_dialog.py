"""Letting a gap in the chain be for a while: who accepts it, why, and until when."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.keten.keten import accept_gap
from ivbdesk.cases.keten.keten import Gat
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class AanvaardDialog(FormDialog):
    """Accepts one gap up to and including a day."""

    def __init__(self, place: Workplace, casus_id: UUID, gat: Gat, parent: QWidget) -> None:
        def submit(values: FormValues) -> UUID:
            return accept_gap(
                place.ctx, casus_id, gat, values[self.door], values[self.reden], values[self.tot]
            )

        weeks = place.ctx.naslag.gebieden.aanvaarden.days // 7
        super().__init__(
            place, "Gat aanvaarden", submit,
            draft=("gat aanvaarden", f"{casus_id}/{gat.soort.value}/{gat.leefgebied}/{gat.over_id or ''}"),
            verb="Aanvaarden", parent=parent,
            intro=f"{gat.naam}: {gat.soort.label}. Het gat blijft zichtbaar als aanvaard en komt na de gekozen dag vanzelf terug.",
        )  # fmt: skip
        self.door = self.add(
            TextField("door", "Wie aanvaardt dit", "Naam en functie van wie dit mag beslissen.", needed=True)
        )
        self.reden = self.add(LongTextField("reden", "Waarom mag dit gat blijven", lines=2, needed=True))
        self.tot = self.add(
            DateField(
                "tot", "Tot en met", place.today(), f"Ten hoogste {weeks} weken; nog te toetsen.", komt=True
            )
        )
