"""Making a letter from a casus: the kind, the addressee, and only what the dossier does not hold."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.brieven.maken import (
    Briefverzoek,
    Gemaakt,
    Voorbereid,
    make_brief,
    prepare,
    read_over_brief,
)
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.betrokkenen.register import PORTEFEUILLEHOUDER
from ivbdesk.cases.brieven.briefsoort import AanSoort, Briefsoort, Vraagsoort
from ivbdesk.cases.brieven.geadresseerden import Aan
from ivbdesk.cases.brieven.projectie import written_day
from ivbdesk.cases.brieven.vooraf import LACKS, wrong_days
from ivbdesk.cases.publiek.bevinding import Naleeskeuze, Nalezing
from ivbdesk.cases.taal.nederlands import count, long_date
from ivbdesk.ui.brieven.brief_velden import Briefkeuze, field_of
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.publiek.nalezen import Nalezen
from ivbdesk.ui.publiek.nalezen_dialog import after_reading
from ivbdesk.ui.widgets.basics import MutedLabel
from ivbdesk.ui.widgets.waarheen import ask_where
from ivbdesk.ui.workplace import Workplace

_WORD = "Word-document (*.docx)"
_FUNCTIONS = ("burgemeester", "de burgemeester", "wethouder", "de wethouder")
"""A setting that names a function only: whose name stands under the letter, the writer fills in."""
_CHOOSE = "Kies wat voor brief het is en aan wie; daarna ziet u wat er nog nodig is."


class BriefDialog(FormDialog):
    """What the file of the letter lacks is shown before it is made; its facts come from the dossier."""

    def __init__(self, place: Workplace, blad: CasusBlad, parent: QWidget) -> None:
        self._casus_id, self._nummer = blad.casus.id, blad.casus.nummer
        self._target: Path | None = None
        self._keuzes: tuple[Naleeskeuze, ...] = ()
        super().__init__(
            place, "Brief maken", self._make, draft=("brief", str(blad.casus.id)), verb="Brief maken …", parent=parent,
            intro="De feiten komen uit het dossier, zoals deze ontvanger ze mag lezen. U vult alleen in wat er niet in staat. "
            "De brief wordt een Word-bestand dat u afmaakt; dat hij is gemaakt komt in het logboek.",
        )  # fmt: skip
        today, brieven = place.today(), place.ctx.naslag.brieven
        self.keuze = Briefkeuze(blad.casus, brieven.soorten.values(), blad.partners)
        self.soort = self.add(self.keuze.soort)
        self.aan = self.add(self.keuze.aan)
        self.datum = DateField("datum", "Datum van de brief", today)
        self.ondertekenaar = TextField(
            "ondertekenaar", "Wie ondertekent", bereikbaar=True, needed=True, hint="naam"
        )
        self.add_row(self.datum, self.ondertekenaar)
        self.datum.set_value(today)
        self._told = MutedLabel(_CHOOSE)
        self.form.addWidget(self._told)
        self.punten = Nalezen(place.theme, "Dit staat nog open in het dossier van deze brief:")
        self.form.addWidget(self.punten)
        self.vragen: dict[str, Field] = {}
        every = {one.code: one for kind in brieven.soorten.values() for one in kind.vragen}.values()
        self._with_weekday = {one.code for one in every if one.soort is Vraagsoort.DAG}
        for vraag in every:
            self.vragen[vraag.code] = self.add(field_of(vraag, today))
            self.vragen[vraag.code].hide()
        self.ondanks = self.add(
            LongTextField("ondanks", "Waarom komt de brief er toch", "Dit komt in het logboek.", lines=2)
        )
        self.ondanks.hide()
        self.soort.changed.connect(self._expect)
        for field in (self.soort, self.aan, self.datum):
            field.changed.connect(self._prepare)

    def start(self) -> None:
        """Show the dialog, signed by whom the settings name."""
        super().start()
        reads = self.place.ctx.reads.beheer
        self.place.read(self, reads.instellingen, self._sign, key="ondertekenaar")
        self._prepare()

    def _sign(self, settings: dict[str, str]) -> None:
        signs = settings.get(PORTEFEUILLEHOUDER, "")
        if not self.ondertekenaar.value() and signs.lower() not in _FUNCTIONS:
            touched = self._touched
            self.ondertekenaar.set_value(signs)
            self._initial["ondertekenaar"] = self.ondertekenaar.raw()
            self._touched = touched

    def _chosen(self) -> Briefverzoek | None:
        """The letter as far as it is chosen; None before that."""
        soort, aan = self.soort.chosen(), self.aan.chosen()
        if not soort or not aan:
            return None
        try:
            day = self.datum.value()
        except ValueError:
            day = self.place.today()
        return Briefverzoek(soort, Aan.of(aan), day, "")

    def _prepare(self) -> None:
        """Look in the dossier what this letter still needs."""
        asked, ctx = self._chosen(), self.place.ctx
        self._keuzes = ()
        if asked is not None:
            self.place.read(self, partial(prepare, ctx, self._casus_id, asked), self._show, key="brief")

    def _expect(self) -> None:
        """Ask all that this kind may ask, until the dossier was looked in; once it was tried to save, told at once."""
        soort = self.keuze.chosen()
        wanted = {vraag.code: vraag.nodig for vraag in soort.vragen} if soort is not None else {}
        tried = bool(self.frame.problem.text())
        for code, field in self.vragen.items():
            field.setVisible(code in wanted)
            field.show_error(LACKS if tried and wanted.get(code) and not field.raw() else "")

    def problems(self, values: FormValues) -> dict[str, str]:
        """What the dossier does not hold and this letter needs, is filled in here."""
        soort = self.keuze.chosen()
        needed = [vraag.code for vraag in soort.vragen if vraag.nodig] if soort is not None else []
        asked = [self.vragen[code] for code in needed if not self.vragen[code].isHidden()]
        lacks = {field.name: LACKS for field in asked if not str(values.get(field) or "").strip()}
        return {**self._wrong_days(soort, values), **lacks}

    def _wrong_days(self, soort: Briefsoort | None, values: FormValues) -> dict[str, str]:
        day = values.get(self.datum)
        if soort is None or not isinstance(day, date):
            return {}
        shown = {code: values.get(field) for code, field in self.vragen.items() if not field.isHidden()}
        days = {code: value for code, value in shown.items() if isinstance(value, date)}
        found = wrong_days(soort, day, days)
        return {self.vragen[code].name: told for code, told in found.items()}

    def _show(self, found: Voorbereid) -> None:
        wanted = {vraag.code for vraag in found.vragen}
        for code, field in self.vragen.items():
            field.setVisible(code in wanted)
            if code not in wanted:
                field.show_error("")
        filled = sum(bool(value) for value in found.inhoud.waarden().values())
        typed = count(len(wanted), "veld vult", "velden vult") if wanted else "Geen veld vult"
        self._told.setText(f"{filled} velden komen uit het dossier. {typed} u in.")
        self.punten.show_found([punt.tekst for punt in found.punten])
        self.ondanks.setVisible(any(punt.verplicht for punt in found.punten))
        self.frame.fit(self.design_width)

    def _asked(self, values: FormValues) -> Briefverzoek:
        answers = []
        for code, field in self.vragen.items():
            value = values[field]
            words = self._written(code, value)
            if words and not field.isHidden():
                answers.append((code, words))
        return Briefverzoek(
            values[self.soort],
            Aan.of(values[self.aan]),
            values[self.datum],
            values[self.ondertekenaar].strip(),
            tuple(answers),
            values[self.ondanks].strip(),
        )

    def _written(self, code: str, value: object) -> str:
        if isinstance(value, date):
            return long_date(value) if code in self._with_weekday else written_day(value)
        return str(value or "").strip()

    def submit(self) -> None:
        """Have it read over, ask where the letter goes, then make it."""
        values = self.values()
        if values is None or not self.save_button.isEnabled():
            return
        work = partial(read_over_brief, self.place.ctx, self._casus_id, self._asked(values))
        self.place.background.run(work, self._decide, self._on_failed, owner=self)

    def _decide(self, found: Nalezing) -> None:
        after_reading(self.place, self, found, self._keuzes, self._save_as)

    def _save_as(self, keuzes: tuple[Naleeskeuze, ...]) -> None:
        self._keuzes = keuzes
        sealed = Aan.of(self.aan.value()).soort is AanSoort.MELDER  # the number of a casus tells of another
        name = f"{'' if sealed else f'{self._nummer}_'}brief_{self.soort.value()}.docx"
        if target := ask_where(self.place.messages, self, "Waar komt de brief", name, _WORD):
            self.save_to(target)

    def save_to(self, target: Path) -> None:
        """Make the letter and write it."""
        self._target = target
        super().submit()

    def _make(self, values: FormValues) -> Gemaakt:
        assert self._target is not None
        place = self.place
        return make_brief(
            place.ctx, place.desk.brieven, self._casus_id, self._asked(values), self._target, self._keuzes
        )

    def _on_saved(self, result: object) -> None:
        assert isinstance(result, Gemaakt)
        typed = count(result.getypt, "veld", "velden")
        self.place.messages.notice(
            f"De brief is opgeslagen: u vulde {typed} in, {result.uit_dossier} kwamen uit het dossier. Lees hem na, en neem de "
            "definitieve versie op als hij weg is."
        )
        super()._on_saved(result)
