"""From one state of a casus to the next, and what must be there first (domein 6.3)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ivbdesk.cases.besluitvorming.maatregel import MaatregelStatus
from ivbdesk.cases.betrokkenen.leefgebied import PROBLEM_AT_MOST, latest_scores
from ivbdesk.cases.dossier.casus import Casus, CasusStatus, Statusovergang
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.taal.fouten import RegelFout

OVERGANGEN: dict[CasusStatus, tuple[CasusStatus, ...]] = {
    CasusStatus.AANGEMELD: (CasusStatus.WEGING, CasusStatus.GESLOTEN),
    CasusStatus.WEGING: (CasusStatus.ACTIEF, CasusStatus.AFGEWEZEN, CasusStatus.DOORGEZET),
    CasusStatus.ACTIEF: (
        CasusStatus.OPGESCHAALD_ZVH,
        CasusStatus.BESTUURLIJK,
        CasusStatus.MONITORING,
        CasusStatus.GESLOTEN,
    ),
    CasusStatus.OPGESCHAALD_ZVH: (CasusStatus.ACTIEF, CasusStatus.BESTUURLIJK, CasusStatus.GESLOTEN),
    CasusStatus.BESTUURLIJK: (CasusStatus.ACTIEF, CasusStatus.GESLOTEN),
    CasusStatus.MONITORING: (CasusStatus.ACTIEF, CasusStatus.NAZORG, CasusStatus.GESLOTEN),
    CasusStatus.NAZORG: (CasusStatus.GESLOTEN, CasusStatus.ACTIEF),
    CasusStatus.GESLOTEN: (CasusStatus.ACTIEF,),
    CasusStatus.AFGEWEZEN: (CasusStatus.WEGING,),
    CasusStatus.DOORGEZET: (),
}


def next_states(casus: Casus) -> tuple[CasusStatus, ...]:
    """The states that may follow the present one; `gesloten` to `actief` is a reopening."""
    return OVERGANGEN[casus.status]


def objections(casus: Casus, naar: CasusStatus) -> list[str]:
    """What is still missing for the change to `naar`, as Dutch sentences; empty where it is allowed."""
    if naar not in next_states(casus):
        return [f"Van ‘{casus.status.label}’ kan een casus niet naar ‘{naar.label}’."]
    checks = {
        CasusStatus.WEGING: _before_weighing,
        CasusStatus.ACTIEF: _before_active,
        CasusStatus.OPGESCHAALD_ZVH: _before_zvh,
        CasusStatus.BESTUURLIJK: _before_administrative,
        CasusStatus.NAZORG: _before_aftercare,
        CasusStatus.GESLOTEN: _before_closing,
    }
    check = checks.get(naar)
    return check(casus) if check else []


def _before_weighing(casus: Casus) -> list[str]:
    scores = latest_scores(casus.leefgebieden).values()
    problems = [s for s in scores if s.score is not None and s.score <= PROBLEM_AT_MOST]
    missing = []
    if casus.soort is CasusSoort.MEERVOUDIG and len(problems) < 2:
        missing.append("Beoordeel de leefgebieden: meervoudige problematiek raakt er minstens twee.")
    if not casus.doel.strip() or not casus.grondslag.strip():
        missing.append("Vul doel en grondslag in.")
    return missing


def _before_active(casus: Casus) -> list[str]:
    missing = []
    if not casus.procesregie.strip():
        missing.append("Leg vast wie de procesregie voert.")
    if casus.geinformeerd_op is None and not casus.niet_geinformeerd_reden.strip():
        missing.append("Leg vast wanneer betrokkene is geïnformeerd, of waarom nog niet (AVG art. 13 en 14).")
    if casus.status is CasusStatus.BESTUURLIJK and casus.lopende_maatregelen():
        missing.append("Er loopt nog een middel; beëindig het met een uitkomst.")
    return missing


def meets_zvh_criteria(criteria: str) -> bool:
    """The rule of Zorg- en Veiligheidshuis Hollands Midden: (a and b and c) or d (domein 2.1)."""
    return {"a", "b", "c"} <= set(criteria) or "d" in criteria


def _before_zvh(casus: Casus) -> list[str]:
    if meets_zvh_criteria(casus.zvh_criteria):
        return []
    return ["De criteria van het Zorg- en Veiligheidshuis zijn niet vervuld: a, b én c, of d."]


def _before_administrative(casus: Casus) -> list[str]:
    tried = [
        m for m in casus.maatregelen if m.code[0] in "PZ" and m.status is not MaatregelStatus.VOORGESTELD
    ]
    urgent = any(afweging.spoed for afweging in casus.afwegingen)
    return (
        [] if tried or urgent else ["Leg eerst de preventieve inzet vast, of een afweging met spoed (IVB 5)."]
    )


def _before_aftercare(casus: Casus) -> list[str]:
    return [] if casus.nazorg_tot is not None else ["Vul in tot wanneer de nazorg loopt."]


def _before_closing(casus: Casus) -> list[str]:
    missing = []
    if any(afspraak.status.is_running for afspraak in casus.afspraken):
        missing.append("Rond de openstaande afspraken af.")
    if casus.lopende_maatregelen():
        missing.append("Beëindig de lopende middelen met een uitkomst.")
    if any(verzoek.is_open for verzoek in casus.handhavingsverzoeken):
        missing.append("Beslis op het verzoek om handhaving.")
    if any(term.loopt for term in casus.termijnen):
        missing.append("Rond de lopende termijnen af.")
    return missing


def change_status(casus: Casus, naar: CasusStatus, reden: str, op: date, overgang_id: UUID) -> None:
    """Bring the casus to the state `naar`, with its reason; raises RegelFout where something is missing."""
    missing = objections(casus, naar)
    if missing:
        raise RegelFout("naar", "\n".join(missing), "werkwijze casusoverleg")
    if not reden.strip():
        raise RegelFout("reden", "Schrijf kort op waarom; de reden komt in het dossier.")
    casus.overgangen.append(Statusovergang(overgang_id, casus.id, casus.status, naar, op, reden.strip()))
    casus.status = naar
    casus.gesloten_op = None if naar.is_open else op
