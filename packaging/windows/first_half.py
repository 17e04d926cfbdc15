"""Runs in the Windows build: the real program, in which a register is made and a casus recorded, until Windows locks it.

`first_half.py PROJECT REGISTERS PICTURES`. It presses what an officer presses; every line that it prints is a step done.
The session lock is sent as Windows sends it, to the window; the program ends then, and shows a fresh one to unlock.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path

project, registers, pictures = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
sys.path.append(project)  # for the hands of the tests; the program is the one that was built
sys.argv[1:] = []

from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget  # noqa: E402

from ivbdesk import desktop  # noqa: E402
from ivbdesk.ui.start.start_window import StartWindow  # noqa: E402
from ivbdesk.ui.window.main_window import MainWindow  # noqa: E402
from tests.ui.hand import choose_rest, fill, save, settle  # noqa: E402

PASSPHRASE = "vier tulpen naast een rode fiets"
WM_WTSSESSION_CHANGE, SESSION_LOCK = 0x02B1, 7
LOOK_MS = 100


def top(kind: type[QWidget]) -> QWidget | None:
    """The window of this kind that is on the screen."""
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    return next((widget for widget in shown if isinstance(widget, kind)), None)


def press(window: QWidget, words: str) -> None:
    """Press the visible button with these words."""
    found = [b for b in window.findChildren(QAbstractButton) if b.isVisible() and b.text() == words]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def step(name: str, window: QWidget) -> None:
    """Tell that a step is done, with a picture of the screen."""
    QTest.qWait(300)
    window.screen().grabWindow(0).save(str(pictures / f"{name}.png"))
    print(name, flush=True)


def once(there: Callable[[], bool], then: Callable[[], object]) -> None:
    """Do this once that is so."""
    if there():
        then()
    else:
        QTimer.singleShot(LOOK_MS, lambda: once(there, then))


def make() -> None:
    """The wizard of a new register."""
    start = top(StartWindow)
    assert isinstance(start, StartWindow)
    step("1-start", start)
    press(start, "Nieuw register maken")
    new = start.new_register
    new.map.set_value(str(registers))
    new.register_naam.set_value("proef")
    new.naam.set_value("Anne Proef")
    step("2-register", start)
    press(start, "Verder")
    new.first.set_value(PASSPHRASE)
    new.second.set_value(PASSPHRASE)
    step("3-wachtwoordzin", start)
    press(start, "Verder")
    words = new._key.text().split()[1::2]
    step("4-herstelsleutel", start)
    press(start, "Ik heb hem op papier")
    for field, at in zip(new._back_words.fields, new._back_words.places, strict=True):
        field.set_value(words[at])
    step("5-overgenomen", start)
    press(start, "Register maken")
    once(lambda: top(MainWindow) is not None, record)


def record() -> None:
    """A first casus."""
    window = top(MainWindow)
    assert isinstance(window, MainWindow)
    settle(window)
    step("6-rondleiding", window)
    press(window, "Rondleiding stoppen")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    filled = fill(
        window, titel="Woonoverlast Proeflaan 1", urgentie_reden="Fictief", straat="Proeflaan", huisnummer="1",
        postcode="2351 AA", plaats="Leiderdorp", doel="Overlast stoppen (fictief)",
    )  # fmt: skip
    choose_rest(filled)
    step("7-formulier", window)
    save(window)
    step("8-casus", window)
    # As winuser does for every window that asked to hear of the session.
    ctypes.windll.user32.PostMessageW(  # type: ignore[attr-defined,unused-ignore]
        ctypes.c_void_p(int(window.winId())), WM_WTSSESSION_CHANGE, SESSION_LOCK, 0
    )
    print("vergrendeld", flush=True)


begun = desktop.start_qt


def begin(argv: list[str]) -> QApplication:
    """The program's own start; the hands begin once its window is there."""
    app = begun(argv)
    QTimer.singleShot(0, lambda: once(lambda: top(StartWindow) is not None, make))
    return app


desktop.start_qt = begin
sys.exit(desktop.run_desktop(None))
