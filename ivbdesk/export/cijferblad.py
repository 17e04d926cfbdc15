"""The figures as a tagged PDF: each table with its drawing, its words and how it was counted; and the letter to the raad."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ivbdesk.cases.cijfers.blad import ALLEMAAL_KLEIN, Blad, Bladtabel
from ivbdesk.cases.cijfers.brief import BIJLAGE, Raadsbrief
from ivbdesk.cases.cijfers.buiten import DEEL, KOPPEN, UITLEG, Buitenregel
from ivbdesk.cases.cijfers.cel import LEGENDA
from ivbdesk.export import huisstijl as stijl
from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.staafbeeld import draw_bars, tell_bars
from ivbdesk.export.tagged import Document

_WIDTHS = (110.0, 33.0, 33.0)
_NAMES = (36.0, 140.0)
_OUTSIDE_WIDTHS = (46.0, 34.0, 24.0, 18.0, 24.0, 30.0)


def render_blad(blad: Blad, now: datetime) -> bytes:
    """All tables of a report, by subject."""
    document = _document(blad.titel, blad.gemeente, now)
    document.heading(blad.titel, 1)
    about = f"Dit gaat over {blad.waarover}. " if blad.waarover else ""
    fixed = f" Vastgesteld op {blad.vastgesteld_op:%d-%m-%Y}." if blad.vastgesteld_op else ""
    document.paragraph(f"{about}{LEGENDA}{fixed}")
    now_name, then_name = blad.selectie.periode.naam, blad.selectie.jaar_eerder().periode.naam
    for deel in blad.delen:
        document.heading(deel, 2)
        for tabel in blad.van_deel(deel):
            _table(document, tabel, now_name, then_name)
            document.paragraph(f"Zo geteld: {tabel.zo_geteld}", "klein")
    _outside(document, blad.buiten)
    return document.render()


def render_brief(brief: Raadsbrief, now: datetime) -> bytes:
    """The letter or nota with its tables and its annex; what the writer was to fill in is left out."""
    document = _document(brief.titel, brief.gemeente, now)
    document.heading(brief.titel, 1)
    document.key_values(brief.koppen, _NAMES)
    for lid in brief.leden:
        document.heading(lid.kop, 2)
        for alinea in lid.alineas:
            document.paragraph(alinea, "ruim")
        document.steps(lid.punten)
    document.page_break()
    document.heading("Bijlage: de tabellen", 2)
    document.paragraph(brief.legenda)
    for tabel in brief.tabellen:
        _table(document, tabel, brief.nu, brief.toen)
    _outside(document, brief.buiten)
    document.heading(BIJLAGE, 2)
    for name, told in brief.zo_tellen:
        document.paragraph([(f"{name}. ", True), (told, False)])
    return document.render()


def _outside(document: Document, lines: Sequence[Buitenregel]) -> None:
    """What others counted, each with its source."""
    if lines:
        document.heading(DEEL, 2)
        document.paragraph(UITLEG)
        document.table(KOPPEN, [line.cellen for line in lines], _OUTSIDE_WIDTHS)


def _document(titel: str, gemeente: str, now: datetime) -> Document:
    return Document(
        Opmaak(
            titel=titel,
            marking=f"Gemeente {gemeente} – openbaar",
            ontvanger="college en raad",
            exemplaar="",
            versie="cijfers",
            auditkop="",
            concept=False,
            gemaakt_op=now,
            voet="",
        )
    )


def _table(document: Document, tabel: Bladtabel, nu: str, toen: str) -> None:
    document.heading(tabel.kop, 3)
    if tabel.alles_klein:
        document.paragraph(ALLEMAAL_KLEIN)
        return
    if tabel.getekend:
        document.figure(draw_bars(tabel, stijl.TEXT_WIDTH), tell_bars(tabel, nu, toen))
        document.paragraph(tabel.legenda(nu, toen, "Open"), "klein")
    rows = [(line.naam, line.nu.teken, line.toen.teken) for line in tabel.all_lines()]
    document.table((tabel.eenheid.capitalize(), nu, toen), rows, _WIDTHS)
    for told in tabel.zinnen:
        document.paragraph(told)
