"""What is strange in a key file is told by name and does not stay, whoever opens it and whatever the file says of itself."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.desk import Desk, with_recovery
from ivbdesk.register_doors import RegisterDoors
from ivbdesk.storage import audit
from ivbdesk.storage.errors import DiskFull, KeyringError, OlderRegister, WrongPassphrase, WrongRecoveryKey
from ivbdesk.storage.key_lines import KEY_FILE, PAPER, known_keys
from ivbdesk.storage.keys.envelope import SPARE_SUFFIX, Envelope
from ivbdesk.storage.keys.header import Anchor, Header, parse, render
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import KeySlot, SlotKind, normal
from ivbdesk.storage.sqlite.engine import make_engine
from ivbdesk.storage.sqlite.file_names import DATABASE, JOURNALS, KEYS, NEW_KEYS
from ivbdesk.storage.tables import dossier as tables
from ivbdesk.storage.ways_errors import ForeignKeyFile, ForeignKeysAccepted
from tests.posix import NO_KILL, posix
from tests.storage.kantoor import LEAVER, Kantoor
from tests.storage.opened import CHEAP, PASSPHRASE
from tests.werkplaats import Klok

NEW = "kalm zeil peper wolk linde oever"
TOKEN = secrets.token_bytes(32)
GHOST = str(UUID(int=7))


@pytest.fixture
def kantoor(tmp_path: Path) -> Kantoor:
    return Kantoor(tmp_path)


def header_of(kantoor: Kantoor) -> Header:
    read = parse((kantoor.folder / KEYS).read_bytes())
    assert read is not None
    return read[0]


def write(kantoor: Kantoor, header: Header, root: RootKey) -> None:
    for name in (KEYS, KEYS + SPARE_SUFFIX):
        (kantoor.folder / name).write_bytes(render(header, header.mac(root)))


def plant(kantoor: Kantoor, anchor: Anchor | None = None) -> None:
    """What Bo, who left with the root key, can add: a passphrase of an unknown id, and a token under Anne's name."""
    root, _ = Envelope.load(kantoor.stolen).unlock_passphrase(LEAVER)
    header = header_of(kantoor)
    bound = header.binding()
    ghost = KeySlot.seal(SlotKind.PASSPHRASE, GHOST, normal(LEAVER), root, bound, CHEAP)
    token = KeySlot.seal(SlotKind.KEYRING, str(kantoor.anne), TOKEN, root, bound)
    write(kantoor, replace(header, slots=(*header.slots, ghost, token), anchor=anchor or header.anchor), root)


def lines(kantoor: Kantoor, about: str) -> list[str]:
    desk = kantoor.open()
    a = tables.audit.c
    with desk.register.engine.connect() as connection:
        found = list(connection.scalars(sa.select(a.wijzigingen).where(a.entiteit_id == about)))
    desk.close()
    return found


def test_an_invented_anchor_does_not_switch_the_comparison_off(kantoor: Kantoor) -> None:
    kantoor.bo_leaves()
    plant(kantoor, Anchor(10**9, bytes(32), datetime(2026, 11, 23, tzinfo=UTC)))
    before = (kantoor.folder / DATABASE).read_bytes()
    for passphrase in (PASSPHRASE, LEAVER):
        with pytest.raises(ForeignKeyFile) as caught:
            kantoor.open(passphrase)
        assert caught.value.vreemd == (
            "de sleutelring van Anne Verzonnen",
            "de wachtwoordzin van iemand die niet in dit register staat",
        )
    assert (kantoor.folder / DATABASE).read_bytes() == before


def test_of_an_older_database_only_the_known_ways_in_are_taken_on(kantoor: Kantoor) -> None:
    older = kantoor.folder.with_name("ouder.db")
    shutil.copyfile(kantoor.folder / DATABASE, older)
    desk = kantoor.open()
    add_officer(desk.ctx, "Cee Verzonnen", "OOV", Recht.BEHEERDER)
    desk.close()
    plant(kantoor)
    shutil.copyfile(older, kantoor.folder / DATABASE)
    with pytest.raises(ForeignKeyFile):
        kantoor.open()
    desk = kantoor.open_by_paper()
    assert {type(told) for told in desk.register.warnings} >= {ForeignKeysAccepted, OlderRegister}
    desk.register.accept_warnings()
    desk.close()
    assert kantoor.holders() == {str(kantoor.anne), str(kantoor.bo)}
    kantoor.open().close()


