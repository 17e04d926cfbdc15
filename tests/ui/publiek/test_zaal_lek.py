"""A meeting played at random in the real conference window: no word leaks, and nothing that was kept is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from itertools import count
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.theme import Theme
from tests.diep import DEEP
from tests.ui.publiek.zaalspel import BOB, CODES, LOOSE, NAME, Huis, Verloop

STEPS = 50
CTRL = Qt.KeyboardModifier.ControlModifier
WHO = st.sampled_from(CODES)
SELDOM = st.integers(0, 7).map(lambda drawn: drawn == 7)


NUMBERS = count(1)
"""No two words in a run are the same."""


class Zaalspel(RuleBasedStateMachine):
    """What an officer, a colleague and the people in the room do, in any order."""

    huis: ClassVar[Huis]
    steps: ClassVar[int] = 0

    @initialize(present=st.sets(WHO))
    def begin(self, present: set[str]) -> None:
        self.verloop = Verloop(self.huis, {*present, "gemeente_oov"})

    def teardown(self) -> None:
        if hasattr(self, "verloop"):
            lost = list(self.verloop.losses(everywhere=True))
            self.huis.conference.end()
            self.huis.rest()
            for number, casus in enumerate(self.verloop.cases):
                if casus.closed:
                    self.verloop.at = number
                    self.verloop.close_to_me(False)
            assert not lost, lost

    def field(self, name: str) -> Field:
        notes = self.huis.zaal.notities
        named = (notes.picture, notes.judgement, notes.decision, notes.what, notes.words)
        return next(field for field in named if field.name == name)

    def press(self, key: Qt.Key, on: QWidget | None = None, held: Qt.KeyboardModifier = CTRL) -> None:
        target = on or self.huis.zaal
        target.setFocus()
        QTest.keyClick(target, key, held)
        self.huis.rest()

    @rule(code=WHO)
    def someone_comes_or_goes_at_f6(self, code: str) -> None:
        box = self.huis.zaal.agenda.boxes.get(self.huis.partners[code].id)
        if box is not None:
            self.verloop.come_or_go(code)
            box.click()
            self.huis.rest()

    @rule(code=WHO)
    def someone_comes_or_goes_in_the_work_window(self, code: str) -> None:
        self.verloop.come_or_go(code)
        self.verloop.tick_at_work(code)
        self.huis.rest()

    @rule(
        name=st.sampled_from((*BOB, *LOOSE)), anew=st.booleans(), named=st.sampled_from((False, False, True))
    )
    def type(self, name: str, anew: bool, named: bool) -> None:
        input = self.field(name).input
        assert isinstance(input, QPlainTextEdit | QLineEdit)
        assert input.isReadOnly() is not self.verloop.is_open_for(name), name
        if input.isReadOnly():
            return
        number = next(NUMBERS)
        words = f"W{number}x " + (f"{NAME} " if named else "") + f"doet dit morgen W{number}y"
        text = words if anew or name in LOOSE else f"{self.verloop.expected(name)} {words}"
        if isinstance(input, QPlainTextEdit):
            if name in BOB and not anew:
                input.moveCursor(QTextCursor.MoveOperation.End)
                input.insertPlainText(f" {words}")
            else:
                input.selectAll()
                input.insertPlainText(words)
        elif isinstance(input, QLineEdit):
            input.selectAll()
            input.insert(words)
        self.verloop.note_typed(name, text)

    @rule()
    def keep_the_notes(self) -> None:
        self.verloop.note_kept()
        self.press(Qt.Key.Key_Return, self.huis.zaal.notities.decision.input)

    @rule(name=st.sampled_from(LOOSE))
    def keep_an_afspraak_or_a_stand(self, name: str) -> None:
        notes = self.huis.zaal.notities
        if not self.verloop.is_open_for(name):
            return
        if name not in self.verloop.casus.typed:
            self.type(name, anew=True, named=False)
        if name == "wat":
            self.field(name)
            notes.until.edit.setText("over 14 dagen")
        who = notes.who if name == "wat" else notes.from_whom
        if not who.combo.count():
            return
        for choice in (who,) if name == "wat" else (who, notes.stand):
            if choice.combo.currentIndex() < 0:
                choice.combo.setCurrentIndex(0)
        self.verloop.note_said(name)
        self.press(Qt.Key.Key_Return, self.field(name).input)

    @rule(code=WHO)
    def someone_comes_in_late(self, code: str) -> None:
        """A partner that was not invited, from the conference window itself."""
        partner, others = self.huis.partners[code], self.huis.zaal.agenda.others
        comes = next((action for action in others.menu().actions() if action.data() == partner.id), None)
        if comes is not None:
            self.verloop.come_or_go(code)
            comes.trigger()
            self.huis.rest()

    @rule(name=st.sampled_from((*BOB, *LOOSE)))
    def copy(self, name: str) -> None:
        input = self.field(name).input
        assert isinstance(input, QPlainTextEdit | QLineEdit)
        input.selectAll()
        input.copy()
        if self.verloop.expected(name):  # of nothing, nothing is copied
            self.verloop.note_copied(name)

    @rule()
    def names(self) -> None:
        if self.verloop.is_shown:
            self.verloop.names = not self.verloop.names
        self.press(Qt.Key.Key_F8, held=Qt.KeyboardModifier.NoModifier)

    @rule(by=st.sampled_from((1, -1)))
    def next_or_previous(self, by: int) -> None:
        to = self.verloop.beside(by)
        if to != self.verloop.at:
            self.verloop.note_left()
            self.verloop.at = to
        key = Qt.Key.Key_PageDown if by > 0 else Qt.Key.Key_PageUp
        self.press(key, held=Qt.KeyboardModifier.NoModifier)

    @rule()
    def closed_or_opened_by_a_colleague(self) -> None:
        if self.verloop.casus.closed or not any(casus.closed for casus in self.verloop.cases):
            self.verloop.close_to_me(not self.verloop.casus.closed)
            self.huis.rest()

    @rule(now=SELDOM)
    def close_and_go_on(self, now: bool) -> None:
        if not now:
            return
        self.verloop.note_left()
        self.press(Qt.Key.Key_Escape, held=Qt.KeyboardModifier.NoModifier)
        zaal = self.huis.zaal
        buttons = [b for b in zaal.findChildren(QAbstractButton) if b.text() == "Sluiten"]
        buttons[-1].click()
        self.huis.rest()
        self.verloop.hold()

    @rule(now=SELDOM)
    def lock_and_unlock(self, now: bool) -> None:
        if now:
            self.huis.leave()
            self.huis.enter()
            self.verloop.hold()

    @invariant()
    def nothing_leaks_and_nothing_is_lost(self) -> None:
        if not hasattr(self, "verloop"):
            return
        type(self).steps += 1
        wrong = [*self.verloop.leaks(), *self.verloop.losses()]
        assert not wrong, wrong


@pytest.fixture(scope="module")
def huis(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Huis]:
    theme = Theme()
    theme.apply(qapp, "licht")  # type: ignore[arg-type]  # the application of pytest-qt
    made = Huis(tmp_path_factory.mktemp("zaal"), theme)
    yield made
    made.leave()


def play(huis: Huis, meetings: int, phases: Collection[Phase] = tuple(Phase)) -> None:
    """So many meetings, of some fifty steps each."""
    Zaalspel.huis = huis
    how = settings(
        max_examples=meetings,
        stateful_step_count=STEPS,
        deadline=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Zaalspel, settings=how)


def test_a_meeting_played_at_random(huis: Huis) -> None:
    play(huis, 1200 if DEEP else 20)


def played(huis: Huis) -> Zaalspel:
    """A meeting in which the municipality, two care partners and the landlord are there."""
    Zaalspel.huis = huis
    game = Zaalspel()
    game.begin({"gemeente_oov", "incluzio", "ggz"})
    return game


@pytest.mark.parametrize("name", BOB)
def test_a_late_arrival_sees_nothing_of_what_was_kept_before(huis: Huis, name: str) -> None:
    game = played(huis)
    game.type(name, anew=True, named=False)
    game.keep_the_notes()
    game.nothing_leaks_and_nothing_is_lost()
    game.someone_comes_or_goes_in_the_work_window("politie")
    game.nothing_leaks_and_nothing_is_lost()
    game.someone_comes_or_goes_in_the_work_window("politie")
    game.nothing_leaks_and_nothing_is_lost()
    game.teardown()


def test_what_was_kept_survives_a_room_that_may_not_read_it(huis: Huis) -> None:
    game = played(huis)
    game.type("besluit", anew=True, named=False)
    game.next_or_previous(1)
    game.nothing_leaks_and_nothing_is_lost()
    game.next_or_previous(-1)
    game.someone_comes_or_goes_in_the_work_window("politie")
    game.someone_comes_or_goes_in_the_work_window("politie")
    game.next_or_previous(1)
    game.nothing_leaks_and_nothing_is_lost()
    game.teardown()


def test_a_kept_decision_outlives_a_partner_without_a_role(huis: Huis) -> None:
    game = played(huis)
    game.next_or_previous(1)
    game.someone_comes_or_goes_in_the_work_window("politie")
    game.someone_comes_or_goes_in_the_work_window("politie")
    game.type("besluit", anew=True, named=False)
    game.keep_the_notes()
    game.someone_comes_or_goes_in_the_work_window("politie")
    game.nothing_leaks_and_nothing_is_lost()
    game.someone_comes_or_goes_in_the_work_window("politie")
    game.next_or_previous(-1)
    game.nothing_leaks_and_nothing_is_lost()
    game.teardown()


def test_a_name_goes_when_names_are_hidden(huis: Huis) -> None:
    game = played(huis)
    game.type("besluit", anew=True, named=True)
    game.keep_the_notes()
    game.names()
    game.type("besluit", anew=False, named=False)
    game.names()
    game.nothing_leaks_and_nothing_is_lost()
    game.names()
    game.nothing_leaks_and_nothing_is_lost()
    game.teardown()


def test_what_is_refused_stays_with_its_casus(huis: Huis) -> None:
    game = played(huis)
    game.type("beeld", anew=True, named=False)
    game.someone_comes_or_goes_in_the_work_window("politie")
    game.next_or_previous(1)
    game.nothing_leaks_and_nothing_is_lost()
    game.next_or_previous(-1)
    game.someone_comes_or_goes_in_the_work_window("politie")
    game.nothing_leaks_and_nothing_is_lost()
    game.teardown()


def test_what_was_typed_among_care_stays_theirs_though_it_is_kept_after_they_left(huis: Huis) -> None:
    game = played(huis)
    for name in ("besluit", "wat"):
        game.type(name, anew=True, named=False)
    for code in ("incluzio", "ggz"):
        game.someone_comes_or_goes_in_the_work_window(code)
    game.keep_the_notes()
    game.keep_an_afspraak_or_a_stand("wat")
    game.someone_comes_or_goes_in_the_work_window("politie")
    game.nothing_leaks_and_nothing_is_lost()
    game.someone_comes_or_goes_in_the_work_window("politie")
    game.teardown()


def test_what_was_copied_in_an_earlier_window_of_the_meeting_goes_too(huis: Huis) -> None:
    game = played(huis)
    game.type("oordeel", anew=True, named=False)
    game.keep_the_notes()
    game.copy("oordeel")
    game.close_and_go_on(now=True)
    game.closed_or_opened_by_a_colleague()
    game.nothing_leaks_and_nothing_is_lost()
    game.teardown()


def test_a_name_of_his_own_hand_may_be_copied_and_goes_with_a_late_arrival(huis: Huis) -> None:
    game = played(huis)
    game.type("wat", anew=True, named=True)
    game.copy("wat")
    game.type("wat", anew=True, named=False)
    game.nothing_leaks_and_nothing_is_lost()
    game.someone_comes_or_goes_in_the_work_window("politie")
    game.nothing_leaks_and_nothing_is_lost()
    game.teardown()


SCENES = (
    partial(test_a_late_arrival_sees_nothing_of_what_was_kept_before, name="besluit"),
    test_what_was_kept_survives_a_room_that_may_not_read_it,
    test_a_kept_decision_outlives_a_partner_without_a_role,
    test_a_name_goes_when_names_are_hidden,
    test_what_is_refused_stays_with_its_casus,
    test_what_was_typed_among_care_stays_theirs_though_it_is_kept_after_they_left,
    test_what_was_copied_in_an_earlier_window_of_the_meeting_goes_too,
    test_a_name_of_his_own_hand_may_be_copied_and_goes_with_a_late_arrival,
)
"""What is played every time beside the meetings at random: what these would seldom come upon."""
