"""The conference window beside the work window: at most one, and what is private stays out of its capture."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ivbdesk.ui.publiek.zaal.afschermen import exclude_from_capture
from ivbdesk.ui.publiek.zaal.venster import Zaalvenster
from ivbdesk.ui.workplace import Workplace


class Conference(QObject):
    """Holds the conference window while there is one: `zaal`."""

    def __init__(self, window: QWidget, place: Workplace) -> None:
        super().__init__(window)
        self._window, self._place = window, place
        self.zaal: Zaalvenster | None = None

    def hold(self, overleg_id: UUID) -> None:
        """Open the conference window; the work window stays out of a capture where the platform can."""
        self.end()
        self.zaal = Zaalvenster(self._place, overleg_id)
        self.zaal.left.connect(self._on_left)
        exclude_from_capture(self._window)
        screen = self._window.screen().availableGeometry()
        self.zaal.resize(min(screen.width(), 1920), min(screen.height(), 1080))
        self.zaal.show()
        self.zaal.activateWindow()

    def end(self) -> None:
        """Close the conference window, if there is one."""
        if self.zaal is not None:
            self.zaal.close()

    def _on_left(self) -> None:
        self.zaal = None
        exclude_from_capture(self._window, False)
