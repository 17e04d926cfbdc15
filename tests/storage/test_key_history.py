"""The key file is that of today, or the register does not open; who left has no way in, however it was cut off."""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from ivbdesk.actions.beheer.toegang import end_officer
from ivbdesk.desk import Desk
from ivbdesk.storage.errors import NotAnOfficer, WrongPassphrase
from ivbdesk.storage.keys.changes import passphrase_given
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.header import parse, render
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.slots import Argon2Params, KeySlot, SlotKind
from ivbdesk.storage.sqlite.file_names import DATABASE, HIGH_WATER, KEYS, NEW_KEYS
from ivbdesk.storage.tables import dossier as tables
from ivbdesk.storage.ways_errors import ForeignKeyFile, ForeignKeysAccepted
from tests.storage.kantoor import LEAVER, Kantoor
from tests.storage.opened import CHEAP, PASSPHRASE
from tests.werkplaats import Klok


@pytest.fixture
def kantoor(tmp_path: Path) -> Kantoor:
    return Kantoor(tmp_path)


def test_an_older_key_file_is_refused_and_told(kantoor: Kantoor) -> None:
    kantoor.bo_leaves()
    assert kantoor.findings() == []
    kantoor.put_back(kantoor.stolen)
    before = [(kantoor.folder / name).read_bytes() for name in (DATABASE, HIGH_WATER)]
    for passphrase in (LEAVER, PASSPHRASE):
        with pytest.raises(ForeignKeyFile):
            kantoor.open(passphrase)
    after = [(kantoor.folder / name).read_bytes() for name in (DATABASE, HIGH_WATER)]
    assert after == before, "what is refused is as it was, its seal too"
    assert kantoor.findings() == ["toegangen"]


def test_the_recovery_key_opens_all_the_same_without_who_left(kantoor: Kantoor) -> None:
    kantoor.bo_leaves()
    kantoor.put_back(kantoor.stolen)
    desk = kantoor.open_by_paper()
    assert [type(told) for told in desk.register.warnings] == [ForeignKeysAccepted]
    desk.close()
    assert kantoor.holders() == {str(kantoor.anne)}
    kantoor.open().close()
    with pytest.raises(WrongPassphrase):
        kantoor.open(LEAVER)


def test_a_slot_that_was_added_by_who_knew_the_root_key_is_refused(kantoor: Kantoor) -> None:
    envelope = Envelope.load(kantoor.stolen)
    root, _ = envelope.unlock_passphrase(LEAVER)
    kantoor.bo_leaves()
    now = Envelope.load(kantoor.folder / KEYS)
    now.change(root, passphrase_given(now.header, root, str(kantoor.anne), "de zin van een ander", CHEAP))
    now.save(kantoor.folder / KEYS)
    with pytest.raises(ForeignKeyFile):
        kantoor.open("de zin van een ander")


def test_two_passphrases_of_one_officer_read_as_damage(kantoor: Kantoor) -> None:
    root, _ = Envelope.load(kantoor.folder / KEYS).unlock_passphrase(PASSPHRASE)
    read = parse((kantoor.folder / KEYS).read_bytes())
    assert read is not None
    header, _ = read
    twice = type(header)(
        header.register_id,
        header.generation,
        header.dek_epoch,
        (*header.slots, header.slots[-1]),
        header.anchor,
    )
    assert parse(render(twice, twice.mac(root))) is None


def test_renewal_is_not_done_with_a_key_file_that_was_exchanged_meanwhile(kantoor: Kantoor) -> None:
    kantoor.bo_leaves()
    desk = kantoor.open()
    kantoor.put_back(kantoor.stolen)
    with pytest.raises(ForeignKeyFile):
        desk.keys.renew(str(RecoveryKey.new()))
    desk.close()
    assert kantoor.holders() == {str(kantoor.anne), str(kantoor.bo)}, "what was exchanged is not touched"


@pytest.mark.parametrize("content", ["leeg", "oud"])
def test_what_bears_the_name_of_a_renewal_keeps_nothing_shut(kantoor: Kantoor, content: str) -> None:
    kantoor.bo_leaves()
    salt = (kantoor.folder / DATABASE).read_bytes()[:16].hex()
    planted = kantoor.folder / f"{NEW_KEYS}{salt}"
    if content == "leeg":
        planted.touch()
    else:
        shutil.copyfile(kantoor.stolen, planted)
    desk = kantoor.open()
    assert desk.register.warnings == ()
    desk.close()
    assert not planted.exists()
    assert kantoor.holders() == {str(kantoor.anne)}


