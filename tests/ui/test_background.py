"""Work off the UI thread: results come home, the latest wins, the dead are left alone."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtCore import QDeadlineTimer, QObject, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ivbdesk.ui.background import Background
from ivbdesk.ui.messages import ErrorDialog, Messages
from ivbdesk.ui.unforeseen import Unforeseen

WAIT = 120.0


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.shutdown()


def test_work_runs_elsewhere_and_its_result_comes_home(background: Background) -> None:
    threads: list[int] = []
    results: list[int] = []

    def done(result: int) -> None:
        threads.append(threading.get_ident())
        results.append(result)

    background.run(threading.get_ident, done)
    assert background.wait_idle(WAIT)
    assert threads == [threading.get_ident()]
    assert results != threads


def test_a_failure_goes_to_failed_and_not_to_done(background: Background) -> None:
    seen: list[object] = []

    def work() -> None:
        raise KeyError("x")

    background.run(work, lambda _: seen.append("done"), seen.append)
    assert background.wait_idle(WAIT)
    assert [type(item) for item in seen] == [KeyError]


def test_of_the_same_key_only_the_last_result_is_given_and_nothing_overlaps(background: Background) -> None:
    gate, started = threading.Event(), threading.Event()
    worked: list[str] = []
    given: list[str] = []

    def slow() -> str:
        started.set()
        gate.wait(WAIT)
        worked.append("first")
        return "first"

    def quick(name: str) -> str:
        worked.append(name)
        return name

    background.run(slow, given.append, key="zoek")
    started.wait(WAIT)
    background.run(lambda: quick("second"), given.append, key="zoek")
    background.run(lambda: quick("third"), given.append, key="zoek")
    background.run(lambda: quick("other"), given.append, key="anders")
    gate.set()
    assert background.wait_idle(WAIT)
    assert sorted(given) == ["other", "third"]
    assert [name for name in worked if name != "other"] == ["first", "third"]


def test_the_result_for_a_deleted_owner_is_dropped(background: Background, qtbot: QtBot) -> None:
    gate = threading.Event()
    given: list[object] = []
    owner = QObject()
    background.run(lambda: gate.wait(WAIT), given.append, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    gate.set()
    assert background.wait_idle(WAIT)
    assert given == []


def test_a_failure_that_nobody_handles_is_shown(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    background = Background(Messages(window))

    def work() -> None:
        raise OSError("geheim")

    background.run(work, lambda _: None)
    assert background.wait_idle(WAIT)
    assert len(window.findChildren(ErrorDialog)) == 1
    background.shutdown()


def test_shutdown_finishes_what_waits_and_delivers_nothing(qapp: QApplication) -> None:
    background = Background()
    gate, started = threading.Event(), threading.Event()
    worked: list[str] = []
    given: list[object] = []

    def slow() -> None:
        started.set()
        gate.wait(WAIT)

    background.run(slow, given.append, key="concept")
    started.wait(WAIT)
    background.run(lambda: worked.append("draft"), given.append, key="concept")
    gate.set()
    background.shutdown()
    background.run(lambda: worked.append("late"), given.append)
    qapp.processEvents()
    assert worked == ["draft"]
    assert given == []


def test_work_that_starts_while_the_wait_ends_is_waited_for_too(background: Background) -> None:
    given: list[str] = []

    def busy(_: object) -> None:
        QTimer.singleShot(5, lambda: background.run(lambda: "later", given.append))
        busy_until = QDeadlineTimer(10)
        while not busy_until.hasExpired():  # so that the end of the wait and the new work are due in one turn
            pass

    background.run(lambda: None, busy)
    assert background.wait_idle(WAIT)
    assert given == ["later"]


class Knot:
    """Garbage that tells in which thread it was found."""

    found_in: ClassVar[set[int]] = set()

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        self.found_in.add(threading.get_ident())


def test_garbage_is_never_collected_in_another_thread(background: Background, qtbot: QtBot) -> None:
    """A closed dialog is such garbage, and widgets that are destroyed in another thread end the program."""
    Knot.found_in.clear()
    for _ in range(10):
        Knot()
    made: list[list[list[int]]] = []
    background.run(lambda: [[] for _ in range(200_000)], made.append)
    assert background.wait_idle(WAIT)
    assert made
    assert Knot.found_in <= {threading.get_ident()}
    qtbot.waitUntil(lambda: Knot.found_in == {threading.get_ident()})


@pytest.mark.parametrize("work_fails", [False, True])
def test_a_callback_that_raises_is_told_and_the_work_goes_on(qtbot: QtBot, work_fails: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    background = Background(Messages(window))
    given: list[str] = []

    def work() -> None:
        if work_fails:
            raise OSError("geheim")

    def falls(_: object) -> None:
        raise LookupError("onbekende tekenset")

    background.run(work, falls, falls, key="post")
    assert background.wait_idle(WAIT)
    (told,) = window.findChildren(ErrorDialog)
    assert "LookupError" in told.accessibleDescription()
    background.run(lambda: "later", given.append, key="post")
    assert background.wait_idle(WAIT)
    assert given == ["later"]
    background.shutdown()


def test_what_a_button_raises_is_told_once_and_not_hidden(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, heard = QWidget(), []
    qtbot.addWidget(window)
    monkeypatch.setattr(sys, "excepthook", lambda *told: heard.append(told[1]))
    Unforeseen(Messages(window))
    button = QPushButton(window)

    def falls() -> None:
        raise LookupError("geheim")

    button.clicked.connect(falls)
    button.click()
    button.click()
    assert [type(error) for error in heard] == [LookupError, LookupError]
    (told,) = window.findChildren(ErrorDialog)
    assert "geheim" not in told.accessibleDescription()


def test_a_shutdown_waits_no_longer_than_it_is_told(qapp: QApplication) -> None:
    background, gate = Background(), threading.Event()
    background.run(lambda: gate.wait(WAIT), lambda _: None)
    assert not background.shutdown(within=0.05)
    assert not gate.is_set()
    assert not background.has_ended
    gate.set()


@pytest.mark.parametrize("fails", [False, True])
def test_a_shutdown_says_whether_all_was_done_well(qapp: QApplication, fails: bool) -> None:
    background = Background()

    def work() -> None:
        if fails:
            raise OSError("de schijf is vol")

    background.run(work, lambda _: None, lambda _: None)
    assert background.shutdown(within=WAIT) is not fails
    assert background.has_ended
