"""Documents: what goes in comes out, a changed bit is reported, and what is taken away is gone."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk, read_stuk, remove_stuk
from ivbdesk.cases.dossier.stuk import LARGEST, Vorm
from ivbdesk.cases.dossier.stukvorm import mail_text, recognise
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.errors import DamagedDocument
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.file_names import DOCUMENTS
from ivbdesk.storage.stukken import CHUNK, DocumentFolder, opened, sealed
from tests.diep import examples
from tests.werkplaats import NOW, PASSPHRASE, Klok, casus_gegevens, new_desk, reopen

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40)
PDF = b"%PDF-1.7\n1 0 obj\n"
MAIL = b"From: wijkagent@voorbeeld.nl\nTo: oov@voorbeeld.nl\nSubject: Geluid\nDate: Mon, 1 Jun 2026 10:00:00 +0200\n\nWeer geluid."
GEGEVENS = StukGegevens("Verslag huisbezoek", StukSoort.VERSLAG, NOW.date(), Herkomst.EIGEN, "OOV")


def office(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        for name in names:
            parts.writestr(name, "x")
    return made.getvalue()


@given(st.integers(0, 3 * CHUNK // 2), st.randoms(use_true_random=False))
@examples(15)
def test_every_length_comes_back_and_no_bit_can_change(size: int, random: object) -> None:
    id, key = uuid4(), bytes(range(32))
    content = bytes(size)
    data = bytearray(sealed(id, key, content))
    assert opened(id, key, bytes(data)) == content
    place = random.randrange(len(data))  # type: ignore[attr-defined]
    data[place] ^= 1 << random.randrange(8)  # type: ignore[attr-defined]
    with pytest.raises(DamagedDocument):
        opened(id, key, bytes(data))


def test_chunks_can_not_be_cut_off_swapped_or_moved() -> None:
    id, key = uuid4(), bytes(32)
    content = bytes([1]) * CHUNK + bytes([2]) * CHUNK + b"rest"
    data = sealed(id, key, content)
    step, head = CHUNK + 16, 15
    first, second = data[head : head + step], data[head + step : head + 2 * step]
    for wrong in (
        data[: head + step],
        data[: head + 2 * step],
        data[:head] + second + first + data[head + 2 * step :],
        data + first,
        b"",
        data[:20],
    ):
        with pytest.raises(DamagedDocument):
            opened(id, key, wrong)
    with pytest.raises(DamagedDocument):
        opened(uuid4(), key, data)


def test_nothing_readable_is_in_the_folder(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    text = b"Zeldzaam woord kwispelstaartje in een verslag."
    id = add_stuk(desk.ctx, casus_id, GEGEVENS, text * 50, "Jansen geheim.txt")
    files = list((desk.register.folder / DOCUMENTS).iterdir())
    assert [path.name for path in files] == [f"{id}.stuk"]
    assert b"kwispel" not in files[0].read_bytes()
    assert read_stuk(desk.ctx, id)[1] == text * 50


def test_looking_at_a_document_is_logged(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    id = add_stuk(desk.ctx, casus_id, GEGEVENS, PDF, "x.pdf")
    read_stuk(desk.ctx, id)
    (line,) = desk.ctx.reads.beheer.auditregels(0, 1, casus_id=casus_id)
    assert (line.actie, line.reden) == ("stuk bekijken", "bekeken")


def test_a_document_that_is_taken_away_is_gone_with_its_key(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    id = add_stuk(desk.ctx, casus_id, GEGEVENS, PDF, "x.pdf")
    with pytest.raises(RegelFout):
        remove_stuk(desk.ctx, id, "  ")
    remove_stuk(desk.ctx, id, "hoort bij een andere casus")
    assert desk.ctx.reads.dossier.stukken(casus_id) == []
    assert list((desk.register.folder / DOCUMENTS).iterdir()) == []
    line = desk.ctx.reads.beheer.auditregels(0, 1, casus_id=casus_id)[0]
    assert (line.actie, line.reden, line.entiteit) == (
        "stuk verwijderen",
        "hoort bij een andere casus",
        "stuk",
    )
    assert json.loads(line.wijzigingen)["naam"] == ["Verslag huisbezoek", None]


def test_a_file_without_a_row_is_swept_at_the_next_opening(desk: Desk, tmp_path: Path) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    kept = add_stuk(desk.ctx, casus_id, GEGEVENS, PDF, "x.pdf")
    desk.register.documents.put(uuid4(), b"zonder regel")
    desk.close()
    again = reopen(tmp_path)
    assert [path.stem for path in again.register.documents.files()] == [str(kept)]
    assert read_stuk(again.ctx, kept)[1] == PDF
    again.close()
    reopen(tmp_path).close()


def test_a_document_that_can_not_be_kept_leaves_no_row_and_no_file(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    for wrong in (
        replace(GEGEVENS, naam=" "),
        replace(GEGEVENS, bron=""),
        replace(GEGEVENS, datum=date(2031, 1, 1)),
    ):
        with pytest.raises(RegelFout):
            add_stuk(desk.ctx, casus_id, wrong, PDF, "x.pdf")
    assert desk.ctx.reads.dossier.stukken(casus_id) == []
    assert desk.register.documents.files() == []


def test_check_and_copy_tell_of_a_damaged_document(desk: Desk, tmp_path: Path) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    id = add_stuk(desk.ctx, casus_id, GEGEVENS, PDF * 100, "x.pdf")
    copy = desk.copies.make(tmp_path / "kopieen")
    assert DocumentFolder(copy.folder / DOCUMENTS).files()
    file = desk.register.documents.path(id)
    data = bytearray(file.read_bytes())
    data[60] ^= 1
    file.unlink()
    file.write_bytes(data)
    with pytest.raises(DamagedDocument):
        read_stuk(desk.ctx, id)
    with pytest.raises(DamagedDocument):
        desk.copies.make(tmp_path / "elders")
    desk.close()
    told = check_register(desk.register.folder, with_passphrase(PASSPHRASE))
    assert {item.onderdeel for item in told.bevindingen if item.ernst != "goed"} == {"stukken"}
    back = Desk.restored(copy.folder, tmp_path / "terug.ivb", with_passphrase(PASSPHRASE))
    assert read_stuk(back.ctx, id)[1] == PDF * 100
    back.close()
    reopen(tmp_path).close()


def test_copies_share_a_document_with_each_other_but_never_with_the_register(tmp_path: Path) -> None:
    klok = Klok()
    desk = new_desk(tmp_path, klok)
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    id = add_stuk(desk.ctx, casus_id, GEGEVENS, PDF * 100, "x.pdf")
    folders = []
    for _ in range(2):
        klok.nu += timedelta(days=1)
        open_casus(desk.ctx, casus_gegevens(), None)
        folders.append(desk.copies.make(tmp_path / "kopieen").folder / DOCUMENTS)
    files = [DocumentFolder(folder).path(id) for folder in folders]
    assert files[0].stat().st_ino == files[1].stat().st_ino
    assert files[0].stat().st_ino != desk.register.documents.path(id).stat().st_ino
    with files[1].open("rb+") as file:  # the copies go bad together; the next one is whole again
        file.seek(50)
        file.write(b"x")
    klok.nu += timedelta(days=1)
    open_casus(desk.ctx, casus_gegevens(), None)
    copy = desk.copies.make(tmp_path / "kopieen")
    back = Desk.restored(copy.folder, tmp_path / "terug.ivb", with_passphrase(PASSPHRASE), klok)
    assert read_stuk(back.ctx, id)[1] == PDF * 100
    back.close()
    desk.close()


def test_an_older_database_does_not_sweep_the_documents_of_a_newer_one(desk: Desk, tmp_path: Path) -> None:
    open_casus(desk.ctx, casus_gegevens(), None)
    desk.close()
    older = (desk.register.folder / "register.db").read_bytes()
    newer = reopen(tmp_path)
    casus_id = open_casus(newer.ctx, casus_gegevens(), None)
    id = add_stuk(newer.ctx, casus_id, GEGEVENS, PDF, "x.pdf")
    newer.close()
    kept = (newer.register.folder / "register.db").read_bytes()
    (newer.register.folder / "register.db").write_bytes(older)
    wrong = reopen(tmp_path)
    assert wrong.register.warnings
    wrong.close()
    (newer.register.folder / "register.db").write_bytes(kept)
    right = reopen(tmp_path)
    assert read_stuk(right.ctx, id)[1] == PDF
    right.close()
    reopen(tmp_path).close()


@pytest.mark.parametrize(
    ("content", "name", "vorm", "ending"),
    [
        (PDF, "foto.png", Vorm.PDF, ".pdf"),
        (PNG, "foto.pdf", Vorm.BEELD, ".png"),
        (b"\xff\xd8\xff\xe0" + bytes(30), "x", Vorm.BEELD, ".jpg"),
        ("Zoë belde om één uur.".encode(), "a.exe", Vorm.TEKST, ".txt"),
        ("Zoë belde.".encode("cp1252"), "a.txt", Vorm.TEKST, ".txt"),
        ("Zoë belde.".encode("utf-16"), "a.txt", Vorm.TEKST, ".txt"),
        (MAIL, "bericht", Vorm.MAIL, ".eml"),
        (office("[Content_Types].xml", "word/document.xml"), "b.docx", Vorm.KANTOOR, ".docx"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "b.MSG", Vorm.KANTOOR, ".msg"),
    ],
)
def test_a_document_is_what_its_bytes_say(content: bytes, name: str, vorm: Vorm, ending: str) -> None:
    assert recognise(content, name) == (vorm, ending)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00" + bytes(200),
        b"\x7fELF" + bytes(200),
        b"#!/bin/sh\x00\x01\x02",
        office("geheim.txt"),
        office("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        b"PK\x03\x04kapot",
        b"Rar!\x1a\x07\x00" + bytes(50),
        bytes(1000),
        bytes(LARGEST + 1),
    ],
)
def test_what_is_not_kept_is_refused_by_its_bytes(content: bytes) -> None:
    with pytest.raises(RegelFout) as told:
        recognise(content, "verslag.pdf")
    assert told.value.veld == "bestand"


@given(st.binary(max_size=300))
def test_any_bytes_are_kept_or_refused_in_words(content: bytes) -> None:
    try:
        vorm, ending = recognise(content, "x")
    except RegelFout as told:
        assert told.melding
    else:
        assert ending.startswith(".")
        if vorm is Vorm.MAIL:
            mail_text(content)


def test_a_mail_reads_as_who_when_and_what() -> None:
    told = mail_text(MAIL)
    assert "Van: wijkagent@voorbeeld.nl" in told
    assert "Datum: maandag 1 juni 2026, 10:00 uur" in told
    assert told.endswith("Weer geluid.")
