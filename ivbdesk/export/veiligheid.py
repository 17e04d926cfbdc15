"""The page for the CISO and the data protection officer as a PDF: what is promised, proven, kept, and of what it is made."""

from __future__ import annotations

from datetime import datetime

from ivbdesk.cases.beheer.veiligheidsblad import Veiligheidsblad
from ivbdesk.cases.beheer.verwerking import Over, Verwerking
from ivbdesk.cases.taal.nederlands import long_date
from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.tagged import Document


def render_veiligheid(told: Veiligheidsblad, auditkop: str, now: datetime) -> bytes:
    """All of the page; no casus and no name is in it."""
    document = Document(
        Opmaak(
            titel="Veiligheid en verwerking van het register",
            marking=f"Gemeente {told.gemeente} – VERTROUWELIJK",
            ontvanger="CISO en functionaris gegevensbescherming",
            exemplaar="",
            versie=f"ivbdesk {told.versie}",
            auditkop=auditkop,
            concept=False,
            gemaakt_op=now,
            voet="niet verder verspreiden dan nodig",
        )
    )
    document.heading("Veiligheid en verwerking van het register", 1)
    document.paragraph(told.kader.inleiding)
    _proven(document, told)
    document.heading("Wat het register belooft", 2)
    document.key_values([(item.kop, item.tekst) for item in told.kader.beloften], (40, 136))
    document.heading("Waartegen het register niet helpt", 2)
    for limit in told.kader.grenzen:
        document.heading(limit.kop, 3)
        document.paragraph(limit.tekst)
        document.paragraph([("Wat u kunt doen: ", True), (limit.doen, False)])
    _processing(document, told)
    _kept(document, told.verwerking)
    _parts(document, told)
    return document.render()


def _proven(document: Document, told: Veiligheidsblad) -> None:
    document.heading("Wat is beproefd, en wanneer", 2)
    document.table(
        ("Wat", "Stand", "Wanneer en met welke uitkomst", "Verwacht"),
        [
            (item.eis.naam, item.stand(told.op).value.capitalize(), item.told, item.verwacht)
            for item in told.bewijzen
        ],
        (44, 26, 66, 40),
    )
    document.heading("Wie het register kan openen", 2)
    document.table(
        ("Recht", "Functie", "Hoe"),
        [(way.recht, way.functie or "–", way.told) for way in told.ingangen],
        (70, 46, 60),
    )
    document.paragraph(told.overige_ingangen)
    document.heading("Versleuteling van dit register", 2)
    document.key_values(told.versleuteling, (60, 116))


def _processing(document: Document, told: Veiligheidsblad) -> None:
    facts = told.verwerking
    document.heading("Feiten voor het verwerkingsregister (AVG art. 30) en de DPIA", 2)
    document.paragraph(
        "Deze feiten komen uit het register en het programma zelf, zoals ze op "
        f"{long_date(told.op)} waren; het oordeel erover is aan de gemeente. Aantallen per rol, grondslag en partner tellen "
        "de casussen die de opsteller mag zien.",
        "grijs",
    )
    document.key_values(
        [
            ("Verantwoordelijk", told.kader.verantwoordelijke),
            ("Contact", told.kader.contact),
            ("Doorgifte buiten de Unie", told.kader.doorgifte),
            ("Aantallen", "; ".join(f"{name}: {number}" for name, number in facts.aantallen)),
            ("Soorten casus", "; ".join(facts.zaken)),
            ("Herkomst", "; ".join(facts.herkomst)),
            ("Documenten voor", "; ".join(facts.documenten_voor)),
            ("Maatregelen", "; ".join(item.kop for item in told.kader.beloften)),
        ],
        (36, 140),
    )
    document.heading("Doelen", 3)
    document.bullets(told.kader.doelen)
    document.heading("Categorieën van personen", 3)
    people = [
        (over.label, ", ".join(group.naam for group in facts.of(over)))
        for over in Over
        if over.is_persoon and facts.of(over)
    ]
    document.table(("Wie", "Waar er woorden van of over hen staan"), people, (60, 116))
    document.table(
        ("Rol in een casus", "Aantal personen"),
        [(name, str(number)) for name, number in facts.rollen],
        (120, 56),
    )
    document.heading("Bijzondere en strafrechtelijke gegevens", 3)
    document.paragraph(
        "Het programma vraagt er niet om en waarschuwt bij woorden die erop wijzen, maar ze kunnen in een tekst of stuk staan:"
    )
    document.table(("Groep", "Artikel"), facts.bijzonder, (120, 56))
    document.heading("Grondslagen om te verstrekken", 3)
    document.table(("Grondslag", "Artikel"), facts.grondslagen, (76, 100))
    document.heading("Ontvangers", 3)
    document.table(
        ("Partner", "Soort ontvanger", "Keer verstrekt"),
        [(item.naam, item.soort, str(item.verstrekkingen)) for item in facts.ontvangers],
        (76, 70, 30),
    )
    document.heading("Bewaartermijnen", 3)
    document.table(("Wat", "Hoe lang", "Bron"), facts.termijnen, (66, 36, 74))


def _kept(document: Document, facts: Verwerking) -> None:
    document.heading("Categorieën van gegevens", 3)
    document.paragraph(
        "Elke tabel van het register met haar velden, ingedeeld naar van wie ze zijn. Een veld dat erbij komt, staat hier vanzelf.",
        "grijs",
    )
    document.table(
        ("Gegevens", "Aantal", "Velden"),
        [(group.naam.capitalize(), str(group.rijen), group.told) for group in facts.groepen],
        (44, 18, 114),
    )


def _parts(document: Document, told: Veiligheidsblad) -> None:
    document.heading("Onderdelen van het programma", 2)
    document.paragraph(
        "Dezelfde lijst is als CycloneDX 1.6 op te slaan, om tegen bekende fouten te houden.", "grijs"
    )
    document.table(
        ("Onderdeel", "Versie", "Licentie"),
        [(part.naam, part.versie, part.licentie or "niet opgegeven") for part in told.delen],
        (60, 36, 80),
    )
