"""What a stranger sends: lists, mails, calendars. Read as in the process apart, without starting one for each."""

from __future__ import annotations

import io
import signal
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.apart.read import DuurtTeLang, Limits, NietGelezen, outcome
from ivbdesk.apart.worker import worked
from ivbdesk.cases.dossier.stuk import Vorm
from ivbdesk.cases.dossier.stukinhoud import Mail, readable, tidy
from ivbdesk.cases.dossier.stukvorm import recognise
from ivbdesk.cases.invoer.rekenblad import OnleesbaarBestand, Rekenblad
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.documents import work
from ivbdesk.spreadsheet.lezer import read_sheets
from tests.documents.outlookbestand import message
from tests.documents.test_andere import calendar
from tests.documents.test_mail import HEADS, tnef
from tests.knoeien.spoilt import many, spoilt, watched
from tests.rekenbladen import KOPPEN, messy, xlsx

T = TypeVar("T")
_LIMITS = Limits(seconds=20)
_SENT = datetime(2026, 7, 3, 8, tzinfo=UTC)
_HEADS = HEADS.format(date="Fri, 3 Jul 2026 10:00:00 +0200", subject="=?utf-8?q?Ge=C3=A9rgerd?=")
CSV = [
    b'Datum;Adres;Wat\r\n3-4-2026;Acacialaan 3;"Geluid; \'s nachts"\r\n4-4-2026;Rijnkade 2;Afval\r\n',
    "Datum,Wat\n3 apr,geërgerd\n".encode("cp1252"),
    "sep=\t\nDatum\tWat\n1\t2\n".encode("utf-16"),
]
MAILS = [
    (_HEADS + 'Content-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\nWeer=20geluid =E2=82=AC\n').encode(),
    (_HEADS + 'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: multipart/alternative; boundary="c"\n\n--c\n'
     "Content-Type: text/plain\n\nplat\n--c\nContent-Type: text/html\n\n<p>rijk <a href='http://x'>hier</a></p>\n--c--\n--b\n"
     'Content-Type: application/pdf; name="=?utf-8?b?YnJpZWYucGRm?="\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--b\n'
     "Content-Type: message/rfc822\n\nFrom: x@y.nl\nSubject: door\n\nbinnen\n--b--\n").encode(),
    (_HEADS + 'Content-Type: application/ms-tnef; name="winmail.dat"\nContent-Transfer-Encoding: 8bit\n\n').encode()
    + tnef("brief.pdf", b"%PDF-1.4 inhoud"),
]  # fmt: skip
CALENDARS = [
    calendar("DTSTART;TZID=America/New_York:20260703T183000", "SUMMARY:Overleg", "ATTENDEE;CN=Wijkagent:mailto:w@voorbeeld.nl",
             "RRULE:FREQ=WEEKLY;COUNT=3", "DESCRIPTION:Regel\\nTwee", method="REQUEST"),
    calendar("DTSTART;VALUE=DATE:20260703", "DTEND;VALUE=DATE:20260704", "SUMMARY:Dag", "STATUS:CANCELLED"),
]  # fmt: skip
OUTLOOK = [
    message("Geluid", "Weer geluid", ("Wijkagent", "w@voorbeeld.nl"), "oov@voorbeeld.nl", _SENT, [("a.pdf", b"%PDF-" * 900)]),
    message("Rijk", "", ("W", "w@voorbeeld.nl"), "o", _SENT, [], html="<p>geërgerd</p>".encode()),
]  # fmt: skip


@cache
def workbook() -> bytes:
    """A list as people send it."""
    path = Path(__file__).with_name("leeg.xlsx")
    try:
        return xlsx(path, KOPPEN, *messy(12)[0]).read_bytes()
    finally:
        path.unlink(missing_ok=True)


def as_apart(read: Callable[[bytes], T], content: bytes) -> T | None:
    """What the program gets of it; None where it is told in words that nothing was read."""
    with watched(), stopped():
        try:
            return outcome(worked(_LIMITS, read, content))  # type: ignore[return-value]
        except NietGelezen as told:
            assert all((told.wat, told.behouden, told.doen))
        except (RegelFout, OnleesbaarBestand) as told:
            assert str(told)
    return None


@contextmanager
def stopped() -> Iterator[None]:
    """As the program stops a process that takes too long: what was read of it then is nothing."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise DuurtTeLang

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, _LIMITS.seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def is_list(found: Rekenblad | None) -> bool:
    return found is None or (isinstance(found, Rekenblad) and bool(found.bladen))


@many(60)
@given(spoilt(CSV), st.sampled_from([".csv", ".txt", ".xls", ""]))
def test_csv(content: bytes, ending: str) -> None:
    assert is_list(as_apart(partial(read_sheets, ending=ending, most_rows=2000), content))


@many(40)
@given(st.data())
def test_xlsx_of_which_a_part_is_spoilt(data: st.DataObject) -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as good,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        names = good.namelist()
        chosen = data.draw(st.sets(st.sampled_from(names), min_size=1, max_size=3))
        for name in names:
            part = good.read(name)
            bad.writestr(name, data.draw(spoilt([part])) if name in chosen else part)
    assert is_list(as_apart(partial(read_sheets, ending=".xlsx", most_rows=2000), out.getvalue()))


@many(40)
@given(st.data())
def test_a_packed_workbook_that_is_spoilt(data: st.DataObject) -> None:
    old = (Path(__file__).parents[1] / "spreadsheet" / "verborgen.xls").read_bytes()
    content = data.draw(spoilt([workbook(), old]))
    assert is_list(as_apart(partial(read_sheets, ending=".xlsx", most_rows=2000), content))


@pytest.mark.parametrize("good", [MAILS, OUTLOOK], ids=["eml", "msg"])
@many(60)
@given(data=st.data())
def test_mail(good: list[bytes], data: st.DataObject) -> None:
    found = as_apart(work.mail, data.draw(spoilt(good)))
    if found is not None:
        assert isinstance(found, Mail)
        shown = found.within_limits()
        assert len(shown.tekst) < 110_000
        assert len(tidy(found.geheel)) >= 0
        assert all(part.naam == part.naam.strip() != "" and len(part.naam) < 300 for part in shown.bijlagen)


@many(60)
@given(spoilt(CALENDARS))
def test_calendar(content: bytes) -> None:
    found = as_apart(work.agenda, content)
    assert found is None or isinstance(readable(found), str)


@many(60)
@given(spoilt([*CSV, *MAILS, *CALENDARS, *OUTLOOK]))
def test_what_a_document_is_and_its_words(content: bytes) -> None:
    try:
        vorm, uitgang = recognise(content)
    except RegelFout:
        return
    if vorm is not Vorm.TEKST:
        assert isinstance(as_apart(partial(work.woorden, vorm, uitgang), content), str | None)
