"""What an officer says of a document, kept here or in the zaaksysteem."""

from __future__ import annotations

from uuid import UUID

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


class StukVelden:
    """The fields of a form in which is said what a document is: its name, its kind, of which day and from whom."""

    def __init__(self, form: FormDialog) -> None:
        self._form = form
        self._own_naam = ""

    def add_names(self) -> None:
        """What it is called and what it is as evidence."""
        self.naam = self._form.add(
            TextField(
                "naam", "Naam van het stuk", "Neutraal en kort, zoals ‘Verslag huisbezoek’.", needed=True
            )
        )
        self.soort = ChoiceField("soort", "Wat is het", [(s, s.label) for s in StukSoort])
        self.datum = DateField("datum", "Datum van het stuk", self._form.place.today(), geweest=True)
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
        self._own_day = self._form.place.today()
        self.datum.set_value(self._own_day)

    def propose(self, voorstel: Stukvoorstel) -> None:
        """Fill in what the document says of itself, where nothing was typed."""
        if voorstel.naam and self.naam.raw() in ("", self._own_naam):
            self._own_naam = voorstel.naam
            self.naam.set_value(voorstel.naam)
        is_own = self.datum.raw() == short_date(self._own_day) and not self.datum.edit.isModified()
        if voorstel.datum is not None and is_own:
            self._own_day = voorstel.datum
            self.datum.set_value(voorstel.datum)
            self.datum.show_help(f"Uit {voorstel.waaruit} overgenomen.")

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
