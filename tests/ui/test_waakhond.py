"""The watchdog of the bench tells in which act the window did not answer, and what held it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ivbdesk.bench.watchdog import Watchdog
from ivbdesk.storage.keys.slots import Argon2Params, stretch


def test_the_function_that_held_the_window_is_named(qtbot: QtBot) -> None:
    with Watchdog() as dog:
        with dog.during("rekenen"):
            stretch(b"geheim", b"0123456789abcdef", Argon2Params(65536, 3, 4))
        with dog.during("wachten"):
            qtbot.wait(20)
    longest, other = dog.waits
    assert (longest.handeling, longest.functie) == ("rekenen", "storage.keys.slots.stretch")
    assert other.handeling == "wachten"
