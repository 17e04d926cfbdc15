"""A document is readable for everyone, is the same every time, and tells nothing about who made it."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.graphics.shapes import Drawing, Rect

from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.tagged import Document
from tests.export.conftest import Findings

OPMAAK = Opmaak(
    titel="Stuk LD-2026-001",
    marking="Gemeente Leiderdorp – VERTROUWELIJK",
    ontvanger="Driehoek",
    exemplaar="Driehoek",
    versie="concept",
    auditkop="12 · 0123456789abcdef",
    concept=True,
    gemaakt_op=datetime(2026, 11, 23, 10, 30),
)


def build(rows: int = 60) -> Document:
    document = Document(OPMAAK)
    document.heading("Een stuk", 1)
    document.paragraph([("Vet: ", True), ("en gewoon, met é, ij en ’s nachts.", False)])
    document.bullets(["eerste", "tweede"])
    document.key_values([("Naam", "waarde"), ("Nog een", "waarde")])
    drawing = Drawing(120, 40)
    drawing.add(Rect(0, 0, 50, 20))
    document.figure(drawing, "Een rechthoek die iets voorstelt")
    document.heading("Een tabel", 2)
    document.table(("Datum", "Wat"), [(str(n), f"regel {n} " * 12) for n in range(rows)], (30, 140))
    return document


def text_of(data: bytes, password: str | None = None) -> str:
    reader = pypdf.PdfReader(BytesIO(data), password=password)
    return "\n".join(page.extract_text() for page in reader.pages)


def test_the_checkers_find_no_error(pdf_findings: Findings) -> None:
    document = build()
    data = document.render()
    assert document.pages >= 3
    assert pdf_findings(data) == []


def test_the_same_input_gives_the_same_bytes() -> None:
    assert build().render() == build().render()


def test_the_tree_names_headings_tables_and_figures() -> None:
    with pikepdf.open(BytesIO(build(5).render())) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        tags = [str(child.S) for child in document.K]
        assert tags == ["/H1", "/P", "/L", "/Table", "/Figure", "/H2", "/Table"]
        table = document.K[6]
        assert [str(cell.S) for cell in table.K[0].K] == ["/TH", "/TH"]
        assert {str(cell.A.Scope) for cell in table.K[0].K} == {"/Column"}
        assert str(document.K[4].Alt) == "Een rechthoek die iets voorstelt"
        assert str(pdf.Root.Lang) == "nl-NL"


def test_every_page_counts_and_a_draft_says_so() -> None:
    document = build()
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(document.render())).pages]
    for number, text in enumerate(pages, start=1):
        assert f"Bladzijde {number} van {len(pages)}" in text
        assert "CONCEPT" in text
        assert "VERTROUWELIJK" in text


def test_a_password_is_aes_256_revision_6() -> None:
    data = build(3).render("geheim genoeg")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(data))
    with pikepdf.open(BytesIO(data), password="geheim genoeg") as pdf:
        assert pdf.encryption.R == 6
        assert pdf.encryption.bits == 256


def test_the_metadata_hold_a_title_and_no_maker() -> None:
    with pikepdf.open(BytesIO(build(3).render())) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {"/Title": OPMAAK.titel}
        with pdf.open_metadata() as meta:
            assert not set(meta) & {"dc:creator", "pdf:Author", "xmp:CreatorTool"}


@given(st.text(max_size=300), st.text(max_size=120))
@settings(max_examples=40)
def test_any_text_is_shown_and_never_breaks_the_document(paragraph: str, cell: str) -> None:
    document = Document(OPMAAK)
    document.heading("Kop", 1)
    document.paragraph(f"begin {paragraph} einde")
    document.table(("A", "B"), [(cell, "slot")], (60, 60))
    shown = text_of(document.render())
    assert all(word in shown for word in ("begin", "einde", "slot"))
