"""A mail is read as it was sent, whichever program made it; what cannot be read is said."""

from __future__ import annotations

import base64
import struct
from datetime import UTC, datetime

import pytest

from ivbdesk.cases.dossier.stuk import Vorm
from ivbdesk.cases.dossier.stukinhoud import Bijlage, Mail
from ivbdesk.documents.lezer import DocumentsApart
from ivbdesk.documents.mail import read_mail
from ivbdesk.documents.outlook import read_msg
from ivbdesk.documents.woorden import words_of_document
from tests.documents.outlookbestand import message

LEZER = DocumentsApart()
HEADS = "From: wijkagent@voorbeeld.nl\nTo: oov@voorbeeld.nl\nDate: {date}\nSubject: {subject}\nMIME-Version: 1.0\n"


def mail(body: str, *, date: str = "Fri, 3 Jul 2026 10:00:00 +0200", subject: str = "Geluid") -> Mail:
    return read_mail((HEADS.format(date=date, subject=subject) + body).encode())


def shown(mail: Mail, title: str) -> str:
    return dict(mail.koppen)[title]


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("Fri, 3 Jul 2026 22:30:00 +0000", "zaterdag 4 juli 2026, 00:30 uur"),
        ("Fri, 3 Jul 2026 22:30:00 -0000", "zaterdag 4 juli 2026, 00:30 uur"),
        ("Fri, 3 Jul 2026 22:30:00 GMT", "zaterdag 4 juli 2026, 00:30 uur"),
        ("Fri, 3 Jul 2026 22:30:00", "zaterdag 4 juli 2026, 00:30 uur"),
        ("Thu, 31 Dec 2026 23:30:00 +0000 (UTC)", "vrijdag 1 januari 2027, 00:30 uur"),
        ("Fri, 3 Jul 2026 18:30:00 -0400", "zaterdag 4 juli 2026, 00:30 uur"),
        ("3 Jul 2026 22:30 +0200", "vrijdag 3 juli 2026, 22:30 uur"),
    ],
)
def test_a_mail_is_of_the_moment_that_a_dutch_clock_showed(date: str, told: str) -> None:
    assert shown(mail("\nWeer geluid.", date=date), "Datum") == told


def test_a_date_that_is_none_is_said() -> None:
    found = mail("\nx", date="gisteren")
    assert found.moment is None
    assert "gisteren" in found.opmerkingen[0]


