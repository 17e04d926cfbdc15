"""Keeps the work window out of a shared screen, where the platform can (Windows)."""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtWidgets import QWidget

_EXCLUDE_FROM_CAPTURE = 0x11
_SHOWN = 0x0


def exclude_from_capture(window: QWidget, excluded: bool = True) -> bool:
    """Ask Windows to leave this window out of every capture; False where the platform has no such thing."""
    if sys.platform != "win32":
        return False
    affinity = _EXCLUDE_FROM_CAPTURE if excluded else _SHOWN
    return bool(ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), affinity))
