"""The signals that wait to be weighed, for beside the werkvoorraad: what is late first, then the newest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.cases.rijen import SignaalFilter, SignaalRij
from ivbdesk.cases.signaal import WEGEN_BINNEN, age_words, working_days
from ivbdesk.ui.models.signaal_model import lines_of
from ivbdesk.ui.widgets.basics import Card, Label, LinkButton, MutedLabel
from ivbdesk.ui.widgets.freshness import Freshness
from ivbdesk.ui.widgets.layouts import Pair, clear
from ivbdesk.ui.workplace import Changed, Workplace

_SHOWN, _READ = 5, 100
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
            return reads.count_signalen(_WAITING), reads.signalen(_WAITING, 0, _READ)

        self.place.read(self, work, self._show, key="nieuwe signalen")

    def _order(self, row: SignaalRij) -> tuple[bool, bool]:
        """Acute danger, then what is late; the newest first among equals, as they were read."""
        return not row.acuut, self._days(row) <= WEGEN_BINNEN

    def _days(self, row: SignaalRij) -> int:
        """How many working days it waits."""
        came = row.ontvangen_op.astimezone(AMSTERDAM).date()
        return working_days(came, self.place.today(), self.place.ctx.feestdagen)

    def _show(self, found: tuple[int, Sequence[SignaalRij]]) -> None:
        number, rows = found[0], sorted(found[1], key=self._order)[:_SHOWN]
        clear(self._column)
        card = Card(f"Nieuwe signalen · {number} te wegen")
        if not rows:
            card.add(MutedLabel("Alle signalen zijn gewogen. Een nieuw signaal legt u vast met F9."))
        for signal in rows:
            title, about, alarm = lines_of(signal, self.place)
            if (days := self._days(signal)) > WEGEN_BINNEN:
                alarm = " · ".join(part for part in (age_words(days), alarm) if part)
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
