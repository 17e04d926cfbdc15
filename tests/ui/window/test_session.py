"""The lock by what the system reports: a locked screen or a computer that goes to sleep, over a bus of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ivbdesk.ui.clipboard import Klembord
from ivbdesk.ui.window.session import Sessie

needs_bus = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None, reason="geen D-Bus hier"
)
LISTEN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from ivbdesk.ui.sessie import Sessie
app = QApplication(["ivbdesk"])
window = QWidget()
sessie = Sessie(window)
sessie.due.connect(lambda: (print("vergrendeld", flush=True), app.quit()))
QTimer.singleShot(0, lambda: print("luistert", flush=True))
QTimer.singleShot(8000, app.quit)
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
        send = ["dbus-send", f"--bus={bus}", "--type=signal", path, signal, *arguments]
        subprocess.run(send, check=True)
        if not locks:
            time.sleep(0.7)
            listener.kill()
        assert listener.stdout.readline().strip() == ("vergrendeld" if locks else "")


def test_without_a_system_that_tells_nothing_goes_wrong(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for platform in ("win32", "darwin", "plan9"):
        monkeypatch.setattr(sys, "platform", platform)
        window = QWidget()
        qtbot.addWidget(window)
        with qtbot.assertNotEmitted(Sessie(window).due, wait=50):
            QCoreApplication.processEvents()


def test_what_was_copied_here_leaves_the_clipboard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None)
    board = QGuiApplication.clipboard()
    klembord = Klembord(window)
    klembord._timer.setInterval(30)
    board.setText("Jo van der Berg")
    qtbot.waitUntil(lambda: board.text() == "", timeout=2000)
    klembord._timer.setInterval(60_000)
    board.setText("Jo van der Berg")
    klembord.clear()
    assert board.text() == ""
    board.setText("Jo van der Berg")
    board.blockSignals(True)  # another program put its own text over it
    board.setText("van een ander programma")
    board.blockSignals(False)
    klembord.clear()
    assert board.text() == "van een ander programma"
