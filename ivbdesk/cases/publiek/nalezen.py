"""The free texts of each document that leaves, with the place where the officer finds them."""

from __future__ import annotations

from collections.abc import Iterator

from ivbdesk.cases.bewaren.inzage import Inzage
from ivbdesk.cases.publiek.afwegingsblad import Afwegingsblad
from ivbdesk.cases.publiek.agendablad import Agendablad
from ivbdesk.cases.publiek.bevinding import Plek
from ivbdesk.cases.publiek.dossieroverzicht import Dossieroverzicht
from ivbdesk.cases.publiek.overlegverslag import Actielijst, Verslag
from ivbdesk.cases.publiek.projectie import Oplegnotitie
from ivbdesk.cases.taal.nederlands import short_date


def places_of_note(note: Oplegnotitie) -> Iterator[Plek]:
    """The free texts of the oplegnotitie."""
    vraag = note.vraag
    yield from (
        ("Titel", note.titel),
        ("Gevraagd besluit", vraag.besluit),
        ("Kern", vraag.kern),
        ("Voorstel", vraag.voorstel),
        ("Alternatieven", vraag.alternatieven),
        ("Gevolgen", vraag.gevolgen),
        ("Communicatie", vraag.communicatie),
        ("Waarom deze urgentie", note.urgentie_reden),
        ("Lichtere middelen", note.lichtere_middelen),
        ("Doel van de verwerking", note.doel),
    )
    yield from ((f"Afweging, {line.kop.lower()}", line.tekst) for line in note.perspectieven)
    yield from ((f"Dossiercheck, {row.soort.naam.lower()}", row.toelichting) for row in note.dossier)
    yield from (
        (f"Tijdlijn, {line.soort.lower()} van {short_date(line.datum)}", line.tekst)
        for line in note.tijdlijn
        if not line.geopend
    )
    yield from (
        (f"Afspraak van {who}, uiterlijk {short_date(day)}", what) for what, who, day, _ in note.afspraken
    )
    yield from ((f"Keten, {line.waar.lower()}", line.stand) for line in note.keten)


def places_of_weighing(blad: Afwegingsblad) -> Iterator[Plek]:
    """The free texts of a weighing."""
    yield "Afweging, wat er wijzigde", blad.wijziging
    for name, words, outcome, _ in blad.opties:
        yield from ((f"Afweging, optie {name.lower()}", text) for text in (words, outcome))
    pairs = (*blad.perspectieven, *blad.standpunten, *blad.evenredigheid, *blad.ontbreekt, *blad.besluit)
    yield from ((f"Afweging, {name.lower()}", text) for name, text in pairs)
    yield from (("Afweging, lichtere middelen", text) for text in blad.lichter)


def places_of_file(overzicht: Dossieroverzicht) -> Iterator[Plek]:
    """The free texts of the file of a casus."""
    yield "Titel", overzicht.titel
    yield "Doel van de verwerking", overzicht.doel
    for step in overzicht.stappen:
        yield from (
            (f"Stap van {short_date(step.datum)}, {name.lower()}", text) for name, text in step.regels
        )
        yield from ((f"Dossiercheck, {name.lower()}", text) for name, _, text in step.check)
        if step.afweging is not None:
            yield from places_of_weighing(step.afweging)
    for item in overzicht.producties:
        place = f"Productie {item.nummer}, {item.soort.lower()} van {short_date(item.datum)}"
        yield from ((place, item.bron), (place, item.tekst))


def places_of_minutes(verslag: Verslag) -> Iterator[Plek]:
    """The free texts of minutes; where they are of a whole meeting each place names its casus."""
    for punt in verslag.punten:
        where = f"{punt.nummer}, " if verslag.heel else ""
        yield from (
            (f"{where}Vraag", punt.vraag),
            (f"{where}Beeld", punt.beeld),
            (f"{where}Oordeel", punt.oordeel),
            (f"{where}Besluit", punt.besluit),
        )
        yield from ((f"{where}Afspraak van {who}", text) for who, text in punt.afspraken)
        yield from ((f"{where}Standpunt van {who}", text) for who, text in punt.standpunten)


def places_of_agenda(blad: Agendablad) -> Iterator[Plek]:
    """The free texts of an agenda."""
    yield "Plaats", blad.plaats
    for line in blad.regels:
        yield f"{line.nummer}, titel", line.over
        yield f"{line.nummer}, vraag", line.vraag


def places_of_list(lijst: Actielijst) -> Iterator[Plek]:
    """The free texts of what one partner agreed to."""
    yield from ((f"{line.nummer}, uiterlijk {short_date(line.uiterlijk)}", line.wat) for line in lijst.regels)


def places_of_inzage(inzage: Inzage) -> Iterator[Plek]:
    """The free texts of the copy of a person's own data."""
    for casus in inzage.casussen:
        yield f"{casus.nummer}, doel", casus.doel
        for day, kind, source, text in casus.regels:
            place = f"{casus.nummer}, {kind.lower()} van {short_date(day)}"
            yield from ((place, source), (place, text))
        yield from ((f"{casus.nummer}, stuk", name) for name in casus.stukken)
        yield from ((f"{casus.nummer}, kwetsbaarheid", row[2]) for row in casus.kwetsbaarheid)
        for shared in casus.gedeeld:
            place = f"{casus.nummer}, gedeeld op {short_date(shared.op)}"
            yield from ((place, shared.wat), (place, shared.waarom))
    yield from ((signaal.nummer, signaal.tekst) for signaal in inzage.signalen)
