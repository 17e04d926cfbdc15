"""What waits outside the cases: requests of residents with their term, and destruction that a second person decides."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.bewaren.verzoeken import named_requests
from ivbdesk.cases.besluitvorming.verzoek import Verzoek
from ivbdesk.cases.bewaren.vernietiging import VernietigingStatus
from ivbdesk.cases.taal.nederlands import count, term
from ivbdesk.ui.widgets.basics import Card, Label, LinkButton
from ivbdesk.ui.widgets.layouts import Pair, clear
from ivbdesk.ui.workplace import Workplace


@dataclass(frozen=True)
class Toezicht:
    """The open requests with the name of whoever asked, and how many proposals wait for this officer."""

    verzoeken: tuple[tuple[Verzoek, str], ...]
    voorstellen: int


class ToezichtCard(QWidget):
    """Hidden while nothing waits; `reload` reads it off the UI thread."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def reload(self) -> None:
        """Read again what waits."""
        self.place.read(self, self._read, self._show, key="toezicht")

    def _read(self) -> Toezicht:
        ctx = self.place.ctx
        asked = tuple((item, name) for item, name in named_requests(ctx) if item.is_open)
        waiting = [
            item
            for item in ctx.reads.bewaren.vernietigingen()
            if item.status is VernietigingStatus.VOORGESTELD and item.voorgesteld_door != ctx.officer
        ]
        return Toezicht(asked, len(waiting))

    def _show(self, found: Toezicht) -> None:
        clear(self._column)
        self.setVisible(bool(found.verzoeken or found.voorstellen))
        card = Card("Verzoeken en bewaren")
        today = self.place.today()
        for item, name in found.verzoeken:
            late = item.uiterlijk < today
            line = Label(f"Antwoord: {term(item.uiterlijk, today)}", "late" if late else "small")
            line.setContentsMargins(5, 0, 0, 0)
            card.add(Pair(LinkButton(f"{item.soort.value.capitalize()} · {name}", self._go), line))
        if found.voorstellen:
            told = count(found.voorstellen, "voorstel tot vernietiging", "voorstellen tot vernietiging")
            card.add(LinkButton(f"{told} om over te beslissen", self._go))
        self._column.addWidget(card)

    def _go(self) -> None:
        self.place.page_asked.emit("beheer")
