"""The lock by what the system reports: a locked screen or a computer that goes to sleep, over a bus of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ivbdesk.ui.clipboard import Clipboard
from ivbdesk.ui.window.session import SessionWatch

needs_bus = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None, reason="geen D-Bus hier"
)
LISTEN = """
from PySide6.QtCore import SLOT, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication, QWidget
from ivbdesk.ui.window.session import SessionWatch
app = QApplication(["ivbdesk"])
window = QWidget()
session_watch = SessionWatch(window)
session_watch.due.connect(lambda: print("vergrendeld", flush=True))
class Last(QObject):
    left = 2  # what comes last comes over both
    @Slot()
    def on_last(self):
        self.left -= 1
        if not self.left:
            app.quit()
last = Last()
for bus in (QDBusConnection.systemBus(), QDBusConnection.sessionBus()):
    bus.connect("", "/proef", "proef.Proef", "Laatste", last, SLOT("on_last()"))
QTimer.singleShot(0, lambda: print("luistert", flush=True))
app.exec()
"""


@pytest.fixture
def bus() -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--print-address", "--nofork"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.kill()


@needs_bus
@pytest.mark.parametrize(
    ("path", "signal", "arguments", "locks"),
    [
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", ["boolean:true"], True),
        (
            "/org/freedesktop/login1",
            "org.freedesktop.login1.Manager.PrepareForSleep",
            ["boolean:false"],
            False,
        ),
        ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session.Lock", [], True),
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", ["boolean:true"], True),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", ["boolean:true"], True),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", ["boolean:false"], False),
    ],
)
def test_a_locked_screen_and_a_sleep_lock_the_register(
    bus: str, path: str, signal: str, arguments: list[str], locks: bool
) -> None:
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": bus, "DBUS_SESSION_BUS_ADDRESS": bus}
    with subprocess.Popen(
        [sys.executable, "-c", LISTEN], stdout=subprocess.PIPE, text=True, env=environment
    ) as listener:
        assert listener.stdout is not None
        assert listener.stdout.readline().strip() == "luistert"
        send = ["dbus-send", f"--bus={bus}", "--type=signal"]
        subprocess.run([*send, path, signal, *arguments], check=True)
        subprocess.run([*send, "/proef", "proef.Proef.Laatste"], check=True)
        assert listener.stdout.read().split() == (["vergrendeld"] if locks else [])


def test_without_a_system_that_tells_nothing_goes_wrong(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for platform in ("win32", "darwin", "plan9"):
        monkeypatch.setattr(sys, "platform", platform)
        window = QWidget()
        qtbot.addWidget(window)
        with qtbot.assertNotEmitted(SessionWatch(window).due, wait=50):
            QCoreApplication.processEvents()


def test_what_was_copied_here_leaves_the_clipboard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None)
    board = QGuiApplication.clipboard()
    clipboard = Clipboard(window)
    clipboard._timer.setInterval(30)
    board.setText("Jo van der Berg")
    qtbot.waitUntil(lambda: board.text() == "")
    clipboard._timer.setInterval(60_000)
    board.setText("Jo van der Berg")
    clipboard.clear()
    assert board.text() == ""
    board.setText("Jo van der Berg")
    board.blockSignals(True)  # another program put its own text over it
    board.setText("van een ander programma")
    board.blockSignals(False)
    clipboard.clear()
    assert board.text() == "van een ander programma"
