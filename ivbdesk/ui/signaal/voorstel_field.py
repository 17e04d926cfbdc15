"""Partners that fit, each with its reason, to tick; the list follows what is answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from ivbdesk.cases.signaal.weging_partners import Partnervoorstel
from ivbdesk.ui.fields.field import things
from ivbdesk.ui.fields.tick_field import Ticks
from ivbdesk.ui.widgets.layouts import clear


class VoorstelField(Ticks):
    """The value is the list of proposals that are ticked; a tick stays when the list changes around it."""

    def __init__(self, name: str, title: str, help: str) -> None:
        super().__init__(name, title, (), help)
        self._shown: tuple[Partnervoorstel, ...] = ()
        self._wanted: frozenset[str] = frozenset()
        self.changed.connect(self._remember)

    def show_proposals(self, proposals: Sequence[Partnervoorstel]) -> None:
        """Show these proposals and no others."""
        if tuple(proposals) == self._shown:
            return
        self._shown = tuple(proposals)
        column = self.input.layout()
        assert isinstance(column, QVBoxLayout)
        clear(column)
        self.boxes.clear()
        wanted = self._wanted
        for item in proposals:
            column.addLayout(self._line(item.id, f"{item.partner.naam}: {item.waarom}"))
        if self.boxes:
            self.input.setFocusProxy(next(iter(self.boxes.values())))
        self.set_value(wanted)

    def _remember(self) -> None:
        """Keep what is ticked, also of what is not in the list now."""
        shown = {str(key): box.isChecked() for key, box in self.boxes.items()}
        ticked = {key for key, on in shown.items() if on}
        self._wanted = frozenset(ticked | (self._wanted - shown.keys()))

    def value(self) -> list[Partnervoorstel]:
        """The proposals that are ticked."""
        return [item for item in self._shown if self.boxes[item.id].isChecked()]

    def set_value(self, value: object) -> None:
        """Tick these; those that are not in the list yet are ticked when they come."""
        self._wanted = frozenset(str(key) for key in things(value))
        for key, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(str(key) in self._wanted)
            box.blockSignals(False)

    def raw(self) -> list[str]:
        """The ids of all that is ticked, for a draft."""
        return sorted(self._wanted)
