"""When one casus may go up in another, and what may be split off to a casus of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar
from uuid import UUID

from ivbdesk.cases.besluitvorming.maatregel import MaatregelStatus
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid
from ivbdesk.cases.betrokkenen.medewerker import Toegang
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.vergissing import require_mistake
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout

_RUNNING = (MaatregelStatus.VOORGESTELD, MaatregelStatus.LOOPT)


@dataclass(frozen=True)
class Afsplitsing:
    """What goes to a casus of its own, as chosen; the rest of that casus is as in the first one."""

    soort: CasusSoort
    titel: str
    doel: str
    personen: Collection[UUID] = ()
    regels: Collection[UUID] = ()
    stukken: Collection[UUID] = ()
    adres_mee: bool = False


class _Part(Protocol):
    id: UUID
    casus_id: UUID


P = TypeVar("P", bound=_Part)


NOTHING_CHOSEN = "Kies wie of wat naar de nieuwe casus gaat."


def require_mergeable(van: Casus, naar: Casus, binnen: tuple[Iterable[Toegang], Iterable[Toegang]]) -> None:
    """Raise RegelFout where the one cannot go up in the other; `binnen` is who was let into each of them."""
    if van.id == naar.id:
        raise RegelFout("naar_id", "Kies een andere casus dan deze.")
    if not van.status.is_open or not naar.status.is_open:
        raise RegelFout("naar_id", "Alleen casussen die open zijn kunnen worden samengevoegd.")
    one, other = ({item.medewerker_id for item in inside if item.tot is None} for inside in binnen)
    if van.besloten is not naar.besloten or one != other:
        raise RegelFout(
            "naar_id",
            "Deze twee casussen zijn niet voor dezelfde medewerkers te zien. Verbind ze, of maak dat eerst gelijk.",
        )
    both = _decided(van) & _decided(naar)
    if both:
        raise RegelFout(
            "naar_id",
            f"In beide casussen speelt middel {', '.join(sorted(both))}. Rond dat eerst in een van de twee af.",
            "Awb 3:2",
        )


def _decided(casus: Casus) -> set[str]:
    running = {item.code for item in casus.maatregelen if item.status in _RUNNING}
    return running | {item.code for item in casus.afwegingen} | {item.code for item in casus.besluiten}


def roles_twice(van: Casus, naar: Casus) -> list[Betrokkenheid]:
    """The running roles of the one that the same person has in the other."""
    own = {(item.persoon.id, item.rol) for item in naar.huidige_betrokkenen()}
    return [item for item in van.huidige_betrokkenen() if (item.persoon.id, item.rol) in own]


def left_behind(van: Casus, naar: Casus) -> set[UUID]:
    """What the other says already: answers on the same item of the file, and homes that it has."""
    answered = {item.code for item in naar.dossierpunten}
    there = naar.adressen()
    points = {item.id for item in van.dossierpunten if item.code in answered}
    return points | {item.id for item in van.objecten if item.object.adres in there}


def entries_of_proof(casus: Casus) -> set[UUID]:
    """The entries that prove something in the casus, and so cannot be split off."""
    proof = {item.item_id for item in casus.bewijzen} | {item.item_id for item in casus.verbeurten}
    return {id for id in proof if id is not None}


def papers_of_proof(casus: Casus) -> set[UUID]:
    """The documents that prove something in the casus, and so cannot be split off."""
    return {item.stuk_id for item in casus.bewijzen if item.stuk_id is not None}


def require_splittable(casus: Casus, keuze: Afsplitsing, reden: str) -> None:
    """Raise RegelFout, naming the field, where nothing was chosen or the rest rests on what was."""
    require_reason(reden, "dit een casus van zichzelf wordt")
    if not keuze.personen and not keuze.regels and not keuze.stukken:
        raise RegelFout("personen", NOTHING_CHOSEN)
    for role in casus.betrokkenen:
        if role.persoon.id in keuze.personen:
            require_mistake(casus, role.persoon.id, role.persoon.naam)
    if entries_of_proof(casus) & set(keuze.regels):
        raise RegelFout("regels", "Een gekozen regel is hier bewijs. Haal hem eerst uit de dossiercheck.")
    if papers_of_proof(casus) & set(keuze.stukken):
        raise RegelFout("stukken", "Een gekozen stuk is hier bewijs. Haal het eerst uit de dossiercheck.")


def move_over(van: Casus, naar: Casus, keuze: Afsplitsing) -> None:
    """Bring what was chosen over, with what is said of those people; a melding lets go of an incident that stays."""
    people, lines, papers = set(keuze.personen), set(keuze.regels), set(keuze.stukken)
    of_people = [item.id for item in van.betrokkenen if item.persoon.id in people]
    _bring(van.betrokkenen, naar.betrokkenen, naar.id, of_people)
    said = [item.id for item in van.kwetsbaarheden if item.persoon_id in people]
    _bring(van.kwetsbaarheden, naar.kwetsbaarheden, naar.id, said)
    ages = [item.id for item in van.leeftijden if item.persoon_id in people]
    _bring(van.leeftijden, naar.leeftijden, naar.id, ages)
    papers |= {item.id for item in van.stukken if item.tijdlijnitem_id in lines}
    _bring(van.tijdlijn, naar.tijdlijn, naar.id, lines)
    _bring(van.stukken, naar.stukken, naar.id, papers)
    for casus in (van, naar):
        here = {item.id for item in casus.tijdlijn}
        for item in casus.tijdlijn:
            item.incident_id = item.incident_id if item.incident_id in here else None
        for paper in casus.stukken:
            paper.tijdlijnitem_id = paper.tijdlijnitem_id if paper.tijdlijnitem_id in here else None


def _bring(van: list[P], naar: list[P], casus_id: UUID, ids: Collection[UUID]) -> None:
    for item in [item for item in van if item.id in ids]:
        van.remove(item)
        item.casus_id = casus_id
        naar.append(item)
