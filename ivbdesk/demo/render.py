"""Draws the main screens of an open register to PNG, light and dark, without a display."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ivbdesk.desk import Desk
from ivbdesk.open_register import OpenRegister
from ivbdesk.ui.main_window import MainWindow
from ivbdesk.ui.qt_start import start_qt
from ivbdesk.ui.theme import Mode, Theme

SIZE = QSize(1440, 900)
PAGES = ("werkvoorraad", "casussen", "partners", "beheer")
TABS = ("Overzicht", "Ladder", "Tijdlijn", "Keten", "Plan & afspraken", "Betrokkenen")


def render_screens(desk: Desk, casus_id: UUID, target: Path) -> None:
    """One PNG for each page and each tab, light and dark; closes the register."""
    app = QApplication.instance() or start_qt(["ivbdesk"])
    assert isinstance(app, QApplication)
    theme = Theme(app)
    with _settings() as settings:
        theme.apply(app, "licht")
        window = MainWindow(OpenRegister(desk), theme, settings)
        window.show()
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(SIZE)
        for mode in (mode for mode in get_args(Mode) if mode != "systeem"):
            theme.apply(app, mode)
            for page in PAGES:
                window.go_to(page)
                _draw(window, target / f"{page}-{mode}.png")
            for tab in TABS:
                window.open_casus(casus_id, tab)
                name = tab.lower().replace(" & ", "-")
                _draw(window, target / f"casus-{name}-{mode}.png")
        window.close()


def _draw(window: MainWindow, file: Path) -> None:
    for _ in range(3):  # a reload may start another one
        window.background.wait_idle()
        settle(window)
    window.grab().save(str(file))


def settle(widget: QWidget) -> None:
    """Let layouts and paints that wait be done."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _ in range(4):
        QCoreApplication.processEvents()
    widget.repaint()


@contextmanager
def _settings() -> Iterator[QSettings]:
    """Settings that touch nothing of the user's own."""
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "ivbdesk", "ivbdesk-render")
    settings.clear()
    yield settings
    settings.clear()
