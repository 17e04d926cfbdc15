"""The uitvoeringsplan and its evaluation: as a tagged PDF, and as a document to go on writing in."""

from __future__ import annotations

from datetime import datetime

from ivbdesk.cases.uitvoeringsplan.plantekst import Plandeel, Plantekst
from ivbdesk.export.docx import Schrijfbaar
from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.tagged import Document

_WIDTHS = (86.0, 38.0, 24.0, 28.0)
_DOCX_WIDTHS = (78.0, 36.0, 24.0, 28.0)
_NAMES = (34.0, 142.0)
_CONCEPT = "concept voor het college"


def render_plan_pdf(told: Plantekst, now: datetime) -> bytes:
    """A version that the college did not establish is marked as a concept."""
    document = Document(
        Opmaak(
            titel=told.titel,
            marking=f"Gemeente {told.gemeente} – {_CONCEPT if told.concept else 'openbaar'}",
            ontvanger="college en raad",
            exemplaar="",
            versie=told.stand,
            auditkop="",
            concept=told.concept,
            gemaakt_op=now,
            voet="",
        )
    )
    document.heading(told.titel, 1)
    document.paragraph(told.stand, "nadruk")
    for part in told.delen:
        _print_part(document, part)
    return document.render()


def _print_part(document: Document, part: Plandeel) -> None:
    document.heading(part.kop, 2)
    for words in part.alineas:
        document.paragraph(words)
    if part.tabel:
        document.table(part.tabel[0], part.tabel[1:], _WIDTHS)
    for one in part.onderdelen:
        document.heading(one.kop, 3)
        document.key_values(one.punten, _NAMES, kept=True)


def render_plan_docx(told: Plantekst) -> bytes:
    """The same as the PDF, with real headings and tables."""
    made = Schrijfbaar(told.titel, boven=_CONCEPT if told.concept else "")
    made.heading(told.titel, 1)
    made.paragraph(told.gemeente, bold="Gemeente:")
    made.paragraph(told.stand)
    for part in told.delen:
        made.heading(part.kop, 2)
        for words in part.alineas:
            made.paragraph(words)
        if part.tabel:
            made.table(part.tabel[0], part.tabel[1:], _DOCX_WIDTHS)
        for one in part.onderdelen:
            made.heading(one.kop, 3)
            for number, (name, words) in enumerate(one.punten, 1):
                made.paragraph(words, bold=f"{name}:", keep=number < len(one.punten))
    return made.render()
