"""The check of a closed register: finds what is wrong, says where, and changes nothing."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from ivbdesk.storage.findings import CheckResult, Severity
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.engine import make_engine
from ivbdesk.storage.sqlite.file_names import DATABASE, KEYS
from tests.posix import NO_RIGHTS, posix
from tests.storage.opened import (
    KEY_LINES,
    fingerprints,
    in_child,
    new_register,
    reopened,
    unlock,
    without_override,
)
from tests.storage.populate import ROWS, populate, write_audit


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gemaakt") / "proef.ivb"
    register = new_register(folder)
    populate(register.engine, register.audit_key, register.folder)
    register.close()
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "proef.ivb")


def checked(folder: Path) -> CheckResult:
    """Checks, and sees to it that no file was changed, made or left."""
    before = fingerprints(folder)
    keuring = check_register(folder, unlock)
    assert fingerprints(folder) == before
    return keuring


def faults(keuring: CheckResult) -> dict[str, Severity]:
    """Every part that is not in order; each says what is wrong and what to do."""
    wrong = [item for item in keuring.bevindingen if item.ernst is not Severity.GOED]
    assert all(item.melding.endswith(".") and item.doen.endswith(".") for item in wrong)
    assert keuring.in_orde == (not wrong)
    return {item.onderdeel: item.ernst for item in wrong}


def in_database(folder: Path, *statements: str) -> None:
    """Changes the database behind the back of the program, by one who has the key."""
    root, _ = unlock(Envelope.load(folder / KEYS))
    engine = make_engine(folder / DATABASE, root.subkey("db"))
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def flip(path: Path, offset: int) -> None:
    data = bytearray(path.read_bytes())
    data[offset] ^= 1
    path.write_bytes(bytes(data))


def test_a_register_in_order(folder: Path) -> None:
    keuring = checked(folder)
    assert faults(keuring) == {}
    told = {item.onderdeel: item.melding for item in keuring.bevindingen}
    assert {
        "plaats",
        "sleutels",
        "wachtwoordzin",
        "database",
        "verwijzingen",
        "schema",
        "logboek",
        "anker",
    } <= set(told)
    assert str(KEY_LINES + ROWS) in told["logboek"]


def test_no_register(tmp_path: Path) -> None:
    assert faults(checked(tmp_path)) == {"map": Severity.FOUT}


def test_a_wrong_passphrase_is_no_damage(folder: Path) -> None:
    keuring = check_register(folder, lambda envelope: envelope.unlock_passphrase("een andere zin"))
    assert faults(keuring) == {"wachtwoordzin": Severity.FOUT}


@pytest.mark.parametrize("part", [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_a_flipped_bit_anywhere_in_the_database(folder: Path, part: float) -> None:
    flip(folder / DATABASE, int((folder / DATABASE).stat().st_size * part))
    assert faults(checked(folder)) == {"database": Severity.FOUT}


def test_every_damaged_page_is_counted(folder: Path) -> None:
    in_database(folder, "CREATE TABLE vulling (x)", "INSERT INTO vulling VALUES (zeroblob(65536))")
    end = (folder / DATABASE).stat().st_size  # here lie pages that opening does not read
    for page in range(3):
        flip(folder / DATABASE, end - 4096 * page - 2048)
    (found,) = (item for item in checked(folder).bevindingen if item.onderdeel == "database")
    assert "3 plaatsen" in found.melding


def test_a_damaged_key_file(folder: Path) -> None:
    for path in folder.glob(f"{KEYS}*"):
        path.write_bytes(b"{}")
    assert faults(checked(folder)) == {"sleutels": Severity.FOUT, "reservesleutels": Severity.FOUT}


def test_a_damaged_spare_key_file_is_not_hidden_by_the_good_one(folder: Path) -> None:
    (folder / f"{KEYS}.prev").write_bytes(b"{}")
    assert faults(checked(folder)) == {"reservesleutels": Severity.FOUT}


def test_a_damaged_key_file_is_not_hidden_by_its_spare(folder: Path) -> None:
    (folder / KEYS).write_bytes(b"{}")
    assert faults(checked(folder))["sleutels"] is Severity.FOUT


@pytest.mark.parametrize(
    ("statements", "part"),
    [
        (["UPDATE alembic_version SET version_num = '9998'"], "schema"),
        (["DROP TABLE alembic_version"], "schema"),
        (["DROP TRIGGER audit_update", "UPDATE audit SET actie = 'niets' WHERE seq = 2"], "logboek"),
        (["DROP TRIGGER audit_delete", "DELETE FROM audit WHERE seq = 2"], "logboek"),
        (["DROP TRIGGER audit_delete", f"DELETE FROM audit WHERE seq = {KEY_LINES + ROWS}"], "anker"),
    ],
)
def test_what_was_changed_with_the_key_in_hand(folder: Path, statements: list[str], part: str) -> None:
    in_database(folder, *statements)
    unguarded = any("TRIGGER" in statement for statement in statements)
    guard = {"bewaking": Severity.FOUT} if unguarded else {}
    assert faults(checked(folder)) == {part: Severity.FOUT} | guard


@pytest.mark.parametrize(
    "statement",
    ["DROP TRIGGER audit_delete", "CREATE TRIGGER weg AFTER INSERT ON casus BEGIN DELETE FROM melder; END"],
)
def test_a_guard_that_was_taken_away_or_put_there_is_told(folder: Path, statement: str) -> None:
    in_database(folder, statement)
    assert faults(checked(folder)) == {"bewaking": Severity.FOUT}


def test_a_reference_to_nothing(folder: Path) -> None:
    root, _ = unlock(Envelope.load(folder / KEYS))
    engine = make_engine(folder / DATABASE, root.subkey("db"))
    raw = engine.raw_connection().driver_connection
    assert raw is not None
    raw.set_authorizer(None)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("UPDATE melder SET casus_id = 'weg'")
    engine.dispose()
    raw.close()
    assert faults(checked(folder)) == {"verwijzingen": Severity.FOUT}


def test_an_older_database_beside_newer_keys(folder: Path, made: Path) -> None:
    register = reopened(folder)
    with register.engine.begin() as connection:
        write_audit(connection, register.audit_key, 1)
    register.close()
    shutil.copyfile(made / DATABASE, folder / DATABASE)
    assert faults(checked(folder)) == {"anker": Severity.FOUT}


def test_files_that_do_not_belong(folder: Path) -> None:
    (folder / "stukken" / "aantekening.txt").write_text("iets")
    keuring = checked(folder)
    assert faults(keuring) == {"bestanden": Severity.LET_OP}
    assert any("stukken/aantekening.txt" in item.melding for item in keuring.bevindingen)


@pytest.mark.parametrize("name", [DATABASE, "kopie.db"])
def test_a_database_without_encryption(folder: Path, name: str) -> None:
    (folder / name).unlink(missing_ok=True)
    plain = sqlite3.connect(folder / name)
    plain.execute("CREATE TABLE casus (id)")
    plain.commit()
    plain.close()
    assert faults(checked(folder))["bestanden"] is Severity.FOUT


def test_a_spare_copy_is_examined_too(folder: Path) -> None:
    spare = folder / "register-voor-0001.db"
    register = reopened(folder)
    register.backup_to(spare)
    register.close()
    assert faults(checked(folder)) == {}
    flip(spare, 4096 * 4)
    assert faults(checked(folder)) == {f"reservekopie {spare.name}": Severity.FOUT}


def test_a_journal_that_was_left_behind_is_examined_with_the_rest(folder: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "gevallen.ivb"
    register = reopened(folder)
    with register.engine.begin() as connection:
        write_audit(connection, register.audit_key, 4)
    shutil.copytree(folder, crashed)
    register.close()
    keuring = checked(crashed)
    assert faults(keuring) == {"journaal": Severity.LET_OP}
    assert any(
        str(KEY_LINES + ROWS + 4) in item.melding
        for item in keuring.bevindingen
        if item.onderdeel == "logboek"
    )


def test_a_register_that_is_in_use_is_not_judged(folder: Path) -> None:
    register = reopened(folder)
    keuring = check_register(folder, unlock)
    assert faults(keuring) == {"gebruik": Severity.FOUT}
    register.close()


@posix(NO_RIGHTS)
def test_a_read_only_folder_can_be_checked(folder: Path) -> None:
    for path in (*folder.iterdir(), folder):
        path.chmod(path.stat().st_mode & ~0o222)
    body = "from ivbdesk.storage.sqlite.check import *\nprint(check_register(folder, unlock).in_orde)"
    assert in_child(body, folder, *without_override()) == "True"
    folder.chmod(0o700)
