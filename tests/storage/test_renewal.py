"""Another root key: everyone's passphrase still opens, the old keys do not, and a crash leaves one that works."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from ivbdesk.storage.errors import DamagedDatabase, WrongPassphrase, WrongRecoveryKey
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.header import parse, render
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import KeySlot, SlotKind
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.file_names import DATABASE, KEYS
from ivbdesk.storage.sqlite.register import Register
from ivbdesk.storage.tables import dossier as tables
from tests.posix import NO_KILL, posix
from tests.storage.cut_off import cut_off, renewing, steps_of
from tests.storage.opened import CHEAP, PASSPHRASE, clock, new_register, reopened, unlock
from tests.storage.populate import OFFICER, ROWS, employ, populate

COLLEAGUE = "vlinder-kachel-drempel-oever-wiek"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    register = new_register(tmp_path / "proef.ivb")
    populate(register.engine, register.audit_key, register.folder)
    employ(register.engine, OFFICER)
    register.close()
    return register.folder


def give_colleague(folder: Path) -> UUID:
    register = reopened(folder)
    colleague = uuid4()
    employ(register.engine, colleague)
    register.keys.set_passphrase(colleague, COLLEAGUE, CHEAP)
    register.close()
    return colleague


def by_colleague(folder: Path) -> Register:
    return Register.open(folder, lambda envelope: envelope.unlock_passphrase(COLLEAGUE), clock)


def rows(register: Register) -> int:
    with register.engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(tables.casus)) or 0


def test_after_renewal_both_officers_open_with_their_own_passphrase(folder: Path) -> None:
    colleague = give_colleague(folder)
    recovery = RecoveryKey.new()
    before = (folder / DATABASE).read_bytes()[:16]
    assert reopened(folder).renew(recovery) == frozenset()
    assert (folder / DATABASE).read_bytes()[:16] != before
    register = by_colleague(folder)
    assert (register.holder, rows(register), register.warnings) == (colleague, ROWS, ())
    register.close()
    assert check_register(folder, unlock).in_orde
    assert check_register(folder, lambda e: (e.unlock_recovery(str(recovery)), e.header.holders[0])).in_orde


def test_the_old_keys_open_nothing_any_more(folder: Path, tmp_path: Path) -> None:
    old_keys = tmp_path / "gestolen.keys"
    shutil.copyfile(folder / KEYS, old_keys)
    reopened(folder).renew(RecoveryKey.new())
    shutil.copyfile(old_keys, folder / KEYS)
    with pytest.raises(DamagedDatabase):
        reopened(folder)


def test_an_officer_who_was_removed_does_not_come_in(folder: Path) -> None:
    colleague = give_colleague(folder)
    register = reopened(folder)
    register.keys.remove_officer(colleague)
    assert colleague not in register.keys.holders()
    register.close()
    with pytest.raises(WrongPassphrase):
        by_colleague(folder)


def test_another_recovery_key_ends_the_earlier_one(tmp_path: Path) -> None:
    first, second = RecoveryKey.new(), RecoveryKey.new()
    register = Register.create(tmp_path / "r.ivb", PASSPHRASE, uuid4(), first, clock, CHEAP)
    register.keys.change_recovery(second)
    register.close()
    envelope = Envelope.load(tmp_path / "r.ivb" / KEYS)
    envelope.unlock_recovery(str(second))
    with pytest.raises(WrongRecoveryKey):
        envelope.unlock_recovery(str(first))


def test_a_key_file_of_the_first_version_is_brought_along_when_it_opens(tmp_path: Path) -> None:
    folder = shutil.copytree(Path(__file__).parent / "registers" / "0001", tmp_path / "oud.ivb")
    assert Envelope.load(folder / KEYS).header.without_public
    reopened(folder).close()
    assert not Envelope.load(folder / KEYS).header.without_public
    register = reopened(folder)
    employ(register.engine, OFFICER)
    assert register.renew(RecoveryKey.new()) == frozenset()
    reopened(folder).close()


def test_who_never_opened_the_newer_version_is_named_at_renewal(tmp_path: Path) -> None:
    folder = shutil.copytree(Path(__file__).parent / "registers" / "0001", tmp_path / "oud.ivb")
    colleague = uuid4()
    root, _ = unlock(Envelope.load(folder / KEYS))
    read = parse((folder / KEYS).read_bytes())
    assert read is not None
    header, _ = read
    old = KeySlot(SlotKind.PASSPHRASE, str(colleague), CHEAP, bytes(16), bytes(12), b"")
    old = replace(old, sealed=root.sealed(old._lock(b"zin"), old.nonce, old._bound(header.binding(1))))
    both = replace(header, slots=(*header.slots, old))
    (folder / KEYS).write_bytes(render(both, both.mac(root)))
    register = reopened(folder)
    employ(register.engine, colleague)
    assert register.renew(RecoveryKey.new()) == {colleague}


STEPS = ("replace", "rename", "unlink", "fsync", "commit", "execute", "backup")


@posix(NO_KILL)
def test_a_renewal_that_is_killed_at_any_step_leaves_a_register_that_opens(
    folder: Path, tmp_path: Path
) -> None:
    steps = steps_of(renewing, shutil.copytree(folder, tmp_path / "heel.ivb"), STEPS)
    assert steps > 30
    old = new = 0
    salt = (folder / DATABASE).read_bytes()[:16]
    for step in range(1, steps + 1, max(1, steps // 25)):
        place = shutil.copytree(folder, tmp_path / f"{step}.ivb")
        cut_off(renewing, place, STEPS, step)
        register = reopened(place)
        assert rows(register) == ROWS
        assert register.warnings == ()
        register.close()
        assert check_register(place, unlock).in_orde
        assert not list(place.glob("*nieuw*"))
        old, new = (old + 1, new) if (place / DATABASE).read_bytes()[:16] == salt else (old, new + 1)
    assert old
    assert new
    assert os.listdir(tmp_path)


def test_the_officer_who_was_last_here_is_tried_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    colleague = give_colleague(folder)
    tried: list[str] = []
    opener = KeySlot.open

    def watched(slot: KeySlot, secret: bytes, register: Mapping[str, object]) -> tuple[RootKey, bytes] | None:
        tried.append(slot.holder)
        return opener(slot, secret, register)

    monkeypatch.setattr(KeySlot, "open", watched)
    envelope = Envelope.load(folder / KEYS)
    assert envelope.unlock_passphrase(COLLEAGUE, str(colleague))[1] == str(colleague)
    assert tried == [str(colleague)]
    assert envelope.unlock_passphrase(PASSPHRASE, str(colleague))[1] != str(colleague)
    assert envelope.unlock_passphrase(COLLEAGUE, "niemand")[1] == str(colleague)
