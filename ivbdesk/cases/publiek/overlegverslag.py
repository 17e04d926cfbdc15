"""What a casusoverleg leaves behind: minutes, the part of one partner, and entries for a calendar.

The minutes hold what the shared screen showed to those in the room, and nothing of the casus itself. The names
of the files name no person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.publiek.aanwezigheid import times_told
from ivbdesk.cases.publiek.ambtshalve import Ambtshalve
from ivbdesk.cases.publiek.overleg import MINUTES_PER_CASUS, Overleg, OverlegStatus
from ivbdesk.cases.publiek.overlegbeeld import Overlegbeeld, not_entitled
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
from ivbdesk.cases.taal.nederlands import join_nl, sort_key
from ivbdesk.cases.zoeken.rijen import AfspraakRij

_NOBODY = Ambtshalve("")


@dataclass(frozen=True)
class Aanwezigregel:
    """A partner that was there: who came for it, and when they were in the room."""

    partner: Ambtshalve
    personen: Ambtshalve = _NOBODY
    tijden: str = ""


@dataclass(frozen=True)
class Verslagpunt:
    """One casus of a meeting; `afspraken` and `standpunten` are who, and the words, as they were said."""

    nummer: str
    aanwezig: tuple[Ambtshalve, ...]
    vraag: str
    beeld: str
    oordeel: str
    besluit: str
    afspraken: tuple[tuple[Ambtshalve, str], ...]
    standpunten: tuple[tuple[Ambtshalve, str], ...]
    weggelaten: bool
    ongehoord: bool = False
    """Whether what was said and agreed is withheld from the readers."""


@dataclass(frozen=True)
class Verslag:
    """The minutes of a meeting: of one casus for those who saw it, or of all cases for one reader.

    `voor` are those who may receive them. With `heel` it is the whole meeting, as far as its reader may read of it.
    """

    gemeente: Ambtshalve
    soort: str
    datum: date
    tijd: time | None
    plaats: str
    voorzitter: Ambtshalve
    aanwezig: tuple[Aanwezigregel, ...]
    voor: tuple[Ambtshalve, ...]
    punten: tuple[Verslagpunt, ...]
    heel: bool = False


@dataclass(frozen=True)
class Actieregel:
    """One afspraak of the partner: in which casus, what, and before when."""

    nummer: str
    wat: str
    uiterlijk: date


@dataclass(frozen=True)
class Actielijst:
    """What one partner agreed to in one meeting, what is due first on top."""

    gemeente: Ambtshalve
    partner: Ambtshalve
    soort: str
    datum: date
    regels: tuple[Actieregel, ...]


@dataclass(frozen=True)
class Agendapunt:
    """One entry of a calendar: without `tijd` it takes the whole day. Nothing in it names a person or tells what is agreed."""

    id: UUID
    kop: str
    uitleg: str
    datum: date
    tijd: time | None = None
    minuten: int = 0
    plaats: str = ""
    vervallen: bool = False


def require_shown(beeld: Overlegbeeld | None, ongemachtigd: Sequence[Partner]) -> Overlegbeeld:
    """What the shared screen showed; raises RegelFout where it showed nothing.

    That is so with `ongemachtigd` in the room, who have no role in the casus, and for a closed casus.
    """
    if beeld is not None:
        return beeld
    if not ongemachtigd:
        raise RegelFout("", "Deze casus is besloten; u kunt er geen verslag van maken.")
    names = join_nl([partner.kort for partner in ongemachtigd])
    raise RegelFout(
        "", f"{names}: aanwezig, maar zonder rol in deze casus. Zo kan er geen verslag naar de aanwezigen."
    )


def project_punt(beeld: Overlegbeeld, aanwezig: Iterable[Partner]) -> Verslagpunt:
    """One casus from what the shared screen shows of it to the readers, with who saw it then."""
    return Verslagpunt(
        nummer=beeld.nummer,
        aanwezig=names_of(aanwezig),
        vraag=beeld.vraag,
        beeld=beeld.beeld,
        oordeel=beeld.oordeel,
        besluit=beeld.besluit,
        afspraken=beeld.van_vandaag,
        standpunten=beeld.verschillen,
        weggelaten=beeld.weggelaten,
        ongehoord=beeld.ongehoord,
    )


def project_verslag(
    overleg: Overleg,
    aanwezig: Iterable[Partner],
    voor: Iterable[Partner],
    punten: Sequence[Verslagpunt],
    gemeente: str,
    *,
    heel: bool = False,
) -> Verslag:
    """The minutes with these cases, of those who were there only the ones that the readers may know of."""
    lines = []
    for partner in sorted(aanwezig, key=lambda partner: sort_key(partner.naam)):
        deelname = overleg.deelname_of(partner.id)
        times = times_told(deelname.tijden) if deelname is not None else ""
        people = Ambtshalve(deelname.persoon if deelname is not None else "")
        lines.append(Aanwezigregel(Ambtshalve(partner.naam), people, times))
    return Verslag(
        gemeente=Ambtshalve(gemeente),
        soort=overleg.soort.label,
        datum=overleg.datum,
        tijd=overleg.tijd,
        plaats=overleg.plaats,
        voorzitter=Ambtshalve(overleg.voorzitter),
        aanwezig=tuple(lines),
        voor=names_of(voor),
        punten=tuple(punten),
        heel=heel,
    )


def project_actielijst(
    overleg: Overleg, casussen: Iterable[Casus], partner: Partner, gemeente: str, lijst: Naamlijst
) -> Actielijst:
    """The partner's own afspraken of this meeting, of cases in which it has a role now; names are taken out."""
    held = {item.id for item in overleg.agenda}
    lines = []
    for casus in casussen:
        if not_entitled(casus, [partner]):
            continue
        clean = Redactie(casus, lijst, everyone=True)
        lines += [
            Actieregel(casus.nummer, clean(item.wat), item.uiterlijk)
            for item in casus.afspraken
            if item.partner_id == partner.id and item.bespreking_id in held
        ]
    lines.sort(key=lambda line: (line.uiterlijk, line.nummer, line.wat))
    return Actielijst(
        Ambtshalve(gemeente), Ambtshalve(partner.naam), overleg.soort.label, overleg.datum, tuple(lines)
    )


