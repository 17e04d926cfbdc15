"""The letter to the raad or the nota as a document to go on writing in, with its tables and its annex."""

from __future__ import annotations

from ivbdesk.cases.cijfers.blad import ALLEMAAL_KLEIN
from ivbdesk.cases.cijfers.brief import BIJLAGE, Raadsbrief
from ivbdesk.cases.cijfers.buiten import DEEL, KOPPEN, UITLEG
from ivbdesk.export.docx import Schrijfbaar

_WIDTHS = (100.0, 33.0, 33.0)
_OUTSIDE = (44.0, 32.0, 22.0, 16.0, 22.0, 30.0)


def render_brief_docx(brief: Raadsbrief) -> bytes:
    """What the writer still fills in stands between square brackets."""
    made = Schrijfbaar(brief.titel)
    made.heading(brief.titel, 1)
    for name, words in brief.koppen:
        made.paragraph(words, bold=f"{name}:")
    for lid in brief.leden:
        made.heading(lid.kop, 2)
        for alinea in lid.alineas:
            made.paragraph(alinea)
        if lid.punten:
            made.steps(lid.punten)
        for asked in lid.open:
            made.open(asked)
    made.page_break()
    made.heading("Bijlage: de tabellen", 2)
    made.paragraph(brief.legenda)
    for tabel in brief.tabellen:
        made.heading(tabel.kop, 3)
        if tabel.alles_klein:
            made.paragraph(ALLEMAAL_KLEIN)
            continue
        rows = [(line.naam, line.nu.teken, line.toen.teken) for line in tabel.all_lines()]
        made.table((tabel.eenheid.capitalize(), brief.nu, brief.toen), rows, _WIDTHS)
        for told in tabel.zinnen:
            made.paragraph(told)
    if brief.buiten:
        made.heading(DEEL, 2)
        made.paragraph(UITLEG)
        made.table(KOPPEN, [line.cellen for line in brief.buiten], _OUTSIDE)
    made.heading(BIJLAGE, 2)
    for name, told in brief.zo_tellen:
        made.paragraph(told, bold=f"{name}.")
    return made.render()
