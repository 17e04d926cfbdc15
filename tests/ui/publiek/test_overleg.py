"""An overleg over six cases of the demonstration register: prepared, held and closed by keyboard alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QPlainTextEdit, QWidget

from ivbdesk.cases.publiek.overleg import Overleg, OverlegStatus
from ivbdesk.demo.place import PASSPHRASE
from ivbdesk.demo.run import make_demo
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.ui.publiek.zaal.window import ZaalWindow
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import form, settle

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SHOTS = os.environ.get("IVBDESK_SHOTS", "")
"""A folder to draw the conference window in, at 1080p and 4K, for whoever wants to look."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("demo") / "Demonstratie.ivb"
    make_demo(place, NOW)
    return place


@pytest.fixture
def window(demo: Path, tmp_path: Path, theme: Theme, settings: QSettings) -> Iterator[MainWindow]:
    place = tmp_path / "Demonstratie.ivb"
    shutil.copytree(demo, place)
    desk = Desk.open(place, with_passphrase(PASSPHRASE), lambda: NOW)
    made = MainWindow(desk, theme, settings)
    made.show()
    made.resize(1440, 900)
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    settle(made)
    yield made
    made.close()


class Keyboard:
    """Nothing but keys: they go to whatever has the focus."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def focus(self) -> QWidget:
        if QApplication.activeWindow() is None:  # a dialog closed; a window manager would do this
            front = self.window.conference.zaal or self.window
            front.activateWindow()
            assert QTest.qWaitForWindowActive(front)
        return QApplication.focusWidget() or QApplication.activeWindow() or self.window

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        together = Qt.KeyboardModifier.NoModifier
        for one in held:
            together |= one
        QTest.keyClick(self.focus(), key, together)
        settle(self.window)

    def type(self, words: str) -> None:
        QTest.keyClicks(self.focus(), words)
        settle(self.window)

    def tab_to(self, fits: Callable[[QWidget], bool], most: int = 120) -> None:
        for _ in range(most):
            if fits(self.focus()):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"niet te bereiken met Tab; het laatst op {self.focus()}")

    def button(self, words: str) -> None:
        """Go to a button by Tab and press it."""
        self.tab_to(lambda w: isinstance(w, QAbstractButton) and words in (w.text(), w.accessibleName()))
        self.press(Qt.Key.Key_Space)

    def save(self) -> None:
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def tick(keys: Keyboard, wanted: Callable[[str], bool], most: int) -> int:
    """In the list that has the focus, tick lines by arrow keys and the space bar; gives how many."""
    keys.tab_to(lambda w: isinstance(w, QListWidget))
    found = keys.focus()
    assert isinstance(found, QListWidget)
    ticked = 0
    keys.press(Qt.Key.Key_Home)
    for _ in range(found.count()):
        item = found.currentItem()
        is_on = item.checkState() is Qt.CheckState.Checked
        if is_on:
            ticked += 1
        elif wanted(item.text()) and ticked < most:
            keys.press(Qt.Key.Key_Space)
            ticked += 1
        keys.press(Qt.Key.Key_Down)
    return ticked


def the_meeting(window: MainWindow) -> Overleg:
    """The one that was planned by hand, not the one of the demonstration."""
    (found,) = [o for o in window.place.ctx.reads.publiek.overleggen() if o.plaats != "Gemeentehuis"]
    return found


def test_by_keyboard_alone(window: MainWindow) -> None:
    keys = Keyboard(window)
    asked: list[str] = []

    def agree(question: str, *_: str) -> bool:
        asked.append(question)
        return True

    window.place.messages.confirm = agree  # type: ignore[method-assign]  # the question itself is Qt's
    keys.button("Overleg")
    keys.button("Overleg plannen")
    plan = form(window)
    keys.press(Qt.Key.Key_Down)  # the kind of meeting
    keys.tab_to(lambda w: w is plan.fields["datum"].input)
    keys.type("over 3 dagen")
    keys.tab_to(lambda w: w is plan.fields["tijd"].input)
    keys.type("10:00")
    keys.tab_to(lambda w: w is plan.fields["partners"].input)
    keys.press(Qt.Key.Key_Space)
    guests = ("openbare orde", "Incluzio", "Rijnhart", "basisteam", "Geestelijke")
    assert tick(keys, lambda text: any(guest in text for guest in guests), 5) == 5
    keys.save()
    assert the_meeting(window).agenda == []

    keys.button("Casussen kiezen …")
    form(window)
    keys.tab_to(lambda w: isinstance(w, QAbstractButton) and w.text().startswith("Casussen kiezen"))
    keys.press(Qt.Key.Key_Space)
    assert tick(keys, lambda _: True, 6) == 6
    keys.save()
    meeting = the_meeting(window)
    assert len(meeting.agenda) == 6
    keys.button("Vraag …")
    keys.tab_to(lambda w: isinstance(w, QPlainTextEdit))
    keys.type("Wat is er nodig om dit te laten rusten?")
    keys.save()
    assert the_meeting(window).in_order()[0].vraag == "Wat is er nodig om dit te laten rusten?"

    keys.button("Overleg houden")
    zaal = window.conference.zaal
    assert isinstance(zaal, ZaalWindow)
    zaal.activateWindow()
    assert QTest.qWaitForWindowActive(zaal)
    settle(window)
    for number in range(6):
        clear_the_room(keys, zaal)
        if number == 0:
            draw(zaal, window)
        keys.press(Qt.Key.Key_F2)
        keys.press(Qt.Key.Key_Down)  # who does it
        keys.press(Qt.Key.Key_Tab)
        keys.type(f"belt terug over punt {number}")
        keys.press(Qt.Key.Key_Tab)
        keys.type("over 14 dagen")
        keys.save()
        keys.press(Qt.Key.Key_F3)
        keys.type(f"Wij gaan door met plan {number}.")
        keys.save()
        if number == 2:
            keys.press(Qt.Key.Key_F4)
            for _ in range(2):  # whose stand, and what it is
                keys.press(Qt.Key.Key_Down)
                keys.press(Qt.Key.Key_Tab)
            keys.type("Eerst rust, dan verder.")
            keys.save()
        keys.press(Qt.Key.Key_PageDown)
    keys.press(Qt.Key.Key_Escape)
    keys.button("Sluiten")
    assert window.conference.zaal is None

    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    settle(window)
    keys.button("Overleg afsluiten")
    assert [question.split()[-2:] for question in asked] == [
        ["Vandaag", "houden?"],
        ["Overleg", "afsluiten?"],
    ]
    closed = window.place.ctx.reads.publiek.overleg(meeting.id)
    assert closed.status is OverlegStatus.GESLOTEN
    assert [item.besluit for item in closed.in_order()] == [f"Wij gaan door met plan {n}." for n in range(6)]
    assert all(item.besproken for item in closed.agenda)
    check_the_cases(window, closed)


def clear_the_room(keys: Keyboard, zaal: ZaalWindow) -> None:
    """Whoever has no role in this casus leaves: F6, and the space bar on each of them."""
    for _ in range(6):
        shown = zaal._zaal
        assert shown is not None
        if not shown.ongemachtigd:
            return
        keys.press(Qt.Key.Key_F6)
        box = zaal.agenda.boxes[shown.ongemachtigd[0].id]
        keys.tab_to(lambda w, box=box: w is box)  # type: ignore[misc]  # bound in the loop
        keys.press(Qt.Key.Key_Space)


def check_the_cases(window: MainWindow, meeting: Overleg) -> None:
    reads = window.place.ctx.reads
    stands: list[UUID] = []
    for number, item in enumerate(meeting.in_order()):
        casus = reads.dossier.casus(item.casus_id)
        assert [a.wat for a in casus.afspraken if a.bespreking_id == item.id] == [
            f"belt terug over punt {number}"
        ]
        assert item.besluit == f"Wij gaan door met plan {number}."
        assert any(item.besluit in entry.tekst for entry in casus.tijdlijn)
        stands += [visie.id for v in casus.verschillen if v.bespreking_id == item.id for visie in v.visies]
    assert len(stands) == 1


def draw(zaal: ZaalWindow, window: MainWindow) -> None:
    """The window at 1080p and 4K must not be larger than that, and is drawn where asked."""
    for name, width, height in (("1080p", 1920, 1080), ("4k", 3840, 2160)):
        zaal.resize(width, height)
        settle(window)
        assert (zaal.width(), zaal.height()) == (width, height)
        if SHOTS:
            zaal.grab().save(f"{SHOTS}/zaal-{name}.png")
    zaal.resize(1920, 1080)
    settle(window)
