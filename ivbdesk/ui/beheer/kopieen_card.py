"""The copies of this register: which there are, where they stand, and making one now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.cases.beheer.beleid import VASTGELEGD
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import count, short_date
from ivbdesk.ui.beheer.back_ups import BackUps
from ivbdesk.ui.opened import VerifiedCopy
from ivbdesk.ui.widgets.basics import Card, Label, LinkButton, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import Fact, clear, row
from ivbdesk.ui.workplace import Workplace

_SHOWN = 5


class KopieenCard(QWidget):
    """Read again each time a copy was made."""

    def __init__(self, place: Workplace, back_ups: BackUps) -> None:
        super().__init__()
        self._place, self._back_ups = place, back_ups
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        back_ups.told.connect(lambda _: self._read())
        self._read()

    def _read(self) -> None:
        copies, folder = self._place.desk.copies, self._back_ups.folder
        self._place.read(self, lambda: copies.known(folder), self._show, key="kopieen")

    def _show(self, copies: Sequence[VerifiedCopy]) -> None:
        clear(self._column)
        card = Card("Reservekopieën")
        card.add(
            MutedLabel(
                "Na wijzigingen maakt het programma een versleutelde kopie en controleert die. Van elke dag, week en maand "
                "blijft er een. Terugzetten kan in het startvenster.",
                small=True,
            )
        )
        for copy in copies[:_SHOWN]:
            at = copy.gemaakt_op.astimezone(AMSTERDAM)
            told = f"✓ {short_date(at.date())} {at:%H:%M} · {count(copy.casussen, 'casus', 'casussen')}"
            card.add(Label(told, "small"))
        if len(copies) > _SHOWN:
            card.add(MutedLabel(f"En nog {len(copies) - _SHOWN} oudere.", small=True))
        if not copies:
            card.add(Label("Nog geen kopie gemaakt.", "near"))
        card.add(Fact("Map", str(self._back_ups.folder)))
        is_fixed = self._place.desk.beleid.kopieenmap is not None
        other = (
            MutedLabel(VASTGELEGD, small=True, wrap=False)
            if is_fixed
            else LinkButton("Andere map …", self._choose)
        )
        card.add(row(SecondaryButton("Nu een kopie maken", self._back_ups.make), other))
        self._column.addWidget(card)

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, "Kies een map voor de reservekopieën")
        if found:
            try:
                self._back_ups.move_to(Path(found))
            except RegelFout as error:
                self._place.messages.show_exception(error)
