"""Calendar files, pictures and the words of documents: read apart from the program, by what is in them."""

from __future__ import annotations

import base64
import io
import zipfile

import pytest
from openpyxl import Workbook
from PIL import ExifTags, Image
from reportlab.pdfgen.canvas import Canvas

from ivbdesk.apart.read import NietGelezen
from ivbdesk.cases.dossier.stuk import Vorm
from ivbdesk.cases.dossier.stukinhoud import MOST_WORDS
from ivbdesk.cases.dossier.stukvorm import recognise
from ivbdesk.documents.lezer import DocumentsApart
from ivbdesk.documents.woorden import words_of_document

LEZER = DocumentsApart()


def calendar(*lines: str, method: str = "") -> bytes:
    told = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:proef", *([f"METHOD:{method}"] if method else []),
            "BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT", "END:VCALENDAR", ""]  # fmt: skip
    return "\r\n".join(told).encode()


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("DTSTART:20260703T223000Z", "SUMMARY:Overleg"), "Begint: zaterdag 4 juli 2026, 00:30 uur"),
        (("DTSTART:20261215T090000Z", "SUMMARY:Overleg"), "Begint: dinsdag 15 december 2026, 10:00 uur"),
        (("DTSTART;TZID=America/New_York:20260703T183000", "SUMMARY:x"), "Begint: zaterdag 4 juli 2026, 00:30 uur"),
        (("DTSTART:20260703T223000", "SUMMARY:x"), "Begint: vrijdag 3 juli 2026, 22:30 uur"),
        (("DTSTART;VALUE=DATE:20260703", "SUMMARY:x"), "Begint: vrijdag 3 juli 2026, de hele dag"),
        (("DTSTART:20260703T080000Z", "SUMMARY:Geërgerd\\, café"), "Geërgerd, café"),
        (("DTSTART:20260703T080000Z", "ATTENDEE;CN=Wijkagent;PARTSTAT=DECLINED:mailto:w@voorbeeld.nl"),
         "Genodigd: Wijkagent <w@voorbeeld.nl> (komt niet)"),
        (("DTSTART:20260703T080000Z", "STATUS:CANCELLED"), "Deze afspraak is afgezegd."),
    ],
)  # fmt: skip
def test_a_calendar_file_tells_when_by_a_dutch_clock(lines: tuple[str, ...], told: str) -> None:
    content = calendar(*lines)
    assert recognise(content) == (Vorm.AGENDA, ".ics")
    assert told in LEZER.agenda(content)


def test_what_an_invitation_asks_is_said_first() -> None:
    assert LEZER.agenda(calendar("DTSTART:20260703T080000Z", method="CANCEL")).startswith("Afgezegd:")


def photo(kind: str = "JPEG") -> bytes:
    """Wide as it lies in the file, high as it was taken; with the place and the telephone."""
    image = Image.new("RGB", (60, 20), "red")
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Model] = "Proeffoon 3"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (52.0, 9.0, 30.0),
         ExifTags.GPS.GPSLongitudeRef: "E", ExifTags.GPS.GPSLongitude: (4.0, 31.0, 48.0)}
    )  # fmt: skip
    out = io.BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def test_a_photo_is_shown_upright_and_what_it_tells_is_named() -> None:
    found = LEZER.beeld(photo())
    with Image.open(io.BytesIO(found.plaatje)) as shown:
        assert shown.size == (20, 60)
        assert not dict(shown.getexif())
    told = dict(found.gegevens)
    assert told["Toestel"] == "Proeffoon 3"
    assert told["Plaats (GPS)"] == "52.15833, 4.53000"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_photo_leaves_without_what_it_tells_when_that_is_asked(kind: str) -> None:
    bare = LEZER.zonder_gegevens(photo(kind))
    assert b"Proeffoon" not in bare
    assert LEZER.beeld(bare).gegevens == ()
    with Image.open(io.BytesIO(bare)) as shown:
        assert shown.size == (20, 60)


def test_a_picture_that_is_none_is_kept_and_said_not_to_be_shown() -> None:
    assert LEZER.beeld(b"\x89PNG\r\n\x1a\n" + bytes(60)).plaatje == b""


