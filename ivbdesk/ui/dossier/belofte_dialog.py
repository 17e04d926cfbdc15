"""What came of a promise: feedback given to the melder, the first step set, or not and why."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.beloften import finish_promise
from ivbdesk.cases.dossier.belofte import Afronding, BelofteUitkomst, Terugkoppelwijze
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


@dataclass(frozen=True)
class Beloofd:
    """The promise that is ended: its id, whether it is feedback, and what was promised of what."""

    id: UUID
    terugkoppeling: bool
    wat: str


class BelofteDialog(FormDialog):
    """Done, with the day and how; or not, with the reason. Who did it is the officer."""

    design_width = 620

    def __init__(self, place: Workplace, beloofd: Beloofd, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            outcome = values[self.uitkomst]
            assert outcome is not None  # refused by `problems`
            how = values[self.wijze] if self.wijze else None
            made = Afronding(outcome, values[self.op], how, values[self.toelichting])
            finish_promise(place.ctx, beloofd.id, made)

        super().__init__(
            place, "Toezegging afronden", submit, draft=("toezegging", str(beloofd.id)), verb="Vastleggen",
            intro=beloofd.wat, parent=parent,
        )  # fmt: skip
        done = "De melder is ingelicht" if beloofd.terugkoppeling else "Gedaan"
        outcomes = [
            (None, "Kies …"),
            (BelofteUitkomst.GEDAAN, done),
            (BelofteUitkomst.GEWEIGERD, "Dit gebeurt niet"),
        ]
        self.uitkomst = ChoiceField[BelofteUitkomst | None]("uitkomst", "Wat kwam ervan", outcomes)
        self.op = DateField("op", "Op welke dag", place.today())
        self.add_row(self.uitkomst, self.op)
        self.op.set_value(place.today())
        self.wijze: ChoiceField[Terugkoppelwijze | None] | None = None
        if beloofd.terugkoppeling:
            ways = [(None, "Kies …"), *((wijze, wijze.label) for wijze in Terugkoppelwijze)]
            self.wijze = self.add(ChoiceField[Terugkoppelwijze | None]("wijze", "Hoe", ways))
        told = (
            "Wat is er verteld, of waarom niet"
            if beloofd.terugkoppeling
            else "Wat is er gedaan, of waarom niet"
        )
        help = (
            "Noem de melder niet bij naam: iedereen die hier werkt kan dit lezen."
            if beloofd.terugkoppeling
            else ""
        )
        self.toelichting = self.add(LongTextField("toelichting", told, help))

    def problems(self, values: FormValues) -> dict[str, str]:
        """It is ended by what came of it."""
        return {} if values[self.uitkomst] else {"uitkomst": "Kies wat ervan kwam."}
