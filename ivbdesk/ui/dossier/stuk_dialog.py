"""A document added to a casus: which file, and what it is as evidence."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk
from ivbdesk.cases.dossier.bron import known_sources
from ivbdesk.cases.dossier.stuk import LARGEST
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.fields.suggest_field import SuggestField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import LinkButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.workplace import Workplace


class StukDialog(FormDialog):
    """The file is read and encrypted when it is saved; the original stays where it is."""

    def __init__(self, place: Workplace, blad: CasusBlad, file: Path | None, parent: QWidget) -> None:
        casus_id = blad.casus.id

        def submit(values: FormValues) -> None:
            path = Path(values[self.bestand].strip())
            gegevens = StukGegevens(
                naam=values[self.naam],
                soort=values[self.soort],
                datum=values[self.datum],
                herkomst=values[self.herkomst],
                bron=values[self.bron],
                tijdlijnitem_id=values[self.tijdlijnitem_id],
            )
            add_stuk(place.ctx, casus_id, gegevens, read_file(path), path.name)

        super().__init__(
            place,
            "Stuk toevoegen",
            submit,
            draft=("stuk", str(casus_id)),
            verb="Toevoegen",
            parent=parent,
            intro="Het stuk komt versleuteld in het register. Het bestand zelf blijft staan waar het staat: verwijder het "
            "daar als het niet nodig is.",
        )
        self.bestand = self.add(
            TextField(
                "bestand",
                "Bestand",
                "Tekst, PDF, afbeelding, e-mail of kantoorbestand, tot 50 MB.",
                needed=True,
            )
        )
        self.form.addLayout(row(LinkButton("Bestand kiezen …", self._browse)))
        self.naam = self.add(
            TextField(
                "naam", "Naam van het stuk", "Neutraal en kort, zoals ‘Verslag huisbezoek’.", needed=True
            )
        )
        self.soort = ChoiceField("soort", "Wat is het", [(s, s.label) for s in StukSoort])
        self.datum = DateField("datum", "Datum van het stuk", place.today(), geweest=True)
        self.add_row(self.soort, self.datum)
        self.herkomst = ChoiceField(
            "herkomst", "Herkomst", [(h, h.label) for h in Herkomst], "Bepaalt wie het later mag zien."
        )
        self.bron = SuggestField(
            "bron", "Van wie", "Kies of typ; geen naam van een melder.", hint="bijvoorbeeld wijkagent"
        )
        known = known_sources(blad.casus, place.ctx.kader.bronregels)
        self.bron.show_choices([source.naam for source in known])
        self.add_row(self.herkomst, self.bron)
        about: list[tuple[UUID | None, str]] = [(None, "Geen bepaalde regel")]
        newest = sorted(blad.casus.tijdlijn, key=lambda item: item.datum, reverse=True)
        about += [(i.id, f"{short_date(i.datum)} · {i.tekst[:60]}") for i in newest]
        self.tijdlijnitem_id = self.add(
            ChoiceField("tijdlijnitem_id", "Bewijst deze regel van de tijdlijn", about)
        )
        self.datum.set_value(place.today())
        if file is not None:
            self._choose(file)

    def start(self) -> None:
        """Show the dialog; a file that was dropped counts as typed."""
        dropped = bool(self.bestand.value())
        super().start()
        self._touched = dropped

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Kies een bestand")
        if chosen:
            self._choose(Path(chosen))

    def _choose(self, file: Path) -> None:
        self.bestand.set_value(str(file))


def read_file(path: Path) -> bytes:
    """The content of the file; raises RegelFout where it cannot be read, or is too large to read at all."""
    try:
        if not path.is_file():
            raise RegelFout("bestand", "Dit bestand bestaat niet, of het is een map.")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        raise RegelFout("bestand", "Dit bestand kan niet worden gelezen.") from None
