"""Taking the final letter back in the casus: the file, when and how it went, and by what number it can be followed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ivbdesk.actions.brieven.opnemen import Opgenomen, take_in_final
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.brieven.briefsoort import Verzendgevolg
from ivbdesk.cases.brieven.geadresseerden import Aan
from ivbdesk.cases.brieven.projectie import last_day_of
from ivbdesk.cases.brieven.verzending import Verzending, Verzendwijze
from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.ui.brieven.brief_velden import Briefkeuze
from ivbdesk.ui.dossier.bestanden import read_file
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField, OptionalDateField
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import LinkButton, MutedLabel
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.workplace import Workplace

_BEGINS = {
    Verzendgevolg.NIETS: "",
    Verzendgevolg.VOORNEMEN: "Met de verzending begint de termijn om te reageren (Awb 4:8).",
    Verzendgevolg.BEKENDMAKING: "Met de verzending is het besluit bekendgemaakt en begint de termijn voor bezwaar (Awb 6:8).",
    Verzendgevolg.GEINFORMEERD: "Met de verzending staat vast dat betrokkene is geïnformeerd (AVG 14).",
    Verzendgevolg.TERMIJN: "Met de verzending begint de termijn die bij deze brief hoort.",
}
_TERMS = (Verzendgevolg.VOORNEMEN, Verzendgevolg.BEKENDMAKING, Verzendgevolg.TERMIJN)


class OpneemDialog(FormDialog):
    """The file is read and encrypted when it is saved; what its sending begins is told before."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        casus_id, today = blad.casus.id, place.today()

        def submit(values: FormValues) -> Opgenomen:
            soort = self.keuze.soorten[values[self.soort]]
            sent = Verzending(
                soort,
                Aan.of(values[self.aan]),
                values[self.verzonden_op],
                values[self.wijze],
                values[self.kenmerk],
                values[self.uiterlijk] if soort.verzending is Verzendgevolg.VOORNEMEN else None,
                values[self.ondanks],
            )
            return take_in_final(place.ctx, casus_id, sent, read_file(Path(values[self.bestand].strip())))

        super().__init__(
            place, "Definitieve versie opnemen", submit, draft=("brief opnemen", str(casus_id)), verb="Opnemen",
            parent=parent,
            intro="Zoals de brief is verzonden, komt hij als stuk in de casus. Het bestand zelf blijft staan waar het staat: "
            "verwijder het daar als het niet nodig is.",
        )  # fmt: skip
        self.keuze = Briefkeuze(blad.casus, place.ctx.naslag.brieven.soorten.values(), blad.partners)
        self.bestand = self.add(TextField("bestand", "Bestand", "PDF of Word.", needed=True))
        self.form.addLayout(row(LinkButton("Bestand kiezen …", self._browse)))
        self.soort = self.add(self.keuze.soort)
        self.aan = self.add(self.keuze.aan)
        self.verzonden_op = DateField("verzonden_op", "Verzonden op", today, geweest=True)
        self.wijze = ChoiceField("wijze", "Hoe", [(wijze, wijze.label) for wijze in Verzendwijze])
        self.add_row(self.verzonden_op, self.wijze)
        self.kenmerk = self.add(
            TextField("kenmerk", "Volgnummer", "Van een aangetekende brief; anders leeg.", longest=80)
        )
        self._begins = MutedLabel("")
        self.form.addWidget(self._begins)
        self.uiterlijk = self.add(OptionalDateField("uiterlijk", "Reageren kan tot en met", today, komt=True))
        self.ondanks = self.add(
            LongTextField(
                "ondanks",
                "Waarom het besluit toch bekend is gemaakt",
                "Alleen als er in het dossier nog iets openstaat.",
                lines=2,
            )
        )
        self._proposed: object = None
        self.verzonden_op.set_value(today)
        self.soort.changed.connect(self._follow)
        self.verzonden_op.changed.connect(self._propose_last_day)
        self._follow()

    def _follow(self) -> None:
        """Ask what this kind asks, and tell what its sending begins."""
        soort = self.keuze.chosen()
        begins = soort.verzending if soort is not None else Verzendgevolg.NIETS
        self._begins.setText(_BEGINS[begins])
        self.uiterlijk.setVisible(begins is Verzendgevolg.VOORNEMEN)
        self.ondanks.setVisible(begins is Verzendgevolg.BEKENDMAKING)
        if self.isVisible():
            self.frame.grow(self.design_width)
        self._propose_last_day()

    def _propose_last_day(self) -> None:
        """The last day to react, by the term of the handelingskader, while another was not typed."""
        soort, ctx = self.keuze.chosen(), self.place.ctx
        if soort is None or soort.verzending is not Verzendgevolg.VOORNEMEN:
            if self._proposed is not None and self.uiterlijk.raw() == self._proposed:
                self.uiterlijk.set_value(None)
            return
        rule = ctx.kader.termijnen.get(soort.termijn)
        try:
            day = self.verzonden_op.value()
        except ValueError:
            return
        if rule is not None and (self.uiterlijk.raw() in ("", None, self._proposed)):
            self.uiterlijk.set_value(last_day_of(rule, day, ctx.naslag.feestdagen))
            self._proposed = self.uiterlijk.raw()

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Kies de brief", "", "Brief (*.pdf *.docx *.doc *.odt)")
        if chosen:
            self.bestand.set_value(chosen)

    def _on_saved(self, result: object) -> None:
        assert isinstance(result, Opgenomen)
        soort = self.keuze.chosen()
        begins = soort is not None and soort.verzending in _TERMS
        if result.termijnen:
            told = f" Nu loopt: {join_nl(result.termijnen)}."
        else:
            told = (
                " Er begon geen termijn: die liep al, of het besluit was al bekendgemaakt." if begins else ""
            )
        self.place.messages.notice(f"De brief staat bij de stukken van de casus.{told}")
        super()._on_saved(result)
