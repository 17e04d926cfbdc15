"""The desktop's start: the ways into a register, and the windows in their turn."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import SystemRandom

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from ivbdesk.actions.context import Context
from ivbdesk.desk import Desk, render_note, with_keyring, with_passphrase, with_recovery, words
from ivbdesk.storage.drafts import Drafts
from ivbdesk.storage.recovery import RecoveryKey
from ivbdesk.storage.sleutelring import Sleutelring
from ivbdesk.storage.unit_of_work import Changes
from ivbdesk.storage.wachtzin import demand, generate, strength_bits
from ivbdesk.ui.doors import NieuwRegister
from ivbdesk.ui.main_window import MainWindow, chosen_mode
from ivbdesk.ui.qt_start import start_qt
from ivbdesk.ui.start_window import StartWindow
from ivbdesk.ui.theme import Theme

ANCHOR_EVERY_MS = 60 * 60 * 1000


class OpenRegister:
    """An open register as the windows see it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.ctx: Context = desk.ctx
        self.drafts: Drafts = desk.drafts
        self.render = render_note
        self.folder: Path = desk.register.folder
        self.warnings = tuple(str(warning) for warning in desk.register.warnings)

    def on_change(self, tell: Callable[[Changes], None]) -> None:
        """Tell what each unit of work changes, in the thread in which it ran."""
        self._desk.listeners.append(tell)

    def accept_warnings(self) -> None:
        """The officer saw the warnings and goes on with this register."""
        self._desk.register.accept_warnings()

    def anchor(self) -> None:
        """Note the head of the audit log in the key file."""
        self._desk.register.anchor()

    def change_passphrase(self, passphrase: str) -> None:
        """Give the officer another passphrase; raises ZwakkeWachtzin."""
        demand(passphrase, words())
        self._desk.register.change_passphrase(passphrase)

    def remember(self) -> None:
        """Let the keyring of this computer open the register too."""
        self._desk.register.remember(Sleutelring())

    def forget(self) -> None:
        """Open it no longer by keyring."""
        self._desk.register.forget(Sleutelring())

    def close(self) -> None:
        """Close the register."""
        self._desk.close()


class RegisterDoors:
    """The ways in, for the start window."""

    def create(self, new: NieuwRegister) -> OpenRegister:
        """Make a register and open it."""
        recovery = RecoveryKey.parse(new.recovery)
        return OpenRegister(
            Desk.create(new.folder, new.passphrase, recovery, new.naam, new.functie, new.instellingen)
        )

    def open(self, folder: Path, passphrase: str) -> OpenRegister:
        """Open with the passphrase."""
        return OpenRegister(Desk.open(folder, with_passphrase(passphrase)))

    def open_with_recovery(self, folder: Path, typed: str, passphrase: str) -> OpenRegister:
        """Open with the recovery key and set a new passphrase."""
        demand(passphrase, words())
        register = OpenRegister(Desk.open(folder, with_recovery(typed)))
        register.change_passphrase(passphrase)
        return register

    def open_from_keyring(self, folder: Path) -> OpenRegister:
        """Open with what the keyring of this computer remembers."""
        return OpenRegister(Desk.open(folder, with_keyring(Sleutelring())))

    def new_recovery(self) -> str:
        """A new recovery key, in groups with dashes."""
        return str(RecoveryKey.new())

    def propose_passphrase(self) -> str:
        """A passphrase of random Dutch words."""
        return generate(words(), SystemRandom())

    def strength(self, passphrase: str) -> float:
        """The strength of a passphrase in bits."""
        return strength_bits(passphrase, words())

    def demand(self, passphrase: str) -> None:
        """Raise ZwakkeWachtzin for a passphrase that is too weak."""
        demand(passphrase, words())


def run_desktop(folder: Path | None) -> int:
    """Show the start window, then the main window; gives the exit code of the program."""
    app = start_qt(sys.argv)
    settings = QSettings("ivbdesk", "ivbdesk")
    theme = Theme(app)
    theme.apply(app, chosen_mode(settings))
    start = StartWindow(RegisterDoors(), settings, folder)
    start.opened.connect(lambda register: _enter(app, theme, settings, start, register))
    start.show()
    return app.exec()


def run_opened(desk: Desk) -> int:
    """Show the main window of a register that is open already; gives the exit code of the program."""
    app = QApplication.instance() or start_qt(sys.argv)
    assert isinstance(app, QApplication)
    settings = QSettings("ivbdesk", "ivbdesk")
    theme = Theme(app)
    theme.apply(app, chosen_mode(settings))
    _enter(app, theme, settings, None, OpenRegister(desk))
    return app.exec()


def _enter(
    app: QApplication, theme: Theme, settings: QSettings, start: StartWindow | None, register: OpenRegister
) -> None:
    window = MainWindow(register, theme, settings)
    window.show()
    if start is not None:
        start.close()
    hourly = QTimer(window, interval=ANCHOR_EVERY_MS)
    hourly.timeout.connect(window.anchor)
    hourly.start()
    window.locked.connect(lambda: _lock(app, register.folder))
    window.destroyed.connect(app.quit)


def _lock(app: QApplication, folder: Path) -> None:
    """The process that held the key ends; a fresh one shows the unlock window."""
    subprocess.Popen([sys.executable, "-m", "ivbdesk", "open", str(folder)], close_fds=True)
    app.quit()
