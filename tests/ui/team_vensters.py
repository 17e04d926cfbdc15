"""Two windows of two officers on one team register, on a real server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.desk import Desk
from ivbdesk.team import open_team
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.server_register import new_team
from tests.ui.hand import PATIENCE_S, settle
from tests.werkplaats import CHEAP, PASSPHRASE, Klok

BRAM = "wortel kapper stelten zandbak magneet"


def make_team(folder: Path, klok: Klok) -> UUID:
    """A team register with a beheerder and a regievoerder; gives the id of the second."""
    new_team(folder, PASSPHRASE, CHEAP, klok)
    desk = open_team(folder, PASSPHRASE, clock=klok)
    bram = add_officer(desk.ctx, "Bram Proef", "OOV", Recht.REGIEVOERDER)
    desk.keys.give_passphrase(bram, BRAM)
    desk.close()
    return bram


def window_of(desk: Desk, place: Path, theme: Theme) -> MainWindow:
    """The main window over it, with settings of its own."""
    settings = QSettings(str(place), QSettings.Format.IniFormat)
    made = MainWindow(desk, theme, settings)
    made.show()
    made.leaving.patience_s = PATIENCE_S
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1440, 900)
    settle(made)
    return made


def leave(window: MainWindow) -> None:
    """Close it, and let nothing of it live on into another test."""
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def told(within: QWidget) -> str:
    """All words that are seen there."""
    found = [one.text() for one in within.findChildren(QLabel) if one.isVisible()]
    return "\n".join(found)


def wait_for(bot: QtBot, window: MainWindow, asked: Callable[[], bool]) -> None:
    """Let both windows go on until it is so."""
    bot.waitUntil(asked)
    settle(window)
