"""The manual on paper: tagged, with a bookmark for each chapter, numbered steps, and a text for each picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdf
import pytest

from ivbdesk.cases.beheer.handleiding import read_handleiding
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
        alts = {str(item.Alt) for item in tags if item.S == "/Figure"}
        lists = [item for item in tags if item.S == "/L"]
    assert alts == {
        block.tekst for chapter in MANUAL.hoofdstukken for block in chapter.blokken if block.beeld
    }
    assert len(lists) > 25
