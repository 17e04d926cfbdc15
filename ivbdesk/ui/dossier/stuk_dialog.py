"""Documents added to a casus: which files, and what they are as evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.stukken import add_stukken, propose
from ivbdesk.apart.read import NietGelezen, stop_all
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.dossier.bestanden import Bestand, read_all
from ivbdesk.ui.dossier.stuk_velden import StukVelden
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import LinkButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.workplace import Workplace

_LONGEST = 80


class StukDialog(FormDialog):
    """The files are read and encrypted when they are saved; the originals stay where they are."""

    def __init__(self, place: Workplace, blad: CasusBlad, files: Sequence[Bestand], parent: QWidget) -> None:
        casus_id = blad.casus.id
        self._files: list[Bestand] = []

        def submit(values: FormValues) -> list[UUID]:
            meant = self._meant(values[self.bestand].strip())
            names = [Path(file.naam).stem[:_LONGEST] for file in meant]
            return add_stukken(place.ctx, casus_id, self.velden.gegevens(values), read_all(meant), names)

        super().__init__(
            place,
            "Stukken toevoegen" if len(files) > 1 else "Stuk toevoegen",
            submit,
            draft=("stuk", str(casus_id)),
            verb="Toevoegen",
            parent=parent,
            intro="Het stuk komt versleuteld in het register. Het bestand zelf blijft staan waar het staat: verwijder het "
            "daar als het niet nodig is."
            + (
                " Achter de naam komt die van elk bestand; een e-mail wordt als e-mail bewaard."
                * (len(files) > 1)
            ),
        )
        self.bestand = self.add(
            TextField(
                "bestand",
                "Bestand",
                "Tekst, PDF, afbeelding, e-mail, agenda-afspraak, video, geluid of kantoorbestand, elk tot 50 MB.",
                needed=True,
            )
        )
        self.stop_button = LinkButton("Stoppen met lezen", stop_all)
        self.stop_button.hide()
        self.form.addLayout(row(LinkButton("Bestanden kiezen …", self._browse), self.stop_button))
        self.velden = StukVelden(self)
        self.velden.add_names()
        self.velden.add_origin(blad)
        if files:
            self._choose(files)

    def start(self) -> None:
        """Show the dialog; files that were dropped count as typed."""
        dropped = bool(self.bestand.value())
        super().start()
        self._touched = dropped

    def save(
        self,
        values: FormValues,
        submit: Callable[[FormValues], object],
        done: Callable[[object], None],
    ) -> None:
        """While they are read, the reading can be stopped; nothing is kept then."""
        self.stop_button.show()
        super().save(values, submit, done)

    def _on_failed(self, error: BaseException) -> None:
        self.stop_button.hide()
        super()._on_failed(error)

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "Kies één of meer bestanden")
        if chosen:
            self._choose([Bestand.at(Path(path)) for path in chosen])

    def _choose(self, files: Sequence[Bestand]) -> None:
        self._files = chosen = list(files)
        self.bestand.set_value(self._told())
        self.velden.forget()
        if len(files) == 1:
            ctx, lees = self.place.ctx, files[0].lees
            self.place.background.run(
                lambda: propose(ctx, lees()),
                lambda found: self.velden.propose(found) if self._files is chosen else None,
                self._not_read,
                owner=self,
                key="stukvoorstel",
            )

    def _not_read(self, error: BaseException) -> None:
        """What cannot be read proposes nothing; that it is not kept is said when it is to be kept."""
        if not isinstance(error, RegelFout | NietGelezen):
            self.place.messages.show_exception(error)

    def _told(self) -> str:
        if len(self._files) == 1:
            return self._files[0].pad or self._files[0].naam
        return f"{len(self._files)} bestanden: {', '.join(file.naam for file in self._files)}"

    def _meant(self, typed: str) -> Sequence[Bestand]:
        """The files that were chosen or dropped, as long as nothing else is typed."""
        if self._files and typed == self._told():
            return self._files
        if ":" in typed and " bestanden" in typed.partition(":")[0]:
            raise RegelFout("bestand", "Dit concept weet nog welke bestanden het waren; kies ze opnieuw.")
        return [Bestand.at(Path(typed))]
