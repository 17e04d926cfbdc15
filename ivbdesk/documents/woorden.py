"""The words of a document, by which it is found: of a PDF, a letter in Word, a workbook, a mail or a text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from xml.etree import ElementTree

from pypdf import PdfReader

from ivbdesk.cases.dossier.stuk import Vorm
from ivbdesk.cases.dossier.stukinhoud import MOST_WORDS, tidy
from ivbdesk.documents.kalender import read_calendar
from ivbdesk.documents.mail import read_mail
from ivbdesk.documents.outlook import read_msg

_LARGEST_PART = 40 * 1024 * 1024
_MOST_PAGES, _DEEPEST = 400, 5
_PARTS = {
    ".docx": r"word/(document|footnotes|endnotes|header\d*|footer\d*|comments)\.xml",
    ".xlsx": r"xl/(sharedStrings|worksheets/sheet\d+|comments\d*)\.xml",
    ".pptx": r"ppt/(slides/slide\d+|notesSlides/notesSlide\d+)\.xml",
    ".odt": r"content\.xml", ".ods": r"content\.xml", ".odp": r"content\.xml",
}  # fmt: skip
_ENDS_A_LINE = {"p", "tr", "si", "is", "row", "h", "table-row", "br"}


def words_of_document(vorm: Vorm, uitgang: str, content: bytes) -> str:
    """The first words of a document, as many as are searched; empty of what has none."""
    return tidy(_words(vorm, uitgang, content))[:MOST_WORDS]


def _words(vorm: Vorm, uitgang: str, content: bytes) -> str:
    if uitgang == ".msg":
        return read_msg(content).geheel
    if vorm is Vorm.MAIL:
        return _up_to_most(_of_mail(content))
    if vorm is Vorm.AGENDA:
        return read_calendar(content)
    if vorm is Vorm.PDF:
        return _up_to_most(
            page.extract_text() for page in islice(PdfReader(io.BytesIO(content)).pages, _MOST_PAGES)
        )
    if uitgang in _PARTS:
        return _up_to_most(_of_office(content, re.compile(_PARTS[uitgang])))
    return ""


def _of_mail(content: bytes, depth: int = 0) -> Iterator[str]:
    """A mail, and behind it each mail that was forwarded in it."""
    found = read_mail(content)
    yield found.geheel
    if depth < _DEEPEST:
        for part in found.bijlagen:
            if part.naam.lower().endswith(".eml"):
                yield from _of_mail(part.inhoud, depth + 1)


def _of_office(content: bytes, wanted: re.Pattern[str]) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in sorted(parts.namelist()):
            if wanted.fullmatch(name) and parts.getinfo(name).file_size <= _LARGEST_PART:
                yield _of_xml(parts.read(name))


def _of_xml(data: bytes) -> str:
    if b"<!DOCTYPE" in data[:2000]:  # no office program writes one; entities are how a small file swells
        return ""
    told: list[str] = []
    for element in ElementTree.fromstring(data).iter():
        name = element.tag.rpartition("}")[2]
        if name in _ENDS_A_LINE:
            told.append("\n")
        elif name in ("tab", "c", "s"):
            told.append(" ")
        if element.text and name not in ("v", "f", "instrText"):
            told.append(element.text)
        if element.tail and element.tail.strip():
            told.append(element.tail)
    return "".join(told)


def _up_to_most(parts: Iterator[str]) -> str:
    told, length = [], 0
    for part in parts:
        told.append(part)
        length += len(part)
        if length > 2 * MOST_WORDS:
            break
    return "\n".join(told)