@pytest.mark.parametrize("charset", ["x-onbekend", "idna", "ansi_x3.110-1983", "unicode_escape", "base64"])
def test_an_unknown_charset_is_read_as_far_as_it_goes_and_said(charset: str) -> None:
    found = mail(f'Content-Type: text/plain; charset="{charset}"\n\nWeer geluid.')
    assert found.tekst == "Weer geluid."
    assert charset in found.opmerkingen[0]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("Windows-1252", "cp1252"), ("iso-8859-15", "iso-8859-15"),
        ("us-ascii", "utf-8"), ("macintosh", "mac-roman"), ("cp850", "cp850"), ("utf-16", "utf-16"), ("iso-8859-9", "iso-8859-9"),
    ],
)  # fmt: skip
def test_the_letters_come_through(charset: str, encoding: str) -> None:
    coded = base64.encodebytes("Ayşe belde: geërgerd, café".encode(encoding, "replace")).decode()
    found = mail(f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n\n{coded}")
    assert "geërgerd, café" in found.tekst
    assert found.opmerkingen == ()


def test_gmail_sends_the_same_text_twice_and_it_is_read_once() -> None:
    found = mail(
        """Content-Type: multipart/mixed; boundary="mix"

--mix
Content-Type: multipart/related; boundary="rel"

--rel
Content-Type: multipart/alternative; boundary="alt"

--alt
Content-Type: text/plain; charset="UTF-8"
Content-Transfer-Encoding: quoted-printable

Weer geluid, ge=C3=ABrgerd. Dit is een lange regel die is afgebroken door de pos=
t.
--alt
Content-Type: text/html; charset="UTF-8"

<div>Weer geluid</div><img src="cid:logo">
--alt--
--rel
Content-Type: image/png; name="logo.png"
Content-Disposition: inline; filename="logo.png"
Content-ID: <logo>
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--rel--
--mix
Content-Type: application/pdf; name="=?UTF-8?B?w6llbiBicmllZi5wZGY=?="
Content-Disposition: attachment; filename="=?UTF-8?B?w6llbiBicmllZi5wZGY=?="
Content-Transfer-Encoding: base64

JVBERi0xLjQK
--mix--
"""
    )
    assert found.tekst == "Weer geluid, geërgerd. Dit is een lange regel die is afgebroken door de post."
    assert found.bijlagen == (
        Bijlage("logo.png", b"\x89PNG\r\n\x1a\n"),
        Bijlage("éen brief.pdf", b"%PDF-1.4\n"),
    )


def test_apple_mail_puts_text_picture_and_text_behind_each_other() -> None:
    found = mail(
        """Content-Type: multipart/alternative; boundary="alt"

--alt
Content-Type: text/plain; charset=utf-8

Zie de foto.
--alt
Content-Type: multipart/mixed; boundary="mix"

--mix
Content-Type: text/html; charset=utf-8

Zie de foto.
--mix
Content-Type: image/heic; x-unix-mode=0644; name="IMG_0012.HEIC"
Content-Disposition: inline; filename*=utf-8''IMG%200012.HEIC
Content-Transfer-Encoding: base64

AAAA
--mix
Content-Type: text/html; charset=utf-8

Groet
--mix--
--alt--
"""
    )
    assert found.tekst == "Zie de foto."
    assert [part.naam for part in found.bijlagen] == ["IMG 0012.HEIC"]


def test_outlook_sends_a_page_and_its_links_say_where_they_lead() -> None:
    found = mail(
        "Content-Type: text/html; charset=utf-8\n\n<html><head><style>p {color: red}</style></head><body>"
        "<p>Beste&nbsp;collega,</p><p>Kijk op <a href='https://nep.voorbeeld/x'>www.gemeente.nl</a>.<br>Groet</p>"
        "<ul><li>een</li><li>twee</li></ul><script>alert(1)</script></body></html>"
    )
    assert "Kijk op www.gemeente.nl (https://nep.voorbeeld/x)." in found.tekst
    assert "• een" in found.tekst
    assert "color" not in found.tekst
    assert "alert" not in found.tekst


def tnef(name: str, content: bytes) -> bytes:
    def attribute(id: int, value: bytes) -> bytes:
        return struct.pack("<BII", 2, id, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)

    return (
        struct.pack("<IH", 0x223E9F78, 1)
        + attribute(0x00069002, bytes(14))
        + attribute(0x00018010, name.encode("cp1252") + b"\0")
        + attribute(0x0006800F, content)
    )


@pytest.mark.parametrize("packed", [tnef("brief.pdf", b"%PDF-1.4\n"), b"\x78\x9f\x3e\x22kapot"])
def test_winmail_dat_is_named_and_unpacked_where_it_can_be(packed: bytes) -> None:
    coded = base64.encodebytes(packed).decode()
    found = mail(
        'Content-Type: multipart/mixed; boundary="mix"\n\n--mix\nContent-Type: text/plain\n\nZie bijlage.\n'
        '--mix\nContent-Type: application/ms-tnef; name="winmail.dat"\nContent-Transfer-Encoding: base64\n\n'
        f"{coded}\n--mix--\n"
    )
    assert "winmail.dat" in found.opmerkingen[0]
    if b"brief" in packed:
        assert found.bijlagen == (Bijlage("brief.pdf", b"%PDF-1.4\n"),)
    else:
        assert found.bijlagen == (Bijlage("winmail.dat", packed),)
        assert "niet te lezen" in found.opmerkingen[0]


def test_a_forwarded_mail_is_an_attachment_that_is_a_mail_itself() -> None:
    found = mail(
        'Content-Type: multipart/mixed; boundary="mix"\n\n--mix\nContent-Type: text/plain\n\nZie onder.\n--mix\n'
        "Content-Type: message/rfc822\n\nFrom: a@voorbeeld.nl\nTo: b@voorbeeld.nl\nSubject: Het echte verhaal\n"
        "Date: Fri, 3 Jul 2026 22:30:00 +0000\n\nBinnenin.\n--mix--\n"
    )
    (inner,) = found.bijlagen
    assert inner.naam == "Het echte verhaal.eml"
    assert read_mail(inner.inhoud).tekst == "Binnenin."
    assert found.tekst == "Zie onder."


def test_a_mail_is_found_by_the_words_of_the_mail_that_was_forwarded_in_it() -> None:
    told = "From: a@voorbeeld.nl\nSubject: binnenste\n\nringslangwoord"
    for depth in range(8):
        told = (
            f'From: a@voorbeeld.nl\nSubject: laag {depth}\nContent-Type: multipart/mixed; boundary="m{depth}"\n\n--m{depth}\n'
            f"Content-Type: text/plain\n\nlaagwoord{depth}\n--m{depth}\nContent-Type: message/rfc822\n\n{told}\n--m{depth}--\n"
        )
        words = words_of_document(Vorm.MAIL, ".eml", told.encode())
        assert f"laagwoord{depth}" in words
        assert ("ringslangwoord" in words) == (depth < 5), "a mail within a mail, as deep as anybody forwards"


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ('multipart/signed; protocol="application/pkcs7-signature"; boundary="mix"', "ondertekend"),
        ('multipart/encrypted; protocol="application/pgp-encrypted"; boundary="mix"', "versleuteld"),
    ],
)
def test_signed_and_sealed_mail_say_so(kind: str, word: str) -> None:
    found = mail(
        f"Content-Type: {kind}\n\n--mix\nContent-Type: text/plain\n\nWeer geluid.\n--mix\n"
        'Content-Type: application/pkcs7-signature; name="smime.p7s"\n\nAAAA\n--mix--\n'
    )
    assert word in found.opmerkingen[0]


