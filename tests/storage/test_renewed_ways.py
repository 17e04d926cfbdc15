"""Other keys are for who works here, with a passphrase: what somebody prepared before does not come along."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage import audit
from ivbdesk.storage.drafts import LostDraft
from ivbdesk.storage.errors import DamagedKeyFile, KeyringError, NotAnOfficer, WrongPassphrase
from ivbdesk.storage.key_lines import confirmed
from ivbdesk.storage.keys.changes import passphrase_given, token_given
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.sqlite.engine import make_engine
from ivbdesk.storage.sqlite.file_names import DATABASE, HIGH_WATER, KEYS
from ivbdesk.storage.sqlite.lockfile import LOCK
from ivbdesk.storage.tables import dossier as tables
from ivbdesk.storage.ways_errors import ReturnedWays, UnfitKeys
from tests.posix import NO_LINKS, NO_RIGHTS, posix
from tests.storage.kantoor import LEAVER, Kantoor
from tests.storage.opened import CHEAP, PASSPHRASE
from tests.werkplaats import Klok

GHOST = UUID(int=7)
NEW = "kalm zeil peper wolk linde oever"
TOKEN = secrets.token_bytes(32)


@pytest.fixture
def kantoor(tmp_path: Path) -> Kantoor:
    return Kantoor(tmp_path)


def prepare_return(kantoor: Kantoor) -> None:
    """Bo, who had the root key, adds ways in and writes the line in the log that makes them good."""
    root, _ = Envelope.load(kantoor.stolen).unlock_passphrase(LEAVER)
    envelope = Envelope.load(kantoor.folder / KEYS)
    ghost = passphrase_given(envelope.header, root, str(GHOST), LEAVER, CHEAP)
    envelope.change(root, token_given(ghost, root, str(kantoor.anne), TOKEN))
    envelope.save(kantoor.folder / KEYS)
    engine = make_engine(kantoor.folder / DATABASE, root.subkey("db"))
    doing = audit.Doing(kantoor.anne, "sleutels beheren", "wegen naar binnen", datetime.now(UTC))
    with engine.begin() as connection:
        audit.append(connection, root.subkey("audit"), doing, [confirmed(envelope.stand)])
    engine.dispose()


def test_who_is_no_officer_does_not_come_in(kantoor: Kantoor) -> None:
    kantoor.bo_leaves()
    prepare_return(kantoor)
    with pytest.raises(NotAnOfficer):
        kantoor.open(LEAVER)
    kantoor.open().close()


def test_a_return_that_was_prepared_ends_at_the_renewal_and_is_told(kantoor: Kantoor) -> None:
    kantoor.bo_leaves()
    prepare_return(kantoor)
    desk = kantoor.open()
    assert desk.keys.renew(str(RecoveryKey.new())) == frozenset()
    envelope = Envelope.load(kantoor.folder / KEYS)
    assert envelope.stand.ways.keys() == {"recovery", f"passphrase {kantoor.anne}"}
    with pytest.raises(WrongPassphrase):
        envelope.unlock_passphrase(LEAVER)
    with pytest.raises(KeyringError):
        envelope.unlock_token(TOKEN)
    desk = kantoor.open()
    a = tables.audit.c
    with desk.register.engine.connect() as connection:
        told = connection.scalar(sa.select(a.wijzigingen).where(a.wijzigingen.contains("weggelaten")))
    desk.close()
    assert told is not None
    assert f"passphrase {GHOST}" in told


def test_what_was_typed_comes_along_under_other_keys_and_with_a_copy(kantoor: Kantoor) -> None:
    desk = kantoor.open()
    desk.drafts.save("tijdlijn", "proef", "nog niet af", desk.ctx.now())
    copy = desk.copies.make(desk.copies.usual_place).folder
    desk.keys.renew(str(RecoveryKey.new()))
    back = Desk.restored(copy, kantoor.folder.with_name("terug.ivb"), with_passphrase(PASSPHRASE), Klok())
    for again in (kantoor.open(), back):
        draft = again.drafts.load("tijdlijn", "proef")
        assert draft is not None
        assert draft.inhoud == "nog niet af"
        again.close()


def test_of_a_key_file_of_before_a_renewal_nobody_hears_that_only_the_database_is_damaged(
    kantoor: Kantoor,
) -> None:
    now = kantoor.open()
    now.keys.renew(str(RecoveryKey.new()))
    true = (kantoor.folder / KEYS).read_bytes()
    kantoor.put_back(kantoor.stolen)
    for enter in (kantoor.open, kantoor.open_by_paper):
        with pytest.raises(
            UnfitKeys, match=r"Is register\.keys teruggezet .* zet dan het bestand van daarvoor terug"
        ):
            enter()
    (kantoor.folder / KEYS).write_bytes(true)
    kantoor.open().close()


@pytest.mark.parametrize("renewed", [False, True])
def test_what_a_computer_remembered_ends_with_the_passphrase_and_with_the_key(
    kantoor: Kantoor, renewed: bool
) -> None:
    desk = kantoor.open()
    envelope = desk.register.keys.of_now()
    root = desk.register._root
    envelope.change(root, token_given(envelope.header, root, str(kantoor.anne), TOKEN))
    desk.register.keys._save(envelope)
    assert Envelope.load(kantoor.folder / KEYS).unlock_token(TOKEN)[1] == str(kantoor.anne)
    if renewed:
        desk.keys.renew(str(RecoveryKey.new()))
    else:
        desk.register.keys.set_passphrase(kantoor.anne, NEW, CHEAP)
        desk.close()
    with pytest.raises(KeyringError):
        Envelope.load(kantoor.folder / KEYS).unlock_token(TOKEN)


@posix(NO_RIGHTS)
def test_a_copy_that_comes_back_tells_who_may_come_in_again_and_is_for_its_owner_only(
    kantoor: Kantoor,
) -> None:
    desk = kantoor.open()
    copy = desk.copies.make(desk.copies.usual_place).folder
    desk.close()
    kantoor.bo_leaves()
    kantoor.open().keys.renew(str(RecoveryKey.new()))
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    target = kantoor.folder.with_name("terug.ivb")
    desk = Desk.restored(copy, target, with_passphrase(PASSPHRASE), Klok())
    told = [warning for warning in desk.register.warnings if isinstance(warning, ReturnedWays)]
    desk.close()
    assert [warning.wie for warning in told] == [("Bo Verzonnen",)]
    open_to_others = {path.name for path in (target, *target.rglob("*")) if path.stat().st_mode & 0o077}
    assert open_to_others <= {LOCK}, "the lock holds nothing"


@posix(NO_LINKS)
def test_what_was_planted_where_a_file_is_written_does_not_lead_it_elsewhere(kantoor: Kantoor) -> None:
    victim = kantoor.folder.with_name("slachtoffer")
    victim.write_text("oud")
    desk = kantoor.open()
    (kantoor.folder / f"{KEYS}.tmp").symlink_to(victim)
    desk.register.keys.set_passphrase(kantoor.anne, PASSPHRASE, CHEAP)
    (kantoor.folder / f"{KEYS}.tmp").touch(0o666)
    desk.register.keys.set_passphrase(kantoor.anne, PASSPHRASE, CHEAP)
    desk.close()
    assert victim.read_text() == "oud"
    assert not (kantoor.folder / KEYS).is_symlink()
    assert (kantoor.folder / KEYS).stat().st_mode & 0o777 == 0o600


@posix(NO_LINKS)
@pytest.mark.parametrize("plant", [Path.symlink_to, Path.hardlink_to, lambda path, _: os.mkfifo(path)])
def test_the_note_beside_the_register_is_written_nowhere_else_and_goes_on(
    kantoor: Kantoor, plant: Callable[[Path, Path], object]
) -> None:
    victim, note = kantoor.folder.with_name("slachtoffer"), kantoor.folder / HIGH_WATER
    victim.write_text("oud")
    note.unlink()
    plant(note, victim)
    kantoor.open().close()
    assert victim.read_text() == "oud"
    assert not note.is_symlink()
    assert note.is_file()
    shutil.copyfile(kantoor.folder / DATABASE, victim)
    desk = kantoor.open()
    desk.drafts.save("tijdlijn", "proef", "nog niet af", desk.ctx.now())
    desk.close()
    shutil.copyfile(victim, kantoor.folder / DATABASE)
    desk = kantoor.open()
    assert [type(told) for told in desk.register.warnings] == [LostDraft]
    desk.close()


def test_a_public_key_that_is_none_is_told(kantoor: Kantoor) -> None:
    desk = kantoor.open()
    envelope = desk.register.keys.of_now()
    slots = tuple(
        replace(slot, public=bytes(32)) if slot.holder == str(kantoor.bo) else slot
        for slot in envelope.header.slots
    )
    envelope.change(desk.register._root, replace(envelope.header, slots=slots))
    desk.register.keys._save(envelope)
    with pytest.raises(DamagedKeyFile):
        desk.keys.renew(str(RecoveryKey.new()))
    desk.register._slot.release()
    kantoor.open().close()
