"""Who else has the casus open that is on the screen, in a team register."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.ui.workplace import Workplace


class Aanwezig(QObject):
    """Tells colleagues which casus `page` shows while it is seen; `changed` says that others came or went. No one is kept out."""

    changed = Signal()

    def __init__(self, place: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self._place, self._page = place, page
        self._casus_id: UUID | None = None
        self._names: list[str] = []
        if place.desk.team is not None:
            page.installEventFilter(self)
            place.presence_changed.connect(self._ask)
            place.line_changed.connect(self._ask)

    @property
    def told(self) -> str:
        """The words of the chip; empty where nobody else has it open."""
        verb = "heeft" if len(self._names) == 1 else "hebben"
        return f"{join_nl(self._names)} {verb} deze casus open" if self._names else ""

    def show(self, casus_id: UUID | None) -> None:
        """This casus is on the page."""
        if casus_id != self._casus_id:
            self._casus_id, self._names = casus_id, []
        self._tell()
        self._ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A page that is not seen has no casus open."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._tell()
        return False

    def _tell(self) -> None:
        team = self._place.desk.team
        if team is not None:
            team.show(self._casus_id if self._page.isVisible() else None)

    def _ask(self) -> None:
        team, casus_id = self._place.desk.team, self._casus_id
        if team is not None and casus_id is not None:
            self._place.read(
                self, lambda: team.who(casus_id), lambda names: self._found(casus_id, names), key="aanwezig"
            )

    def _found(self, casus_id: UUID, names: list[str]) -> None:
        if casus_id == self._casus_id and names != self._names:
            self._names = names
            self.changed.emit()
