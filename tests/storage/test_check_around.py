"""What a check tells beyond the database: leftovers, ways in of strangers, and the log against what others know of it."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from filelock import FileLock

from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.bewaren.vernietiging import VernietigingStatus
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.declared import texts_of
from ivbdesk.storage.findings import Severity
from ivbdesk.storage.keys.changes import passphrase_given, token_given
from ivbdesk.storage.keys.envelope import SPARE_SUFFIX, Envelope
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.sqlite.check import check_open, check_register
from ivbdesk.storage.sqlite.check_around import Surroundings
from ivbdesk.storage.sqlite.file_names import DATABASE, DOCUMENTS, KEYS, NEW_DATABASE, NEW_KEYS
from ivbdesk.storage.tables import dossier as tables
from tests.werkplaats import CHEAP, NOW, PASSPHRASE, Klok, casus_gegevens, new_desk, reopen

Told = dict[str, Severity]


@pytest.fixture(autouse=True)
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No readable copies of another test."""
    made = tmp_path / "tijdelijk"
    made.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    monkeypatch.setattr("ivbdesk.readable_copies._noted", lambda: made / "buiten.txt")
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new_desk(tmp_path).close()
    return tmp_path / "proef.ivb"


def around(folder: Path, *heads: tuple[int, str]) -> Surroundings:
    return Surroundings(folder.parent / "proef-reservekopieen", NOW + timedelta(hours=1), heads)


def faults(folder: Path, *heads: tuple[int, str]) -> Told:
    found = check_register(folder, with_passphrase(PASSPHRASE), around(folder, *heads))
    return {item.onderdeel: item.ernst for item in found.bevindingen if item.ernst is not Severity.GOED}


def copied(folder: Path) -> Path:
    desk = reopen(folder.parent)
    copy = desk.copies.make(desk.copies.usual_place)
    desk.close()
    return copy.folder


def test_a_register_in_order_agrees_with_its_copies(folder: Path) -> None:
    copied(folder)
    assert faults(folder) == {}
    desk = reopen(folder.parent)
    found = check_open(desk.register, around(folder))
    head = desk.register.head()
    desk.close()
    assert found.in_orde, found
    assert "1 reservekopie, de nieuwste van 23 nov 2026" in str(found)
    assert faults(folder, head) == {}


@pytest.mark.parametrize(
    "name",
    [f"{NEW_DATABASE}", f"{NEW_DATABASE}-wal", f"{NEW_KEYS}00ff", f"{KEYS}.tmp", "register-voor-0001.db.tmp",
     f"{DOCUMENTS}/{UUID(int=7)}.stuk.tmp"],
)  # fmt: skip
def test_what_was_cut_off_is_told_and_swept_at_the_next_opening(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"half")
    assert faults(folder) == {"overblijfselen": Severity.LET_OP}
    reopen(folder.parent).close()
    assert not (folder / name).exists()
    assert faults(folder) == {}


def unfinished_copy(folder: Path) -> Path:
    return around(folder).copies / ".2026-11-23T080000.ivb.tmp"


def without_manifest(folder: Path) -> Path:
    return around(folder).copies / "2026-11-23T080000.ivb"


