"""The decision on a measure: prepared here, and announced when it is signed."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.ladder.dossierpunten import BesluitGegevens, record_besluit
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Maatregelsoort
from ivbdesk.cases.ladder.opschaling import usual_evaluation
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.widgets.date_field import OptionalDateField
from ivbdesk.ui.widgets.fields import CheckField, LongTextField, OptionalNumberField, TextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.widgets.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class BesluitDialog(FormDialog):
    """What the dossiercheck asks of a decision; the signed decision itself belongs in the zaaksysteem."""

    def __init__(self, place: Workplace, blad: CasusBlad, soort: Maatregelsoort, parent: QWidget) -> None:
        casus_id, today = blad.casus.id, place.today()

        def submit(values: FormValues) -> UUID:
            return record_besluit(place.ctx, casus_id, self._gather(soort.code, values))

        super().__init__(
            place, f"Besluit: {soort.naam}", submit, draft=("besluit", f"{casus_id}/{soort.code}"), parent=parent,
            intro="Bereid het besluit voor. Met de datum van bekendmaking beginnen de termijnen, zoals die voor bezwaar. "
            "Het ondertekende besluit hoort in het zaaksysteem.",
        )  # fmt: skip
        if soort.neveneffect:
            self.form.addWidget(Label(f"Let op: {soort.neveneffect}", "near"))
        self.add_heading("Wat het besluit inhoudt")
        self.last = self.add(
            LongTextField("last", "De last", "Concreet en te controleren: wat, waar, wanneer.", lines=2)
        )
        self.geldig_tot = OptionalDateField("geldig_tot", "Geldt tot", today)
        self.begunstiging = TextField("begunstiging", "Begunstigingstermijn, en waarom die lang genoeg is")
        self.add_row(self.geldig_tot, self.begunstiging)
        self.dwangsom_bedrag = OptionalNumberField("dwangsom_bedrag", "Dwangsom, hele euro’s")
        self.dwangsom_per = TextField("dwangsom_per", "Per", hint="overtreding, dag of week")
        self.dwangsom_max = OptionalNumberField("dwangsom_max", "Hoogstens, hele euro’s")
        if place.ctx.kader.asks_field(soort, "dwangsom"):
            self.add_row(self.dwangsom_bedrag, self.dwangsom_per, self.dwangsom_max)
        self.add_heading("Voorbereiding")
        self.juridische_toets = TextField("juridische_toets", "Juridisch getoetst door, op")
        self.afgestemd_op = OptionalDateField("afgestemd_op", "Afgestemd in de driehoek op", today)
        self.add_row(self.juridische_toets, self.afgestemd_op)
        self.evaluatie_op = OptionalDateField("evaluatie_op", "Evaluatie op", today)
        self.toezicht = TextField("toezicht", "Wie houdt toezicht, en hoe")
        self.add_row(self.toezicht, self.evaluatie_op)
        self.add_heading("Bekendmaking")
        self.bekend_op = OptionalDateField("bekend_op", "Bekendgemaakt op", today)
        self.bekend_wijze = TextField(
            "bekend_wijze", "Hoe", hint="bijvoorbeeld: aangetekend en per gewone post"
        )
        self.add_row(self.bekend_op, self.bekend_wijze)
        self.rechtsmiddelen = self.add(
            CheckField("rechtsmiddelen", "Het besluit noemt bezwaar, de termijn en waar dat kan")
        )

        usual = usual_evaluation(soort, today)
        proposed = Besluit(casus_id, casus_id, soort.code, today, evaluatie_op=usual)

        def shown(casus: Casus) -> Getoond:
            return Getoond.of(casus.besluit_over(soort.code) or proposed, *self.fields)

        self.follow(shown(blad.casus), lambda unit: shown(unit.casus(casus_id)))

    def _gather(self, code: str, values: FormValues) -> BesluitGegevens:
        return BesluitGegevens(
            code,
            last=values[self.last],
            geldig_tot=values[self.geldig_tot],
            begunstiging=values[self.begunstiging],
            dwangsom_bedrag=values.get(self.dwangsom_bedrag),
            dwangsom_per=values.get(self.dwangsom_per) or "",
            dwangsom_max=values.get(self.dwangsom_max),
            juridische_toets=values[self.juridische_toets],
            afgestemd_op=values[self.afgestemd_op],
            bekend_op=values[self.bekend_op],
            bekend_wijze=values[self.bekend_wijze],
            rechtsmiddelen=values[self.rechtsmiddelen],
            toezicht=values[self.toezicht],
            evaluatie_op=values[self.evaluatie_op],
        )
