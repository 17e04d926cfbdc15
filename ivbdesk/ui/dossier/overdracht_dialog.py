"""Handovers: asking for one, and what the other side said."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.overdracht import OverdrachtGegevens, answer_handover, ask_handover
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.overdracht import NEXT, Overdracht, OverdrachtSoort, OverdrachtStatus
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.fields.proposals import Proposals
from ivbdesk.ui.fields.tick_field import TickField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.workplace import Workplace

_LETTERS = "abcd"
_ZVH = (OverdrachtSoort.OPSCHALEN_ZVH, OverdrachtSoort.AFSCHALEN_ZVH)
_DONE = {
    OverdrachtSoort.CASUSREGIE: "De casusregie gaat dan over naar {naar}.",
    OverdrachtSoort.PROCESREGIE: "De procesregie gaat dan over naar {naar}.",
    OverdrachtSoort.OPSCHALEN_ZVH: "De casus staat dan als opgeschaald naar het Zorg- en Veiligheidshuis.",
    OverdrachtSoort.AFSCHALEN_ZVH: "De casus is dan weer actief bij de gemeente.",
    OverdrachtSoort.TAAK: "{naar} heeft de taak dan overgenomen.",
}


def kinds_for(casus: Casus) -> Sequence[OverdrachtSoort]:
    """What may be handed over now: to the Zorg- en Veiligheidshuis or from it, never both."""
    there = casus.status is CasusStatus.OPGESCHAALD_ZVH
    out = OverdrachtSoort.OPSCHALEN_ZVH if there else OverdrachtSoort.AFSCHALEN_ZVH
    return [soort for soort in OverdrachtSoort if soort is not out]


class OverdrachtDialog(FormDialog):
    """Asks somebody to take over; nothing in the casus changes until it is done."""

    def __init__(
        self, place: Workplace, blad: CasusBlad, parent: QWidget, soort: OverdrachtSoort | None = None
    ) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> UUID:
            soort = values[self._soort]
            gegevens = OverdrachtGegevens(
                soort=soort,
                naar=values[self._to],
                reden=values[self.reden],
                partner_id=values[self._partner],
                criteria="".join(values[self._criteria]) if soort is OverdrachtSoort.OPSCHALEN_ZVH else "",
                kenmerk=values[self._reference] if soort in _ZVH else "",
            )
            return ask_handover(place.ctx, casus_id, gegevens)

        super().__init__(
            place, "Overdracht vragen", submit, draft=("overdracht", str(casus_id)), verb="Vragen", parent=parent,
            intro="Een overdracht geldt pas als de ander haar heeft aanvaard en zij is gedaan. Na twee weken zonder antwoord is zij een gat in de keten.",
        )  # fmt: skip
        self._blad = blad
        self._soort = ChoiceField("soort", "Wat draagt u over", [(s, s.label) for s in kinds_for(blad.casus)])
        self.add(self._soort)
        self._now = Label("", "small")
        self.form.addWidget(self._now)
        known: list[tuple[UUID | None, str]] = [(None, "Niet in de lijst van partners")]
        known += [(partner.id, partner.naam) for partner in blad.partners]
        self._partner = ChoiceField("partner_id", "Aan welke partner", known)
        self._to = TextField("naar", "Aan wie", hint="organisatie, en zo mogelijk de naam daar", needed=True)
        self.add(self._partner)
        self.add(self._to)
        self.reden = self.add(
            LongTextField("reden", "Waarom", "De ontvanger beslist hierop.", lines=2, needed=True)
        )
        self._add_zvh()
        self._proposals = Proposals(self._partner, self._to)
        self._partner.changed.connect(self._take_name)
        self._soort.changed.connect(self._take_zvh)
        self._soort.changed.connect(self._tell)
        self._soort.set_value(soort)
        self._tell()

    def _add_zvh(self) -> None:
        texts = self.place.ctx.kader.zvh_criteria
        criteria = [(letter, f"{letter}. {text}") for letter, text in zip(_LETTERS, texts, strict=True)]
        self._criteria = TickField(
            "criteria",
            "Welke criteria gelden",
            criteria,
            "Opschalen kan bij a, b én c samen, of bij d alleen.",
        )
        self._reference = TextField(
            "kenmerk", "Referentie in PGAx", "Alleen de verwijzing; het dossier van het ZVH blijft daar."
        )
        self.add(self._criteria)
        self.add(self._reference)

    def _tell(self) -> None:
        soort, casus = self._soort.chosen(), self._blad.casus
        self._criteria.setVisible(soort is OverdrachtSoort.OPSCHALEN_ZVH)
        self._reference.setVisible(soort in _ZVH)
        process = soort is not OverdrachtSoort.CASUSREGIE
        name, holder = ("Procesregie", casus.procesregie) if process else ("Casusregie", casus.casusregie)
        self._now.setText(f"{name} nu bij: {holder or 'nog niemand'}.")

    def _take_zvh(self) -> None:
        """Who goes up goes to the Zorg- en Veiligheidshuis; it is chosen where nobody was yet."""
        goes_up = self._soort.chosen() is OverdrachtSoort.OPSCHALEN_ZVH
        houses = (p.id for p in self._blad.partners if goes_up and p.klasse is Klasse.VEILIGHEIDSHUIS)
        self._proposals.propose(self._partner, next(houses, None))
        self._take_name()

    def _take_name(self) -> None:
        partner = self._blad.partner(self._partner.chosen())
        self._proposals.propose(self._to, partner and partner.naam)


class AntwoordDialog(FormDialog):
    """What the other side said: yes, no, done; or that the question is withdrawn."""

    def __init__(self, place: Workplace, casus_id: UUID, overdracht: Overdracht, parent: QWidget) -> None:
        def submit(values: FormValues) -> None:
            answer_handover(
                place.ctx,
                casus_id,
                overdracht.id,
                values[self._status],
                values[self.antwoord],
                values[self.op],
            )

        super().__init__(
            place, f"Overdracht beantwoorden: {overdracht.soort.label}", submit,
            draft=("overdracht beantwoorden", f"{casus_id}/{overdracht.id}"), parent=parent,
            intro=f"Gevraagd aan {overdracht.naar} op {short_date(overdracht.gevraagd_op)}: {overdracht.reden}",
        )  # fmt: skip
        self._overdracht = overdracht
        steps = NEXT.get(overdracht.status, ())
        self._status = ChoiceField("status", "Hoe staat het ermee", [(s, s.label) for s in steps])
        self.op = DateField("op", "Op", place.today(), geweest=True)
        self.op.set_value(place.today())
        self.add_row(self._status, self.op)
        self._meaning = Label("", "small")
        self.form.addWidget(self._meaning)
        self.antwoord = self.add(
            LongTextField(
                "antwoord", "Wat is geantwoord", "Nodig bij een weigering en bij intrekken.", lines=3
            )
        )
        self._status.changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        meanings = {
            OverdrachtStatus.AANVAARD: "Daarna legt u nog vast dat de overdracht is gedaan.",
            OverdrachtStatus.GEWEIGERD: "Alles blijft zoals het is; de reden blijft zichtbaar.",
            OverdrachtStatus.GEDAAN: _DONE[self._overdracht.soort].format(naar=self._overdracht.naar),
            OverdrachtStatus.INGETROKKEN: "Alles blijft zoals het is; u kunt het later opnieuw vragen.",
        }
        status = self._status.chosen()
        self._meaning.setText(meanings.get(status, "") if status else "")
