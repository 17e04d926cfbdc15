"""The program never writes a key file that it does not read: it says so before."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.desk import Desk, with_recovery
from ivbdesk.storage.keys import slots
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.header import MOST_SLOTS
from ivbdesk.storage.keys.slots import Argon2Params, KeySlot, SlotKind, calibrate
from ivbdesk.storage.sqlite.file_names import KEYS
from ivbdesk.storage.ways_errors import LastWayIn, TooManyWaysIn
from tests.storage.kantoor import Kantoor
from tests.storage.opened import CHEAP, PASSPHRASE
from tests.werkplaats import Klok


@pytest.fixture
def kantoor(tmp_path: Path) -> Kantoor:
    return Kantoor(tmp_path)


def fill(desk: Desk, params: Argon2Params) -> None:
    for number in range(MOST_SLOTS):
        desk.register.keys.set_passphrase(UUID(int=number), f"zin {number}", params)


@pytest.fixture
def _no_memory_is_spent(monkeypatch: pytest.MonkeyPatch) -> None:
    real = slots.stretch

    def stretch(secret: bytes, salt: bytes, params: Argon2Params) -> bytes:
        return real(secret, salt, params) if params == CHEAP else hashlib.sha256(secret + salt).digest()

    monkeypatch.setattr(slots, "stretch", stretch)


@pytest.mark.usefixtures("_no_memory_is_spent")
@pytest.mark.parametrize("params", [CHEAP, Argon2Params(256 * 1024, 11, 4)])
def test_a_way_in_too_many_is_refused_and_shuts_nobody_out(kantoor: Kantoor, params: Argon2Params) -> None:
    desk = kantoor.open()
    with pytest.raises(TooManyWaysIn):
        fill(desk, params)
    desk.close()
    kantoor.open().close()
    kantoor.open_by_paper().close()


@pytest.mark.usefixtures("_no_memory_is_spent")
@pytest.mark.parametrize("seconds", [0.001, 0.02, 0.06, 2.0])
def test_a_file_full_of_passphrases_of_this_computer_can_be_read(kantoor: Kantoor, seconds: float) -> None:
    ticks = (at for start in range(1000) for at in (start, start + seconds))
    desk = kantoor.open()
    with pytest.raises(TooManyWaysIn):
        fill(desk, calibrate(lambda: next(ticks)))
    assert len(desk.keys.holders()) == MOST_SLOTS - 1
    desk.close()
    kantoor.open().close()


def test_a_dear_slot_that_was_put_there_holds_nobody_up(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, _ = Envelope.load(kantoor.folder / KEYS).unlock_passphrase(PASSPHRASE)
    envelope = Envelope.load(kantoor.folder / KEYS)
    dear = Argon2Params(1024 * 1024, 32, 1)
    planted = KeySlot(SlotKind.PASSPHRASE, str(UUID(int=9)), dear, bytes(16), bytes(12), bytes(80), bytes(32))
    envelope.change(root, replace(envelope.header, slots=(planted, *envelope.header.slots)))
    tried: list[Argon2Params] = []
    real = slots.stretch

    def stretch(secret: bytes, salt: bytes, params: Argon2Params) -> bytes:
        tried.append(params)
        return real(secret, salt, params)

    monkeypatch.setattr(slots, "stretch", stretch)
    envelope.unlock_passphrase(PASSPHRASE)
    assert set(tried) == {CHEAP}


def test_the_last_passphrase_is_not_taken_away(kantoor: Kantoor) -> None:
    kantoor.bo_leaves()
    desk = kantoor.open()
    new = add_officer(desk.ctx, "Cee Verzonnen", "OOV", Recht.BEHEERDER)
    desk.close()
    desk = Desk.open(kantoor.folder, with_recovery(str(kantoor.recovery), new), Klok())
    with pytest.raises(LastWayIn):
        desk.keys.end_officer(kantoor.anne, "andere baan")
    officer = desk.ctx.reads.beheer.medewerker(kantoor.anne)
    assert officer is not None
    assert officer.tot is None, "it is refused before anything is done"
    desk.close()
    kantoor.open().close()
