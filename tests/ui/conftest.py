"""The real window over a real register, for the tests of the desktop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivbdesk.cases.kader.soorten import APV_151D
from ivbdesk.register_doors import RegisterDoors
from ivbdesk.ui.start.start_window import StartWindow
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import PATIENCE_S, settle
from tests.werkplaats import Klok, new_desk


class PatientBot(QtBot):
    """Waits for what comes as long as a slow machine needs."""

    def waitSignal(self, *signal: Any, timeout: int = round(PATIENCE_S * 1000), **more: Any) -> Any:
        return super().waitSignal(*signal, timeout=timeout, **more)

    def waitUntil(self, callback: Any, *, timeout: int = round(PATIENCE_S * 1000)) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The hand that waits, with more patience than its own five seconds."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> None:
    """What an earlier test copied is no part of this one."""
    QApplication.clipboard().clear()


@pytest.fixture
def klok() -> Klok:
    """The clock of the register."""
    return Klok()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings in a file of the test."""
    return QSettings(str(tmp_path / "instellingen.ini"), QSettings.Format.IniFormat)


@pytest.fixture(scope="session")
def _dressed(qapp: QApplication) -> tuple[Theme, str]:
    made = Theme(qapp)
    made.apply(qapp, "licht")
    return made, qapp.styleSheet()


@pytest.fixture
def theme(qapp: QApplication, _dressed: tuple[Theme, str]) -> Theme:
    """The light theme: put on anew only where an earlier test wore another, for that dresses every widget there is."""
    made, sheet = _dressed
    if (made.mode, qapp.styleSheet()) != ("licht", sheet):
        made.apply(qapp, "licht")
    return made


@pytest.fixture
def start(qtbot: QtBot, settings: QSettings, theme: Theme) -> Iterator[StartWindow]:
    """The first window, before any register is open."""
    made = StartWindow(RegisterDoors, settings)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.background.shutdown()


@pytest.fixture
def window(tmp_path: Path, klok: Klok, settings: QSettings, theme: Theme) -> Iterator[MainWindow]:
    """The main window of a new, empty register."""
    desk = new_desk(tmp_path, klok, **{APV_151D: "2:79"})
    made = MainWindow(desk, theme, settings)
    made.show()
    made.leaving.patience_s = PATIENCE_S
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1440, 900)
    settle(made)
    yield made
    if shiboken6.isValid(made):
        if made.isVisible():
            made.close()
        else:  # locked: what is left of it would make every later window slower
            made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
