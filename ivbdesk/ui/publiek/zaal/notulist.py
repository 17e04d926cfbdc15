"""Who takes the notes of an overleg that more officers have on their screen: one, whom the others follow."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from ivbdesk.ui.workplace import Workplace


class Notulist(QObject):
    """Whether this officer takes the notes; `changed` says that this is another now.

    In a register of one computer it is always so. In one of a team it is who came first, until that window closes or its
    line is lost: then it is who followed.
    """

    changed = Signal()

    def __init__(self, place: Workplace, overleg_id: UUID, owner: QObject) -> None:
        super().__init__(owner)
        self._place, self._overleg_id = place, overleg_id
        team = place.desk.team
        self.writes = team is None
        self._naam, self._followed = "", False
        if team is not None:
            place.presence_changed.connect(self._ask)
            place.line_changed.connect(self._ask)
            team.take_notes(overleg_id)

    @property
    def took_over(self) -> bool:
        """Whether this officer followed a colleague before, and takes the notes now."""
        return self.writes and self._followed

    @property
    def told(self) -> str:
        """Who takes the notes, in words; empty in a register of one computer."""
        if self._place.desk.team is None:
            return ""
        if self.writes:
            return "U maakt de notities en wijst de casus aan; collega's die dit overleg openen, kijken mee."
        if self._naam:
            return f"{self._naam} maakt de notities en wijst de casus aan. U kijkt mee."
        return "Nog even: eerst wordt gekeken wie de notities maakt."

    def leave(self) -> None:
        """The notes of this overleg are taken here no more."""
        if self._place.desk.team is not None:
            self._place.desk.team.take_notes(None)

    def _ask(self) -> None:
        team, overleg_id = self._place.desk.team, self._overleg_id
        if team is not None:
            self._place.read(
                self,
                lambda: (team.takes_notes(overleg_id), team.note_taker(overleg_id)),
                self._found,
                key="notulist",
            )

    def _found(self, who: tuple[bool, str]) -> None:
        if who != (self.writes, self._naam):
            self._followed = bool(self._naam) and not self.writes
            self.writes, self._naam = who
            self.changed.emit()
