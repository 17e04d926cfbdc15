"""The next state of a casus, with its reason and what must be there first."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.casus import change_status
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.overgang import RELAPSE_MONTHS, is_relapse, next_states, objections
from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import OptionalDateField
from ivbdesk.ui.fields.fields import CheckField, LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.workplace import Workplace

_LETTERS = "abcd"


class StatusDialog(FormDialog):
    """Choose the next state; what is still missing is shown while choosing (domein 6.3)."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        self._casus = blad.casus

        def submit(values: FormValues) -> None:
            letters = "".join(letter for letter, field in self._criteria.items() if values[field])
            reference = values[self._pgax] if self._pgax else ""
            until = values[self._until] if self._until else None
            change_status(
                place.ctx, blad.casus.id, values[self._to], values[self.reden], letters, reference, until
            )

        super().__init__(
            place, "Status wijzigen", submit, draft=("status wijzigen", str(blad.casus.id)), parent=parent,
            intro=f"Deze casus is nu: {blad.casus.status.label}.",
        )  # fmt: skip
        options = next_states(blad.casus)
        self._until: OptionalDateField | None = None
        self._pgax: TextField | None = None
        self._criteria: dict[str, CheckField] = {}
        self._to = ChoiceField("naar", "Naar", [(status, status.label) for status in options])
        self.add(self._to)
        self._missing = Label("", "near")
        self.form.addWidget(self._missing)
        self.reden = self.add(LongTextField("reden", "Reden", "Komt in het dossier.", needed=True))
        if CasusStatus.OPGESCHAALD_ZVH in options:
            self.add_heading("Criteria Zorg- en Veiligheidshuis: (a en b en c) of d")
            for letter, text in zip(_LETTERS, place.ctx.kader.zvh_criteria, strict=True):
                self._criteria[letter] = self.add(CheckField(f"criterium_{letter}", f"{letter}. {text}"))
            self._pgax = self.add(
                TextField(
                    "pgax", "Referentie in PGAx", "Alleen de verwijzing; het dossier van het ZVH blijft daar."
                )
            )
        if CasusStatus.NAZORG in options:
            self._until = self.add(
                OptionalDateField(
                    "nazorg_tot", "Nazorg tot", place.today(), "Bij nazorg: drie tot zes maanden.", komt=True
                )
            )
            self._until.set_value(months_after(place.today(), 3))
        if blad.casus.gesloten_op is not None:
            self.form.addWidget(Label(_reopening(blad.casus.gesloten_op, place.today()), "small"))
        self._to.changed.connect(self._tell)
        self._tell()
        self.save_button.setEnabled(bool(options))

    def _tell(self) -> None:
        status = self._to.chosen()
        if self._until is not None:
            self._until.setVisible(status is CasusStatus.NAZORG)
        asked_here = status in (CasusStatus.OPGESCHAALD_ZVH, CasusStatus.NAZORG)
        missing = (
            [] if status is None or asked_here else objections(self._casus, self.place.ctx.kader, status)
        )
        self._missing.setText("\n".join(f"✕ {line}" for line in missing))
        self._missing.setVisible(bool(missing))


def _reopening(gesloten_op: date, vandaag: date) -> str:
    """What reopening means: what was tried then counts, all the more at a relapse (domein 1.5)."""
    told = f"Gesloten op {short_date(gesloten_op)}. Alles wat toen is vastgelegd blijft staan"
    if is_relapse(gesloten_op, vandaag):
        return f"{told}; binnen {RELAPSE_MONTHS} maanden is dit terugval en tellen de eerdere middelen mee als geprobeerd."
    return f"{told} en telt mee als eerder geprobeerd."
