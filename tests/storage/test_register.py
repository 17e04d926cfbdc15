"""One register through its life, and each thing that can stand in its way: reported in Dutch, nothing changed."""

from __future__ import annotations

import multiprocessing
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
from sqlalchemy import text

from ivbdesk import __version__
from ivbdesk.storage import errors as fouten
from ivbdesk.storage.audit import verify_chain
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.sqlite.engine import NotEncrypted, make_engine, raw_connection, translated
from ivbdesk.storage.sqlite.file_names import DATABASE, KEYS
from ivbdesk.storage.sqlite.program_version import note_program, program_of
from ivbdesk.storage.sqlite.register import Register
from ivbdesk.storage.ways_errors import UnfitKeys
from tests.posix import NO_LIMIT, NO_RIGHTS, posix
from tests.storage.opened import (
    KEY_LINES,
    clock,
    fingerprints,
    in_child,
    new_register,
    reopened,
    unlock,
    without_override,
)
from tests.storage.populate import OFFICER, ROWS, populate, write_audit


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gemaakt") / "proef.ivb"
    register = new_register(folder)
    populate(register.engine, register.audit_key, register.folder)
    register.close()
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A closed, populated register of its own for each test."""
    return shutil.copytree(made, tmp_path / "proef.ivb")


@pytest.fixture
def register(folder: Path) -> Iterator[Register]:
    register = reopened(folder)
    yield register
    register.engine.dispose()


def refused(folder: Path, error: type[fouten.RegisterError]) -> fouten.RegisterError:
    """Opens in vain; the error says so in Dutch, and no file has changed."""
    before = fingerprints(folder)
    with pytest.raises(error) as caught:
        reopened(folder)
    assert type(caught.value) is error
    assert str(caught.value)
    assert caught.value.__cause__ is None
    assert fingerprints(folder) == before
    return caught.value


def test_a_register_keeps_what_was_written(folder: Path) -> None:
    register = reopened(folder)
    assert register.holder == OFFICER
    assert register.warnings == ()
    with register.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM casus")) == ROWS
        assert verify_chain(connection, register.audit_key).broken_at is None
    register.close()


def test_a_closed_register_is_at_rest(folder: Path) -> None:
    register = reopened(folder)
    with register.engine.begin() as connection:
        write_audit(connection, register.audit_key, 5)
    register.close()
    names = {path.name for path in folder.iterdir()}
    assert {DATABASE, KEYS, "stukken"} <= names
    assert not {f"{DATABASE}-wal", f"{DATABASE}-shm"} & names
    anchor = Envelope.load(folder / KEYS).header.anchor
    assert anchor is not None
    assert anchor.seq == KEY_LINES + ROWS + 5


@posix(NO_RIGHTS)
def test_the_folder_is_for_its_owner_alone(made: Path) -> None:
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_nothing_is_made_where_something_is(folder: Path) -> None:
    before = fingerprints(folder)
    with pytest.raises(fouten.AlreadyExists):
        new_register(folder)
    assert fingerprints(folder) == before


def test_a_creation_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(KeyboardInterrupt):
        new_register(tmp_path / "half.ivb")
    assert list(tmp_path.iterdir()) == []


def test_another_passphrase_is_told_as_such(folder: Path) -> None:
    before = fingerprints(folder)
    with pytest.raises(fouten.WrongPassphrase):
        Register.open(folder, lambda envelope: envelope.unlock_passphrase("een andere zin"), clock)
    assert fingerprints(folder) == before
    reopened(folder).close()  # the lock was let go


def test_no_register_here(tmp_path: Path) -> None:
    refused(tmp_path, fouten.NotARegister)


def test_the_database_is_gone(folder: Path) -> None:
    (folder / DATABASE).unlink()
    refused(folder, fouten.DamagedDatabase)


def test_the_keys_are_gone(folder: Path) -> None:
    for path in folder.glob(f"{KEYS}*"):
        path.unlink()
    refused(folder, fouten.MissingKeyFile)


@pytest.mark.parametrize("damage", [b"", b"{}", b"\x00" * 400])
def test_the_keys_are_damaged(folder: Path, damage: bytes) -> None:
    for path in folder.glob(f"{KEYS}*"):
        path.write_bytes(damage)
    refused(folder, fouten.DamagedKeyFile)


@pytest.mark.parametrize("offset", [0, 15, 16, 100, 4000, 4095])
def test_a_flipped_bit_in_the_first_page(folder: Path, offset: int) -> None:
    flip(folder / DATABASE, offset)
    refused(folder, UnfitKeys)  # by the first page alone a key that is not of it looks the same


@pytest.mark.parametrize(
    ("size", "error"), [(0, fouten.DamagedDatabase), (100, UnfitKeys), (5000, UnfitKeys)]
)
def test_a_database_that_was_cut_off(folder: Path, size: int, error: type[fouten.RegisterError]) -> None:
    with (folder / DATABASE).open("rb+") as file:
        file.truncate(size)
    refused(folder, error)


def test_plain_sqlite_in_its_place(folder: Path) -> None:
    (folder / DATABASE).unlink()
    plain = sqlite3.connect(folder / DATABASE)
    plain.execute("CREATE TABLE casus (id)")
    plain.commit()
    plain.close()
    refused(folder, NotEncrypted)


def test_a_newer_schema(folder: Path) -> None:
    root, _ = unlock(Envelope.load(folder / KEYS))
    engine = make_engine(folder / DATABASE, root.subkey("db"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9998'"))
        assert program_of(connection) == __version__, "noted when it was made"
        for version, noted in (("0.2.0rc1", "0.2.0"), ("1.3", "1.3.0"), ("0.2.0.dev4", "0.2.0")):
            note_program(connection, version)
            assert program_of(connection) == noted
        connection.exec_driver_sql("PRAGMA application_id = 2003004")
    engine.dispose()
    told = refused(folder, fouten.NewerSchema)
    assert "Vraag uw beheerder om ivbdesk 2.3.4 op deze computer." in told.doen


def test_already_open_in_another_process(folder: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=hold_open, args=(folder, ready, done))
    other.start()
    try:
        assert ready.wait(60)
        refused(folder, fouten.AlreadyOpen)
    finally:
        done.set()
        other.join(60)
    reopened(folder).close()


def test_a_killed_process_does_not_keep_the_lock(folder: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready, never = context.Event(), context.Event()
    other = context.Process(target=hold_open, args=(folder, ready, never))
    other.start()
    assert ready.wait(60)
    other.kill()
    other.join(60)
    register = reopened(folder)
    assert register.warnings == ()
    register.close()


@posix(NO_RIGHTS)
def test_a_folder_that_is_read_only(folder: Path) -> None:
    before = fingerprints(folder)
    for path in (*folder.iterdir(), folder):
        path.chmod(path.stat().st_mode & ~0o222)
    assert in_child("reopened(folder)", folder, *without_override()) == "ReadOnlyFolder"
    folder.chmod(0o700)
    assert fingerprints(folder) == before


@posix(NO_RIGHTS)
def test_a_database_that_is_read_only(folder: Path) -> None:
    (folder / DATABASE).chmod(0o400)
    assert in_child("reopened(folder)", folder, *without_override()) == "ReadOnlyFolder"


@posix(NO_RIGHTS)
def test_a_place_that_is_read_only(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert in_child("new_register(folder)", tmp_path / "nieuw.ivb", *without_override()) == "ReadOnlyFolder"
    tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


def test_an_older_copy_of_the_database_is_noticed_until_it_is_accepted(folder: Path, tmp_path: Path) -> None:
    older = tmp_path / "ouder.db"
    shutil.copyfile(folder / DATABASE, older)
    register = reopened(folder)
    with register.engine.begin() as connection:
        write_audit(connection, register.audit_key, 1)
    register.close()
    shutil.copyfile(older, folder / DATABASE)
    for _ in range(2):  # closing does not wipe out what gave it away
        register = reopened(folder)
        assert [type(warning) for warning in register.warnings] == [fouten.OlderRegister]
        register.close()
    register = reopened(folder)
    register.accept_warnings()
    register.close()
    register = reopened(folder)
    assert register.warnings == ()
    register.close()


def test_a_log_line_that_was_changed_is_noticed_at_opening(folder: Path) -> None:
    register = reopened(folder)
    with register.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_update"))
        connection.execute(text("UPDATE audit SET actie = 'niets' WHERE seq = 2"))
    register.close()
    register = reopened(folder)
    assert [type(warning) for warning in register.warnings] == [fouten.BrokenAudit]
    register.close()


def test_a_copy_is_taken_while_the_register_is_in_use(register: Register, tmp_path: Path) -> None:
    with register.engine.begin() as connection:
        write_audit(connection, register.audit_key, 2)
        register.backup_to(tmp_path / "kopie.db")
    root, _ = unlock(Envelope.load(register.folder / KEYS))
    copy = make_engine(tmp_path / "kopie.db", root.subkey("db"), readonly=True)
    with copy.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM audit")) == KEY_LINES + ROWS  # what was committed
    copy.dispose()
    assert [path.name for path in tmp_path.glob("kopie*")] == ["kopie.db"]


def test_a_damaged_register_gives_no_copy(folder: Path, tmp_path: Path) -> None:
    whole = (folder / DATABASE).read_bytes()
    for tenth in range(9, 0, -1):  # opening reads some of the pages, and which these are is of the tables
        (folder / DATABASE).write_bytes(whole)
        flip(folder / DATABASE, len(whole) * tenth // 10)
        with suppress(UnfitKeys, fouten.DamagedDatabase):
            register = reopened(folder)
            break
    with pytest.raises(fouten.DamagedDatabase):
        register.backup_to(tmp_path / "kopie.db")
    register.engine.dispose()
    assert list(tmp_path.glob("kopie*")) == []


def test_a_full_disk_takes_back_the_transaction_and_nothing_else(folder: Path) -> None:
    register = reopened(folder)
    limit_pages(register)
    written = write_until_full(register)
    register.close()
    register = reopened(folder)
    assert register.warnings == ()
    with register.engine.connect() as connection:
        assert written > 0
        assert connection.scalar(text("SELECT count(*) FROM audit")) == KEY_LINES + ROWS + written
        assert verify_chain(connection, register.audit_key).broken_at is None
    register.close()


@posix(NO_LIMIT)
def test_a_disk_that_refuses_to_write_loses_nothing_that_was_confirmed(folder: Path) -> None:
    size = (folder / DATABASE).stat().st_size
    body = f"""import resource