def meeting_entry(overleg: Overleg) -> Agendapunt:
    """The meeting in a calendar: what kind it is, where, and how long the agenda takes; not over whom."""
    minutes = sum(item.minuten for item in overleg.agenda) or MINUTES_PER_CASUS
    called_off = overleg.status is OverlegStatus.AFGELAST
    told = (
        "Dit overleg gaat niet door."
        if called_off
        else "De casussen staan op de agenda die u apart ontvangt."
    )
    return Agendapunt(
        overleg.id,
        overleg.soort.label,
        told,
        overleg.datum,
        overleg.tijd,
        minutes,
        overleg.plaats,
        called_off,
    )


def agreement_entries(rows: Iterable[AfspraakRij]) -> list[Agendapunt]:
    """Each afspraak on the day it must be done: in which casus and by which partner, never what."""
    told = "Laatste dag van deze afspraak. Wat is afgesproken, staat in de actielijst."
    return [Agendapunt(row.id, f"Afspraak {row.nummer} · {row.partner}", told, row.uiterlijk) for row in rows]


def agreements_made(
    overleg: Overleg, casussen: Iterable[Casus], partners: Sequence[Partner]
) -> list[AfspraakRij]:
    """The afspraken of this meeting that these partners made and that still run, by date."""
    held = {item.id for item in overleg.agenda}
    names = {partner.id: partner.kort for partner in partners}
    rows = [
        AfspraakRij(a.id, casus.id, casus.nummer, a.wat, names[a.partner_id], a.persoon, a.uiterlijk)
        for casus in casussen
        for a in casus.afspraken
        if a.bespreking_id in held and a.status.is_running and a.partner_id in names
    ]
    return sorted(rows, key=lambda row: (row.uiterlijk, row.nummer, str(row.id)))


def verslag_file(nummer: str, datum: date) -> str:
    """The name proposed for the minutes of one casus: "LD-2026-005_verslag_26-11-2026.pdf"."""
    return f"{nummer}_verslag_{_stamp(datum)}.pdf"


def meeting_file(wat: str, partner: Partner | None, datum: date, kind: str = "pdf") -> str:
    """The name proposed for a paper of the meeting: "actielijst_incluzio_26-11-2026.pdf", ours without a partner."""
    word = (
        re.sub(r"[^a-z0-9]+", "-", sort_key(partner.kort)).strip("-") or "partner" if partner else "gemeente"
    )
    return f"{wat}_{word}_{_stamp(datum)}.{kind}"


def names_of(partners: Iterable[Partner]) -> tuple[Ambtshalve, ...]:
    """The names of partners in the order of the alphabet."""
    return tuple(Ambtshalve(name) for name in sorted((partner.naam for partner in partners), key=sort_key))


def _stamp(day: date) -> str:
    return f"{day:%d-%m-%Y}"
