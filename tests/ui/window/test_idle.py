"""The lock by silence: of the whole computer, after sleep, and whatever is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QSettings
from pytestqt.qtbot import QtBot

from ivbdesk.ui.window.idle import LOCK_AFTER, IdleWatch, chosen_minutes, system_idle
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import fill, press, settle
from tests.werkplaats import reopen


class Computer:
    """A computer whose silence and clock are set by the test."""

    def __init__(self, idle: float | None) -> None:
        self.idle, self.now = idle, 1_000_000.0

    def watch(self, parent: QObject, minutes: int = 10) -> IdleWatch:
        return IdleWatch(parent, minutes, lambda: self.idle, lambda: self.now)


@pytest.mark.parametrize(("idle", "due"), [(599.0, False), (600.0, True), (None, False)])
def test_it_is_due_after_so_many_minutes(qtbot: QtBot, idle: float | None, due: bool) -> None:
    parent = QObject()
    told: list[bool] = []
    computer = Computer(idle)
    watch = computer.watch(parent)
    watch.due.connect(lambda: told.append(True))
    watch.look()
    assert not told, "silence from before the register was opened"
    for _ in range(20):
        computer.now += 30
        watch.look()
    assert bool(told) is due
    assert watch.is_known is (idle is not None)


@pytest.mark.parametrize(("gap", "due"), [(5, 0), (64, 0), (66, 1), (90_000, 1)])
def test_a_computer_that_slept_is_locked_when_it_wakes(qtbot: QtBot, gap: float, due: int) -> None:
    parent, computer = QObject(), Computer(0.0)
    told: list[bool] = []
    watch = computer.watch(parent)
    watch.due.connect(lambda: told.append(True))
    computer.now += gap
    watch.look()
    watch.look()
    assert len(told) == due


@pytest.mark.parametrize(("stored", "minutes"), [("5", 5), (15, 15), ("0", 10), ("nooit", 10), (None, 10)])
def test_a_strange_setting_is_the_usual_one(settings: QSettings, stored: object, minutes: int) -> None:
    if stored is not None:
        settings.setValue(LOCK_AFTER, stored)
    assert chosen_minutes(settings) == minutes


def test_what_the_system_tells_is_a_number_or_nothing() -> None:
    told = system_idle()()
    assert told is None or told >= 0


def test_silence_locks_over_an_open_form_and_keeps_it(
    window: MainWindow, qtbot: QtBot, tmp_path: object
) -> None:
    press(window, "Nieuwe casus")
    fill(window, achternaam="Halverwege")
    with qtbot.waitSignal(window.leaving.locked):
        window.leaving.idle_watch.due.emit()
    assert window.isHidden()
    again = reopen(tmp_path)  # type: ignore[arg-type]  # pytest's own folder
    draft = again.drafts.load("nieuwe casus", "")
    again.close()
    assert draft is not None
    assert "Halverwege" in draft.inhoud
    settle(window)
