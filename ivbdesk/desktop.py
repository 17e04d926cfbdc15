"""The desktop's start: the first window, and the main window in its turn."""

from __future__ import annotations

import gc
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from ivbdesk.cli import FINDING
from ivbdesk.storage.errors import WrongPolicy
from ivbdesk.ui.messages import ErrorDialog
from ivbdesk.ui.qt_start import start_qt
from ivbdesk.ui.start.known_registers import keep_locked
from ivbdesk.ui.start.start_window import StartWindow
from ivbdesk.ui.theme import Theme, chosen_mode

if TYPE_CHECKING:
    from ivbdesk.ui.doors import Doors
    from ivbdesk.ui.opened import Opened

ANCHOR_EVERY_MS = 60 * 60 * 1000


def run_desktop(folder: Path | None) -> int:
    """Show the start window, then the main window; gives the exit code of the program."""
    app = start_qt(sys.argv)
    settings = QSettings("ivbdesk", "ivbdesk")
    theme = Theme(app)
    theme.apply(app, chosen_mode(settings))
    from ivbdesk.beleid import in_force

    try:
        may_remember = in_force().met_sleutelring
    except WrongPolicy as error:
        ErrorDialog(error.wat, error.behouden, error.doen, None).exec()
        return FINDING
    start = StartWindow(register_doors, settings, folder, may_remember=may_remember)
    start.opened.connect(lambda desk: _enter(app, theme, settings, start, desk))
    start.locked.connect(lambda desk: _close_and_lock(settings, desk))
    start.show()
    start.background.run(register_doors, lambda _: _watch_session(start), owner=start)
    QTimer.singleShot(0, start, lambda: _offer_help(start, theme))
    return app.exec()


def _offer_help(start: StartWindow, theme: Theme) -> None:
    from ivbdesk.ui.start.start_help import StartHelp  # behind the first window, as the next

    StartHelp(start, theme)


def _watch_session(start: StartWindow) -> None:
    """A screen that is locked while a register is being opened finds it locked: at the first window, or just after it."""
    from ivbdesk.ui.window.session import (
        SessionWatch,  # behind the first window, like all that it does not show
    )

    SessionWatch(start).due.connect(start.session_locked)


def _close_and_lock(settings: QSettings, desk: Opened) -> None:
    folder = desk.register.folder
    try:
        desk.close()
    finally:
        _lock(settings, folder)


def run_opened(desk: Opened) -> int:
    """Show the main window of a register that is open already; gives the exit code of the program."""
    app = QApplication.instance() or start_qt(sys.argv)
    assert isinstance(app, QApplication)
    settings = QSettings("ivbdesk", "ivbdesk")
    theme = Theme(app)
    theme.apply(app, chosen_mode(settings))
    _enter(app, theme, settings, None, desk)
    return app.exec()


@cache
def register_doors() -> Doors:
    """The ways into a register. What they need takes a second to load: that happens beside the first window."""
    from ivbdesk.register_doors import RegisterDoors

    return RegisterDoors()


def _enter(
    app: QApplication, theme: Theme, settings: QSettings, start: StartWindow | None, desk: Opened
) -> None:
    from ivbdesk.demo.place import is_demonstration
    from ivbdesk.ui.unforeseen import Unforeseen
    from ivbdesk.ui.window.main_window import MainWindow  # only once there is a register to show
    from ivbdesk.ui.window.session import SessionWatch

    window = MainWindow(desk, theme, settings)
    Unforeseen(window.messages)
    if is_demonstration(desk.register.folder):
        window.invented.mark()
    window.arrival.met.connect(lambda _: window.guide.welcome(settings))
    window.show()
    if start is not None:
        for watch in start.findChildren(SessionWatch):  # one that came while the window was made
            watch.due.connect(window.leaving.lock)
        start.close()
    hourly = QTimer(window, interval=ANCHOR_EVERY_MS)
    hourly.timeout.connect(lambda: window.background.run(desk.register.anchor, lambda _: None, owner=window))
    hourly.start()
    window.leaving.locked.connect(lambda: _lock(settings, desk.register.folder))
    window.destroyed.connect(app.quit)
    # All that is there now stays until the process ends. Left out of the search for garbage, it does not hold up the
    # window for a tenth of a second each time that something large is read in another thread.
    gc.freeze()


def _lock(settings: QSettings, folder: Path) -> None:
    """The process that held the key ends; a fresh one shows the unlock window."""
    keep_locked(settings, folder)
    settings.sync()
    try:
        import subprocess  # needed here only, like the next

        from ivbdesk.own_process import own_command

        subprocess.Popen(own_command("open", str(folder)), close_fds=True)
    finally:
        os._exit(0)  # a question or a file dialog that is open could hold back any other end
