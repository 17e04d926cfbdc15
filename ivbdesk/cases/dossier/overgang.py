"""From one state of a casus to the next, and what must be there first (domein 6.3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from ivbdesk.cases.besluitvorming.maatregel import MaatregelStatus
from ivbdesk.cases.betrokkenen.leefgebied import PROBLEM_AT_MOST, latest_scores
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus, Statusovergang
from ivbdesk.cases.dossier.overdracht import Overdracht, OverdrachtSoort
from ivbdesk.cases.kader.kader import CasusSoort, Handelingskader
from ivbdesk.cases.taal.eisen import is_argued, require_after_today, require_reason
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.taal.nederlands import join_nl

RELAPSE_MONTHS = 6
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


def objections(casus: Casus, kader: Handelingskader, naar: CasusStatus) -> list[str]:
    """What is still missing for the change to `naar`, as Dutch sentences; empty where it is allowed."""
    if naar not in next_states(casus):
        return [f"Van ‘{casus.status.label}’ kan een casus niet naar ‘{naar.label}’."]
    checks: dict[CasusStatus, Callable[[Casus], list[str]]] = {
        CasusStatus.WEGING: _before_weighing,
        CasusStatus.ACTIEF: _before_active,
        CasusStatus.OPGESCHAALD_ZVH: lambda casus: _before_zvh(casus, kader),
        CasusStatus.BESTUURLIJK: lambda casus: _before_administrative(casus, kader),
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
    if casus.geinformeerd_op is None and not is_argued(casus.niet_geinformeerd_reden):
        missing.append("Leg vast wanneer betrokkene is geïnformeerd, of waarom nog niet (AVG art. 13 en 14).")
    if casus.status is CasusStatus.BESTUURLIJK and casus.lopende_maatregelen():
        missing.append("Er loopt nog een middel; beëindig het met een uitkomst.")
    return missing


def meets_zvh_criteria(criteria: str) -> bool:
    """The rule of Zorg- en Veiligheidshuis Hollands Midden: (a and b and c) or d (domein 2.1)."""
    return {"a", "b", "c"} <= set(criteria) or "d" in criteria


def zvh_objections(criteria: str, referentie: str, kader: Handelingskader) -> dict[str, str]:
    """What is missing to go to the Zorg- en Veiligheidshuis, by name of the field: which criterion, and the reference."""
    missing = {}
    if not meets_zvh_criteria(criteria):
        texts = dict(zip("abcd", kader.zvh_criteria, strict=True))
        lacking = join_nl(
            [f"{letter} (‘{texts[letter].rstrip('.')}’)" for letter in "abc" if letter not in criteria]
        )
        missing["criteria"] = (
            f"De criteria zijn niet vervuld. Nog niet aangekruist: {lacking}; of alleen d (‘{texts['d'].rstrip('.')}’)."
        )
    if not referentie.strip():
        missing["kenmerk"] = (
            "Vul de referentie in PGAx in: aanmelden bij het Zorg- en Veiligheidshuis gaat via PGAx."
        )
    return missing


def _before_zvh(casus: Casus, kader: Handelingskader) -> list[str]:
    return list(zvh_objections(casus.zvh_criteria, casus.pgax_referentie, kader).values())


def _before_administrative(casus: Casus, kader: Handelingskader) -> list[str]:
    begun = (m for m in casus.maatregelen if m.status is not MaatregelStatus.VOORGESTELD)
    tried = any(kader.soort(m.code).preventief for m in begun)
    urgent = any(afweging.spoed for afweging in casus.afwegingen)
    return (
        []
        if tried or urgent
        else [
            "Leg eerst de preventieve inzet vast (alleen een melding registreren telt niet), of een afweging met spoed (IVB 5)."
        ]
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


def set_aftercare(casus: Casus, tot: date | None, vandaag: date) -> None:
    """Keep until when the aftercare runs; raises RegelFout for a day that is not still to come."""
    require_after_today("nazorg_tot", tot, vandaag, "werkwijze casusoverleg")
    casus.nazorg_tot = tot


def is_relapse(gesloten_op: date, vandaag: date) -> bool:
    """Whether opening a closed casus again on this day is a relapse: within six months (domein 1.5)."""
    return months_after(gesloten_op, RELAPSE_MONTHS) >= vandaag


def require_handover(casus: Casus, overdracht: Overdracht, kader: Handelingskader) -> None:
    """Raise RegelFout, naming the field, for a handover that this casus cannot have now (domein 2.1)."""
    kind = overdracht.soort
    waiting = any(o.soort is kind and o.status.is_open for o in casus.overdrachten)
    if waiting and kind is not OverdrachtSoort.TAAK:
        raise RegelFout("soort", "Er loopt al zo’n overdracht; wacht het antwoord af of trek die in.")
    if kind is OverdrachtSoort.OPSCHALEN_ZVH:
        reference = overdracht.kenmerk or casus.pgax_referentie
        for veld, told in zvh_objections(overdracht.criteria, reference, kader).items():
            raise RegelFout(veld, told, "Zorg- en Veiligheidshuis")
    if kind is OverdrachtSoort.AFSCHALEN_ZVH and casus.status is not CasusStatus.OPGESCHAALD_ZVH:
        raise RegelFout("soort", "Deze casus ligt niet bij het Zorg- en Veiligheidshuis.")


def change_status(
    casus: Casus, kader: Handelingskader, naar: CasusStatus, reden: str, op: date, overgang_id: UUID
) -> None:
    """Bring the casus in the state `naar`, with its reason; raises RegelFout where something is missing."""
    missing = objections(casus, kader, naar)
    if missing:
        raise RegelFout("naar", "\n".join(missing), "werkwijze casusoverleg")
    require_reason(reden, "de casus van status verandert; dit komt in het dossier")
    casus.overgangen.append(Statusovergang(overgang_id, casus.id, casus.status, naar, op, reden.strip()))
    casus.status = naar
    casus.gesloten_op = None if naar.is_open else op
