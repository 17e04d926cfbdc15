"""May a heavier measure start? The reasons for and against, and the act of starting it.

The rules give reasons, not booleans; hard stops stand only where the law makes a measure impossible,
nobody is named who decides, or a mandatory item of the file is open without urgency (domein 1.3).
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from ivbdesk.cases.besluitvorming.afweging import Afweging, Grond
from ivbdesk.cases.besluitvorming.besluit import require_evaluation
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort
from ivbdesk.cases.kader.maatregelgrond import chosen_grounds
from ivbdesk.cases.ladder.bevinding import Bevinding, Oordeel, account_for, is_urgent, needs_no_lighter
from ivbdesk.cases.ladder.bewijsregels import LINKED
from ivbdesk.cases.ladder.dossiercheck import Checkregel, check_dossier, still_counts
from ivbdesk.cases.ladder.gericht import aimed_at, check_addressee, lighter_for
from ivbdesk.cases.ladder.ladder import (
    Situatie,
    needs_weighing,
    why_not_applicable,
    why_not_by_age,
)
from ivbdesk.cases.ladder.verlenging import evaluation_within
from ivbdesk.cases.taal.eisen import is_argued, is_named
from ivbdesk.cases.taal.fouten import RegelFout, refuse, together
from ivbdesk.cases.taal.nederlands import short_date

ONE_ORDER_AT_A_TIME = "Awb art. 5:6"
"""For one violation no second order while the first is in force; before July 2009 this stood in 5:31 and 5:36."""


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
    running = {measure.code for measure in casus.lopende_maatregelen()}
    for other in sorted(soort.niet_samen_met):
        if other in running:
            text = f"Dit kan niet naast ‘{kader.soort(other).naam}’, die nog loopt."
        elif casus.besluit_van_kracht(other, situatie.op) is not None:
            text = (
                f"Dit kan niet naast ‘{kader.soort(other).naam}’: dat besluit is bekendgemaakt en geldt nog."
            )
        else:
            continue
        stops.append(Bevinding(Oordeel.STOP, text, ONE_ORDER_AT_A_TIME))
    return stops


def check_heavier(
    casus: Casus, kader: Handelingskader, situatie: Situatie, code: str, afweging: Afweging | None
) -> tuple[Bevinding, ...]:
    """The panel "Mag een zwaardere trede?": every reason for and against starting measure `code`."""
    soort, afweging = kader.soort(code), still_counts(casus, situatie, code, afweging)
    stops = hard_stops(casus, kader, situatie, code) + check_addressee(casus, soort, situatie, afweging)
    if not needs_weighing(soort):
        return tuple(stops)
    findings = stops + _check_decision(casus, kader, situatie, soort) + _check_fit(soort, situatie, afweging)
    findings += _check_lighter(casus, kader, situatie, soort, afweging)
    findings += _check_ground(kader, soort, afweging)
    if not _skips_what_goes_before(kader, soort, afweging):
        findings += [_check_group(casus, kader, soort, group, afweging) for group in soort.vooraf]
    rows = check_dossier(casus, kader, situatie, code, afweging)
    findings += [_check_item(row, afweging) for row in rows if row.soort.code not in soort.na_start]
    findings.append(_check_weighing(afweging))
    return tuple(findings)


def _check_decision(
    casus: Casus, kader: Handelingskader, situatie: Situatie, soort: Maatregelsoort
) -> list[Bevinding]:
    """That it does not begin before its decision binds, and on no decision on a use that is over."""
    if not kader.asks_field(soort, "bekend_op"):
        return []
    over, decision = casus.afgelopen_op(soort.code, situatie.op), casus.besluit_over(soort.code, situatie.op)
    if decision is not None and decision.bekend_op is not None and decision.bekend_op > situatie.op:
        told = f"Het besluit is bekendgemaakt op {short_date(decision.bekend_op)}, en werkt pas vanaf die dag"
        return [Bevinding(Oordeel.STOP, told, "Awb 3:40")]
    if over is None or decision is not None:
        return []
    told = (
        f"Wat hierover tot en met {short_date(over)} is besloten, geldt niet meer: een nieuw gebruik vraagt een nieuw "
        "besluit, met een eigen afweging en zienswijze"
    )
    return [Bevinding(Oordeel.STOP, told, "Awb 3:2, 3:46 en 4:8")]


def _check_fit(soort: Maatregelsoort, situatie: Situatie, afweging: Afweging | None) -> list[Bevinding]:
    misfit = why_not_applicable(soort, situatie)
    if not misfit or misfit == why_not_by_age(soort, situatie.leeftijden_hoofdpersonen):
        return []  # the age counts of the one at whom it is aimed
    answered = afweging is not None and is_argued(afweging.motivering)
    return [Bevinding(Oordeel.GOED if answered else Oordeel.OPEN, misfit, "IVB 6.2.4, handelingskader")]


def _check_lighter(
    casus: Casus, kader: Handelingskader, situatie: Situatie, soort: Maatregelsoort, afweging: Afweging | None
) -> list[Bevinding]:
    lighter = lighter_for(casus, kader, situatie, soort.code)
    if needs_no_lighter(soort, afweging):
        return [
            Bevinding(Oordeel.GOED, f"Spoed, niet af te wachten: {item.naam}", soort.bron, item.code)
            for item in lighter
        ]
    return [account_for(casus, item, afweging) for item in lighter]


def _check_ground(
    kader: Handelingskader, soort: Maatregelsoort, afweging: Afweging | None
) -> list[Bevinding]:
    """Where the law has more grounds, the one that carries the measure is named: each asks other facts."""
    grounds = kader.gronden_van(soort.code)
    if not grounds:
        return []
    chosen = chosen_grounds(grounds, afweging.gronden if afweging else "")
    if not chosen:
        return [Bevinding(Oordeel.STOP, "Niet gekozen op welke grond van de wet dit berust", soort.bron)]
    return [Bevinding(Oordeel.GOED, f"Grond {ground.code}: {ground.naam}", ground.bron) for ground in chosen]


def _skips_what_goes_before(kader: Handelingskader, soort: Maatregelsoort, afweging: Afweging | None) -> bool:
    chosen = chosen_grounds(kader.gronden_van(soort.code), afweging.gronden if afweging else "")
    return bool(chosen) and all(ground.zonder_vooraf for ground in chosen)


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
    if afweging is not None and (
        is_argued(afweging.motivering) or any(_has_reason(afweging, c) for c in group)
    ):
        return Bevinding(Oordeel.GOED, f"Overgeslagen met reden: {names}", soort.bron, group[0])
    return Bevinding(Oordeel.OPEN, f"Gaat normaal vooraf: {names}", soort.bron, group[0])


def _has_reason(afweging: Afweging, code: str) -> bool:
    reason = afweging.grond_voor(code)
    return reason is not None and is_argued(reason.toelichting)


def _check_item(row: Checkregel, afweging: Afweging | None) -> Bevinding:
    """An open mandatory item is a hard stop; any other gap is answered in words.

    Recorded urgency answers only what could not be had in time, as the handelingskader says of each item (Awb 4:11, 5:31).
    """
    name, code, source = row.soort.naam, row.soort.code, "IVB 6.2.4, handelingskader"
    if row.is_beantwoord:
        return Bevinding(Oordeel.GOED, f"Dossier: {name}", source, code)
    if is_urgent(afweging) and row.bij_spoed:
        return Bevinding(Oordeel.GOED, f"Dossier, nog open wegens spoed: {name}", row.bij_spoed, code)
    if row.verplicht and row.staat is PuntStaat.ELDERS:
        told = f"Dossier, verplicht en ligt elders, dus hier niet bewezen: {name}"
        if row.soort.toets in LINKED:
            told += (
                ". Koppel bij Dossiercheck een regel van de tijdlijn die zegt dat het er is, zonder de inhoud"
            )
        return Bevinding(Oordeel.STOP, told, source, code)
    if row.verplicht:
        return Bevinding(Oordeel.STOP, f"Dossier, verplicht: {name}", source, code)
    return Bevinding(Oordeel.OPEN, f"Dossier: {name}", source, code)


def _check_weighing(afweging: Afweging | None) -> Bevinding:
    if afweging is None:
        return Bevinding(Oordeel.OPEN, "Er is nog geen afweging vastgelegd", "IVB 5; Awb 3:46")
    if not is_named(afweging.bevoegd):
        return Bevinding(Oordeel.STOP, "Niet vastgelegd wie bevoegd is te besluiten", "Awb 1:3")
    if not (is_argued(afweging.zorgperspectief) and is_argued(afweging.veiligheidsperspectief)):
        return Bevinding(
            Oordeel.OPEN, "In de afweging staat geen perspectief van zorg én veiligheid", "IVB 6.2.1"
        )
    return Bevinding(Oordeel.GOED, "Perspectief zorg én veiligheid vastgelegd", "IVB 6.2.1")


@together()
def require_weighable(casus: Casus, kader: Handelingskader, afweging: Afweging) -> None:
    """Raise RegelFout, naming the field, for a weighing that says what this casus does not show.

    A lighter means runs on only where it runs, and a measure for which the law has more grounds rests on one of them.
    """
    running = {measure.code for measure in casus.lopende_maatregelen()}
    for given in afweging.verantwoordingen:
        if given.grond is Grond.LOOPT_DOOR and given.code not in running:
            told = "Dit middel loopt niet in deze casus. Start het eerst, of kies een andere reden."
            refuse(f"grond_{given.code}", told, "Awb 3:46; IVB 5")
    grounds = kader.gronden_van(afweging.code)
    if grounds and not chosen_grounds(grounds, afweging.gronden):
        told = "Kies op welke grond van de wet dit middel berust."
        refuse(f"grond_{grounds[0].code}", told, kader.soort(afweging.code).bron)


def require_new(casus: Casus, soort: Maatregelsoort) -> None:
    """Raise RegelFout for a measure that is proposed or runs already."""
    if any(m.code == soort.code and m.status is not MaatregelStatus.BEEINDIGD for m in casus.maatregelen):
        raise RegelFout("code", f"{soort.naam} staat al op de ladder van deze casus.")


def require_startable(
    casus: Casus, kader: Handelingskader, situatie: Situatie, code: str, afweging: Afweging | None
) -> None:
    """Raise RegelFout with all that stands in the way of starting measure `code` (IVB 5)."""
    findings = check_heavier(casus, kader, situatie, code, afweging)
    blocking = [finding for finding in findings if finding.oordeel is not Oordeel.GOED]
    if blocking:
        reasons = "\n".join(f"• {finding.tekst}" for finding in blocking)
        raise RegelFout(
            "code", f"{kader.soort(code).naam} kan nog niet starten:\n{reasons}", blocking[0].bron
        )


def require_after_use(casus: Casus, code: str, veld: str, dag: date) -> None:
    """Raise RegelFout for a day on which an earlier use of the measure had not ended yet."""
    ends = [m.beeindigd_op for m in casus.maatregelen if m.code == code and m.begonnen_op and m.beeindigd_op]
    if last := max((end for end in ends if end > dag), default=None):
        raise RegelFout(
            veld, f"Dit middel liep toen nog: het is beëindigd op {short_date(last)}.", "Awb 3:46"
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
    require_after_use(casus, maatregel.code, "op", op)
    require_startable(casus, kader, situatie, maatregel.code, afweging)
    maatregel.geadresseerde = aimed_at(casus, soort)
    decision = casus.besluit_van_kracht(maatregel.code, op)
    require_evaluation("evaluatie_op", evaluatie_op, op, decision.geldig_tot if decision else None)
    maatregel.status = MaatregelStatus.LOOPT
    maatregel.begonnen_op = op
    maatregel.afweging_id = afweging.id if afweging is not None and needs_weighing(soort) else None
    maatregel.evaluatie_op = evaluatie_op or evaluation_within(casus, soort.code, usual_evaluation(soort, op))
    if soort.bestuurlijk and casus.status in (CasusStatus.ACTIEF, CasusStatus.MONITORING, CasusStatus.NAZORG):
        casus.status = CasusStatus.BESTUURLIJK


def usual_evaluation(soort: Maatregelsoort, vanaf: date) -> date | None:
    """When a measure is usually evaluated; None where the handelingskader names no period (domein 1.6)."""
    return vanaf + timedelta(days=soort.evaluatie_na_dagen) if soort.evaluatie_na_dagen else None


def find_afweging(casus: Casus, afweging_id: UUID | None) -> Afweging | None:
    """The weighing with this id, if the casus has it."""
    return next((item for item in casus.afwegingen if item.id == afweging_id), None)
