"""A document is readable for everyone, is the same every time, and tells nothing about who made it."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Drawing, Rect

from ivbdesk.export.huisstijl import Opmaak, one_line
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
    document.table(("Datum", "Wat"), [(str(n), f"regel {n} " * 20) for n in range(rows)], (30, 140))
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


def squeezed(data: bytes) -> str:
    """All text without white space: a word that is broken over lines is found too."""
    return "".join(text_of(data).split())


def test_nothing_is_drawn_outside_the_tree_and_the_fonts_are_in_the_file() -> None:
    with pikepdf.open(BytesIO(build(5).render())) as pdf:
        for page in pdf.pages:
            depth = 0
            for operands, operator in pikepdf.parse_content_stream(page):
                depth += {"BDC": 1, "EMC": -1}.get(str(operator), 0)
                assert 0 <= depth <= 1
                assert depth == 1 or str(operator) not in {"Tj", "TJ", "S", "f", "B"}, operands
            for font in page.Resources.Font.values():
                assert "/FontFile2" in font.FontDescriptor


def test_the_head_of_a_table_is_read_once_and_seen_on_every_page() -> None:
    document = build()
    data = document.render()
    with pikepdf.open(BytesIO(data)) as pdf:
        for cell in pdf.Root.StructTreeRoot.K[0].K[6].K[0].K:
            assert isinstance(cell.K, int)
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]
    assert all("Datum" in page for page in pages)


def test_a_value_longer_than_a_page_runs_on() -> None:
    words = [f"w{number}w" for number in range(4000)]
    document = Document(OPMAAK)
    document.key_values([("Lang", " ".join(words))])
    document.table(("A", "B"), [("kort", " ".join(reversed(words)))], (30, 140))
    shown = squeezed(document.render())
    assert [word for word in words if shown.count(word) < 2] == []


def test_lines_end_in_a_space_so_that_no_words_are_glued() -> None:
    document = Document(OPMAAK)
    document.paragraph([("vet ", True), ("gewoon " * 60, False)])
    document.paragraph("gewoon " * 60)
    with pikepdf.open(BytesIO(document.render())) as pdf:
        drawn = pdf.pages[0].Contents.read_bytes()
    assert drawn.count(b"gewoon ") + drawn.count(b"gewoon)") == 120
    assert drawn.count(b"gewoon)") <= 2


def test_bookmarks_follow_the_headings_whatever_their_levels() -> None:
    document = Document(OPMAAK)
    for text, level in (("diep", 3), ("boven", 1), ("onder", 3), ("weer boven", 1)):
        document.heading(text, level)
        document.paragraph("tekst")
    with pikepdf.open(BytesIO(document.render())) as pdf, pdf.open_outline() as outline:
        told = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert told == [("diep", []), ("boven", ["onder"]), ("weer boven", [])]


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for lines in range(30, 66):
        document = Document(OPMAAK)
        for _ in range(lines):
            document.paragraph("regel")
        document.heading("KOPJE", 2)
        drawing = Drawing(120, 150)
        drawing.add(Rect(0, 0, 50, 20))
        document.figure(drawing, "Een rechthoek")
        with pikepdf.open(BytesIO(document.render())) as pdf:
            heading, figure = list(pdf.Root.StructTreeRoot.K[0].K)[-2:]
            assert heading.Pg.objgen == figure.Pg.objgen


def pages_of(document: Document) -> list[str]:
    found = pypdf.PdfReader(BytesIO(document.render())).pages
    return ["".join(page.extract_text().split()) for page in found]


@pytest.mark.parametrize("lines", [44, 46, 48, 50])
def test_a_row_is_not_split_and_a_heading_goes_along_with_its_table(lines: int) -> None:
    document = Document(OPMAAK)
    for _ in range(lines):
        document.paragraph("regel")
    document.heading("KOPJE", 2)
    long = " ".join(f"w{number}w" for number in range(160))
    document.table(("Kolomnaam", "Uitleg"), [("EERSTE", long), ("TWEEDE", "kort")], (30, 140))
    page = next(page for page in pages_of(document) if "KOPJE" in page)
    assert all(words in page for words in ("Kolomnaam", "EERSTE", "w0w", "w159w"))


def test_what_is_kept_stands_on_one_page_with_its_heading() -> None:
    for lines in (50, 54, 57):
        document = Document(OPMAAK)
        for _ in range(lines):
            document.paragraph("regel")
        document.heading("KOPJE", 3)
        document.key_values([(f"naam{number}.", "x") for number in range(8)], kept=True)
        page = next(page for page in pages_of(document) if "KOPJE" in page)
        assert "naam0." in page, lines
        assert "naam7." in page, lines


def test_the_last_row_of_a_table_is_not_alone_on_its_page() -> None:
    for rows in range(44, 60):
        document = Document(OPMAAK)
        document.table(("A", "B"), [(f"nummer{number}.", "x") for number in range(rows)], (40, 40))
        last = pages_of(document)[-1]
        assert f"nummer{rows - 2}." in last, rows


def test_a_word_that_is_broken_is_copied_whole() -> None:
    document = Document(OPMAAK)
    word = "verantwoordelijkheidsverdelingsvraagstuk"
    document.table(("A",), [(f"voor {word} na",)], (24,))
    with pikepdf.open(BytesIO(document.render())) as pdf:
        drawn = b"".join(
            bytes(operands[0]) for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "Tj"
        )  # fmt: skip
    assert word.encode() in drawn
    assert b"voor " in drawn


def test_a_drawing_that_is_too_large_is_made_to_fit() -> None:
    drawing = Drawing(1400, 400)
    drawing.add(Rect(0, 0, 1400, 400))
    document = Document(OPMAAK)
    document.figure(drawing, "Breed")
    with pikepdf.open(BytesIO(document.render())) as pdf:
        left, bottom, right, top = (float(value) for value in pdf.Root.StructTreeRoot.K[0].K.A.BBox)
    assert 0 < left < right < 595
    assert (right - left) / (top - bottom) == pytest.approx(3.5, rel=0.01)


@pytest.mark.parametrize("password", ["", "x" * 128])
def test_a_password_that_would_not_protect_is_refused(password: str) -> None:
    with pytest.raises(ValueError, match="wachtwoord"):
        build(1).render(password)


def test_what_the_font_lacks_is_seen() -> None:
    document = Document(OPMAAK)
    document.paragraph("a\x01b 😀👍🏽 👩‍🚒 ☎️ c\ud83d d\u200de e\u0301 <b>&amp; ĳ € ● ◆ ✓ →")
    assert "a□b [emoji] [emoji] [emoji] c□ de é <b>&amp; ĳ € ● ◆ ✓ →" in text_of(document.render())


@given(st.text(max_size=300), st.text(max_size=120))
def test_any_text_is_shown_and_never_breaks_the_document(paragraph: str, cell: str) -> None:
    document = Document(OPMAAK)
    document.heading(f"Kop {cell}", 1)
    document.paragraph(f"begin {paragraph} einde")
    document.table(("A", "B"), [(cell, "slot")], (60, 60))
    document.bullets([cell])
    shown = squeezed(document.render())
    for text in (paragraph, cell):
        assert "".join(one_line(text).split()) in shown
    assert all(word in shown for word in ("begin", "einde", "slot"))