def test_the_withdrawn_paper_opens_nothing_with_the_key_file_of_its_day(kantoor: Kantoor) -> None:
    desk = kantoor.open()
    new = RecoveryKey.new()
    desk.keys.change_recovery(str(new))
    desk.close()
    now = (kantoor.folder / KEYS).read_bytes()
    kantoor.put_back(kantoor.stolen)
    with pytest.raises(ForeignKeyFile, match="de herstelsleutel"):
        kantoor.open_by_paper()
    with pytest.raises(ForeignKeyFile, match="de herstelsleutel"):
        RegisterDoors().officers(kantoor.folder, str(kantoor.recovery))
    (kantoor.folder / KEYS).write_bytes(now)
    Desk.open(kantoor.folder, with_recovery(str(new)), Klok()).close()


def test_the_advised_way_ends_what_was_planted(kantoor: Kantoor) -> None:
    kantoor.bo_leaves()
    plant(kantoor)
    with pytest.raises(ForeignKeyFile):
        kantoor.open()
    desk = kantoor.open_by_paper()
    assert [type(told) for told in desk.register.warnings] == [ForeignKeysAccepted]
    assert "sleutelring van Anne Verzonnen" in str(desk.register.warnings[0])
    desk.keys.renew(str(RecoveryKey.new()))
    envelope = Envelope.load(kantoor.folder / KEYS)
    with pytest.raises(WrongPassphrase):
        envelope.unlock_passphrase(LEAVER)
    with pytest.raises(KeyringError):
        envelope.unlock_token(TOKEN)
    kantoor.open().close()


def test_the_paper_changes_nothing_before_it_is_said_who_holds_it(kantoor: Kantoor) -> None:
    kantoor.bo_leaves()
    kantoor.put_back(kantoor.stolen)
    before = {path: path.read_bytes() for path in (kantoor.folder / KEYS, kantoor.folder / DATABASE)}
    doors = RegisterDoors()
    assert doors.officers(kantoor.folder, str(kantoor.recovery)) == [(kantoor.anne, "Anne Verzonnen")]
    assert {path: path.read_bytes() for path in before} == before
    desk = doors.open_with_recovery(kantoor.folder, str(kantoor.recovery), NEW, kantoor.anne)
    assert [type(told) for told in desk.register.warnings] == [ForeignKeysAccepted], "the window is told"
    desk.close()


def test_the_use_of_the_paper_stands_in_the_log_and_a_colleague_is_told(kantoor: Kantoor) -> None:
    desk = kantoor.open(LEAVER)
    add_officer(desk.ctx, "Cee Verzonnen", "OOV", Recht.LEZER)
    desk.close()
    kantoor.open_by_paper().close()
    assert lines(kantoor, PAPER) == ['{"gebruikt":[null,true],"geweerd":[null,[]]}']
    desk = kantoor.open(LEAVER)
    assert desk.register.paper_used is not None
    add_officer(desk.ctx, "Dee Verzonnen", "OOV", Recht.LEZER)
    desk.close()
    desk = kantoor.open(LEAVER)
    assert desk.register.paper_used is None
    desk.close()


