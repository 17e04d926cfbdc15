"""Keeps all but the conference window out of a shared screen, where the platform can (Windows 10 from 2004)."""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QWidget

_EXCLUDE_FROM_CAPTURE = 0x11
_SHOWN = 0x0


def exclude_from_capture(window: QWidget, excluded: bool = True) -> bool:
    """Ask Windows to leave this window out of every capture; False where the platform has no such thing."""
    if sys.platform != "win32":
        return False
    affinity = _EXCLUDE_FROM_CAPTURE if excluded else _SHOWN
    return bool(ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), affinity))


class Afscherming(QObject):
    """While it holds, every window of the program but the shared one and its dialogs stays out of a capture."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shared: QWidget | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            # A dialog has the focus once it is shown; a filter on all events would cost every key.
            app.focusWindowChanged.connect(self._on_focus)

    def hold(self, shared: QWidget) -> bool:
        """Keep the other windows that there are out of a capture; False where the platform cannot."""
        self._shared = shared
        kept_out = [exclude_from_capture(top) for top in self._others()]  # each, also where one failed
        return all(kept_out)

    def release(self) -> None:
        """Nothing is shared any more."""
        others = self._others()
        self._shared = None
        for top in others:
            exclude_from_capture(top, False)

    def _others(self) -> list[QWidget]:
        return [
            top for top in QApplication.topLevelWidgets() if top.windowHandle() and not self._is_shared(top)
        ]

    def _is_shared(self, top: QWidget | None) -> bool:
        while top is not None and top is not self._shared:
            top = top.parentWidget()
        return top is not None

    def _on_focus(self, window: QWindow | None) -> None:
        if self._shared is None or window is None:
            return
        for top in self._others():
            if top.windowHandle() is window:
                exclude_from_capture(top)
