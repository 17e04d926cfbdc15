"""Starts Qt, or says in Dutch what is missing."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication


class GeenScherm(Exception):
    """There is no display to draw on."""


def start_qt(argv: Sequence[str]) -> QApplication:
    """The application, Dutch; raises GeenScherm without a display."""
    if sys.platform == "linux" and not any(
        os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise GeenScherm("Er is geen scherm om een venster op te tonen.")
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    app = QApplication(list(argv))
    app.setApplicationName("ivbdesk")
    return app


def has_display() -> bool:
    """Whether there is a display to show a window on."""
    names = ("DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)