def test_after_a_refusal_of_the_disk_the_paper_can_be_tried_again(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(envelope: Envelope, path: Path) -> None:
        raise DiskFull

    doors = RegisterDoors()
    with monkeypatch.context() as patched, pytest.raises(DiskFull):
        patched.setattr(Envelope, "save", full)
        doors.open_with_recovery(kantoor.folder, str(kantoor.recovery), NEW, kantoor.anne)
    doors.open_with_recovery(kantoor.folder, str(kantoor.recovery), NEW, kantoor.anne).close()


def note_as_before(kantoor: Kantoor) -> None:
    """The newest line about the key file as earlier versions wrote it: one fingerprint over all ways in."""
    root, _ = Envelope.load(kantoor.folder / KEYS).unlock_passphrase(PASSPHRASE)
    engine = make_engine(kantoor.folder / DATABASE, root.subkey("db"))
    whole = Envelope.load(kantoor.folder / KEYS).stand.whole
    doing = audit.Doing(kantoor.anne, "sleutels beheren", "wegen naar binnen", datetime.now(UTC))
    entry = audit.Entry(KEY_FILE, KEY_FILE, {"bevestigd": (None, whole)})
    with engine.begin() as connection:
        audit.append(connection, root.subkey("audit"), doing, [entry])
    engine.dispose()


def test_a_register_of_an_earlier_version_notes_each_way_in_at_the_first_opening(kantoor: Kantoor) -> None:
    note_as_before(kantoor)
    desk = kantoor.open()
    with desk.register.engine.connect() as connection:
        known = known_keys(connection)
    desk.close()
    assert known is not None
    assert known.is_settled(Envelope.load(kantoor.folder / KEYS).stand)


def test_a_foreign_file_in_a_register_of_an_earlier_version_keeps_the_paper_only(kantoor: Kantoor) -> None:
    kantoor.bo_leaves()
    note_as_before(kantoor)
    plant(kantoor)
    with pytest.raises(ForeignKeyFile):
        kantoor.open()
    desk = RegisterDoors().open_with_recovery(kantoor.folder, str(kantoor.recovery), NEW, kantoor.anne)
    desk.close()
    assert kantoor.holders() == {str(kantoor.anne)}
    kantoor.open(NEW).close()


ENDED = """
import os, signal, sys
from pathlib import Path
from uuid import UUID
from ivbdesk.desk import Desk, with_passphrase
from tests.storage.opened import PASSPHRASE
from tests.werkplaats import Klok
desk = Desk.open(Path(sys.argv[1]), with_passphrase(PASSPHRASE), Klok())
desk.keys.end_officer(UUID(sys.argv[2]), "andere baan")
os.kill(os.getpid(), signal.SIGKILL)
"""


@posix(NO_KILL)
def test_an_ending_stands_in_the_database_without_its_journal(kantoor: Kantoor) -> None:
    command = [sys.executable, "-c", ENDED, str(kantoor.folder), str(kantoor.bo)]
    assert subprocess.run(command, check=False, env=dict(os.environ)).returncode == -signal.SIGKILL
    for journal in (*JOURNALS, "register.stand"):
        (kantoor.folder / journal).unlink(missing_ok=True)
    kantoor.put_back(kantoor.stolen)
    with pytest.raises(ForeignKeyFile, match="de wachtwoordzin van Bo Verzonnen"):
        kantoor.open(LEAVER)


def test_a_key_file_of_a_stranger_does_not_keep_the_register_shut(kantoor: Kantoor) -> None:
    stranger = RootKey.new()
    later = replace(header_of(kantoor), dek_epoch=9, anchor=None)
    later = replace(later, slots=tuple(slot.resealed(stranger, later.binding()) for slot in later.slots))
    salt = (kantoor.folder / DATABASE).read_bytes()[:16].hex()
    planted = kantoor.folder / f"{NEW_KEYS}{salt}"
    planted.write_bytes(render(later, later.mac(stranger)))
    kantoor.open().close()
    assert not planted.exists()


def test_the_old_paper_is_named_after_a_renewal_that_was_cut_off(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Cut(BaseException):
        pass

    whole, new, desk = Envelope.save, RecoveryKey.new(), kantoor.open()
    epoch = Envelope.load(kantoor.folder / KEYS).header.dek_epoch

    def save(envelope: Envelope, path: Path) -> None:
        if path.name == KEYS and envelope.header.dek_epoch > epoch:
            raise Cut
        whole(envelope, path)

    with monkeypatch.context() as patched, pytest.raises(Cut):
        patched.setattr(Envelope, "save", save)
        desk.register.renew(new)
    desk.register._slot.release()
    with pytest.raises(WrongRecoveryKey):
        kantoor.open_by_paper()
    Desk.open(kantoor.folder, with_recovery(str(new)), Klok()).close()