def test_an_invitation_hangs_on_the_mail_as_a_calendar_file() -> None:
    found = mail(
        'Content-Type: multipart/alternative; boundary="alt"\n\n--alt\nContent-Type: text/plain\n\nKom je?\n--alt\n'
        'Content-Type: text/calendar; method=REQUEST; name="invite.ics"\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n--alt--\n'
    )
    assert (found.tekst, [part.naam for part in found.bijlagen]) == ("Kom je?", ["invite.ics"])


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("=?utf-8?Q?Ge=C3=ABrgerd?=", "Geërgerd"),
        ("=?iso-8859-1?Q?caf=E9?= op de hoek", "café op de hoek"),
        ("=?utf-8?B?R2XDq3I=?=\n =?utf-8?B?Z2VyZA==?=", "Geërgerd"),
        ('"=?utf-8?Q?Ge=C3=ABrgerd?="', '"Geërgerd"'),
        ("=?x-onbekend?Q?hallo?=", "hallo"),
        ("=?utf-8?Q?half", "=?utf-8?Q?half"),
    ],
)
def test_a_subject_is_read_whatever_it_was_coded_in(subject: str, told: str) -> None:
    assert shown(mail("\nx", subject=subject), "Onderwerp") == told


@pytest.mark.parametrize(
    "name", ["../../etc/brief.pdf", r"C:\map\brief.pdf", "brief\u202efdp.exe", "a\nb.pdf", ""]
)
def test_a_name_of_an_attachment_is_only_a_name(name: str) -> None:
    coded = base64.b64encode(name.encode()).decode()
    found = mail(
        'Content-Type: multipart/mixed; boundary="mix"\n\n--mix\nContent-Type: application/pdf\n'
        f'Content-Disposition: attachment; filename="=?utf-8?B?{coded}?="\n\nx\n--mix--\n'
    )
    (part,) = found.bijlagen
    assert part.naam
    assert not set(part.naam) & set("/\\\n\u202e")


def test_a_mail_of_a_thousand_layers_is_read_as_far_as_it_goes() -> None:
    body = (
        "".join(f'Content-Type: multipart/mixed; boundary="b{nr}"\n\n--b{nr}\n' for nr in range(60))
        + "Content-Type: text/plain\n\ndiep"
    )
    assert "te veel onderdelen" in mail(body).opmerkingen[0]


