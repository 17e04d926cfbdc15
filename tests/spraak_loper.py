"""The walker of `tests.spraak`: an officer without a mouse, from a signal to the manual, in a real window."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.qt_start import start_qt
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import settle
from tests.werkplaats import PERSOON, Klok, casus_gegevens, new_desk

KEY = Qt.Key
CTRL, ALT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press a key where the keyboard is."""
    for _ in range(times):
        at = QApplication.focusWidget() or QApplication.activeWindow() or window
        QTest.keyClick(at, key, modifier)
        settle(window)
        QTest.qWait(400)  # a reader of the bus is another process


def write(window: MainWindow, text: str) -> None:
    """Type where the keyboard is."""
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClicks(at, text)
    settle(window)


def tab_to(window: MainWindow, name: str, most: int = 60) -> None:
    """Press Tab until the keyboard is at the control with this name."""
    for _ in range(most):
        at = QApplication.focusWidget()
        if at is not None and at.accessibleName() == name:
            return
        press(window, KEY.Key_Tab)
    raise AssertionError(f"Tab komt niet bij {name}")


def walk(window: MainWindow) -> None:
    """A signal with a fault in it, mended and kept; a casus; an agreement; the manual, the tour, and a way back."""
    press(window, KEY.Key_F9)
    press(window, KEY.Key_Return, CTRL)  # nothing is filled in yet: all that is wrong is told
    write(window, "harde muziek tot na middernacht")
    for name in ("Thema", "Van wie"):
        tab_to(window, name)
        press(window, KEY.Key_Down)
    press(window, KEY.Key_Return, CTRL)
    press(window, KEY.Key_2, ALT)
    press(window, KEY.Key_N, CTRL)
    tab_to(window, "Achternaam")
    write(window, "Berg")
    press(window, KEY.Key_Return, CTRL)
    press(window, KEY.Key_Escape)
    window.open_casus(open_casus(window.place.ctx, casus_gegevens(), PERSOON), "Plan & afspraken")
    settle(window)
    press(window, KEY.Key_K, CTRL)
    write(window, "> afspraak maken")
    press(window, KEY.Key_Return)
    write(window, "de corporatie belt de huurder")
    tab_to(window, "Wie (organisatie)")
    press(window, KEY.Key_Down)
    tab_to(window, "Uiterlijk op")
    write(window, "over 14 dagen")
    press(window, KEY.Key_Return, CTRL)
    press(window, KEY.Key_Z, CTRL)
    press(window, KEY.Key_F1)
    press(window, KEY.Key_Escape)
    window.guide.show_tour()
    settle(window)
    press(window, KEY.Key_Return, times=5)


def main() -> None:
    """Open an empty register, and walk."""
    app = start_qt(["ivbdesk"])
    theme = Theme(app)
    theme.apply(app, "licht")
    with tempfile.TemporaryDirectory(prefix="ivbdesk-loper-") as aside:
        settings = QSettings(str(Path(aside) / "loper.ini"), QSettings.Format.IniFormat)
        window = MainWindow(new_desk(Path(aside), Klok()), theme, settings)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        settle(window)
        walk(window)
        window.close()


if __name__ == "__main__":
    main()
