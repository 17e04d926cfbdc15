"""The minutes of one casus of a casusoverleg (method BOB: beeld, oordeel, besluit)."""

from __future__ import annotations

from datetime import datetime

from ivbdesk.cases.publiek.overlegverslag import Verslag
from ivbdesk.cases.taal.nederlands import long_date
from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.tagged import Document


def render_verslag(told: Verslag, auditkop: str, now: datetime) -> bytes:
    """The minutes as they go to those who were in the room."""
    readers = "de aanwezigen" if told.voor else "de gemeente"
    document = Document(
        Opmaak(
            titel=f"Verslag {told.nummer}",
            marking=f"Gemeente {told.gemeente} – VERTROUWELIJK (zaakvertrouwelijk)",
            ontvanger=readers,
            exemplaar=readers,
            voet="vertrouwelijk",
            versie=f"{told.nummer} · verslag",
            auditkop=auditkop,
            concept=False,
            gemaakt_op=now,
        )
    )
    document.heading(f"Verslag casusoverleg {told.nummer}", 1)
    clock = f", {told.tijd:%H:%M} uur" if told.tijd else ""
    present = "; ".join(told.aanwezig) or "alleen de gemeente"
    facts = [("Overleg", told.soort), ("Datum", f"{long_date(told.datum)}{clock}"), ("Aanwezig", present)]
    if told.voor != told.aanwezig:
        facts.append(("Bestemd voor", "; ".join(told.voor) or "alleen de gemeente"))
    document.key_values(facts, (30, 146))
    parts = (
        ("Vraag", told.vraag),
        ("Beeld", told.beeld),
        ("Oordeel", told.oordeel),
        ("Besluit", told.besluit),
    )
    for name, text in parts:
        document.heading(name, 2)
        document.paragraph(text or "Niets vastgelegd.", "tekst" if text else "grijs")
    document.heading("Afspraken", 2)
    if told.afspraken:
        document.table(("Wie", "Wat, en vóór wanneer"), told.afspraken, (36, 140))
    else:
        document.paragraph("In dit overleg zijn geen afspraken gemaakt.", "grijs")
    if told.standpunten:
        document.heading("Verschil van inzicht", 2)
        document.paragraph("Elk standpunt staat hier in de woorden van de partner zelf.", "grijs")
        document.table(
            ("Wie en hoe", "Standpunt"), [(who, text or "–") for who, text in told.standpunten], (50, 126)
        )
    _remark(document, told)
    return document.render()


def _remark(document: Document, told: Verslag) -> None:
    left_out = " Voor dit gezelschap is iets weggelaten." if told.weggelaten else ""
    document.paragraph(
        f"Dit verslag bevat alleen wat de aanwezigen in het overleg mochten zien, zonder namen.{left_out}",
        "grijs",
    )
