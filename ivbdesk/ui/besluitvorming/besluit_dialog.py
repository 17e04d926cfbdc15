"""The decision on a measure: prepared here, and announced when it is signed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.ladder.dossierpunten import BesluitGegevens, record_besluit
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.geadresseerde import Geadresseerde
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Maatregelsoort
from ivbdesk.cases.ladder.gericht import aimed_at, asks_addressee, open_decision
from ivbdesk.cases.ladder.opschaling import usual_evaluation
from ivbdesk.cases.ladder.verlenging import to_extend
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.besluitvorming.geadresseerde_field import addressee_field
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.widgets.date_field import OptionalDateField
from ivbdesk.ui.widgets.fields import CheckField, LongTextField, OptionalNumberField, TextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.widgets.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class BesluitDialog(FormDialog):
    """What the dossiercheck asks of a decision; the signed decision itself belongs in the zaaksysteem.

    With `verlengt` it is the decision that extends that one.
    """

    def __init__(
        self,
        place: Workplace,
        blad: CasusBlad,
        soort: Maatregelsoort,
        parent: QWidget,
        verlengt: Besluit | None = None,
    ) -> None:
        casus_id, today = blad.casus.id, place.today()
        newest = blad.casus.besluit_over(soort.code, today)
        earlier = verlengt or next(iter(blad.casus.voorgangers(newest)[-1:] if newest else []), None)
        self._verlengt_id = earlier.id if earlier else None

        def submit(values: FormValues) -> UUID:
            return record_besluit(place.ctx, casus_id, self._gather(soort.code, values))

        what, key = ("Verlenging", f"{soort.code}/{earlier.id}") if earlier else ("Besluit", soort.code)
        super().__init__(
            place, f"{what}: {soort.naam}", submit, draft=("besluit", f"{casus_id}/{key}"), parent=parent,
            intro=_intro(earlier),
        )  # fmt: skip
        if soort.neveneffect:
            self.form.addWidget(Label(f"Let op: {soort.neveneffect}", "near"))
        self.gericht = addressee_field(blad.casus, blad.situatie, soort)
        if asks_addressee(soort):
            self.add(self.gericht)
        self.add_heading("Wat het besluit inhoudt")
        self.last = self.add(
            LongTextField("last", "De last", "Concreet en te controleren: wat, waar, wanneer.", lines=2)
        )
        self.geldig_tot = OptionalDateField(
            "geldig_tot", "Geldt tot en met", today, "Dit is ook de laatste dag van de termijn."
        )
        self.begunstiging_tot = OptionalDateField("begunstiging_tot", "Voldoen uiterlijk op", today)
        self.add_row(self.geldig_tot, self.begunstiging_tot)
        self.begunstiging = self.add(
            LongTextField("begunstiging", "Waarom deze begunstigingstermijn lang genoeg is", lines=1)
        )
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
        self.toezicht = LongTextField("toezicht", "Wie houdt toezicht, en hoe", lines=1)
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
        self.ondanks = self.add(
            LongTextField(
                "ondanks",
                "Waarom bekendmaken terwijl er nog iets openstaat",
                "Alleen als dat zo is. Dit komt in de notitie en in het dossier.",
                lines=2,
            )
        )
        proposed = _proposal(casus_id, soort, today, earlier)

        def shown(casus: Casus) -> Getoond:
            newest = open_decision(casus, soort.code, self._verlengt_id, today) or proposed
            plain = Getoond.of(newest, *(name for name in self.fields if name != self.gericht.name))
            aim = (
                {self.gericht.name: newest.geadresseerde.sleutel} if self.gericht.name in self.fields else {}
            )
            return Getoond({**plain.waarden, **aim}, plain.van)

        self.follow(shown(blad.casus), lambda unit: shown(unit.casus(casus_id)))
        if not self.gericht.value():
            self.gericht.set_value(aimed_at(blad.casus, soort).sleutel)

    def _gather(self, code: str, values: FormValues) -> BesluitGegevens:
        return BesluitGegevens(
            code,
            last=values[self.last],
            geldig_tot=values[self.geldig_tot],
            begunstiging=values[self.begunstiging],
            begunstiging_tot=values[self.begunstiging_tot],
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
            geadresseerde=Geadresseerde.of(values.get(self.gericht) or ""),
            verlengt_id=self._verlengt_id,
            ondanks=values[self.ondanks],
        )


def _intro(earlier: Besluit | None) -> str:
    if earlier is None:
        return (
            "Bereid het besluit voor. Met de datum van bekendmaking beginnen de termijnen, zoals die voor bezwaar. "
            "Het ondertekende besluit hoort in het zaaksysteem."
        )
    until = f" en geldt tot en met {short_date(earlier.geldig_tot)}" if earlier.geldig_tot else ""
    known = short_date(earlier.bekend_op) if earlier.bekend_op else "onbekende datum"
    return (
        f"Verlengen is een nieuw besluit. Het vorige is van {known}{until}. Hoor betrokkene opnieuw, maak een nieuwe afweging "
        "en maak dit besluit bekend voordat het vorige afloopt."
    )


def _proposal(casus_id: UUID, soort: Maatregelsoort, today: date, earlier: Besluit | None) -> Besluit:
    """What the form begins with; an extension with the order that goes on."""
    if earlier is None:
        return Besluit(casus_id, casus_id, soort.code, today, evaluatie_op=usual_evaluation(soort, today))
    return Besluit(
        casus_id, casus_id, soort.code, today, earlier.last, toezicht=earlier.toezicht, verlengt_id=earlier.id,
        dwangsom_bedrag=earlier.dwangsom_bedrag, dwangsom_per=earlier.dwangsom_per, dwangsom_max=earlier.dwangsom_max,
    )  # fmt: skip


def open_extension(place: Workplace, blad: CasusBlad, soort: Maatregelsoort, parent: QWidget) -> None:
    """The decision that extends the one that was announced; where none was, that one is to be recorded first."""
    try:
        earlier = to_extend(blad.casus, soort.code)
    except RegelFout as missing:
        place.messages.notice(missing.melding)
        BesluitDialog(place, blad, soort, parent).start()
        return
    BesluitDialog(place, blad, soort, parent, earlier).start()
