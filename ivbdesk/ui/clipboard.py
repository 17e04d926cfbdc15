"""The clipboard: what was copied from this program is taken off it again after a while, and at the lock."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

CLEAR_AFTER_MS = 60_000


class Clipboard(QObject):
    """Watches only what this program itself put there; what another program copied stays."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._board = QGuiApplication.clipboard()
        self._timer = QTimer(self, singleShot=True, interval=CLEAR_AFTER_MS)
        self._timer.timeout.connect(self.clear)
        self._board.dataChanged.connect(self._on_changed)

        self._ours = ""

    def _on_changed(self) -> None:
        """What is put there while one of our windows has the focus, comes from here."""
        ours = self._board.ownsClipboard() or QGuiApplication.focusWindow() is not None
        self._ours = self._board.text() if ours else ""
        if self._ours:
            self._timer.start()
        else:
            self._timer.stop()

    def clear(self) -> None:
        """Take our own text off the clipboard now, and what is merely selected off that of X11."""
        self._timer.stop()
        if self._board.ownsSelection():
            self._board.clear(QClipboard.Mode.Selection)
        if self._ours and self._board.text() == self._ours:
            self._board.clear()
        self._ours = ""
