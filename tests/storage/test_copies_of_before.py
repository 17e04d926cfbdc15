"""Copies of a register whose key file was exchanged, or is of before the third version: opened, put back, read beside."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from ivbdesk.cli.main import main
from ivbdesk.desk import Desk, with_passphrase, with_recovery
from ivbdesk.storage.errors import WrongRecoveryKey
from ivbdesk.storage.keys.changes import passphrase_given
from ivbdesk.storage.keys.envelope import SPARE_SUFFIX, Envelope
from ivbdesk.storage.keys.header import Header, parse, render
from ivbdesk.storage.keys.root_key import public_of
from ivbdesk.storage.keys.slots import KeySlot, normal
from ivbdesk.storage.sqlite.backup import BackupCopy, open_copy
from ivbdesk.storage.sqlite.engine import make_engine
from ivbdesk.storage.sqlite.file_names import DATABASE, KEYS
from ivbdesk.storage.sqlite.key_log import KeyLog
from ivbdesk.storage.ways_errors import (
    FirstVouching,
    ForeignKeysAccepted,
    ForeignKeysInCopy,
    ReturnedWays,
    Unvouched,
    UnvouchedCopy,
)
from tests.storage.kantoor import LEAVER, Kantoor
from tests.storage.opened import CHEAP, PASSPHRASE, clock
from tests.werkplaats import Klok

GHOST = "zolderraam kameel citroen banjo waterval dakpan"


@pytest.fixture
def kantoor(tmp_path: Path) -> Kantoor:
    return Kantoor(tmp_path)


@pytest.fixture
def of_before(kantoor: Kantoor) -> Kantoor:
    """The same, with a key file of the second version, as the program of then left it."""
    path = kantoor.folder / KEYS
    root, _ = Envelope.load(path).unlock_passphrase(PASSPHRASE)
    header = header_of(kantoor.folder)
    secrets = {
        str(kantoor.anne): normal(PASSPHRASE), str(kantoor.bo): normal(LEAVER), "": kantoor.recovery.secret,
    }  # fmt: skip

    def earlier(slot: KeySlot) -> KeySlot:
        made = replace(slot, public=public_of(slot._lock(secrets[slot.holder])), voucher=None)
        return made.resealed(root, header.binding(2))

    header = replace(header, slots=tuple(map(earlier, header.slots)))
    engine = make_engine(kantoor.folder / DATABASE, root.subkey("db"))
    KeyLog(engine, root.subkey("audit"), kantoor.anne, clock, lambda *_: None).confirm(header.stand)
    engine.dispose()
    (kantoor.folder / "register.stand").unlink()
    for name in (KEYS, KEYS + SPARE_SUFFIX):
        (kantoor.folder / name).write_bytes(render(header, header.mac(root)))
    return kantoor


def header_of(folder: Path) -> Header:
    read = parse((folder / KEYS).read_bytes())
    assert read is not None
    return read[0]


def copied(kantoor: Kantoor) -> BackupCopy:
    """A copy, with the key file that the register had before it was opened to make one."""
    before = (kantoor.folder / KEYS).read_bytes()
    database = (kantoor.folder / DATABASE).read_bytes()
    desk = kantoor.open()
    made = desk.copies.make(desk.copies.usual_place)
    desk.close()
    if header_of(made.folder).version > json.loads(before)["version"]:
        for name in (KEYS, KEYS + SPARE_SUFFIX):
            (made.folder / name).write_bytes(before)
        (made.folder / DATABASE).write_bytes(database)
    return made


def put_back(kantoor: Kantoor, copy: Path, passphrase: str = PASSPHRASE) -> Desk:
    target = kantoor.folder.with_name("terug.ivb")
    return Desk.restored(copy, target, with_passphrase(passphrase), Klok())


def told(desk: Desk) -> list[type[Exception]]:
    found: list[type[Exception]] = [type(warning) for warning in desk.register.warnings]
    desk.close()
    return found


def test_a_copy_of_before_comes_back_and_is_told_as_a_copy(of_before: Kantoor) -> None:
    copy = copied(of_before)
    of_before.open(LEAVER).close()
    assert told(of_before.open()) == []
    kept = {path: path.read_bytes() for path in copy.folder.rglob("*") if path.is_file()}
    assert told(put_back(of_before, copy.folder)) == [UnvouchedCopy, ReturnedWays]
    assert {path: path.read_bytes() for path in kept} == kept
    back = of_before.folder.with_name("terug.ivb")
    assert told(Desk.open(back, with_passphrase(PASSPHRASE), Klok())) == []
    assert told(Desk.open(back, with_passphrase(LEAVER), Klok())) == [FirstVouching]


def test_a_copy_of_before_is_opened_where_it_stands(of_before: Kantoor) -> None:
    copy = copied(of_before)
    assert told(Desk.open(copy.folder, with_recovery(str(of_before.recovery)), Klok())) == [UnvouchedCopy]
    assert told(put_back(of_before, copy.folder)) == [UnvouchedCopy, ReturnedWays]


def test_the_key_file_of_a_copy_of_before_leaves_the_paper_that_is_in_both(of_before: Kantoor) -> None:
    """What is advised where the key file is lost."""
    copy = copied(of_before)
    of_before.put_back(copy.folder / KEYS)
    desk = Desk.open(of_before.folder, with_recovery(str(of_before.recovery)), Klok())
    assert ForeignKeysAccepted in {type(item) for item in desk.register.warnings}
    desk.close()
    of_before.open(LEAVER).close()


def test_beside_the_register_a_way_in_of_before_reads_nothing(of_before: Kantoor) -> None:
    copy = copied(of_before)
    before = (of_before.folder / KEYS).read_bytes()
    with pytest.raises(Unvouched, match="eerdere versie"):
        Desk.look(of_before.folder, copy, with_passphrase(LEAVER), Klok())
    assert (of_before.folder / KEYS).read_bytes() == before
    Desk.look(of_before.folder, copied(of_before), with_passphrase(PASSPHRASE), Klok()).close()


def test_the_drill_of_the_paper_lets_it_vouch(of_before: Kantoor) -> None:
    desk = of_before.open()
    with pytest.raises(WrongRecoveryKey):
        desk.proofs.drill_recovery("0")
    desk.proofs.drill_recovery(str(of_before.recovery))
    desk.close()
    assert [slot.version for slot in header_of(of_before.folder).slots if not slot.holder] == [3]
    assert told(of_before.open()) == []
    assert told(Desk.open(of_before.folder, with_recovery(str(of_before.recovery)), Klok())) == []


@pytest.mark.parametrize("as_json", [False, True])
def test_a_command_tells_what_is_told_once(
    of_before: Kantoor, tmp_path: Path, as_json: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    phrase = tmp_path / "zin"
    phrase.write_text(PASSPHRASE)
    command = ["backup", str(of_before.folder), "--passphrase-file", str(phrase)]
    assert main([*command, *(["--json"] if as_json else [])]) == 0
    shown = capsys.readouterr().out
    assert FirstVouching.wat in (json.loads(shown)["meldingen"][0] if as_json else shown)


def added(envelope: Envelope, kantoor: Kantoor) -> None:
    root, _ = envelope.unlock_passphrase(LEAVER)
    envelope.change(root, passphrase_given(envelope.header, root, str(UUID(int=7)), GHOST, CHEAP))


def taken_out(envelope: Envelope, kantoor: Kantoor) -> None:
    root, _ = envelope.unlock_passphrase(PASSPHRASE)
    left = [slot for slot in envelope.header.slots if slot.holder != str(kantoor.bo)]
    envelope.change(root, replace(envelope.header, slots=tuple(left)))


@pytest.mark.parametrize("exchange", [added, taken_out])
def test_of_a_copy_with_another_key_file_nothing_is_put_back(
    kantoor: Kantoor, exchange: Callable[[Envelope, Kantoor], None]
) -> None:
    desk = kantoor.open()
    copy = desk.copies.make(desk.copies.usual_place)
    envelope = Envelope.load(copy.folder / KEYS)
    exchange(envelope, kantoor)
    envelope.save(copy.folder / KEYS)
    with pytest.raises(ForeignKeysInCopy, match="van deze reservekopie is niet het hare"):
        open_copy(copy, lambda found: found.unlock_passphrase(PASSPHRASE))
    with pytest.raises(ForeignKeysInCopy):
        desk.proofs.open_copy(copy.folder.parent, PASSPHRASE)
    desk.close()
    for passphrase in (PASSPHRASE, *([GHOST] if exchange is added else [])):
        with pytest.raises(ForeignKeysInCopy):
            put_back(kantoor, copy.folder, passphrase)
    assert not kantoor.folder.with_name("terug.ivb").exists()
    assert told(Desk.open(copy.folder, with_recovery(str(kantoor.recovery)), Klok())) == [ForeignKeysAccepted]
    assert told(put_back(kantoor, copy.folder))[:1] in ([ReturnedWays], [])


def test_a_copy_of_which_the_files_were_mixed_is_not_put_back(kantoor: Kantoor) -> None:
    """The database of one day with the key file of another, both ours."""
    desk = kantoor.open()
    copy = desk.copies.make(desk.copies.usual_place)
    desk.register.keys.set_passphrase(kantoor.bo, GHOST, CHEAP)
    desk.close()
    for name in (KEYS, KEYS + SPARE_SUFFIX):
        shutil.copyfile(kantoor.folder / name, copy.folder / name)
    with pytest.raises(ForeignKeysInCopy):
        put_back(kantoor, copy.folder, GHOST)
