"""The manual as a tagged PDF: its chapters with their pictures, and a list in front that leads to each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from itertools import groupby

from PIL import Image as Picture
from reportlab.graphics.shapes import Drawing, Image

from ivbdesk.cases.beheer.handleiding import Blok, Bloksoort, Doelsoort, Handleiding, Hoofdstuk
from ivbdesk.export.huisstijl import TEXT_WIDTH, LinkText, Opmaak, Tekst
from ivbdesk.export.tagged import Document

TITLE = "Handleiding van ivbdesk"
_ALT = "Schermafdruk ‘{}’. Het bijschrift zegt wat erop staat."
_BEGINS, _BEGINS_WITH_PICTURE = 260.0, 460.0
"""Points below which a chapter begins on a new page, so that its first steps stand with its heading."""


def render_handleiding(
    manual: Handleiding, picture: Callable[[str], bytes], versie: str, now: datetime
) -> bytes:
    """The PDF; `picture` gives the PNG with this name."""
    document = Document(
        Opmaak(
            titel=TITLE,
            marking=TITLE,
            ontvanger="wie met ivbdesk werkt",
            exemplaar="",
            versie=f"ivbdesk {versie}",
            auditkop="",
            concept=False,
            gemaakt_op=now,
            voet="",
        )
    )
    document.heading(TITLE, 1)
    document.paragraph("Alle namen en gebeurtenissen op de beelden zijn verzonnen.", "ruim")
    numbers = {chapter.sleutel: number for number, chapter in enumerate(manual.hoofdstukken, 1)}
    for chapter in manual.hoofdstukken:
        document.contents_line(f"{numbers[chapter.sleutel]}. {chapter.titel}", chapter.sleutel)
    document.page_break()
    for chapter in manual.hoofdstukken:
        with_picture = any(block.beeld for block in chapter.blokken[:2])
        document.room_for(_BEGINS_WITH_PICTURE if with_picture else _BEGINS)
        document.heading(f"{numbers[chapter.sleutel]}. {chapter.titel}", 1, chapter.sleutel)
        _compose(document, chapter, numbers, picture)
    return document.render()


def _compose(
    document: Document, chapter: Hoofdstuk, numbers: dict[str, int], picture: Callable[[str], bytes]
) -> None:
    for soort, found in groupby(chapter.blokken, lambda block: block.soort):
        blocks = list(found)
        if soort is Bloksoort.STAP:
            document.steps([_words(block, numbers) for block in blocks])
        elif soort is Bloksoort.PUNT:
            document.bullets([_words(block, numbers) for block in blocks], "ruimpunt")
        else:
            for block in blocks:
                _add(document, block, numbers, picture)


def _add(document: Document, block: Blok, numbers: dict[str, int], picture: Callable[[str], bytes]) -> None:
    if block.soort is Bloksoort.KOP:
        document.heading(block.tekst, 2)
    elif block.soort is Bloksoort.LET_OP:
        document.paragraph([("Let op. ", True), (block.tekst, True)], "nadruk")
    elif block.soort is Bloksoort.BEELD:
        which = block.beeld.replace("-", ": ")
        document.figure(_drawn(picture(block.beeld)), _ALT.format(which), block.tekst)
    else:
        document.paragraph(_words(block, numbers), "ruim")


def _words(block: Blok, numbers: dict[str, int]) -> Tekst:
    """The words of a block; a link to a chapter tells its number, one to a page or an act is what stands on the screen."""
    told: list[tuple[str, bool]] = []
    for run in block.delen:
        told.append(
            (run.tekst, run.scherm or run.toets or run.soort in (Doelsoort.PAGINA, Doelsoort.HANDELING))
        )
        if run.soort is Doelsoort.HOOFDSTUK:
            told += [
                (" (", False),
                (LinkText(f"hoofdstuk {numbers[run.doel]}", run.doel), False),
                (")", False),
            ]
    return told


def _drawn(png: bytes) -> Drawing:
    loaded = Picture.open(BytesIO(png)).convert("RGB")
    width, height = loaded.size
    scale = TEXT_WIDTH / width
    drawing = Drawing(width * scale, height * scale)
    drawing.add(Image(0, 0, width * scale, height * scale, loaded))
    return drawing