def half_restored(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.tmp")


def half_made(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.00ff00ff")


@pytest.mark.parametrize("where", [unfinished_copy, without_manifest, half_restored, half_made])
def test_what_was_left_beside_the_register_is_told(folder: Path, where: Callable[[Path], Path]) -> None:
    copied(folder)
    where(folder).mkdir()
    assert faults(folder) == {"overblijfselen": Severity.LET_OP}


def test_a_readable_document_outside_is_told_unless_a_window_has_it(folder: Path, temp: Path) -> None:
    left = temp / "ivbdesk-stuk-val"
    left.mkdir()
    (left / "stuk.pdf").write_bytes(b"leesbaar")
    assert faults(folder) == {"overblijfselen": Severity.LET_OP}
    with FileLock(left / "open.lock"):
        assert faults(folder) == {}


def test_an_older_register_with_its_own_keys_is_told_by_its_copies_and_by_who_saw_it(folder: Path) -> None:
    before = shutil.copytree(folder, folder.with_name("eerder.ivb"))
    desk = reopen(folder.parent)
    open_casus(desk.ctx, casus_gegevens(), None)
    head = desk.register.head()
    desk.close()
    copied(folder)
    shutil.rmtree(folder)
    before.rename(folder)
    assert faults(folder) == {"logboek elders": Severity.FOUT}
    shutil.rmtree(around(folder).copies)
    assert faults(folder) == {}, "nothing of it is known elsewhere"
    assert faults(folder, head) == {"logboek elders": Severity.FOUT}


def test_a_copy_from_the_future_is_told(folder: Path) -> None:
    copy = copied(folder)
    manifest = copy.with_suffix(".json")
    told = json.loads(manifest.read_text())
    del told["som"]  # as an earlier version wrote it
    manifest.write_text(json.dumps(told | {"gemaakt_op": "2036-01-01T00:00:00+00:00"}))
    assert faults(folder) == {"reservekopieën": Severity.LET_OP}


def test_an_older_spare_key_file_is_told(folder: Path) -> None:
    spare = folder / f"{KEYS}{SPARE_SUFFIX}"
    older = spare.read_bytes()
    desk = reopen(folder.parent)
    desk.register.keys.set_passphrase(desk.ctx.officer, PASSPHRASE + " nieuw", CHEAP)
    desk.close()
    spare.write_bytes(older)
    found = check_register(folder, with_passphrase(PASSPHRASE + " nieuw"), around(folder))
    assert [item.onderdeel for item in found.bevindingen if item.ernst is not Severity.GOED] == [
        "reservesleutels"
    ]
    Desk.open(folder, with_passphrase(PASSPHRASE + " nieuw"), Klok()).close()
    assert check_register(folder, with_passphrase(PASSPHRASE + " nieuw"), around(folder)).in_orde


def planted(desk: Desk, *, keyring: bool) -> None:
    """A way in of nobody, put there by who has the root key and writes it in the log too."""
    file = desk.register.folder / KEYS
    envelope = Envelope.load(file)
    root, _ = envelope.unlock_passphrase(PASSPHRASE)
    if keyring:
        envelope.change(root, token_given(envelope.header, root, str(uuid4()), bytes(32)))
    else:
        stranger = passphrase_given(envelope.header, root, str(uuid4()), "de zin van een vreemde", CHEAP)
        envelope.change(root, stranger)
    envelope.save(file)
    desk.register.keys._lines.confirm(envelope.stand)


@pytest.mark.parametrize("keyring", [False, True])
def test_a_way_in_of_nobody_is_told_and_ends_with_renewal(folder: Path, keyring: bool) -> None:
    desk = reopen(folder.parent)
    add_officer(desk.ctx, "Bo Verzonnen", "OOV", Recht.REGIEVOERDER)
    planted(desk, keyring=keyring)
    desk.close()
    assert faults(folder) == {"toegangen": Severity.FOUT}
    desk = reopen(folder.parent)
    desk.keys.renew(str(RecoveryKey.new()))
    assert faults(folder) == {}
    envelope = Envelope.load(folder / KEYS)
    assert {*envelope.header.holders, *envelope.header.keyring_holders} == {str(desk.ctx.officer)}


def test_what_was_destroyed_must_stand_beside_the_copies(folder: Path) -> None:
    copied(folder)
    desk = reopen(folder.parent)
    v = tables.vernietiging
    told = {column.name: "" for column in texts_of(v)} | {
        "id": uuid4(), "casus_id": uuid4(), "status": VernietigingStatus.UITGEVOERD, "nummer": "LD-2026-001",
        "voorgesteld_door": uuid4(), "voorgesteld_op": NOW.date(),
    }  # fmt: skip
    with desk.register.engine.begin() as connection:
        connection.execute(sa.insert(v), told)
    desk.close()
    assert faults(folder) == {"reservekopieën": Severity.LET_OP}
    desk = reopen(folder.parent)
    desk.copies.note_destroyed(desk.copies.usual_place)
    desk.close()
    assert faults(folder) == {}


def test_a_spare_copy_is_examined_in_use_too(folder: Path) -> None:
    desk = reopen(folder.parent)
    spare = folder / "register-voor-0001.db"
    desk.register.backup_to(spare)
    assert check_open(desk.register, around(folder)).in_orde
    data = bytearray(spare.read_bytes())
    data[len(data) // 2] ^= 1
    spare.write_bytes(data)
    told = [
        item.onderdeel
        for item in check_open(desk.register, around(folder)).bevindingen
        if item.ernst != "goed"
    ]
    desk.close()
    assert told == [f"reservekopie {spare.name}"]


def test_a_register_in_use_tells_of_damage(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, Klok())
    for number in range(4):
        open_casus(desk.ctx, casus_gegevens(titel=f"Casus {number}"), None)
    desk.register.settle_destruction(())
    desk.register.engine.dispose()
    path = desk.register.folder / DATABASE
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    with path.open("rb+") as file:
        file.write(data)
    found = check_open(desk.register, around(desk.register.folder))
    assert {item.onderdeel for item in found.bevindingen if item.ernst is Severity.FOUT} == {"database"}
