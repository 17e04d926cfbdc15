"""What goes wrong with a computer on purpose: nothing that was confirmed is lost, and damage is reported."""

from __future__ import annotations

import sys

import pytest

from ivbdesk.storage.sqlite.engine import NETWORK_PRAGMAS
from ivbdesk.torture.bits import flip_bits
from ivbdesk.torture.killing import kill_often
from ivbdesk.torture.power import cut_power
from ivbdesk.torture.refusing import refuse_often

posix = pytest.mark.skipif(sys.platform == "win32", reason="de laag onder SQLite heet daar anders")


def test_what_was_confirmed_survives_the_end_of_the_process() -> None:
    told = kill_often(6, seed=7)
    assert told.keren == 6
    assert told.bevestigd >= told.keren
    assert told.is_heel, told


@posix
def test_what_was_confirmed_survives_a_loss_of_power() -> None:
    told = cut_power(1000, seed=3)
    assert told.beelden == 1000
    assert told.bevestigd >= 40
    assert told.is_heel, told


@posix
def test_the_simulation_of_power_loss_sees_what_a_weaker_setting_loses() -> None:
    told = cut_power(200, seed=3, pragmas=("journal_mode = WAL", "synchronous = NORMAL"))
    assert told.verloren > 0


@posix
def test_the_journal_of_a_network_drive_survives_a_loss_of_power() -> None:
    assert NETWORK_PRAGMAS == ("synchronous = EXTRA", "journal_mode = DELETE")
    told = cut_power(300, seed=4, pragmas=NETWORK_PRAGMAS)
    assert told.is_heel, told


@posix
def test_a_disk_that_is_full_or_gone_is_told_and_loses_nothing() -> None:
    told = refuse_often(30)
    assert told.keren == 30
    assert told.is_heel, told


def test_a_flipped_bit_is_found_and_never_shown() -> None:
    told = flip_bits(48, seed=5)
    assert told.gevonden > 30
    assert told.is_heel, told
