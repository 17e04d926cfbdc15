"""Reads a page again when what it shows has changed: soon while it is seen, else when it is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

SOON_MS = 50


class Freshness(QObject):
    """A hidden page costs nothing: `expire` marks it, and its next showing calls `reload`."""

    def __init__(self, page: QWidget, reload: Callable[[], object]) -> None:
        super().__init__(page)
        self._page = page
        self._stale = False
        self._timer = QTimer(self, singleShot=True, interval=SOON_MS)
        self._timer.timeout.connect(reload)
        page.installEventFilter(self)

    def expire(self) -> None:
        """What the page shows has changed."""
        self._stale = True
        if self._page.isVisible():
            self._start()

    def _start(self) -> None:
        self._stale = False
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Reload at the showing of a page that is out of date."""
        if event.type() == QEvent.Type.Show and self._stale:
            self._start()
        return False
