"""The declaration of destruction: what was destroyed, under which term, and who decided; no personal data."""

from __future__ import annotations

from datetime import datetime

from ivbdesk.cases.bewaren.vernietiging import Verklaring, Vernietigsoort
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.tagged import Document

ROOM = "\n\N{NO-BREAK SPACE}\n\N{NO-BREAK SPACE}"
"""Lines to sign on."""
_WHAT = {
    Vernietigsoort.CASUS: "is een casus als geheel",
    Vernietigsoort.ONDERDELEN: "zijn onderdelen van een casus",
    Vernietigsoort.SIGNAAL: "is een signaal dat geen casus werd",
    Vernietigsoort.VERZOEK: "zijn de verzoeken van een inwoner over eigen gegevens",
}


def render_verklaring(told: Verklaring, now: datetime) -> bytes:
    """One A4, to be signed by those who decided and kept in the archive of the municipality."""
    document = Document(
        Opmaak(
            titel=f"Verklaring van vernietiging {told.nummer}",
            marking=f"Gemeente {told.gemeente}",
            ontvanger="het archief",
            exemplaar="",
            versie=told.nummer,
            auditkop=told.auditkop,
            concept=False,
            gemaakt_op=now,
            voet="",
        )
    )
    document.heading("Verklaring van vernietiging", 1)
    why = (
        "omdat de betrokkene daarom vroeg en de gegevens niet langer nodig zijn."
        if told.op_verzoek
        else "omdat de bewaartermijn is verstreken en de gegevens niet langer nodig zijn."
    )
    document.paragraph(
        f"In het register zorg en veiligheid van de gemeente {told.gemeente} {_WHAT[told.soort]} vernietigd, {why}"
    )
    document.key_values(
        (
            ("Nummer", told.nummer),
            ("Bewaartermijn", told.termijn),
            ("Bron", told.bron),
            ("Voorgesteld door", f"{told.voorgesteld_door}, op {short_date(told.voorgesteld_op)}"),
            ("Besloten door", f"{told.beslist_door}, op {short_date(told.beslist_op)}"),
            ("Logboekregel", told.auditkop),
        )
    )
    document.heading("Wat is vernietigd", 2)
    document.table(("Soort", "Aantal"), [(name, str(number)) for name, number in told.aantallen], (120, 30))
    document.heading("Wat blijft", 2)
    document.bullets(
        (
            "Het nummer, de termijn en het besluit hierboven.",
            "Regels van het logboek zonder inhoud: wie wanneer iets deed, niet wat er stond.",
            f"Tot {short_date(told.kopieen_tot)} kunnen versleutelde reservekopieën de gegevens nog bevatten. "
            "Wordt zo'n kopie teruggezet, dan vernietigt het programma ze daarin opnieuw.",
        )
    )
    document.heading("Ondertekening", 2)
    document.table(
        ("Naam", "Datum", "Handtekening"),
        [(name + ROOM, "", "") for name in dict.fromkeys((told.voorgesteld_door, told.beslist_door))],
        (70, 36, 70),
    )
    return document.render()
