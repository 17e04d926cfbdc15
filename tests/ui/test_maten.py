"""Nothing is cut off, broken, covered or out of reach: on every screen from 1024 wide to 1920, and at 200 %."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ivbdesk.register_doors import RegisterDoors
from ivbdesk.ui.messages import Toast
from ivbdesk.ui.start.start_window import StartWindow
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.formulieren import dialogs
from tests.ui.gemeten import SMALLEST, faults, too_large
from tests.ui.hand import settle
from tests.ui.lange_woorden import long_register
from tests.ui.leesbaar import dim
from tests.ui.rondgang import forms, places, room
from tests.ui.vensters import other_dialogs

SIZES = (QSize(960, 540), QSize(1024, 768), QSize(1280, 800), QSize(1440, 900), QSize(1920, 1080))
"""The first is a screen of 1920 x 1080 at 200 %: Qt lays out in pixels of before the enlargement."""
COLOURS = SIZES[3]
"""At which the colours are looked at; they are the same at each."""
_TASKBAR = 40

Found = dict[str, list[str]]
World = tuple[MainWindow, UUID, QSettings]


@pytest.fixture(scope="module")
def world(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The window over a register with long texts."""
    folder = tmp_path_factory.mktemp("lang")
    theme = Theme(qapp)
    theme.apply(qapp, "licht")
    settings = QSettings(str(folder / "instellingen.ini"), QSettings.Format.IniFormat)
    desk, casus_id = long_register(folder)
    window = MainWindow(desk, theme, settings)
    window.show()
    window.setWindowState(Qt.WindowState.WindowNoState)
    settle(window)
    yield window, casus_id, settings
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def measure(name: str, window: QWidget, theme: Theme, found: Found, smallest: float = SMALLEST) -> None:
    """Note what is wrong at each size of a window that is as large as the screen."""
    for size in SIZES:
        window.resize(size)
        lay_out()
        faint = dim(window) if size == COLOURS else []
        note(found, name, size, [*faults(window, theme, smallest), *too_large(window, size), *faint])


def note(found: Found, name: str, size: QSize, told: list[str]) -> None:
    if told:
        found[f"{name} {size.width()}"] = told


def told_of(found: Found) -> str:
    """Each fault on a line of its own, with where it was seen."""
    return "\n".join(f"{where}: {fault}" for where, told in found.items() for fault in told)


def lay_out() -> None:
    """Let Qt do what it put off: layouts ask each other for room."""
    for _ in range(10):
        QCoreApplication.processEvents()


def test_every_page_and_tab(world: World) -> None:
    window, casus_id, _ = world
    found: Found = {}
    for place in places(window, casus_id):
        measure(place, window, window.place.theme, found)
    assert not found, told_of(found)


def test_every_dialog(world: World) -> None:
    window, _, _ = world
    found: Found = {}
    window.resize(1440, 900)
    for dialog in dialogs(window):
        dialog.start()
        settle(window)
        for size in SIZES:
            screen = size - QSize(0, _TASKBAR)
            dialog.resize(dialog.frame.size_on(screen, dialog.design_width))
            lay_out()
            faint = dim(dialog) if size == COLOURS else []
            measured = faults(dialog, window.place.theme, screen=screen)
            note(found, type(dialog).__name__, size, [*measured, *too_large(dialog, screen), *faint])
        dialog.reject()
        settle(window)
    assert not found, told_of(found)


def test_every_dialog_that_is_no_form(world: World) -> None:
    window, _, _ = world
    found: Found = {}
    window.resize(1440, 900)
    for dialog in other_dialogs(window):
        dialog.open()
        settle(window)
        asked = dialog.size()
        for size in SIZES:
            screen = size - QSize(0, _TASKBAR)
            dialog.resize(asked.boundedTo(screen * 0.9))
            lay_out()
            faint = dim(dialog) if size == COLOURS else []
            told = [*faults(dialog, window.place.theme), *too_large(dialog, screen), *faint]
            note(found, type(dialog).__name__, size, told)
        dialog.hide()
        dialog.deleteLater()
        settle(window)
    assert not found, told_of(found)


def test_the_windows_before_and_beside(world: World) -> None:
    window, casus_id, settings = world
    found: Found = {}
    theme = window.place.theme
    start = StartWindow(RegisterDoors, settings)
    start.show()
    measure("start", start, theme, found)
    start.show_new()
    for step in range(4):
        start.new_register.turn_to(step)
        measure(f"nieuw register {step + 1}", start, theme, found)
    start.show_restore()
    measure("terugzetten", start, theme, found)
    start.background.shutdown()
    start.close()
    measure("zaal", room(window, casus_id), theme, found, SMALLEST * 0.9)
    window.conference.end()
    for told in window.findChildren(Toast):
        told.vanish()
    assert not found, told_of(found)


def test_every_text_stands_out_in_the_dark(world: World) -> None:
    window, casus_id, _ = world
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window.place.theme.apply(app, "donker")
    window.resize(COLOURS)
    found: Found = {}
    for place in places(window, casus_id):
        note(found, place, COLOURS, dim(window))
    for name, dialog in forms(window):
        note(found, name, COLOURS, dim(dialog))
    window.place.theme.apply(app, "licht")
    assert not found, told_of(found)
