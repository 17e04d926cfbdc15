"""Wrong passphrases slow down the next try, and are reported to whoever opens the register."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ivbdesk.storage.errors import TooManyTries, WrongPassphrase
from ivbdesk.storage.sqlite.file_names import TRIES
from ivbdesk.storage.sqlite.register import Register
from tests.storage.opened import new_register, unlock
from tests.storage.populate import MOMENT


class Clock:
    def __init__(self) -> None:
        self.now = MOMENT

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    register = new_register(tmp_path / "proef.ivb")
    register.close()
    return register.folder


def try_wrong(folder: Path, clock: Clock) -> None:
    with pytest.raises(WrongPassphrase):
        Register.open(folder, lambda envelope: envelope.unlock_passphrase("mis"), clock)


def test_three_tries_are_free_then_one_waits_longer_each_time(folder: Path) -> None:
    clock = Clock()
    waits = []
    for number in range(6):
        if number >= 3:
            with pytest.raises(TooManyTries) as told:
                Register.open(folder, unlock, clock)
            waits.append(told.value.seconden)
            clock.now += timedelta(seconds=told.value.seconden)
        try_wrong(folder, clock)
    assert waits == sorted(set(waits))
    clock.now += timedelta(minutes=5)
    register = Register.open(folder, unlock, clock)
    assert register.earlier_tries == 6
    register.close()
    assert not (folder / TRIES).exists()


def test_a_clock_that_was_put_back_keeps_no_one_out(folder: Path) -> None:
    clock = Clock()
    for _ in range(3):
        try_wrong(folder, clock)
    clock.now -= timedelta(days=1)
    Register.open(folder, unlock, clock).close()


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+00:00"])
def test_a_count_of_a_moment_that_never_comes_keeps_no_one_out(folder: Path, moment: str) -> None:
    (folder / TRIES).write_text(json.dumps([9, moment]))
    register = Register.open(folder, unlock, Clock())
    assert register.earlier_tries == 9
    register.close()


@pytest.mark.parametrize("content", ["", "[]", '["x", 1]', "[1e999, 2]", '[5, "gisteren"]', "{"])
def test_a_damaged_count_keeps_no_one_out(folder: Path, content: str) -> None:
    (folder / TRIES).write_text(content)
    register = Register.open(folder, unlock, Clock())
    assert register.earlier_tries == 0
    register.close()
