"""A second instance that came in past the lock: the first keeps nothing that would be lost, and says so."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.desk import Desk
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.sqlite import register as registers
from ivbdesk.storage.sqlite import renewal
from ivbdesk.storage.sqlite.file_names import DATABASE
from ivbdesk.storage.sqlite.in_place import FilesExchanged
from ivbdesk.storage.sqlite.lockfile import LOCK
from tests.posix import posix
from tests.storage.kantoor import LEAVER, Kantoor

# Where a file that is open can be taken away.
pytestmark = posix("Windows holds a file that is open")


@pytest.fixture(params=[False, True], ids=["eigen schijf", "netwerkschijf"])
def kantoor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Kantoor:
    monkeypatch.setattr(registers, "is_on_network", lambda _: request.param)
    return Kantoor(tmp_path)


def names(kantoor: Kantoor) -> list[str]:
    desk = kantoor.open()
    found = sorted(item.naam for item in desk.ctx.reads.beheer.medewerkers())
    desk.register.accept_warnings()
    desk.close()
    return found


def test_what_a_second_instance_renewed_is_not_written_over(kantoor: Kantoor) -> None:
    first = kantoor.open()
    (kantoor.folder / LOCK).unlink()
    second = kantoor.open(LEAVER)
    second.keys.renew(str(RecoveryKey.new()))
    before = {path: path.read_bytes() for path in kantoor.folder.iterdir() if path.is_file()}
    with pytest.raises(FilesExchanged, match="tweede ivbdesk"):
        add_officer(first.ctx, "Cee Verzonnen", "OOV", Recht.LEZER)
    with pytest.raises(FilesExchanged):
        first.close()
    assert {path: path.read_bytes() for path in before} == before
    assert names(kantoor) == ["Anne Verzonnen", "Bo Verzonnen"]


@pytest.mark.parametrize("step", ["recipher", "verify"])
@pytest.mark.parametrize("renews", [False, True])
def test_a_renewal_does_not_take_away_what_a_second_instance_confirmed_meanwhile(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch, step: str, renews: bool
) -> None:
    first, opened = kantoor.open(), list[Desk]()
    whole = getattr(renewal, step)

    def meanwhile(*given: object) -> None:
        monkeypatch.setattr(renewal, step, whole)
        if step == "verify":
            whole(*given)
        (kantoor.folder / LOCK).unlink()
        second = kantoor.open(LEAVER)
        add_officer(second.ctx, "Cee Bevestigd", "OOV", Recht.LEZER)
        if renews:
            second.keys.renew(str(RecoveryKey.new()))
        else:
            opened.append(second)
        if step == "recipher":
            whole(*given)

    monkeypatch.setattr(renewal, step, meanwhile)
    with pytest.raises(FilesExchanged):
        first.keys.renew(str(RecoveryKey.new()))
    for second in opened:
        add_officer(second.ctx, "Dee Bevestigd", "OOV", Recht.LEZER)
        second.close()
    added = ["Cee Bevestigd", *["Dee Bevestigd" for _ in opened]]
    assert names(kantoor) == ["Anne Verzonnen", "Bo Verzonnen", *added]


def test_who_only_waits_or_looks_exchanges_nothing(kantoor: Kantoor) -> None:
    desk = kantoor.open()
    assert not desk.register.turns.is_free()
    assert "gebruik" in kantoor.findings()
    add_officer(desk.ctx, "Cee Verzonnen", "OOV", Recht.LEZER)
    desk.close()
    assert len(names(kantoor)) == 3


_IS_READ = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
    except OSError:
        print("held")
"""
"""Asks from another process for the bytes that SQLite locks in a database while it reads there."""


def test_who_writes_takes_no_lock_from_who_reads(kantoor: Kantoor) -> None:
    desk = kantoor.open()
    engine, asked = desk.register.engine, [sys.executable, "-c", _IS_READ, kantoor.folder / DATABASE]
    with engine.execution_options(readonly=True).connect() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM audit").fetchone()
        with engine.connect() as writer, writer.begin() as begun, engine.connect():
            assert subprocess.check_output(asked, text=True).strip() == "held"
            begun.rollback()  # on a network drive it would wait for the reader
    desk.close()


def test_a_database_that_was_put_in_its_place_is_told(tmp_path: Path) -> None:
    """By its number: on a network drive, where it has none that stays, an older copy of the same looks the same."""
    kantoor = Kantoor(tmp_path)
    older = tmp_path / "ouder.db"
    shutil.copyfile(kantoor.folder / DATABASE, older)
    desk = kantoor.open()
    older.replace(kantoor.folder / DATABASE)
    with pytest.raises(FilesExchanged):
        add_officer(desk.ctx, "Cee Verzonnen", "OOV", Recht.LEZER)
    with pytest.raises(FilesExchanged):
        desk.close()