class Cut(BaseException):
    """The computer goes off here."""


def cut_at_write(monkeypatch: pytest.MonkeyPatch, *, after: bool) -> None:
    whole = Envelope.save

    def save(self: Envelope, path: Path) -> None:
        if after:
            whole(self, path)
        raise Cut

    monkeypatch.setattr(Envelope, "save", save)


@pytest.mark.parametrize("after", [False, True])
def test_who_left_has_no_way_in_though_it_was_cut_off(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    desk = kantoor.open()
    with monkeypatch.context() as patched, pytest.raises(Cut):
        cut_at_write(patched, after=after)
        desk.keys.end_officer(kantoor.bo, "andere baan")
    desk.register.engine.dispose()
    desk.register._slot.release()
    assert kantoor.holders() == ({str(kantoor.anne)} if after else {str(kantoor.anne), str(kantoor.bo)})
    kantoor.open().close()
    assert kantoor.holders() == {str(kantoor.anne)}
    assert kantoor.findings() == []
    kantoor.put_back(kantoor.stolen)
    with pytest.raises(ForeignKeyFile):
        kantoor.open(LEAVER)


def test_when_she_opens_it_first_herself_she_is_refused_and_her_way_in_is_gone(kantoor: Kantoor) -> None:
    desk = kantoor.open()
    end_officer(desk.ctx, kantoor.bo, "andere baan")
    desk.close()
    with pytest.raises(NotAnOfficer):
        kantoor.open(LEAVER)
    assert kantoor.holders() == {str(kantoor.anne)}


def test_the_recovery_key_opens_though_the_first_officer_left(kantoor: Kantoor) -> None:
    desk = kantoor.open(LEAVER)
    end_officer(desk.ctx, kantoor.anne, "andere baan")
    desk.close()
    desk = kantoor.open_by_paper()
    assert desk.ctx.officer == kantoor.bo
    desk.close()


def test_a_file_that_makes_a_try_last_for_minutes_is_not_tried(kantoor: Kantoor) -> None:
    root, _ = Envelope.load(kantoor.folder / KEYS).unlock_passphrase(PASSPHRASE)
    read = parse((kantoor.folder / KEYS).read_bytes())
    assert read is not None
    header, _ = read
    dear = Argon2Params(2048 * 1024, 16, 1)
    slow = tuple(
        KeySlot(SlotKind.PASSPHRASE, str(UUID(int=n)), dear, b"0" * 16, b"0" * 12, b"0" * 48)
        for n in range(3)
    )
    heavy = type(header)(header.register_id, 1, header.dek_epoch, (*header.slots, *slow), None)
    assert parse(render(heavy, heavy.mac(root))) is None


def test_a_renewal_of_another_register_does_not_keep_this_one_shut(kantoor: Kantoor, tmp_path: Path) -> None:
    """Also where the officer has the same passphrase in both, so that the file opens."""
    other = Desk.create(tmp_path / "v.ivb", PASSPHRASE, RecoveryKey.new(), "Anne", "", {}, Klok(), CHEAP)
    other.keys.renew(str(RecoveryKey.new()))
    salt = (kantoor.folder / DATABASE).read_bytes()[:16].hex()
    shutil.copyfile(tmp_path / "v.ivb" / KEYS, kantoor.folder / f"{NEW_KEYS}{salt}")
    assert kantoor.findings() == ["overblijfselen"]
    kantoor.open().close()
    assert kantoor.findings() == []


def test_the_log_tells_of_every_change_of_the_ways_in(kantoor: Kantoor) -> None:
    kantoor.bo_leaves()
    desk = kantoor.open()
    a = tables.audit.c
    with desk.register.engine.connect() as connection:
        lines = connection.scalars(sa.select(a.wijzigingen).where(a.entiteit_id == "sleutelbestand")).all()
    desk.close()
    told = [line[2:10] for line in lines]
    assert told == ["bevestig", "voorgeno", "bevestig", "voorgeno", "bevestig"]
