"""What an officer says of a document, kept here or in the zaaksysteem."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.stukken import StukGegevens
from ivbdesk.cases.dossier.bron import known_sources
from ivbdesk.cases.dossier.stukvoorstel import Stukvoorstel
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.taal.nederlands import short_date, shorten
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.fields.suggest_field import SuggestField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import LinkButton, plain
from ivbdesk.ui.widgets.layouts import row


class StukVelden:
    """The fields of a form in which is said what a document is: its name, its kind, of which day and from whom."""

    def __init__(self, form: FormDialog) -> None:
        self._form = form
        self._own_naam = ""
        self._subject = ""

    def add_names(self) -> None:
        """What it is called and what it is as evidence."""
        self.naam = self._form.add(
            TextField(
                "naam", "Naam van het stuk", "Neutraal en kort, zoals ‘Verslag huisbezoek’.", needed=True
            )
        )
        self._take = LinkButton("Het onderwerp overnemen", self._take_subject)
        self._take.hide()
        self._form.form.addLayout(row(self._take))
        self.soort = ChoiceField("soort", "Wat is het", [(s, s.label) for s in StukSoort])
        self.datum = DateField("datum", "Datum van het stuk", self._form.place.today(), geweest=True)
        self.datum.edit.textEdited.connect(lambda _: self.datum.show_help(""))
        self._form.add_row(self.soort, self.datum)

    def add_origin(self, blad: CasusBlad) -> None:
        """From whom it is, and what it proves."""
        self.herkomst = ChoiceField(
            "herkomst", "Herkomst", [(h, h.label) for h in Herkomst], "Bepaalt wie het later mag zien."
        )
        self.bron = SuggestField(
            "bron", "Van wie", "Kies of typ; geen naam van een melder.", hint="bijvoorbeeld wijkagent"
        )
        self.bron.needed = True
        known = known_sources(blad.casus, self._form.place.ctx.kader.bronregels)
        self.bron.show_choices([source.naam for source in known])
        self._form.add_row(self.herkomst, self.bron)
        about: list[tuple[UUID | None, str]] = [(None, "Geen bepaalde regel")]
        newest = sorted(blad.casus.tijdlijn, key=lambda item: item.datum, reverse=True)
        about += [(i.id, f"{short_date(i.datum)} · {shorten(i.tekst, 60)}") for i in newest]
        self.tijdlijnitem_id = self._form.add(
            ChoiceField("tijdlijnitem_id", "Bewijst deze regel van de tijdlijn", about)
        )
        self._put_day(self._form.place.today())

    def forget(self) -> None:
        """Take back what another document said of itself, where nothing was typed over it."""
        self._take.hide()
        if self._own_naam and self.naam.raw() == self._own_naam:
            self.naam.set_value("")
        self._own_naam = ""
        self.datum.show_help("")
        if self._is_own_day():
            self._put_day(self._form.place.today())

    def propose(self, voorstel: Stukvoorstel) -> None:
        """Fill in the day that the document tells, where none was typed, and offer its subject as a name.

        A subject may name who reported, and the name of a document is open: the officer takes it, or does not.
        """
        self._subject = voorstel.naam
        self._take.setText(f"Het onderwerp overnemen: ‘{plain(voorstel.naam)}’")
        self._take.setVisible(bool(voorstel.naam) and not self.naam.value().strip())
        if voorstel.datum is not None and self._is_own_day():
            self._put_day(voorstel.datum)
            self.datum.show_help(f"Uit {voorstel.waaruit} overgenomen.")

    def _take_subject(self) -> None:
        self._own_naam = self._subject
        self.naam.set_value(self._subject)
        self.naam.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take.hide()

    def _is_own_day(self) -> bool:
        return self.datum.raw() == short_date(self._own_day) and not self.datum.edit.isModified()

    def _put_day(self, day: date) -> None:
        self._own_day = day
        self.datum.set_value(day)

    def gegevens(self, values: FormValues) -> StukGegevens:
        """What was said of it."""
        return StukGegevens(
            naam=values[self.naam],
            soort=values[self.soort],
            datum=values[self.datum],
            herkomst=values[self.herkomst],
            bron=values[self.bron],
            tijdlijnitem_id=values[self.tijdlijnitem_id],
        )
