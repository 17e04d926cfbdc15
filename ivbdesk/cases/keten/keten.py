"""The chain: leefgebieden by partners, and where it has a gap.

"De meeste vooruitgang wordt gevonden wanneer de keten sluitend is" (IVB 6.2.1): closed where each
leefgebied with a problem has a partner that accepted, can answer for it, and has a running afspraak. A gap closes by
that, by a score of 4, or by an acceptance with a name, a reason and a day (domein 6.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.gataanvaarding import Gataanvaarding
from ivbdesk.cases.kader.leefgebied_kader import Leefgebied, Leefgebieden
from ivbdesk.cases.taal.nederlands import count, join_nl, short_date

NO_ACTION_AFTER = timedelta(weeks=6)
SILENT_AFTER = timedelta(days=21)
WAITING_TOO_LONG_WEEKS = 8
UNKNOWN_TOO_LONG = timedelta(weeks=6)
UNDECIDED_AFTER = timedelta(weeks=2)
MOST_NAMED, MOST_WORDS = 3, 40


class GatSoort(StrEnum):
    """The kinds of gap (domein 6.5)."""

    GEEN_PARTNER = "geen_partner"
    GEEN_ACTIE = "geen_actie"
    GEBLOKKEERD = "geblokkeerd"
    STIL = "stil"
    GEEN_REGIE = "geen_regie"
    GEEN_PROCESREGIE = "geen_procesregie"
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
    GatSoort.GEEN_PROCESREGIE: "geen procesregie",
    GatSoort.IMPASSE: "verschil van inzicht blokkeert",
    GatSoort.BLINDE_VLEK: "nooit beoordeeld",
    GatSoort.OVERDRACHT: "overdracht niet bevestigd",
}


@dataclass(frozen=True)
class Gat:
    """One gap in the chain: on which leefgebied (0 = the casus itself), what kind, and what closes it.

    `partner_id` is whom the proposal names, `over_id` the afspraak, handover or difference that it is about. One that is
    `aanvaard` is no work now, and comes back after its day.
    """

    soort: GatSoort
    leefgebied: int
    naam: str
    voorstel: str
    partner_id: UUID | None = None
    over_id: UUID | None = None
    aanvaard: Gataanvaarding | None = None

    @property
    def kort(self) -> str:
        """What kind it is, and until when it is accepted; names nobody."""
        until = f", aanvaard tot en met {short_date(self.aanvaard.tot)}" if self.aanvaard else ""
        return f"{self.soort.label}{until}"


@dataclass(frozen=True)
class Ketenrij:
    """One row of the matrix: a leefgebied, its newest score, who is on it, what runs, and its gaps."""

    leefgebied: int
    naam: str
    score: Leefgebiedscore | None
    inzetten: tuple[Inzet, ...]
    afspraken: tuple[Afspraak, ...]
    gaten: tuple[Gat, ...]
    verloop: tuple[Leefgebiedscore, ...] = ()

    @property
    def is_problem(self) -> bool:
        """Whether the newest score is a problem (3 or lower)."""
        return self.score is not None and self.score.score is not None and self.score.score <= PROBLEM_AT_MOST

    @property
    def gat(self) -> Gat | None:
        """The gap to show: one that stands open, else one that is accepted."""
        return next((gat for gat in self.gaten if gat.aanvaard is None), next(iter(self.gaten), None))


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
        gaps = _accepted(casus, _gaps_on(gebied, score, inzetten, afspraken, partners, vandaag), vandaag)
        running = tuple(a for a in afspraken if a.status.is_running)
        course = tuple(s for s in casus.leefgebieden if s.leefgebied == gebied.nummer)
        rows.append(Ketenrij(gebied.nummer, gebied.naam, score, inzetten, running, gaps, course))
    return tuple(rows)


def _gaps_on(
    gebied: Leefgebied,
    score: Leefgebiedscore | None,
    inzetten: tuple[Inzet, ...],
    afspraken: tuple[Afspraak, ...],
    partners: Sequence[Partner],
    vandaag: date,
) -> list[Gat]:
    if score is None or (score.score is not None and score.score >= SOLVED_AT_LEAST):
        return []
    if score.score is None:
        told = "Vraag een partner dit leefgebied te beoordelen"
        late = vandaag - score.datum > UNKNOWN_TOO_LONG
        return [Gat(GatSoort.BLINDE_VLEK, gebied.nummer, gebied.naam, told)] if late else []
    if score.score > PROBLEM_AT_MOST:
        return []
    by_id = {partner.id: partner for partner in partners}
    blocked = [i for i in inzetten if i.geweigerd or i.wachttijd_weken > WAITING_TOO_LONG_WEEKS]
    accepted = [i for i in inzetten if i.rol.heeft_aanvaard and i not in blocked]
    able = [i for i in accepted if i.covered_by(by_id.get(i.partner_id))]
    if not able:
        return [
            _without_partner(
                gebied, inzetten, bool(blocked), [by_id.get(i.partner_id) for i in accepted], partners
            )
        ]
    running = [a for a in afspraken if a.status.is_running]
    recent = [
        a
        for a in afspraken
        if a.status is AfspraakStatus.GEDAAN and a.afgerond_op and vandaag - a.afgerond_op <= NO_ACTION_AFTER
    ]
    if not running and not recent:
        who = able[0].partner_id
        return [Gat(GatSoort.GEEN_ACTIE, gebied.nummer, gebied.naam, "Maak een afspraak met een datum", who)]
    return [
        Gat(
            GatSoort.STIL, gebied.nummer, gebied.naam,
            f"Bel over ‘{_short(a.wat)}’ en maak een nieuwe datum", a.partner_id, a.id,
        )
        for a in running
        if vandaag - a.uiterlijk > SILENT_AFTER
    ]  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= MOST_WORDS else f"{text[: MOST_WORDS - 1]}…"


def _without_partner(
    gebied: Leefgebied,
    inzetten: tuple[Inzet, ...],
    blocked: bool,
    outside: Sequence[Partner | None],
    partners: Sequence[Partner],
) -> Gat:
    """Nobody who said yes can answer for the leefgebied; `outside` did, but their card does not name it."""
    kind = GatSoort.GEBLOKKEERD if blocked and not outside else GatSoort.GEEN_PARTNER
    found = _propose_partner(gebied, inzetten, partners)
    told = f"Vraag {found.naam}" if found else "Zoek een partner voor dit leefgebied"
    if outside:
        names = join_nl([partner.kort for partner in outside if partner is not None]) or "een partner"
        told = f"{told}, of schrijf bij {names} op waarom die het dekt: de kaart noemt dit leefgebied niet"
    return Gat(kind, gebied.nummer, gebied.naam, told, found.id if found else None)


def _accepted(casus: Casus, gaps: Sequence[Gat], vandaag: date) -> tuple[Gat, ...]:
    """The gaps, each with what it was accepted by, if it is today."""

    def newest(gap: Gat) -> Gataanvaarding | None:
        found = [
            item
            for item in casus.aanvaardingen
            if item.covers(gap.soort.value, gap.leefgebied, gap.over_id, vandaag)
        ]
        return max(found, key=lambda item: item.tot, default=None)

    return tuple(replace(gap, aanvaard=newest(gap)) for gap in gaps)


def _propose_partner(
    gebied: Leefgebied, inzetten: tuple[Inzet, ...], partners: Sequence[Partner]
) -> Partner | None:
    """Whom to ask of those that have the expertise: in the order of the leefgebied, and then whoever else has it."""
    asked = {i.partner_id for i in inzetten}
    by_code = {p.code: p for p in partners if p.id not in asked}
    preferred = [by_code[code] for code in gebied.partners if code in by_code]
    able = [p for p in preferred if gebied.nummer in p.leefgebieden]
    able += [p for p in by_code.values() if gebied.nummer in p.leefgebieden and p.maatregelcodes]
    return next(iter((*able, *preferred)), None)


def gaps_of(
    casus: Casus, gebieden: Leefgebieden, partners: Sequence[Partner], vandaag: date
) -> tuple[Gat, ...]:
    """Every gap in the chain of an open casus, those that are accepted too (domein 6.5).

    A casus that is still to be weighed has no chain yet; leefgebieden never looked at are reported together,
    as one blind spot, so that they do not drown the gaps that hurt.
    """
    if not casus.status.is_open or casus.status in (CasusStatus.AANGEMELD, CasusStatus.WEGING):
        return ()
    rows = chain_of(casus, gebieden, partners, vandaag)
    gaps = []
    if not casus.procesregie.strip():
        gaps.append(Gat(GatSoort.GEEN_PROCESREGIE, 0, "Regie", "Spreek af wie de procesregie voert"))
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
    gaps += _never_scored(rows)
    return (*(gat for row in rows for gat in row.gaten), *_accepted(casus, gaps, vandaag))


def _never_scored(rows: Sequence[Ketenrij]) -> list[Gat]:
    lacking = [row.naam.lower() for row in rows if row.score is None]
    if not lacking:
        return []
    if len(lacking) == len(rows):
        told = "Beoordeel de leefgebieden met de partners"
    else:
        shown = lacking if len(lacking) <= MOST_NAMED else [*lacking[:MOST_NAMED], "de andere"]
        told = f"Beoordeel ook {join_nl(shown)}"
    name = f"{count(len(lacking), 'leefgebied', 'leefgebieden')} van {len(rows)}"
    return [Gat(GatSoort.BLINDE_VLEK, 0, name, told)]


def open_gaps(gaps: Sequence[Gat]) -> tuple[Gat, ...]:
    """Those that are not accepted: what asks for work."""
    return tuple(gap for gap in gaps if gap.aanvaard is None)


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
