"""May a heavier measure start? The reasons for and against, and the act of starting it.

The rules give reasons, not booleans; hard stops stand only where the law makes a measure impossible,
nobody is named who decides, or a mandatory item of the file is open without urgency (domein 1.3).
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus
from ivbdesk.cases.dossier.casus import Casus, CasusStatus
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort
from ivbdesk.cases.ladder.bevinding import Bevinding, Oordeel, account_for
from ivbdesk.cases.ladder.dossiercheck import Checkregel, check_dossier
from ivbdesk.cases.ladder.ladder import (
    Situatie,
    lighter_measures,
    needs_weighing,
    why_not_applicable,
    why_not_by_age,
)
from ivbdesk.cases.taal.fouten import RegelFout


def hard_stops(casus: Casus, kader: Handelingskader, situatie: Situatie, code: str) -> list[Bevinding]:
    """What makes a measure legally impossible in this casus (domein 1.3, guard a)."""
    soort = kader.soort(code)
    stops = []
    if not soort.actief:
        text = "Dit middel staat uit: de wettelijke basis moet nog worden geverifieerd."
        stops.append(Bevinding(Oordeel.STOP, text, soort.bron))
    if soort.vereist_instelling and soort.vereist_instelling not in situatie.instellingen:
        text = "Er is geen APV-artikel bij Gemeentewet art. 151d ingevuld (Beheer, tabblad Register)."
        stops.append(Bevinding(Oordeel.STOP, text, "Gemeentewet art. 151d lid 1"))
    by_age = why_not_by_age(soort, situatie.leeftijden)
    if by_age:
        stops.append(Bevinding(Oordeel.STOP, by_age, soort.bron))
    for running in casus.lopende_maatregelen():
        if running.code in soort.niet_samen_met:
            text = f"Dit kan niet naast ‘{kader.soort(running.code).naam}’, die nog loopt."
            stops.append(Bevinding(Oordeel.STOP, text, "Awb 5:36"))
    return stops


def check_heavier(
    casus: Casus, kader: Handelingskader, situatie: Situatie, code: str, afweging: Afweging | None
) -> tuple[Bevinding, ...]:
    """The panel "Mag een zwaardere trede?": every reason for and against starting measure `code`."""
    soort = kader.soort(code)
    stops = hard_stops(casus, kader, situatie, code)
    if not needs_weighing(soort):
        return tuple(stops)
    findings = stops + _check_fit(soort, situatie, afweging)
    findings += [account_for(casus, lighter, afweging) for lighter in lighter_measures(kader, situatie, code)]
    findings += [_check_group(casus, kader, soort, group, afweging) for group in soort.vooraf]
    findings += [_check_item(row, afweging) for row in check_dossier(casus, kader, situatie, code, afweging)]
    findings.append(_check_weighing(afweging))
    return tuple(findings)


def _check_fit(soort: Maatregelsoort, situatie: Situatie, afweging: Afweging | None) -> list[Bevinding]:
    misfit = why_not_applicable(soort, situatie)
    if not misfit or why_not_by_age(soort, situatie.leeftijden):
        return []
    answered = afweging is not None and bool(afweging.motivering.strip())
    return [Bevinding(Oordeel.GOED if answered else Oordeel.OPEN, misfit, "IVB 6.2.4, handelingskader")]


def _check_group(
    casus: Casus,
    kader: Handelingskader,
    soort: Maatregelsoort,
    group: tuple[str, ...],
    afweging: Afweging | None,
) -> Bevinding:
    used = {m.code for m in casus.maatregelen if m.status is not MaatregelStatus.VOORGESTELD}
    names = " of ".join(kader.soort(code).naam for code in group)
    if used & set(group):
        return Bevinding(Oordeel.GOED, f"Vooraf ingezet: {names}", soort.bron, group[0])
    if afweging is not None and (afweging.motivering.strip() or any(_has_reason(afweging, c) for c in group)):
        return Bevinding(Oordeel.GOED, f"Overgeslagen met reden: {names}", soort.bron, group[0])
    return Bevinding(Oordeel.OPEN, f"Gaat normaal vooraf: {names}", soort.bron, group[0])


def _has_reason(afweging: Afweging, code: str) -> bool:
    reason = afweging.grond_voor(code)
    return reason is not None and bool(reason.toelichting.strip())


def _check_item(row: Checkregel, afweging: Afweging | None) -> Bevinding:
    """An open mandatory item is a hard stop; any other gap is answered in words. Recorded urgency answers both."""
    name, code, source = row.soort.naam, row.soort.code, "IVB 6.2.4, handelingskader"
    if row.is_beantwoord:
        return Bevinding(Oordeel.GOED, f"Dossier: {name}", source, code)
    urgent = afweging is not None and afweging.spoed and bool(afweging.spoed_reden.strip())
    if urgent:
        return Bevinding(Oordeel.GOED, f"Dossier, nog open wegens spoed: {name}", source, code)
    if row.verplicht:
        return Bevinding(Oordeel.STOP, f"Dossier, verplicht: {name}", source, code)
    return Bevinding(Oordeel.OPEN, f"Dossier: {name}", source, code)


def _check_weighing(afweging: Afweging | None) -> Bevinding:
    if afweging is None:
        return Bevinding(Oordeel.OPEN, "Er is nog geen afweging vastgelegd", "IVB 5; Awb 3:46")
    if not afweging.bevoegd.strip():
        return Bevinding(Oordeel.STOP, "Niet vastgelegd wie bevoegd is te besluiten", "Awb 1:3; domein 1.3")
    return Bevinding(Oordeel.GOED, "Perspectief zorg én veiligheid vastgelegd", "IVB 6.2.1")


def require_new(casus: Casus, soort: Maatregelsoort) -> None:
    """Raise RegelFout for a measure that is proposed or runs already."""
    if any(m.code == soort.code and m.status is not MaatregelStatus.BEEINDIGD for m in casus.maatregelen):
        raise RegelFout("code", f"{soort.naam} staat al op de ladder van deze casus.")


def require_startable(
    casus: Casus, kader: Handelingskader, situatie: Situatie, code: str, afweging: Afweging | None
) -> None:
    """Raise RegelFout with all that stands in the way of starting measure `code` (IVB 5)."""
    fitting = afweging if afweging is not None and afweging.code == code else None
    findings = check_heavier(casus, kader, situatie, code, fitting)
    blocking = [finding for finding in findings if finding.oordeel is not Oordeel.GOED]
    if blocking:
        reasons = "\n".join(f"• {finding.tekst}" for finding in blocking)
        raise RegelFout(
            "code", f"{kader.soort(code).naam} kan nog niet starten:\n{reasons}", blocking[0].bron
        )


def start_measure(
    casus: Casus,
    kader: Handelingskader,
    situatie: Situatie,
    maatregel: Maatregel,
    afweging: Afweging | None,
    op: date,
    evaluatie_op: date | None = None,
) -> None:
    """Let a proposed measure run from `op`; raises RegelFout where the rules do not allow it yet.

    A measure that the handelingskader names so brings the casus in the state `bestuurlijk` (domein 6.3).
    """
    soort = kader.soort(maatregel.code)
    if maatregel.status is not MaatregelStatus.VOORGESTELD:
        raise RegelFout("code", f"{soort.naam} is al gestart.")
    if not casus.status.is_open:
        raise RegelFout("code", "Deze casus is gesloten; heropen de casus eerst.", "werkwijze casusoverleg")
    require_startable(casus, kader, situatie, maatregel.code, afweging)
    maatregel.status = MaatregelStatus.LOOPT
    maatregel.begonnen_op = op
    maatregel.afweging_id = afweging.id if afweging is not None and needs_weighing(soort) else None
    maatregel.evaluatie_op = evaluatie_op or usual_evaluation(soort, op)
    if soort.bestuurlijk and casus.status is CasusStatus.ACTIEF:
        casus.status = CasusStatus.BESTUURLIJK


def usual_evaluation(soort: Maatregelsoort, vanaf: date) -> date | None:
    """When a measure is usually evaluated; None where the handelingskader names no period (domein 1.6)."""
    return vanaf + timedelta(days=soort.evaluatie_na_dagen) if soort.evaluatie_na_dagen else None


def find_afweging(casus: Casus, afweging_id: UUID | None) -> Afweging | None:
    """The weighing with this id, if the casus has it."""
    return next((item for item in casus.afwegingen if item.id == afweging_id), None)
