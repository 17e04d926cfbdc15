"""Hearing the resident before a decision: the invitation, the reaction, and what was done with it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.ladder.dossierpunten import ZienswijzeGegevens, record_zienswijze
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm, Zienswijze
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Maatregelsoort
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.date_field import DateField, OptionalDateField
from ivbdesk.ui.widgets.fields import CheckField, LongTextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.widgets.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_USUAL = timedelta(days=14)


class ZienswijzeDialog(FormDialog):
    """The newest hearing on this measure, or a first one (Awb 4:8 to 4:11)."""

    def __init__(self, place: Workplace, blad: CasusBlad, soort: Maatregelsoort, parent: QWidget) -> None:
        casus_id, today = blad.casus.id, place.today()

        def submit(values: FormValues) -> UUID:
            gegevens = ZienswijzeGegevens(
                soort.code,
                uitgenodigd_op=values[self.uitgenodigd_op],
                uiterlijk=values[self.uiterlijk],
                vorm=values[self.vorm],
                ontvangen_op=values[self.ontvangen_op],
                inhoud=values[self.inhoud],
                verwerking=values[self.verwerking],
                grond=values[self.grond],
                uitgesproken=values[self.uitgesproken],
            )
            return record_zienswijze(place.ctx, casus_id, gegevens)

        super().__init__(
            place, f"Zienswijze: {soort.naam}", submit, draft=("zienswijze", f"{casus_id}/{soort.code}"), parent=parent,
            intro="Voor een belastend besluit mag betrokkene zijn kant vertellen (Awb 4:8). De wet stelt geen termijn; "
            "twee weken is gebruikelijk. Zolang u wacht loopt de termijn mee in de werkvoorraad.",
        )  # fmt: skip
        self.uitgenodigd_op = DateField("uitgenodigd_op", "Uitgenodigd op", today)
        self.uiterlijk = OptionalDateField("uiterlijk", "Reageren kan tot en met", today)
        self.add_row(self.uitgenodigd_op, self.uiterlijk)
        self.vorm = ChoiceField("vorm", "Hoe staat het ervoor", [(vorm, vorm.label) for vorm in Hoorvorm])
        self.ontvangen_op = OptionalDateField("ontvangen_op", "Ontvangen of gehoord op", today)
        self.add_row(self.vorm, self.ontvangen_op)
        self.uitgesproken = self.add(
            CheckField(
                "uitgesproken",
                "Betrokkene heeft gezegd niets meer toe te voegen",
                "Dan hoeft u het einde van de termijn niet af te wachten.",
            )
        )
        self.inhoud = self.add(LongTextField("inhoud", "Wat betrokkene zegt", "In diens eigen woorden."))
        self.verwerking = self.add(
            LongTextField("verwerking", "Wat ermee is gedaan", "Per punt: overgenomen, of waarom niet.")
        )
        self.grond = self.add(
            LongTextField(
                "grond", "Waarom niet vooraf gehoord", "Alleen met een grond van Awb 4:11.", lines=2
            )
        )
        proposed = Zienswijze(casus_id, casus_id, soort.code, today, today + _USUAL, Hoorvorm.WACHT)

        def shown(casus: Casus) -> Getoond:
            return Getoond.of(casus.zienswijze_over(soort, today) or proposed, *self.fields)

        self.follow(shown(blad.casus), lambda unit: shown(unit.casus(casus_id)))
