"""The agenda of a casusoverleg on paper, as one reader may have it.

Ours names each casus by its title and address. A partner finds the cases in which it has a role, by what they are and
where; a closed casus stands on no paper but by its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.publiek.ambtshalve import Ambtshalve
from ivbdesk.cases.publiek.overleg import Bespreking, Overleg
from ivbdesk.cases.publiek.overlegbeeld import not_entitled
from ivbdesk.cases.publiek.overlegverslag import names_of
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst


@dataclass(frozen=True)
class Agendaregel:
    """One casus: from when it is expected, its number, what it is about and what is asked."""

    begin: str
    nummer: str
    over: str
    vraag: str
    minuten: int


@dataclass(frozen=True)
class Agendablad:
    """The agenda for one reader; `genodigd` stands on ours only: who comes may tell what a casus is about."""

    gemeente: Ambtshalve
    voor: Ambtshalve
    soort: str
    datum: date
    tijd: time | None
    plaats: str
    voorzitter: Ambtshalve
    genodigd: tuple[Ambtshalve, ...]
    regels: tuple[Agendaregel, ...]
    voor_partner: bool


def project_agenda(
    overleg: Overleg,
    casussen: Sequence[Casus],
    partners: Sequence[Partner],
    lezer: Partner | None,
    gemeente: str,
    lijst: Naamlijst,
) -> Agendablad:
    """The agenda with those of these cases that the reader has a role in; without a reader it is ours."""
    known = {casus.id: casus for casus in casussen}
    lines, before = [], 0
    for item in overleg.in_order():
        casus = known.get(item.casus_id)
        if casus is not None and not (lezer is not None and not_entitled(casus, [lezer])):
            lines.append(_line(overleg, item, casus, before, ours=lezer is None, lijst=lijst))
        before += item.minuten
    invited = {deelname.partner_id for deelname in overleg.deelnames}
    return Agendablad(
        gemeente=Ambtshalve(gemeente),
        voor=Ambtshalve(lezer.naam if lezer is not None else f"Gemeente {gemeente}".strip()),
        soort=overleg.soort.label,
        datum=overleg.datum,
        tijd=overleg.tijd,
        plaats=overleg.plaats,
        voorzitter=Ambtshalve(overleg.voorzitter),
        genodigd=names_of(p for p in partners if p.id in invited) if lezer is None else (),
        regels=tuple(lines),
        voor_partner=lezer is not None,
    )


def _line(
    overleg: Overleg, item: Bespreking, casus: Casus, before: int, *, ours: bool, lijst: Naamlijst
) -> Agendaregel:
    begin = ""
    if overleg.tijd is not None:
        begin = f"{datetime.combine(overleg.datum, overleg.tijd) + timedelta(minutes=before):%H:%M}"
    if casus.besloten:
        return Agendaregel(begin, casus.nummer, "besloten", "", item.minuten)
    name = Redactie(casus, lijst)(casus.titel) if ours else casus.soort.label
    place = casus.object.adres.kort if casus.object is not None else ""
    about = name if place and place in name else " · ".join(part for part in (name, place) if part)
    return Agendaregel(
        begin, casus.nummer, about, Redactie(casus, lijst, everyone=True)(item.vraag), item.minuten
    )
