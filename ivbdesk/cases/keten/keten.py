"""The chain: leefgebieden by partners, and where it has a gap.

"De meeste vooruitgang wordt gevonden wanneer de keten sluitend is" (IVB 6.2.1): closed where each
leefgebied with a problem has a partner that accepted and a running afspraak.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.betrokkenen.leefgebied import (
    PROBLEM_AT_MOST,
    SOLVED_AT_LEAST,
    Leefgebiedscore,
    latest_scores,
)
from ivbdesk.cases.betrokkenen.partner import Inzet, Partner
from ivbdesk.cases.dossier.afspraak import Afspraak, AfspraakStatus
from ivbdesk.cases.dossier.casus import Casus, CasusStatus
from ivbdesk.cases.kader.leefgebied_kader import Leefgebied, Leefgebieden

NO_ACTION_AFTER = timedelta(weeks=6)
SILENT_AFTER = timedelta(days=21)
WAITING_TOO_LONG_WEEKS = 8
UNKNOWN_TOO_LONG = timedelta(weeks=6)
UNDECIDED_AFTER = timedelta(weeks=2)


class GatSoort(StrEnum):
    """The kinds of gap (domein 6.5)."""

    GEEN_PARTNER = "geen_partner"
    GEEN_ACTIE = "geen_actie"
    GEBLOKKEERD = "geblokkeerd"
    STIL = "stil"
    GEEN_REGIE = "geen_regie"
    IMPASSE = "impasse"
    BLINDE_VLEK = "blinde_vlek"
    OVERDRACHT = "overdracht"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _GAT_LABELS[self]


_GAT_LABELS = {
    GatSoort.GEEN_PARTNER: "probleem zonder partner",
    GatSoort.GEEN_ACTIE: "partner zonder afspraak",
    GatSoort.GEBLOKKEERD: "partner kan of wil niet",
    GatSoort.STIL: "afspraak ligt stil",
    GatSoort.GEEN_REGIE: "geen casusregie",
    GatSoort.IMPASSE: "verschil van inzicht blokkeert",
    GatSoort.BLINDE_VLEK: "nooit beoordeeld",
    GatSoort.OVERDRACHT: "overdracht niet bevestigd",
}


@dataclass(frozen=True)
class Gat:
    """One gap in the chain: on which leefgebied (0 = the casus itself), what kind, and what closes it.

    `partner_id` is whom the proposal names, `over_id` the afspraak, handover or difference that it is about.
    """

    soort: GatSoort
    leefgebied: int
    naam: str
    voorstel: str
    partner_id: UUID | None = None
    over_id: UUID | None = None


@dataclass(frozen=True)
class Ketenrij:
    """One row of the matrix: a leefgebied, its newest score, who is on it, what runs, and its gap."""

    leefgebied: int
    naam: str
    score: Leefgebiedscore | None
    inzetten: tuple[Inzet, ...]
    afspraken: tuple[Afspraak, ...]
    gat: Gat | None
    verloop: tuple[Leefgebiedscore, ...] = ()

    @property
    def is_problem(self) -> bool:
        """Whether the newest score is a problem (3 or lower)."""
        return self.score is not None and self.score.score is not None and self.score.score <= PROBLEM_AT_MOST


def chain_of(
    casus: Casus, gebieden: Leefgebieden, partners: Sequence[Partner], vandaag: date
) -> tuple[Ketenrij, ...]:
    """The matrix of a casus: a row for each leefgebied, in the order of resources/leefgebieden.toml."""
    scores = latest_scores(casus.leefgebieden)
    rows = []
    for gebied in gebieden.lijst:
        score = scores.get(gebied.nummer)
        inzetten = tuple(i for i in casus.inzetten if i.leefgebied == gebied.nummer and i.tot is None)
        afspraken = tuple(a for a in casus.afspraken if a.leefgebied == gebied.nummer)
        gat = _gap_on(gebied, score, inzetten, afspraken, partners, vandaag)
        running = tuple(a for a in afspraken if a.status.is_running)
        course = tuple(s for s in casus.leefgebieden if s.leefgebied == gebied.nummer)
        rows.append(Ketenrij(gebied.nummer, gebied.naam, score, inzetten, running, gat, course))
    return tuple(rows)


def _gap_on(
    gebied: Leefgebied,
    score: Leefgebiedscore | None,
    inzetten: tuple[Inzet, ...],
    afspraken: tuple[Afspraak, ...],
    partners: Sequence[Partner],
    vandaag: date,
) -> Gat | None:
    if score is None or (score.score is not None and score.score >= SOLVED_AT_LEAST):
        return None
    if score.score is None:
        if vandaag - score.datum <= UNKNOWN_TOO_LONG:
            return None
        return Gat(
            GatSoort.BLINDE_VLEK, gebied.nummer, gebied.naam, "Vraag een partner dit leefgebied te beoordelen"
        )
    if score.score > PROBLEM_AT_MOST:
        return None
    blocked = [i for i in inzetten if i.geweigerd or i.wachttijd_weken > WAITING_TOO_LONG_WEEKS]
    accepted = [i for i in inzetten if i.rol.heeft_aanvaard and i not in blocked]
    if not accepted:
        kind = GatSoort.GEBLOKKEERD if blocked else GatSoort.GEEN_PARTNER
        able = _propose_partner(gebied, inzetten, partners)
        told = f"Vraag {able.naam}" if able else "Zoek een partner voor dit leefgebied"
        return Gat(kind, gebied.nummer, gebied.naam, told, able.id if able else None)
    running = [a for a in afspraken if a.status.is_running]
    recent = [
        a
        for a in afspraken
        if a.status is AfspraakStatus.GEDAAN and a.afgerond_op and vandaag - a.afgerond_op <= NO_ACTION_AFTER
    ]
    if not running and not recent:
        who = accepted[0].partner_id
        return Gat(GatSoort.GEEN_ACTIE, gebied.nummer, gebied.naam, "Maak een afspraak met een datum", who)
    if running and all(vandaag - a.uiterlijk > SILENT_AFTER for a in running):
        return Gat(
            GatSoort.STIL,
            gebied.nummer,
            gebied.naam,
            "Bel de eigenaar van de afspraak en maak een nieuwe datum",
            running[0].partner_id,
            running[0].id,
        )
    return None


def _propose_partner(
    gebied: Leefgebied, inzetten: tuple[Inzet, ...], partners: Sequence[Partner]
) -> Partner | None:
    """Whom to ask: in the order of the leefgebied, and then whoever has the expertise."""
    asked = {i.partner_id for i in inzetten}
    by_code = {p.code: p for p in partners if p.id not in asked}
    preferred = [by_code[code] for code in gebied.partners if code in by_code]
    able = preferred or [p for p in by_code.values() if gebied.nummer in p.leefgebieden and p.maatregelcodes]
    return able[0] if able else None


def gaps_of(
    casus: Casus, gebieden: Leefgebieden, partners: Sequence[Partner], vandaag: date
) -> tuple[Gat, ...]:
    """Every gap in the chain of an open casus (domein 6.5).

    A casus that is still to be weighed has no chain yet; leefgebieden never looked at are reported once,
    as one blind spot, so that they do not drown the gaps that hurt.
    """
    if not casus.status.is_open or casus.status in (CasusStatus.AANGEMELD, CasusStatus.WEGING):
        return ()
    rows = chain_of(casus, gebieden, partners, vandaag)
    gaps = [row.gat for row in rows if row.gat is not None]
    if not casus.casusregie.strip():
        gaps.append(Gat(GatSoort.GEEN_REGIE, 0, "Regie", "Spreek af wie de casusregie voert"))
    gaps += _deadlocks(casus, vandaag)
    gaps += [
        Gat(
            GatSoort.OVERDRACHT,
            0,
            item.soort.label,
            f"Vraag {item.naar} om antwoord",
            item.partner_id,
            item.id,
        )
        for item in casus.overdrachten
        if item.is_unconfirmed(vandaag)
    ]
    if not any(row.score for row in rows):
        gaps.append(Gat(GatSoort.BLINDE_VLEK, 0, "Leefgebieden", "Beoordeel de leefgebieden met de partners"))
    return tuple(gaps)


def _deadlocks(casus: Casus, vandaag: date) -> list[Gat]:
    """Differences that nobody decided on for two weeks, and a dissent that keeps a measure from starting (S19)."""
    told = "Leg het verschil van inzicht voor aan de volgende laag"
    found = [
        Gat(GatSoort.IMPASSE, 0, item.onderwerp, told, None, item.id)
        for item in casus.verschillen
        if item.is_open and item.gekozen_op is None and vandaag - item.ontstaan_op > UNDECIDED_AFTER
    ]
    afweging = casus.laatste_afweging()
    if afweging is None or vandaag - afweging.opgesteld_op <= UNDECIDED_AFTER:
        return found
    started = any(m.afweging_id == afweging.id for m in casus.maatregelen)
    taken_up = any(item.ontstaan_op >= afweging.opgesteld_op for item in casus.verschillen)
    if not started and not taken_up and any(s.stand.is_dissent for s in afweging.standpunten):
        found.append(Gat(GatSoort.IMPASSE, 0, "Besluit", told))
    return found


def partners_in(casus: Casus) -> frozenset[UUID]:
    """The ids of the partners that have a role in the casus now."""
    return frozenset(i.partner_id for i in casus.inzetten if i.tot is None)
