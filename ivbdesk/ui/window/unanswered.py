"""What was being saved when the line was lost: once it is back, the officer is told what became of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer

from ivbdesk.ui.workplace import Workplace

AGAIN_AFTER_MS = 3_000


class Unanswered(QObject):
    """Remembers each save that got no answer, of a form or of a button, until the server can say whether it was done.

    A line that is there says nothing of that yet: what the server was doing may still hold it up, so it is asked again.
    """

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._place = place
        self._open: list[BaseException] = []
        self._again = QTimer(self, singleShot=True, interval=AGAIN_AFTER_MS)
        self._again.timeout.connect(self._ask)
        if place.desk.team is not None:
            place.messages.explained.connect(self._note)
            place.line_changed.connect(self._ask)

    def _note(self, error: BaseException) -> None:
        team = self._place.desk.team
        if team is not None and team.may_be_saved(error) and not any(one is error for one in self._open):
            self._open.append(error)
            self._again.start()

    def _ask(self) -> None:
        team = self._place.desk.team
        if team is None or team.lost_since is not None:
            return
        asked, self._open = self._open, []
        for error in asked:
            work, failed = partial(team.was_saved, error), partial(self._wait_on, error)
            self._place.background.run(work, self._tell, failed, owner=self)

    def _wait_on(self, error: BaseException, _why: BaseException) -> None:
        self._open.append(error)
        self._again.start()

    def _tell(self, saved: bool) -> None:
        if saved:
            self._place.messages.notice("Wat u opsloeg toen de verbinding wegviel, is opgeslagen.")
        else:
            self._place.messages.error(
                "Wat u wilde opslaan toen de verbinding wegviel, is niet opgeslagen.",
                "",
                "Doe het opnieuw; in een formulier dat nog open staat drukt u op Opslaan.",
            )
