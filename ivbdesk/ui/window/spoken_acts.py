"""A screen reader hears what was done, and which casus is opened: on the screen that is to be seen, so no line is shown for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.waarom_niet import BY_ITSELF
from ivbdesk.ui.dossier.page import CasusPage
from ivbdesk.ui.workplace import Workplace

_REST_MS = 250
"""After this the window has the keyboard again, and a notice that tells the act in its own words has come."""
_NO_ANSWER = BY_ITSELF | {
    "signaal in weging", "aanwezigheid", "dossierpunten bijwerken", "register controleren",
}  # fmt: skip
"""What goes along with looking or ticking, or is done by the program itself: to speak then would go over what is read."""


class SpokenActs(QObject):
    """Speaks the last act of this window, by what it gave or by the words in which Ctrl+Z knows it; a notice in the meantime says it already.

    Another casus that comes on the screen is told by its number and title, unless the last act just told the number.
    """

    def __init__(self, place: Workplace, casus: CasusPage) -> None:
        super().__init__(place)
        self._place = place
        self._told = place.ctx.laatste.handeling
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._timer.timeout.connect(self._speak)
        place.changed.connect(self._done)
        place.messages.noticed.connect(self._timer.stop)
        self._led_to_casus = self._told
        casus.opened.connect(self._opened)

    def _done(self) -> None:
        last = self._place.ctx.laatste.handeling
        if last is not None and last is not self._told:
            self._told = last
            if last.actie not in _NO_ANSWER:
                self._timer.start()

    def _speak(self) -> None:
        if self._told is not None:
            what = f"Gelukt: {self._told.actie}"
            if self._told.gaf:
                what = self._told.gaf
            elif self._told.terug is not None:
                what = f"Opgeslagen: {self._told.terug.wat}"
            self._place.messages.speak(f"{what}.")

    def _opened(self, blad: CasusBlad) -> None:
        last, casus = self._told, blad.casus
        if last is not None and last is not self._led_to_casus and casus.nummer in last.gaf:
            self._led_to_casus = last
        else:
            self._place.messages.speak(f"Casus {casus.nummer}, {casus.titel}.")
