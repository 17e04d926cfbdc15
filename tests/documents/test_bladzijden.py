"""A PDF is drawn in the process apart, some pages at a time; one that is made to harm gives a sentence."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from PySide6.QtGui import QImage
from reportlab.pdfgen.canvas import Canvas

from ivbdesk.apart.read import NietGelezen
from ivbdesk.documents.lezer import DocumentsApart

LEZER = DocumentsApart()


def pdf(pages: int, size: tuple[float, float] = (595, 842), password: str | None = None) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, size, encrypt=password)
    for page in range(1, pages + 1):
        canvas.drawString(72, size[1] - 72, f"Dit is blad {page}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def hand_made(*objects: bytes) -> bytes:
    """A PDF without a table of its objects: every reader mends that."""
    told = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(objects, 1))
    return b"%PDF-1.7\n" + told + b"trailer\n<</Root 1 0 R>>\n"


CATALOG, PAGE = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
)
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)


def test_some_pages_at_a_time_with_their_words() -> None:
    content = pdf(13)
    first = LEZER.bladzijden(content, 0)
    assert (first.aantal, first.vanaf, len(first.platen)) == (13, 0, 10)
    rest = LEZER.bladzijden(content, 10)
    assert [page.tekst.strip() for page in rest.platen] == [f"Dit is blad {n}" for n in (11, 12, 13)]
    image = QImage.fromData(rest.platen[0].plaatje)
    assert (image.width(), image.pixelColor(5, 5).name()) == (1400, "#ffffff")


@pytest.mark.parametrize("size", [(14_400, 14_400), (3, 14_400), (14_400, 3), (0.001, 0.001), (1e9, 1e9)])
def test_a_page_of_any_size_is_a_picture_of_bounded_size(size: tuple[float, float]) -> None:
    (page,) = LEZER.bladzijden(pdf(1, size), 0).platen
    image = QImage.fromData(page.plaatje)
    assert image.width() <= 1400
    assert image.height() <= 4000


HOSTILE = {
    "wachtwoord": pdf(1, password="geheim"),
    "geen pdf": b"%PDF-1.7\nkapot",
    "boom die zichzelf noemt": hand_made(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>"),
    "meer bladen dan er zijn": hand_made(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 99999999>>", PAGE),
    "stroom van 300 MB": hand_made(CATALOG, PAGES, PAGE, stream(b" " * 300_000_000)),
    "oneindig nesten": hand_made(CATALOG, PAGES, PAGE, stream(b"q " * 2_000_000 + b"[" * 2_000_000)),
    "vormen in vormen": hand_made(
        CATALOG, PAGES, PAGE.replace(b"/Contents", b"/Resources<</XObject<</A 5 0 R>>>>/Contents"), stream(b"/A Do " * 50),
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 5 0 R>>>>/Length 30>>stream\n"
        b"/A Do /A Do /A Do /A Do /A Do \nendstream",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_pdf_that_is_made_to_harm_ends_in_pages_or_in_a_sentence(name: str) -> None:
    try:
        found = LEZER.bladzijden(HOSTILE[name], 0)
    except NietGelezen as told:
        assert all((told.wat, told.behouden, told.doen))
    else:
        assert len(found.platen) <= 10
