"""Whose work a list shows: of the whole team, mine, or that of a colleague."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal

from ivbdesk.actions.werk.werk import works
from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.ui.fields.chooser import Chooser
from ivbdesk.ui.opened import Changed
from ivbdesk.ui.workplace import Workplace

TEAM, MINE = "Hele team", "Mijn werk"


class WhoseBox(Chooser):
    """The team, the officer, and each colleague who works in cases; colleagues are read off the UI thread."""

    chosen = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__("Wiens werk")
        self.place = place
        self._ids: list[UUID | None] = [None, place.ctx.officer]
        self.addItems([TEAM, MINE])
        self._wanted: UUID | None = None
        self.activated.connect(lambda _: self._on_chosen())
        self.currentIndexChanged.connect(lambda _: self.setToolTip(self.currentText()))
        place.changed.connect(self._on_changed)
        self._read()

    def value(self) -> UUID | None:
        """The officer whose work is shown; None for the whole team."""
        return self._wanted

    def set_value(self, wie: UUID | None) -> None:
        """Show the work of this officer; one who is not read yet is chosen as soon as that is done."""
        self._wanted = wie
        if wie in self._ids:
            self.setCurrentIndex(self._ids.index(wie))

    def _on_chosen(self) -> None:
        self._wanted = self._ids[self.currentIndex()]
        self.chosen.emit()

    def _on_changed(self, changes: Changed) -> None:
        if "medewerker" in changes.entiteiten:
            self._read()

    def _read(self) -> None:
        self.place.read(self, self.place.ctx.reads.beheer.medewerkers, self._show)

    def _show(self, officers: list[Medewerker]) -> None:
        me = self.place.ctx.officer
        others = [item for item in officers if item.id != me and (works(item) or item.id == self._wanted)]
        while self.count() > 2:
            self.removeItem(2)
        self._ids = [None, me, *(item.id for item in others)]
        self.addItems([item.naam for item in others])
        self.set_value(self._wanted if self._wanted in self._ids else None)
