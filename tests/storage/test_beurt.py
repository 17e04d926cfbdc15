"""One writer at a time: reading a copy meanwhile, asking for the turn, and leaving a note in the box."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.zoeken.rijen import CasusFilter
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.errors import AlreadyOpen, NotAnOfficer, WrongPassphrase
from ivbdesk.storage.findings import Severity
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.sqlite.backup import BackupCopy
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.drop_box import Briefje, NotesWait
from ivbdesk.storage.sqlite.reading import OldCopy, OnlyReading
from ivbdesk.storage.sqlite.turns import LAPSES, Turns
from tests.werkplaats import NOW, PASSPHRASE, PERSOON, Klok, casus_gegevens, new_desk, reopen


@pytest.fixture
def desk(tmp_path: Path, klok: Klok) -> Desk:
    return new_desk(tmp_path, klok)


@pytest.fixture
def klok() -> Klok:
    return Klok()


def copied(desk: Desk) -> BackupCopy:
    return desk.copies.make(desk.copies.usual_place)


def look(desk: Desk, copy: BackupCopy, klok: Klok, passphrase: str = PASSPHRASE) -> Desk:
    return Desk.look(desk.register.folder, copy, with_passphrase(passphrase), klok)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_colleague_reads_the_last_copy_and_changes_nothing(desk: Desk, klok: Klok) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    copy = copied(desk)
    before = files(copy.folder.parent)
    reading = look(desk, copy, klok)
    rows = reading.ctx.reads.dossier.casussen(CasusFilter(), NOW.date(), 0, 10)
    assert [row.id for row in rows] == [casus_id]
    assert reading.kopie_van == copy.gemaakt_op
    with pytest.raises(OnlyReading):
        open_casus(reading.ctx, casus_gegevens(), PERSOON)
    reading.drafts.save("signaal", "", "{}", NOW)
    assert [item[:2] for item in reading.drafts.all()] == [("signaal", "")]
    reading.register.anchor()
    reading.close()
    assert files(copy.folder.parent) == before
    with pytest.raises(AlreadyOpen):
        reopen(desk.register.folder.parent, klok)
    desk.close()


def test_two_read_the_same_copy_at_once(desk: Desk, klok: Klok) -> None:
    copy = copied(desk)
    one, other = look(desk, copy, klok), look(desk, copy, klok)
    assert [len(found.ctx.reads.beheer.medewerkers()) for found in (one, other)] == [1, 1]
    for open_one in (one, other, desk):
        open_one.close()


def test_a_wrong_passphrase_reads_nothing_and_is_counted(desk: Desk, klok: Klok) -> None:
    copy = copied(desk)
    with pytest.raises(WrongPassphrase):
        look(desk, copy, klok, "een heel andere zin dan deze")
    desk.close()
    assert reopen(desk.register.folder.parent, klok).register.earlier_tries == 1


def test_who_was_ended_does_not_read_on_in_an_older_copy(desk: Desk, klok: Klok) -> None:
    bram = add_officer(desk.ctx, "Bram Proef", "OOV", Recht.REGIEVOERDER)
    theirs = "zonnebloem kruiwagen drempel vijver handschoen"
    desk.keys.give_passphrase(bram, theirs)
    copy = copied(desk)
    look(desk, copy, klok, theirs).close()
    desk.keys.end_officer(bram, "uit dienst")
    with pytest.raises((WrongPassphrase, NotAnOfficer)):
        look(desk, copy, klok, theirs)
    desk.close()


def test_a_copy_from_before_other_keys_is_not_read(desk: Desk, klok: Klok, tmp_path: Path) -> None:
    copy = copied(desk)
    desk.keys.renew(str(RecoveryKey.new()))
    again = reopen(tmp_path, klok)
    with pytest.raises(OldCopy):
        look(again, copy, klok)
    again.close()


def test_who_asks_is_seen_by_who_has_it_open_until_it_is_free(desk: Desk, klok: Klok) -> None:
    folder = desk.register.folder
    bram, cor = Turns(folder, "bram", "WS12"), Turns(folder, "cor", "WS14")
    assert desk.register.turns.waiting(NOW) == []
    bram.ask(NOW)
    cor.ask(NOW + timedelta(minutes=1))
    bram.ask(NOW + timedelta(minutes=2))
    now = NOW + timedelta(minutes=3)
    assert [(item.wie, item.computer, item.sinds) for item in desk.register.turns.waiting(now)] == [
        ("bram", "WS12", NOW),
        ("cor", "WS14", NOW + timedelta(minutes=1)),
    ]
    assert not bram.is_free()
    desk.close()
    assert bram.is_free()
    bram.withdraw()
    assert [item.wie for item in Turns(folder).waiting(now)] == ["cor"]


def test_a_note_of_who_crashed_keeps_nobody_waiting(desk: Desk) -> None:
    folder = desk.register.folder
    note = (folder / "register.lock.json").read_bytes()
    desk.close()
    (folder / "register.lock.json").write_bytes(note)
    assert Turns(folder).is_free()
    assert not Turns(folder / "weg").is_free()


def test_an_ask_that_is_not_renewed_lapses_and_is_cleared(desk: Desk, klok: Klok, tmp_path: Path) -> None:
    Turns(desk.register.folder, "bram", "WS12").ask(NOW)
    later = NOW + LAPSES + timedelta(seconds=1)
    assert desk.register.turns.waiting(later) == []
    desk.close()
    klok.nu = later
    again = reopen(tmp_path, klok)
    assert list(again.register.folder.glob("beurt-*")) == []
    again.close()


@pytest.mark.parametrize("told", [b"", b"{", b"[]", b'{"wie": 3}', b"\xff" * 99, b"x" * 5000])
def test_a_strange_ask_counts_for_none(desk: Desk, told: bytes) -> None:
    (desk.register.folder / "beurt-zzz.json").write_bytes(told)
    assert desk.register.turns.waiting(NOW) == []
    desk.close()


def test_a_note_waits_sealed_and_is_taken_out_once(desk: Desk, klok: Klok) -> None:
    reading = look(desk, copied(desk), klok)
    typed = '{"tekst": "geluid bij Vermeulenbos"}'
    id = reading.register.drop_box.put(reading.ctx.officer, NOW, typed)
    note = Briefje(id, reading.ctx.officer, NOW, typed)
    kept = [path.read_bytes() for path in (desk.register.folder / "brievenbus").iterdir()]
    assert len(kept) == 1
    assert b"Vermeulenbos" not in kept[0]
    assert desk.register.drop_box.waiting() == ([note], 0)
    desk.register.drop_box.take_out(note.id)
    desk.register.drop_box.take_out(note.id)
    assert desk.register.drop_box.waiting() == ([], 0)
    reading.close()
    desk.close()


def test_the_check_knows_what_waits_and_what_was_left_unfinished(
    desk: Desk, klok: Klok, tmp_path: Path
) -> None:
    folder = desk.register.folder
    desk.register.drop_box.put(desk.ctx.officer, NOW, "{}")
    Turns(folder, "bram", "WS12").ask(NOW)
    desk.close()
    told = [
        (item.onderdeel, item.melding)
        for item in check_register(folder, with_passphrase(PASSPHRASE)).bevindingen
        if item.ernst is not Severity.GOED
    ]
    assert told == [("brievenbus", "Een collega heeft een signaal klaargelegd dat nog in geen lijst staat.")]
    long_ago = (NOW - 2 * LAPSES).timestamp()
    left = [folder / "brievenbus" / f"{uuid4()}.bus.tmp", folder / "beurt-0a.json.tmp"]
    for path in left:
        path.write_bytes(b"half")
        os.utime(path, (long_ago, long_ago))
    told = [
        item.onderdeel
        for item in check_register(folder, with_passphrase(PASSPHRASE)).bevindingen
        if item.ernst is not Severity.GOED
    ]
    assert sorted(told) == ["brievenbus", "overblijfselen", "overblijfselen"]
    again = reopen(tmp_path, klok)
    assert not any(path.exists() for path in left)
    assert len(again.register.drop_box.waiting()[0]) == 1
    again.close()


def test_keys_are_not_renewed_while_a_note_waits_under_those_of_now(desk: Desk, tmp_path: Path) -> None:
    id = desk.register.drop_box.put(desk.ctx.officer, NOW, "{}")
    lines = desk.register.head()
    with pytest.raises(NotesWait):
        desk.keys.renew(str(RecoveryKey.new()))
    assert desk.register.head() == lines
    desk.register.drop_box.take_out(id)
    desk.keys.renew(str(RecoveryKey.new()))
    reopen(tmp_path).close()


def test_a_note_that_was_changed_or_renamed_is_told_and_not_read(desk: Desk) -> None:
    box, folder = desk.register.drop_box, desk.register.folder / "brievenbus"
    for text in ("een", "twee", "drie"):
        box.put(desk.ctx.officer, NOW, text)
    first, second, third = sorted(folder.iterdir())
    first.write_bytes(first.read_bytes()[:-1] + b"\0")
    second.rename(folder / f"{uuid4()}.bus")
    (folder / "los.bus").write_bytes(third.read_bytes())
    found, unread = box.waiting()
    assert (len(found), unread) == (1, 3)
    desk.close()
