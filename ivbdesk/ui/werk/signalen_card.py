"""The signals that wait to be weighed, for beside the werkvoorraad: what is late first, then the newest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.cases.zoeken.rijen import SignaalFilter, SignaalRij
from ivbdesk.ui.opened import Changed
from ivbdesk.ui.signaal.signaal_model import lines_of
from ivbdesk.ui.widgets.basics import Card, Label, LinkButton, MutedLabel
from ivbdesk.ui.widgets.freshness import Freshness
from ivbdesk.ui.widgets.layouts import Pair, clear
from ivbdesk.ui.workplace import Workplace

_SHOWN = 5
_WAITING = SignaalFilter()


class SignalenCard(QWidget):
    """Loads itself, and again when a signal changes; a click opens the signal on its page."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._freshness = Freshness(self, self.reload)
        place.changed.connect(self._on_changed)
        self.reload()

    def _on_changed(self, changes: Changed) -> None:
        if "signaal" in changes.entiteiten:
            self._freshness.expire()

    def reload(self) -> None:
        """Read them again, off the UI thread."""
        reads = self.place.ctx.reads

        def work() -> tuple[int, list[SignaalRij]]:
            return reads.signaal.count_signalen(_WAITING), reads.signaal.signalen(_WAITING, 0, _SHOWN)

        self.place.read(self, work, self._show, key="nieuwe signalen")

    def _show(self, found: tuple[int, Sequence[SignaalRij]]) -> None:
        number, rows = found
        clear(self._column)
        card = Card(f"Nieuwe signalen · {number} te wegen")
        if not rows:
            card.add(MutedLabel("Alle signalen zijn gewogen. Een nieuw signaal legt u vast met F9."))
        for signal in rows:
            title, about, alarm = lines_of(signal, self.place)
            line = MutedLabel(about, small=True)
            line.setContentsMargins(5, 0, 0, 0)
            part: QWidget = Pair(LinkButton(title, partial(self.place.signaal_asked.emit, signal.id)), line)
            if alarm:
                red = Label(alarm, "bad")
                red.setContentsMargins(5, 0, 0, 0)
                part = Pair(part, red)
            card.add(part)
        if number > len(rows):
            card.add(LinkButton(f"Alle {number} signalen", partial(self.place.page_asked.emit, "signalen")))
        self._column.addWidget(card)
