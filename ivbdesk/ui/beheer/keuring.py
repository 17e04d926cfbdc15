"""Once a week, in the background: is every page of the register still what was written, and the log a chain."""

from __future__ import annotations

from PySide6.QtCore import QDate, QObject, QSettings, QTimer

from ivbdesk.ui.doors import Opened
from ivbdesk.ui.workplace import Workplace

FIRST_AFTER_MS = 90_000
DAYS = 7


class Keuring(QObject):
    """Reports only what is wrong; otherwise a flipped bit in a page that no one reads would stay unseen."""

    def __init__(self, place: Workplace, register: Opened, settings: QSettings) -> None:
        super().__init__(place)
        self._place, self._register, self._settings = place, register, settings
        self._key = f"keuring/{register.folder.stem}"
        QTimer.singleShot(FIRST_AFTER_MS, self, self.look)

    def look(self) -> None:
        """Examine the register when the last time is a week ago; a clock that was put back counts as long ago."""
        last = QDate.fromString(str(self._settings.value(self._key, "")), "yyyy-MM-dd")
        if last.isValid() and 0 <= last.daysTo(QDate.currentDate()) < DAYS:
            return
        self._place.background.run(self._register.examine, lambda _: self._note(), key="keuring", owner=self)

    def _note(self) -> None:
        self._settings.setValue(self._key, QDate.currentDate().toString("yyyy-MM-dd"))
