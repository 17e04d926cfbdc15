"""The addresses of the municipality: how many there are, and loading another extract of the BAG."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ivbdesk.actions.beheer.adressen import load_addresses
from ivbdesk.cases.invoer.adressenlijst import Adressenlijst
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.ui.widgets.basics import Card, Label, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.workplace import Workplace

_ABOUT = (
    "Met een uittreksel van de BAG (csv met straat, huisnummer en postcode; huisletter, toevoeging, woonplaats, buurt en "
    "wijk mogen erbij) vult het programma adressen aan terwijl u typt. Het blijft in dit register."
)

_MOST_NUMBERS = 8


class AdressenCard(QWidget):
    """Read again each time a list was loaded."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card("Adressenlijst")
        card.add(MutedLabel(_ABOUT, small=True))
        self._told = Label(" ")
        card.add(self._told)
        self.load_button = SecondaryButton("Adressenlijst laden …", self._choose)
        card.add(row(self.load_button))
        column.addWidget(card)
        self._read()

    def _read(self) -> None:
        self._place.read(self, self._place.ctx.reads.adressen.telling, self._show, key="adressenlijst")

    def _show(self, told: tuple[int, int]) -> None:
        every, streets = told
        known = f"{count(every, 'adres', 'adressen')} in {count(streets, 'straat', 'straten')}."
        self._told.setText(known if every else "Nog geen adressenlijst geladen.")

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Kies het uittreksel", "", "Lijst (*.csv *.txt *.xlsx)")
        if chosen:
            self.load(Path(chosen))

    def load(self, path: Path) -> None:
        """Read and take in the extract, off the UI thread."""
        ctx, read = self._place.ctx, self._place.desk.invoerbank.lees_adressen
        self.load_button.setEnabled(False)
        self._told.setText("De adressenlijst wordt geladen …")
        messages = self._place.messages  # of the window: this card is made anew when the register has changed
        self._place.background.run(
            lambda: load_addresses(ctx, read(path)),
            lambda found: messages.notice(_said(found)),
            self._failed,
            key="adressen laden",
            owner=self._place,
        )

    def _failed(self, error: BaseException) -> None:
        messages = self._place.messages
        if shiboken6.isValid(self):
            self.load_button.setEnabled(True)
            self._read()
        if isinstance(error, RegelFout):
            messages.error(
                "Dit bestand is niet geladen.", "De adressenlijst is zoals die was.", error.melding
            )
        else:
            messages.show_exception(error)


def _said(found: Adressenlijst) -> str:
    numbers, read = found.overgeslagen, f"{count(len(found.adressen), 'adres', 'adressen')} geladen."
    if not numbers:
        return read
    shown = ", ".join(map(str, numbers[:_MOST_NUMBERS])) + (
        " en verder" if len(numbers) > _MOST_NUMBERS else ""
    )
    return f"{read} {count(len(numbers), 'rij', 'rijen')} overgeslagen: rij {shown}."
