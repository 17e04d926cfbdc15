"""A file is what its bytes say: never two letters that a text begins with as well, and never its name."""

from __future__ import annotations

import io
import struct
import wave
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ivbdesk.cases.dossier.stuk import LARGEST, Vorm
from ivbdesk.cases.dossier.stukvorm import as_text, recognise
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.documents.mail import read_mail
from tests.diep import examples

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def office(*names: str, mimetype: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        if mimetype:
            parts.writestr("mimetype", mimetype)
        for name in names:
            parts.writestr(name, "x")
    return made.getvalue()


def picture(kind: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (9, 7), "red").save(made, kind)
    return made.getvalue()


def sound() -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(bytes(400))
    return made.getvalue()


def ole(name: str) -> bytes:
    return OLE + bytes(600) + name.encode("utf-16-le") + bytes(600)


def box(brand: bytes) -> bytes:
    return struct.pack(">I", 24) + b"ftyp" + brand + bytes(12) + bytes(200)


FRAME = b"\xff\xfb\x90\x00" + bytes(413)
EXCHANGE = (
    b"Received: from a.voorbeeld.nl (10.0.0.1)\r\n by b.voorbeeld.nl; Fri, 3 Jul 2026 10:00:00 +0200\r\n"
    + b"".join(b"X-MS-Exchange-AntiSpam-%d: %s\r\n" % (nr, b"x" * 900) for nr in range(40))
    + b"From: a@voorbeeld.nl\r\nTo: b@voorbeeld.nl\r\nSubject: Geluid\r\n\r\nWeer geluid.\r\n"
)
MAIL = b"From: a@voorbeeld.nl\nTo: b@voorbeeld.nl\nDate: Mon, 1 Jun 2026 10:00:00 +0200\nSubject: x\n\n"


@pytest.mark.parametrize(
    ("content", "vorm", "ending"),
    [
        # texts that begin as something else does
        (b"BMW met draaiende motor voor de deur.", Vorm.TEKST, ".txt"),
        (b"BM-code;Omschrijving;Adres\n1;muziek;Proeflaan 3\n", Vorm.TEKST, ".txt"),
        (b"MZ is de afkorting van maatschappelijke zorg.", Vorm.TEKST, ".txt"),
        (b"PK van het voertuig: 90", Vorm.TEKST, ".txt"),
        (b"ID3 is het kenmerk op de deur.", Vorm.TEKST, ".txt"),
        (b"RIFF en lawaai uit de garage tot laat in de nacht.", Vorm.TEKST, ".txt"),
        (b"2026free parkeren, zei hij.", Vorm.TEKST, ".txt"),
        (b"1234ftypheic stond op het briefje.", Vorm.TEKST, ".txt"),
        (b"MM\0*"[:2] + b" en II waren thuis.", Vorm.TEKST, ".txt"),
        ("ÿû stond er op de muur.".encode("cp1252"), Vorm.TEKST, ".txt"),
        ("Zoë belde.".encode("utf-16"), Vorm.TEKST, ".txt"),
        (b"Van: Jan\nAan: Piet\nOnderwerp: lawaai\n\nHoi", Vorm.TEKST, ".txt"),
        (b"In de brief staat %PDF-1.4 als kenmerk.", Vorm.TEKST, ".txt"),
        # PDF
        (b"\r\n%PDF-1.4\n%proef\n", Vorm.PDF, ".pdf"),
        (b"%PDF-1.7\n1 0 obj\n", Vorm.PDF, ".pdf"),
        (b"\xef\xbb\xbf%PDF-1.6\n", Vorm.PDF, ".pdf"),
        (bytes(200) + b"%PDF-1.5\n" + bytes(30), Vorm.PDF, ".pdf"),
        (b"Content-Type: application/pdf\r\n\r\n%PDF-1.4\n\x80\x81\x00", Vorm.PDF, ".pdf"),
        (b"\n\n\n%PDF-2.0\n", Vorm.PDF, ".pdf"),
        # pictures
        (picture("PNG"), Vorm.BEELD, ".png"),
        (picture("JPEG"), Vorm.BEELD, ".jpg"),
        (picture("GIF"), Vorm.BEELD, ".gif"),
        (picture("BMP"), Vorm.BEELD, ".bmp"),
        (picture("TIFF"), Vorm.BEELD, ".tif"),
        (picture("WEBP"), Vorm.BEELD, ".webp"),
        (box(b"heic"), Vorm.BEELD, ".heic"),
        (box(b"mif1"), Vorm.BEELD, ".heic"),
        # video and sound
        (box(b"isom"), Vorm.VIDEO, ".mp4"),
        (box(b"mp42"), Vorm.VIDEO, ".mp4"),
        (box(b"qt  "), Vorm.VIDEO, ".mov"),
        (b"\0\0\x0a\x20moov" + bytes(99), Vorm.VIDEO, ".mov"),
        (b"\x1a\x45\xdf\xa3" + bytes(50), Vorm.VIDEO, ".webm"),
        (box(b"M4A "), Vorm.GELUID, ".m4a"),
        (b"ID3\x04\0\0\0\0\x01\x10" + bytes(99), Vorm.GELUID, ".mp3"),
        (FRAME * 3, Vorm.GELUID, ".mp3"),
        (sound(), Vorm.GELUID, ".wav"),
        (b"OggS\0\x02" + bytes(50), Vorm.GELUID, ".ogg"),
        # mail and calendar
        (MAIL + b"Weer geluid.", Vorm.MAIL, ".eml"),
        (EXCHANGE, Vorm.MAIL, ".eml"),
        (b"From ons Fri Jul  3 10:00:00 2026\n" + MAIL + b"x", Vorm.MAIL, ".eml"),
        (b"312        \n" + MAIL + b"x", Vorm.MAIL, ".eml"),
        (MAIL + b"bytes \x00\x01 zoals ze zijn", Vorm.MAIL, ".eml"),
        (b"\xef\xbb\xbf" + MAIL + b"x", Vorm.MAIL, ".eml"),
        (ole("__properties_version1.0"), Vorm.MAIL, ".msg"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", Vorm.AGENDA, ".ics"),
        (b"\xef\xbb\xbfBEGIN:VCALENDAR\nEND:VCALENDAR\n", Vorm.AGENDA, ".ics"),
        # office
        (office("[Content_Types].xml", "word/document.xml"), Vorm.KANTOOR, ".docx"),
        (office("xl/workbook.xml"), Vorm.KANTOOR, ".xlsx"),
        (office("content.xml", mimetype="application/vnd.oasis.opendocument.text"), Vorm.KANTOOR, ".odt"),
        (ole("WordDocument"), Vorm.KANTOOR, ".doc"),
        (ole("Workbook"), Vorm.KANTOOR, ".xls"),
        (b"{\\rtf1\\ansi hallo}", Vorm.KANTOOR, ".rtf"),
    ],
)  # fmt: skip
def test_a_file_is_what_its_bytes_say(content: bytes, vorm: Vorm, ending: str) -> None:
    assert recognise(content) == (vorm, ending)


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
        b"BM" + bytes(300),
        b"\x78\x9f\x3e\x22" + bytes(60),
        bytes(1000),
        bytes(LARGEST + 1),
    ],
)
def test_what_is_not_kept_is_refused_by_its_bytes(content: bytes) -> None:
    with pytest.raises(RegelFout) as told:
        recognise(content)
    assert told.value.veld == "bestand"


@given(st.binary(max_size=300) | st.builds(lambda tail: MAIL + tail, st.binary(max_size=200)))
@examples(60)
def test_any_bytes_are_kept_or_refused_in_words(content: bytes) -> None:
    try:
        vorm, ending = recognise(content)
    except RegelFout as told:
        assert told.melding
    else:
        assert ending.startswith(".")
        if vorm is Vorm.MAIL and ending == ".eml":
            assert read_mail(content).geheel


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "utf-8", "utf-16"])
@pytest.mark.parametrize(
    "text", ["Geërgerd over café", "ÉÉN brief, coördinatie", "zonder accent", "René’s ergernis"]
)
def test_a_text_is_read_in_the_letters_that_it_was_written_in(text: str, encoding: str) -> None:
    if encoding == "cp850":
        text = text.replace("’", "'")
    assert as_text(text.encode(encoding)) == text