IPHONE = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAeFtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "AA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAIAAAAExpbG9jAQAAAERAAAMAAQAAAAAAAAIFAAEAAAAAAAAAGQACAAEAAAAAAAAA"
    "AQAAAAAAAAAIAAMAAAAAAAACHgABAAAAAAAAADYAAABNaWluZgAAAAAAAwAAABVpbmZlAgAAAQABAABodmMxAAAAABVpbmZlAgAA"
    "AAACAABncmlkAAAAABVpbmZlAgAAAQADAABFeGlmAAAAANVpcHJwAAAAs2lwY28AAABzaHZjQwEDcAAAAAAAAAAAAB7wAPz9+PgA"
    "AA8DIAABABhAAQwB//8DcAAAAwCQAAADAAADAB66AkAhAAEAJ0IBAQNwAAADAJAAAAMAAAMAHqAggQWW6uSmubAgAAADACAAAAMA"
    "ISIAAQAGRAHBc8CJAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAUaXNwZQAAAAAAAABAAAAAIAAAABBwaXhpAAAAAAMICAgAAAAaaXBt"
    "YQAAAAAAAAACAAECgQIAAgIDhAAAAChpcmVmAAAAAAAAAA5kaW1nAAIAAQABAAAADmNkc2MAAwABAAIAAABXbWRhdAAAABUoAa8E"
    "GPjKcdf/9LKfvqAu2N0hHnAAAAAATU0AKgAAAAgAAgEQAAIAAAAMAAAAJgESAAMAAAABAAYAAAAAAABQcm9lZmZvb24gMwA="
)


def test_a_photo_of_an_iphone_is_shown_and_what_it_tells_is_named() -> None:
    assert recognise(IPHONE) == (Vorm.BEELD, ".heic")
    found = LEZER.beeld(IPHONE)
    with Image.open(io.BytesIO(found.plaatje)) as shown:
        assert shown.size == (64, 32)
    assert dict(found.gegevens) == {"Toestel": "Proeffoon 3"}
    assert LEZER.beeld(LEZER.zonder_gegevens(IPHONE)).gegevens == ()


def test_a_bomb_of_a_picture_is_not_unpacked() -> None:
    out = io.BytesIO()
    Image.new("1", (40_000, 40_000)).save(out, "PNG")
    assert LEZER.beeld(out.getvalue()).plaatje == b""


def pdf(*pages: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for words in pages:
        canvas.drawString(72, 720, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx(xml: str, name: str = "word/document.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, xml)
    return out.getvalue()


def sheet() -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Adres", "Wat"])  # type: ignore[union-attr]
    book.active.append(["Proeflaan 3", "kwispelstaartje"])  # type: ignore[union-attr]
    book.save(out)
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LETTER = f"<w:document {W}><w:body><w:p><w:r><w:t>kwispel</w:t></w:r><w:r><w:t>staartje</w:t></w:r></w:p></w:body></w:document>"


@pytest.mark.parametrize(
    "content",
    [
        pdf("eerste bladzijde", "een kwispelstaartje blafte"),
        docx(LETTER),
        sheet(),
        b"From: a@voorbeeld.nl\nTo: b@voorbeeld.nl\nSubject: x\n\neen kwispelstaartje",
        calendar("DTSTART:20260703T080000Z", "SUMMARY:kwispelstaartje"),
        "een kwispelstaartje, geërgerd".encode("cp1252"),
    ],
)
def test_the_words_of_a_document_are_read(content: bytes) -> None:
    assert "kwispelstaartje" in LEZER.woorden(content, *recognise(content))


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n1 0 obj\n",
        docx("<kapot"),
        docx("<!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>"),
        docx(LETTER, "word/iets_anders.xml"),
        photo(),
    ],
)
def test_a_document_that_cannot_be_read_has_no_words_and_is_kept_all_the_same(content: bytes) -> None:
    assert LEZER.woorden(content, *recognise(content)) == ""


def test_of_a_long_document_the_beginning_is_searched() -> None:
    assert (
        len(words_of_document(Vorm.KANTOOR, ".docx", docx(LETTER.replace("kwispel", "woord " * 20_000))))
        == MOST_WORDS
    )


def test_a_mail_that_cannot_be_opened_says_so() -> None:
    with pytest.raises(NietGelezen):
        LEZER.mail(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
