"""Makes a verified copy whenever the register changed, and says how old the newest one is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import count, day_date
from ivbdesk.ui.opened import Changed, VerifiedCopy
from ivbdesk.ui.start.known_registers import copies_key, copies_place
from ivbdesk.ui.workplace import Workplace

FIRST_AFTER_MS = 20_000
AGAIN_AFTER_MS = 30 * 60_000
TOO_OLD_DAYS = 7


class BackUps(QObject):
    """`told` gives the line for the foot of the window each time a copy was made or looked for."""

    told = Signal(str)

    def __init__(self, place: Workplace, settings: QSettings) -> None:
        super().__init__(place)
        self._place, self._settings = place, settings
        self._copies = place.desk.copies
        self._told_on: date | None = None
        self._register = place.desk.register.folder
        self._timer = QTimer(self, interval=AGAIN_AFTER_MS)
        self._timer.timeout.connect(self.make)
        if self._makes_copies:
            self._timer.start()
            QTimer.singleShot(FIRST_AFTER_MS, self, self.make)
        place.changed.connect(self._on_changed)

    @property
    def _makes_copies(self) -> bool:
        """Not where a copy is read, and not of a team register: a server has its own."""
        return not self._place.reads_copy and self._place.desk.team is None

    @property
    def folder(self) -> Path:
        """Where the copies go."""
        try:
            return self._place.desk.copy_place(copies_place(self._settings, self._register))
        except RegelFout:  # chosen before the administrator decided otherwise
            return self._copies.usual_place

    def move_to(self, folder: Path) -> None:
        """Keep the copies in another folder from now on, and make one there; raises what forbids that folder."""
        self._place.desk.copy_place(folder)
        self._settings.setValue(copies_key(self._register), str(folder))
        self.make()

    def make(self) -> None:
        """Make a copy if the register changed since the newest one, off the UI thread."""
        copies, folder = self._copies, self.folder
        self._place.background.run(
            lambda: copies.make(folder),
            lambda copy: self.told.emit(age_line(copy, self._place.today())),
            self._failed,
            key="reservekopie",
            owner=self,
        )

    def _on_changed(self, changes: Changed) -> None:
        """What was destroyed is told beside the copies at once: until the next copy one could come back without it."""
        if "vernietiging" in changes.entiteiten:
            copies, folder = self._copies, self.folder
            self._place.background.run(
                lambda: copies.note_destroyed(folder), lambda _: None, self._failed, owner=self
            )

    def look(self) -> None:
        """Say how old the newest copy is, without making one."""
        if self._place.desk.team is not None:
            self.told.emit("")
            return
        copies, folder = self._copies, self.folder
        self._place.read(
            self,
            lambda: next(iter(copies.known(folder)), None),
            lambda copy: self.told.emit(age_line(copy, self._place.today())),
            key="reservekopie",
        )

    def newest(self) -> Callable[[], date | None]:
        """Asks, off the UI thread, of which day the newest copy is; those of a server are not told here, and not missed."""
        if self._place.desk.team is not None:
            return self._place.today
        copies, folder = self._copies, self.folder

        def ask() -> date | None:
            copy = next(iter(copies.known(folder)), None)
            return copy.gemaakt_op.astimezone(AMSTERDAM).date() if copy else None

        return ask

    def _failed(self, error: BaseException) -> None:
        self.told.emit("! Reservekopie mislukt, zie Beheer")
        today = self._place.today()
        if self._told_on != today:  # once a day is enough; the foot of the window keeps telling it
            self._told_on = today
            self._place.messages.show_exception(error)


def age_line(copy: VerifiedCopy | None, today: date) -> str:
    """How old the newest copy is: "Reservekopie 08:02 ✓", or with a warning sign after a week."""
    if copy is None:
        return "! Nog geen reservekopie"
    at = copy.gemaakt_op.astimezone(AMSTERDAM)
    days = (today - at.date()).days
    if days > TOO_OLD_DAYS:
        return f"! Geen reservekopie sinds {count(days, 'dag', 'dagen')}"
    return f"Reservekopie {at:%H:%M} ✓" if days <= 0 else f"Reservekopie {day_date(at.date())} ✓"
