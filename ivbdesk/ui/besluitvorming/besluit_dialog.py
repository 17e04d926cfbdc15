"""The decision on a measure: prepared here, and announced when it is signed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.ladder.dossierpunten import BesluitGegevens, record_besluit
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.kader.kader import Maatregelsoort
from ivbdesk.cases.ladder.opschaling import usual_evaluation
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.widgets.fields import CheckField, DateField, LongTextField, NumberField, TextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.workplace import Workplace


class BesluitDialog(FormDialog):
    """What the dossiercheck asks of a decision; the signed decision itself belongs in the zaaksysteem."""

    def __init__(self, place: Workplace, blad: CasusBlad, soort: Maatregelsoort, parent: QWidget) -> None:
        casus_id, today = blad.casus.id, place.today()
        known = blad.casus.besluit_over(soort.code)

        def submit(values: dict[str, Any]) -> UUID:
            return record_besluit(place.ctx, casus_id, BesluitGegevens(soort.code, **values))

        super().__init__(
            place, f"Besluit: {soort.naam}", submit, draft=("besluit", f"{casus_id}/{soort.code}"), parent=parent,
            intro="Bereid het besluit voor. Met de datum van bekendmaking beginnen de termijnen, zoals die voor bezwaar. "
            "Het ondertekende besluit hoort in het zaaksysteem.",
        )  # fmt: skip
        if soort.neveneffect:
            self.form.addWidget(Label(f"Let op: {soort.neveneffect}", "near"))
        self.add_heading("Wat het besluit inhoudt")
        self.add(LongTextField("last", "De last", "Concreet en te controleren: wat, waar, wanneer.", lines=2))
        self.add_row(
            DateField("geldig_tot", "Geldt tot", today, optional=True),
            TextField("begunstiging", "Begunstigingstermijn, en waarom die lang genoeg is"),
        )
        if place.ctx.kader.asks_field(soort, "dwangsom"):
            self.add_row(
                NumberField("dwangsom_bedrag", "Dwangsom, hele euro’s"),
                TextField("dwangsom_per", "Per", hint="overtreding, dag of week"),
                NumberField("dwangsom_max", "Hoogstens, hele euro’s"),
            )
        self.add_heading("Voorbereiding")
        self.add_row(
            TextField("juridische_toets", "Juridisch getoetst door, op"),
            DateField("afgestemd_op", "Afgestemd in de driehoek op", today, optional=True),
        )
        watch = DateField("evaluatie_op", "Evaluatie op", today, optional=True)
        self.add_row(TextField("toezicht", "Wie houdt toezicht, en hoe"), watch)
        self.add_heading("Bekendmaking")
        self.add_row(
            DateField("bekend_op", "Bekendgemaakt op", today, optional=True),
            TextField("bekend_wijze", "Hoe", hint="bijvoorbeeld: aangetekend en per gewone post"),
        )
        self.add(CheckField("rechtsmiddelen", "Het besluit noemt bezwaar, de termijn en waar dat kan"))
        if known is None:
            watch.set_value(usual_evaluation(soort, today))
            return
        self.follow(
            Getoond.of(known, *self.fields),
            lambda unit: Getoond.of(
                next(b for b in unit.casus(casus_id).besluiten if b.id == known.id), *self.fields
            ),
        )
