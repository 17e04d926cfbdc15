"""Once a week, in the background: is every page of the register still what was written, and the log a chain."""

from __future__ import annotations

from PySide6.QtCore import QDate, QObject, QSettings, QTimer

from ivbdesk.ui.workplace import Workplace

FIRST_AFTER_MS = 90_000
DAYS = 7


class WeeklyCheck(QObject):
    """Tells only what is wrong; a flipped bit in a page that no one reads would else stay unseen."""

    def __init__(self, place: Workplace, settings: QSettings) -> None:
        super().__init__(place)
        self._place, self._settings = place, settings
        self._key = f"keuring/{place.desk.register.folder.stem}"
        QTimer.singleShot(FIRST_AFTER_MS, self, self.look)

    def look(self) -> None:
        """Examine the register when the last time is a week ago; a clock that was put back counts as long ago."""
        last = QDate.fromString(str(self._settings.value(self._key, "")), "yyyy-MM-dd")
        if last.isValid() and 0 <= last.daysTo(QDate.currentDate()) < DAYS:
            return
        examine = self._place.desk.register.examine
        self._place.background.run(examine, lambda _: self._note(), key="keuring", owner=self)

    def _note(self) -> None:
        self._settings.setValue(self._key, QDate.currentDate().toString("yyyy-MM-dd"))
