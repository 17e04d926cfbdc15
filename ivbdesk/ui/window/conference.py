"""The conference window beside the work window: at most one, and what is private stays out of its capture."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ivbdesk.ui.publiek.zaal.afschermen import Afscherming
from ivbdesk.ui.publiek.zaal.passend import shared_screen
from ivbdesk.ui.publiek.zaal.window import ZaalWindow
from ivbdesk.ui.window.idle import IdleWatch
from ivbdesk.ui.workplace import Workplace

_NOT_KEPT_OUT = (
    "Dit systeem houdt het werkvenster niet uit een gedeeld scherm. Deel alleen het venster van het overleg."
)


class Conference(QObject):
    """Holds the conference window while there is one: `zaal`."""

    def __init__(self, window: QWidget, place: Workplace, idle: IdleWatch) -> None:
        super().__init__(window)
        self._window, self._place = window, place
        self._shield = Afscherming(self)
        self._told = False
        self.zaal: ZaalWindow | None = None
        idle.near.connect(self._warn)

    @property
    def is_on(self) -> bool:
        """Whether a meeting is shown now."""
        return self.zaal is not None

    @property
    def screen_name(self) -> str:
        """The screen on which the conference window stands; empty where there is none."""
        return self.zaal.screen().name() if self.zaal is not None else ""

    def hold(self, overleg_id: UUID) -> None:
        """Open the conference window, on the screen for the room where there is one; all else stays out of a capture."""
        self.end()
        self.zaal = zaal = ZaalWindow(self._place, overleg_id)
        zaal.left.connect(self._on_left)
        kept_out = self._shield.hold(zaal)
        own = self._window.screen()
        shared = shared_screen(own)
        screen = shared or own
        zaal.setScreen(screen)
        zaal.setGeometry(screen.availableGeometry())
        if shared is not None:
            zaal.showFullScreen()
        else:
            zaal.showMaximized()
        zaal.activateWindow()
        if not (kept_out or self._told):
            self._told = True
            self._place.messages.notice(_NOT_KEPT_OUT)

    def end(self) -> None:
        """Close the conference window, if there is one."""
        if self.zaal is not None:
            self.zaal.close()

    def _warn(self, seconds: int) -> None:
        if self.zaal is not None:
            self.zaal.voet.warn_of_lock(seconds)

    def _on_left(self) -> None:
        self.zaal = None
        self._shield.release()
