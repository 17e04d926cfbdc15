"""The manual on paper: tagged, with a bookmark for each chapter, numbered steps, and a text for each picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdf
import pytest

from ivbdesk.cases.beheer.handleiding import Doelsoort, read_handleiding
from ivbdesk.drukwerk import render_manual
from ivbdesk.resources import texts

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
MANUAL = read_handleiding(texts("handleiding"))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_manual(NOW)


def test_it_can_be_read_aloud(pdf: bytes, pdf_findings: Callable[[bytes], list[str]]) -> None:
    assert pdf_findings(pdf) == []


def test_every_chapter_has_its_bookmark_and_is_named_in_front(pdf: bytes) -> None:
    reader = pypdf.PdfReader(BytesIO(pdf))
    named = [str(mark.title) for mark in reader.outline if not isinstance(mark, list)]
    front = reader.pages[0].extract_text()
    for number, chapter in enumerate(MANUAL.hoofdstukken, 1):
        assert f"{number}. {chapter.titel}" in named
        assert chapter.titel in front


def test_steps_are_numbered_and_pictures_told(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        tags = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
        alts = [str(item.Alt) for item in tags if item.S == "/Figure"]
        within = [item for item in tags if item.S == "/Caption" and item.P.S == "/Figure"]
        lists = [item for item in tags if item.S == "/L"]
    told = [block.tekst for chapter in MANUAL.hoofdstukken for block in chapter.blokken if block.beeld]
    assert len(alts) == len(told)
    assert all(alts)
    assert len(set(alts)) == len(alts), "which picture it is, is heard"
    assert not within, "who reads the text of a figure aloud says nothing else of what is in it"
    words = " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    assert [caption for caption in told if caption not in words] == []
    assert len(lists) > 25


def test_the_contents_lead_to_each_chapter_and_say_its_page(pdf: bytes) -> None:
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    front = pages[0].extract_text()
    for number, chapter in enumerate(MANUAL.hoofdstukken, 1):
        on = next(
            n for n, page in enumerate(pages[1:], 2) if f"{number}. {chapter.titel}" in page.extract_text()
        )
        assert f"{number}. {chapter.titel}, bladzijde {on}" in front
    assert len(pages) < len(MANUAL.hoofdstukken), "a chapter of a few lines has no page to itself"


def test_every_link_is_in_the_structure_and_says_where_it_leads(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        links = [note for page in opened.pages for note in page.get("/Annots", [])]
        within = sum(
            run.soort is Doelsoort.HOOFDSTUK
            for chapter in MANUAL.hoofdstukken
            for run in chapter.verwijzingen
        )
        assert len(links) >= len(MANUAL.hoofdstukken) + within
        numbers = opened.Root.StructTreeRoot.ParentTree.Nums
        owner = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        for link in links:
            element = owner[int(link.StructParent)]
            assert element.S == "/Link"
            assert element.K.Obj.objgen == link.objgen
            assert str(element.Alt).startswith("Naar: ")
            assert link.Dest[0].objgen in {page.obj.objgen for page in opened.pages}
