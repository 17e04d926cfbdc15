"""What a casusoverleg leaves behind: minutes per casus, the part of one partner, and entries for a calendar.

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
from ivbdesk.cases.publiek.overleg import MINUTES_PER_CASUS, Overleg, OverlegStatus
from ivbdesk.cases.publiek.overlegbeeld import Overlegbeeld, not_entitled
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
from ivbdesk.cases.taal.nederlands import join_nl, sort_key
from ivbdesk.cases.zoeken.rijen import AfspraakRij


@dataclass(frozen=True)
class Verslag:
    """The minutes of one casus; `afspraken` and `standpunten` are who, and the words, as they were said.

    `voor` are those of `aanwezig` that may receive something from a casus on paper.
    """

    gemeente: str
    soort: str
    datum: date
    tijd: time | None
    nummer: str
    aanwezig: tuple[str, ...]
    voor: tuple[str, ...]
    vraag: str
    beeld: str
    oordeel: str
    besluit: str
    afspraken: tuple[tuple[str, str], ...]
    standpunten: tuple[tuple[str, str], ...]
    weggelaten: bool


@dataclass(frozen=True)
class Actieregel:
    """One afspraak of the partner: in which casus, what, and before when."""

    nummer: str
    wat: str
    uiterlijk: date


@dataclass(frozen=True)
class Actielijst:
    """What one partner agreed to in one meeting, what is due first on top."""

    gemeente: str
    partner: str
    soort: str
    datum: date
    regels: tuple[Actieregel, ...]


@dataclass(frozen=True)
class Agendapunt:
    """One entry of a calendar: without `tijd` it takes the whole day. `kop` names no person."""

    id: UUID
    kop: str
    datum: date
    tijd: time | None = None
    minuten: int = 0
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


def project_verslag(
    overleg: Overleg,
    beeld: Overlegbeeld,
    aanwezig: Iterable[Partner],
    voor: Iterable[Partner],
    gemeente: str,
) -> Verslag:
    """The minutes from what the shared screen showed of the casus, with those who were there and those who receive them."""
    return Verslag(
        gemeente=gemeente,
        soort=overleg.soort.label,
        datum=overleg.datum,
        tijd=overleg.tijd,
        nummer=beeld.nummer,
        aanwezig=_names(aanwezig),
        voor=_names(voor),
        vraag=beeld.vraag,
        beeld=beeld.beeld,
        oordeel=beeld.oordeel,
        besluit=beeld.besluit,
        afspraken=beeld.van_vandaag,
        standpunten=beeld.verschillen,
        weggelaten=beeld.weggelaten,
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
    return Actielijst(gemeente, partner.naam, overleg.soort.label, overleg.datum, tuple(lines))


def meeting_entry(overleg: Overleg) -> Agendapunt:
    """The meeting in a calendar: what kind it is and how long the agenda takes, not where or over whom."""
    minutes = sum(item.minuten for item in overleg.agenda) or MINUTES_PER_CASUS
    called_off = overleg.status is OverlegStatus.AFGELAST
    return Agendapunt(overleg.id, overleg.soort.label, overleg.datum, overleg.tijd, minutes, called_off)


def agreement_entries(rows: Iterable[AfspraakRij]) -> list[Agendapunt]:
    """Each afspraak on the day it must be done: in which casus and by which partner, never what."""
    return [Agendapunt(row.id, f"Afspraak {row.nummer} · {row.partner}", row.uiterlijk) for row in rows]


def agreements_made(
    overleg: Overleg, casussen: Iterable[Casus], partners: Sequence[Partner]
) -> list[AfspraakRij]:
    """The afspraken of this meeting that still run, by date."""
    held = {item.id for item in overleg.agenda}
    names = {partner.id: partner.kort for partner in partners}
    rows = [
        AfspraakRij(
            a.id, casus.id, casus.nummer, a.wat, names.get(a.partner_id, "partner"), a.persoon, a.uiterlijk
        )
        for casus in casussen
        for a in casus.afspraken
        if a.bespreking_id in held and a.status.is_running
    ]
    return sorted(rows, key=lambda row: (row.uiterlijk, row.nummer, str(row.id)))


def verslag_file(nummer: str, datum: date) -> str:
    """The name proposed for the minutes: "LD-2026-005_verslag_26-11-2026.pdf"."""
    return f"{nummer}_verslag_{_stamp(datum)}.pdf"


def actielijst_file(partner: Partner, datum: date) -> str:
    """The name proposed for the list of a partner: "actielijst_incluzio_26-11-2026.pdf"."""
    word = re.sub(r"[^a-z0-9]+", "-", sort_key(partner.kort)).strip("-")
    return f"actielijst_{word or 'partner'}_{_stamp(datum)}.pdf"


def agenda_file(overleg: Overleg | None) -> str:
    """The name proposed for a calendar file: of one meeting, or of all running afspraken."""
    return f"overleg_{_stamp(overleg.datum)}.ics" if overleg else "afspraken.ics"


def _names(partners: Iterable[Partner]) -> tuple[str, ...]:
    return tuple(sorted((partner.naam for partner in partners), key=sort_key))


def _stamp(day: date) -> str:
    return f"{day:%d-%m-%Y}"
