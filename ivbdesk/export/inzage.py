"""The copy of a resident's own data, in plain words (AVG art. 15 lid 3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from ivbdesk.cases.bewaren.inzage import Gedeeld, Inzage, InzageCasus, InzageSignaal
from ivbdesk.cases.taal.nederlands import count, short_date
from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.tagged import Document


def render_inzage(told: Inzage, gemeente: str, auditkop: str, now: datetime) -> bytes:
    """All cases and loose signals of one person: why and since when, what was written, and which means were used."""
    document = Document(
        Opmaak(
            titel="Afschrift van uw gegevens",
            marking=f"Gemeente {gemeente} – persoonlijk",
            ontvanger="de betrokkene",
            exemplaar="",
            versie="inzage",
            auditkop=auditkop,
            concept=False,
            gemaakt_op=now,
            voet="",
        )
    )
    document.heading("Afschrift van uw gegevens", 1)
    born = str(told.geboortejaar) if told.geboortejaar else "niet vastgelegd"
    document.key_values((("Naam", told.naam), ("Geboortejaar", born), *told.over_u))
    document.paragraph(
        f"De gemeente {gemeente} heeft de gegevens hieronder over u in het register zorg en veiligheid. Namen van "
        "anderen en van wie iets meldde zijn weggelaten. Klopt iets niet, dan kunt u vragen het te verbeteren."
    )
    if told.beperkt:
        document.paragraph("Op uw verzoek gebruiken wij deze gegevens nu zo min mogelijk.", "nadruk")
    if told.niet_alles:
        document.paragraph(
            "Een deel van wat wij over u hebben, geven wij niet. Waarom staat in het besluit op uw verzoek. Bent u het "
            "daar niet mee eens, dan kunt u bezwaar maken."
        )
    if not told.casussen:
        document.paragraph("Er zijn geen casussen waarin u voorkomt.")
    for casus in told.casussen:
        _casus(document, casus)
    if told.signalen:
        document.heading("Signalen die geen casus werden", 1)
        document.paragraph("Een signaal is wat bij ons is gemeld, voordat er een casus is.")
    for signaal in told.signalen:
        _signaal(document, signaal, signaal.ontvangen_op.astimezone(now.tzinfo).date())
    return document.render()


def _signaal(document: Document, signaal: InzageSignaal, received: date) -> None:
    goes = short_date(signaal.vernietigen_op) if signaal.vernietigen_op else "nog niet bepaald"
    document.heading(f"Signaal {signaal.nummer}", 2)
    document.key_values(
        (
            ("Ontvangen op", short_date(received)),
            ("Onderwerp", signaal.thema),
            ("Van wie", signaal.bron),
            ("Waar", signaal.waar or "niet vastgelegd"),
            ("Wat er staat", signaal.tekst),
            ("Wat wij ermee deden", signaal.stand),
            *([("Grondslag", signaal.grondslag)] if signaal.grondslag else []),
            ("Vernietigen vanaf", goes),
        )
    )
    _shared(document, signaal.gedeeld, "dit signaal")


def _casus(document: Document, casus: InzageCasus) -> None:
    document.heading(f"Casus {casus.nummer}", 2)
    until = f" tot {short_date(casus.gesloten_op)}" if casus.gesloten_op else ", loopt nog"
    document.key_values(
        (
            ("Uw rol", ", ".join(casus.rollen)),
            ("Waarvoor", casus.doel),
            ("Grondslag", casus.grondslag),
            ("Periode", f"sinds {short_date(casus.geopend_op)}{until}"),
            ("Betrokken partners", ", ".join(casus.partners) or "geen"),
        )
    )
    rows = [(short_date(day), kind, source, text) for day, kind, source, text in casus.regels]
    if rows:
        document.table(("Datum", "Soort", "Bron", "Wat er staat"), rows, (20, 24, 28, 104), "Tijdlijn")
    measures = [
        (name, status, short_date(begun) if begun else "niet begonnen")
        for name, status, begun in casus.middelen
    ]
    if measures:
        document.table(("Middel", "Stand", "Sinds"), measures, (110, 36, 30), "Middelen")
    ages = [(short_date(day), what, how) for day, what, how in casus.leeftijd]
    if ages:
        document.table(("Datum", "Wat is vastgesteld", "Hoe"), ages, (30, 60, 86), "Uw leeftijd")
    factors = [
        (
            name,
            str(weight),
            words,
            source,
            f"{short_date(since)}{f' tot {short_date(until)}' if until else ''}",
        )
        for name, weight, words, source, since, until in casus.kwetsbaarheid
    ]
    if factors:
        header = ("Wat speelt", "Gewicht (1-5)", "Wat er staat", "Wie ziet dit", "Sinds")
        document.table(header, factors, (40, 16, 64, 28, 28), "Wat zwaar is en wat helpt")
    if casus.stukken:
        document.paragraph(
            f"Stukken in het dossier: {', '.join(casus.stukken)}. U kunt om een afschrift vragen."
        )
    _shared(document, casus.gedeeld, "iets uit deze casus")
    if casus.doorverwezen:
        number = count(casus.doorverwezen, "regel, stuk of middel komt", "regels, stukken en middelen komen")
        document.paragraph(f"{number} van politie of OM. Vraag inzage daarin bij de politie of het OM.")


def _shared(document: Document, gedeeld: Sequence[Gedeeld], wat: str) -> None:
    """With whom data was shared; that nothing was shared is said as well."""
    rows = [
        (short_date(line.op), line.aan or "niet vastgelegd", line.wat, line.grondslag, line.waarom or "–")
        for line in gedeeld
    ]
    if rows:
        header = ("Datum", "Met wie", "Wat", "Op welke grondslag", "Waarom")
        document.table(header, rows, (20, 30, 44, 40, 42), "Met wie is gedeeld")
    else:
        document.paragraph(
            f"Met wie is gedeeld: wij hebben niet vastgelegd dat {wat} met anderen is gedeeld."
        )