resource.setrlimit(resource.RLIMIT_FSIZE, ({size} + 60_000,) * 2)
register = reopened(folder)
with (folder.parent / "bevestigd").open("a") as confirmed, translated():
    while True:
        with register.engine.begin() as connection:
            write_audit(connection, register.audit_key, 1)
        print("x", end="", file=confirmed, flush=True)"""
    assert in_child(body, folder) == "DiskRefuses"
    confirmed = len((folder.parent / "bevestigd").read_text())
    register = reopened(folder)
    assert register.warnings == ()
    with register.engine.connect() as connection:
        assert confirmed > 0
        assert connection.scalar(text("SELECT count(*) FROM audit")) == KEY_LINES + ROWS + confirmed
        assert verify_chain(connection, register.audit_key).broken_at is None
    register.close()


@posix(NO_LIMIT)
def test_a_disk_that_fails_during_creation_keeps_nothing_of_it(tmp_path: Path) -> None:
    body = (
        "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\nnew_register(folder)"
    )
    assert in_child(body, tmp_path / "nieuw.ivb") == "DiskRefuses"
    assert list(tmp_path.iterdir()) == []


def write_until_full(register: Register) -> int:
    """Writes lines, twenty to a transaction, until the disk is full; the number that was confirmed."""
    written = 0
    try:
        while True:
            with translated(), register.engine.begin() as connection:
                write_audit(connection, register.audit_key, 20)
            written += 20
    except fouten.DiskFull:
        return written


def limit_pages(register: Register) -> None:
    """Lets the database grow by twenty pages at most; SQLite then reports a full disk."""
    with register.engine.connect() as connection:
        raw = raw_connection(connection)
        raw.set_authorizer(None)
        (pages,) = raw.execute("PRAGMA page_count").fetchone()
        raw.execute(f"PRAGMA max_page_count = {pages + 20}")


def flip(path: Path, offset: int) -> None:
    """Turns one bit over."""
    with path.open("rb+") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ 1]))


def hold_open(folder: Path, ready: Event, done: Event) -> None:
    """In another process: opens the register and keeps it open."""
    register = reopened(folder)
    ready.set()
    done.wait(120)
    register.close()


def test_a_damaged_key_file_is_told_and_mended_from_its_spare(folder: Path) -> None:
    keys = folder / KEYS
    keys.write_bytes(keys.read_bytes()[:40])
    register = reopened(folder)
    assert [type(warning) for warning in register.warnings] == [fouten.SpareKeysUsed]
    register.accept_warnings()
    register.close()
    assert not Envelope.load(keys).from_previous
