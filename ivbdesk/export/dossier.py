"""The file of a casus as an administrative judge can follow it: each step, why, by whom, on what proof."""

from __future__ import annotations

from datetime import datetime

from ivbdesk.cases.publiek.afwegingsblad import Afwegingsblad
from ivbdesk.cases.publiek.dossieroverzicht import Dossieroverzicht
from ivbdesk.cases.publiek.dossierstappen import Dossierstap
from ivbdesk.cases.taal.nederlands import count, join_nl, short_date
from ivbdesk.export import huisstijl as stijl
from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.tagged import Document
from ivbdesk.export.trendtekening import draw_trend


def render_dossier(told: Dossieroverzicht, auditkop: str, now: datetime) -> bytes:
    """First what it is about, then every step in order of time, then the numbered evidence."""
    document = Document(
        Opmaak(
            titel=f"Dossier {told.nummer}",
            marking=f"Gemeente {told.gemeente} – VERTROUWELIJK (zaakvertrouwelijk)",
            ontvanger=told.ontvanger.label,
            exemplaar=told.ontvanger.label,
            versie=f"{told.nummer} · dossier",
            auditkop=auditkop,
            concept=False,
            gemaakt_op=now,
            voet="alleen voor dit doel te gebruiken",
        )
    )
    document.heading(f"Dossier {told.nummer}", 1)
    _about(document, told)
    document.heading("Stap voor stap", 1)
    for number, step in enumerate(told.stappen, 1):
        _step(document, number, step)
    if not told.stappen:
        document.paragraph("Er is nog geen stap gezet.", "grijs")
    _evidence(document, told)
    return document.render()


def _about(document: Document, told: Dossieroverzicht) -> None:
    facts = (
        ("Onderwerp", told.titel),
        ("Doel", told.doel),
        ("Grondslag", told.grondslag),
        ("Geopend", f"{short_date(told.geopend_op)}; stand nu: {told.status.lower()}"),
        ("Handelingskader", f"versie {join_nl(list(told.kader_versies))}"),
        ("Betrokkenen", "; ".join(told.betrokkenen)),
    )
    document.key_values(facts, (30, 146))
    document.heading("Het beeld van de overlast", 2)
    document.paragraph(told.cijfers)
    document.figure(draw_trend(told.trend, stijl.TEXT_WIDTH), told.trend.woorden)
    document.paragraph(
        "Gevuld: bevestigd; open: alleen gemeld. Een lijn met een code is het "
        "begin van een middel uit het handelingskader.",
        "grijs",
    )


def _step(document: Document, number: int, step: Dossierstap) -> None:
    document.heading(f"{number}. {short_date(step.datum)} – {step.kop}", 2)
    for name, text in step.regels:
        document.paragraph([(f"{name}: ", True), (text, False)])
    if step.afweging is not None:
        _weighing(document, step.afweging)
    if step.check:
        document.heading("Dossiercheck bij deze stap", 3)
        document.table(("Punt", "Staat", "Bewijs of reden"), step.check, (58, 32, 86))


def _weighing(document: Document, blad: Afwegingsblad) -> None:
    document.heading(f"Afweging, versie {blad.versie}, {short_date(blad.opgesteld_op)}", 3)
    if blad.opties:
        rows = [
            (f"{name}{' (gekozen)' if chosen else ''}", gain or "–", cost or "–")
            for name, gain, cost, chosen in blad.opties
        ]
        document.table(("Mogelijkheid", "Levert op", "Gevolgen en bezwaren"), rows, (44, 66, 66))
    groups = (blad.perspectieven, blad.standpunten, blad.evenredigheid, blad.besluit)
    for name, text in (pair for group in groups for pair in group):
        document.paragraph([(f"{name}: ", True), (text or "–", False)], "klein")
    if blad.lichter:
        document.paragraph([("Lichtere middelen: ", True), ("; ".join(blad.lichter) + ".", False)], "klein")
    for name, text in blad.ontbreekt:
        document.paragraph([(f"Ontbreekt, {name}: ", True), (text, False)], "klein")


def _evidence(document: Document, told: Dossieroverzicht) -> None:
    document.heading("Bewijs", 1)
    rows = [(p.nummer, short_date(p.datum), p.soort, p.bron, p.tekst) for p in told.producties]
    if rows:
        document.table(("Nr.", "Datum", "Soort", "Bron", "Wat"), rows, (11, 22, 34, 28, 81))
    else:
        document.paragraph("Er is nog niets vastgelegd.", "grijs")
    if told.weggelaten:
        left_out = count(told.weggelaten, "regel of stuk is", "regels of stukken zijn")
        document.paragraph(f"{left_out} weggelaten: niet voor deze ontvanger bestemd.", "grijs")