def test_a_message_that_outlook_saved_reads_as_any_mail() -> None:
    files = [("Verslag één.pdf", b"%PDF-1.4\n" + bytes(9000)), ("klein.txt", b"kort")]
    saved = message(
        "Geluid op nr 3", "Weer geluid, geërgerd.\r\nGroet", ("Wijkagent Proef", "wijkagent@voorbeeld.nl"),
        "OOV", datetime(2026, 7, 3, 22, 30, tzinfo=UTC), files,
    )  # fmt: skip
    found = LEZER.mail(saved)
    assert shown(found, "Datum") == "zaterdag 4 juli 2026, 00:30 uur"
    assert shown(found, "Van") == '"Wijkagent Proef" <wijkagent@voorbeeld.nl>'
    assert (found.onderwerp, found.aan) == ("Geluid op nr 3", "OOV")
    assert found.tekst == "Weer geluid, geërgerd.\nGroet"
    assert [(part.naam, part.inhoud) for part in found.bijlagen] == files
    assert found.opmerkingen == ()


def test_a_message_of_outlook_with_a_page_only_is_read_from_that() -> None:
    html = "<html><body><p>Weer geluid, geërgerd.</p></body></html>".encode()
    saved = message("x", "", ("A", "a@voorbeeld.nl"), "B", datetime(2026, 7, 3, tzinfo=UTC), [], html=html)
    assert read_msg(saved).tekst == "Weer geluid, geërgerd."


def test_a_plain_text_for_form_s_sake_gives_way_to_what_was_written() -> None:
    found = mail(
        'Content-Type: multipart/alternative; boundary="alt"\n\n--alt\nContent-Type: text/plain\n\n'
        "Uw e-mailprogramma ondersteunt geen HTML.\n--alt\nContent-Type: text/html\n\n"
        "<p>Melding: harde muziek Proeflaan 27</p>\n--alt--\n"
    )
    assert found.tekst == "Melding: harde muziek Proeflaan 27"
    assert "de opgemaakte tekst" in found.opmerkingen[0]


def test_an_invitation_of_teams_says_its_day_and_place() -> None:
    found = mail(
        'Content-Type: multipart/alternative; boundary="alt"\n\n--alt\nContent-Type: text/plain\n\nKom je?\n--alt\n'
        'Content-Type: text/calendar; charset="utf-8"\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\n'
        "DTSTART:20260710T080000Z\nSUMMARY:Overleg\nLOCATION:kamer 3\nEND:VEVENT\nEND:VCALENDAR\n--alt--\n"
    )
    assert found.tekst.startswith(
        "Kom je?\n\nUitnodiging:\n\nOverleg\nBegint: vrijdag 10 juli 2026, 10:00 uur"
    )
    assert "Waar: kamer 3" in found.tekst
    assert [part.naam for part in found.bijlagen] == ["uitnodiging.ics"]


def test_an_invitation_that_is_damaged_hangs_on_the_mail_all_the_same() -> None:
    found = mail("Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:morgen\n")
    assert [part.naam for part in found.bijlagen] == ["uitnodiging.ics"]


@pytest.mark.parametrize(("charset", "said"), [("cp1252", True), ("utf-8", False)])
def test_heads_in_bytes_as_they_are_are_read_and_what_is_guessed_is_said(charset: str, said: bool) -> None:
    sent = f"From: René <r@voorbeeld.nl>\r\nSubject: Klacht café\r\nContent-Type: text/plain; charset={charset}\r\n\r\nGeërgerd"
    found = read_mail(sent.encode(charset))
    assert (found.van, found.onderwerp) == ("René <r@voorbeeld.nl>", "Klacht café")
    assert found.tekst == "Geërgerd"
    assert any("tekenset" in remark for remark in found.opmerkingen) is said


@pytest.mark.parametrize("closing", ["</ul>", "</ol>", "</li></ul>", "</div>", "</blockquote>"])
def test_what_follows_a_list_does_not_run_on_from_its_last_item(closing: str) -> None:
    html = f"<p>Zie:</p><ul><li>een<li>twee{closing}<a href='http://boos.nl'>klik hier</a>"
    found = mail(f"Content-Type: text/html\n\n{html}")
    assert "• twee\nklik hier (http://boos.nl)" in found.tekst.replace("\n\n", "\n")
