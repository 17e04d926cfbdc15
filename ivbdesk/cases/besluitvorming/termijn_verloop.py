"""What happens to a term while it runs: suspended, taken up again, extended, ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

from ivbdesk.cases.besluitvorming.rekendagen import after, clock_after, on_the_clock
from ivbdesk.cases.besluitvorming.termijn import Opschorting, Termijn, TermijnStatus, Verlenging, reckon
from ivbdesk.cases.kader.duur import Duur, Eenheid, TermijnSoort
from ivbdesk.cases.kader.termijnregel import Termijnregel, Verlengwijze
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import count, weekday_date


def suspend(termijn: Termijn, id: UUID, vanaf: date, tot: date | None, reden: str) -> None:
    """Let a running term stand still; raises RegelFout that names the field (Awb 4:15)."""
    _require_running(termijn)
    if termijn.terug:
        raise RegelFout("vanaf", "Een termijn die wordt teruggerekend staat niet stil.", termijn.grondslag)
    require_reason(reden, "de termijn stilstaat; betrokkene krijgt dit te horen", "Awb 4:15")
    if vanaf <= termijn.vanaf:
        raise RegelFout("vanaf", "Opschorten kan pas nadat de termijn is begonnen.")
    if tot is not None and tot <= vanaf:
        raise RegelFout(
            "tot", "De dag waarop de termijn weer loopt ligt na de eerste dag van de opschorting."
        )
    if termijn.staat_stil:
        raise RegelFout("vanaf", "Deze termijn staat al stil; laat hem eerst weer lopen.")
    for known in termijn.opschortingen:
        if known.tot is not None and vanaf < known.tot and (tot is None or known.vanaf < tot):
            raise RegelFout("vanaf", "Deze opschorting overlapt met een eerdere.")
    termijn.opschortingen.append(Opschorting(id, termijn.id, vanaf, tot, reden.strip()))


def resume(termijn: Termijn, op: date) -> None:
    """Let the term run again from `op`; raises RegelFout where it does not stand still."""
    still = next((item for item in termijn.opschortingen if item.tot is None), None)
    if still is None:
        raise RegelFout("op", "Deze termijn staat niet stil.")
    if op <= still.vanaf:
        raise RegelFout("op", "De termijn loopt weer op een dag na de eerste dag van de opschorting.")
    still.tot = op


def extend(
    termijn: Termijn,
    id: UUID,
    duur: Duur,
    op: date,
    reden: str,
    rule: Termijnregel | None,
    feestdagen: Feestdagen,
) -> None:
    """Make a term longer by a letter of the day `op`; raises RegelFout that names the field.

    Only while it runs, as often and as far as its rule allows (Awb 4:14 lid 3, 7:10 lid 3); without a rule as is agreed.
    """
    _require_running(termijn)
    require_reason(reden, "de termijn langer wordt", "Awb 4:14")
    if duur.aantal < 1:
        raise RegelFout("aantal", "Vul in hoeveel langer.")
    if termijn.terug:
        raise RegelFout("aantal", "Een termijn die wordt teruggerekend kan niet langer.", termijn.grondslag)
    last = reckon(termijn, feestdagen).laatste
    _require_letter_in_time(termijn, op, last)
    if rule is not None:
        _require_allowed(termijn, duur, last, rule, feestdagen)
    termijn.verlengingen.append(Verlenging(id, termijn.id, duur.aantal, duur.eenheid, op, reden.strip()))
    if rule is not None and rule.hoogstens_dagen is not None:
        require_within(termijn, rule.hoogstens_dagen, feestdagen)


def _require_letter_in_time(termijn: Termijn, op: date, last: date | None) -> None:
    if op < termijn.vanaf:
        raise RegelFout("op", "De brief is niet van voor het begin van de termijn.")
    if last is not None and op > last and termijn.soort is not TermijnSoort.AFSPRAAK:
        raise RegelFout(
            "op",
            f"De termijn is op {weekday_date(last)} geëindigd; verlengen kan alleen daarvoor.",
            termijn.grondslag,
        )


def _require_allowed(
    termijn: Termijn, duur: Duur, last: date | None, rule: Termijnregel, feestdagen: Feestdagen
) -> None:
    if len(termijn.verlengingen) >= rule.verlengbaar:
        often = count(rule.verlengbaar, "keer", "keer") if rule.verlengbaar else "niet"
        raise RegelFout("aantal", f"Deze termijn kan {often} worden verlengd.", rule.grondslag)
    longest, start = rule.langste_verlenging, last or termijn.vanaf
    if longest is not None and after(start, duur, feestdagen) > after(start, longest, feestdagen):
        raise RegelFout("aantal", f"Een verlenging duurt hier hoogstens {longest}.", rule.grondslag)


def correct_start(termijn: Termijn, vanaf: date, tijd: time | None, reden: str) -> None:
    """The term began on another day or at another hour than was recorded; raises RegelFout that names the field."""
    _require_running(termijn)
    require_reason(reden, "het begin anders was dan vastgelegd")
    if termijn.tijd is not None and tijd is None:
        raise RegelFout("tijd", "Deze termijn loopt van uur tot uur; vul het uur in waarop hij begon.")
    if any(item.vanaf <= vanaf for item in termijn.opschortingen):
        raise RegelFout("vanaf", "De termijn begint voor de eerste dag van een opschorting.")
    termijn.vanaf, termijn.tijd = vanaf, tijd


def require_extended_on_itself(termijn: Termijn, verlengen: Verlengwijze) -> None:
    """Raise RegelFout for the time that a decision holds: making it longer is a decision too (Awb 1:3; Wth art. 9)."""
    if verlengen is Verlengwijze.BESLUIT:
        told = "Dit verlengt u met een nieuw besluit: horen, wegen en bekendmaken. Kies op de ladder Verlengen bij dit middel."
        raise RegelFout("aantal", told, termijn.grondslag)


def require_within(termijn: Termijn, days: int, feestdagen: Feestdagen) -> None:
    """Raise RegelFout where a term with its extensions lasts longer than the law allows (Wth art. 9)."""
    found, longest = reckon(termijn, feestdagen), Duur(days, Eenheid.DAG)
    if found.moment is not None:
        most = clock_after(on_the_clock(termijn.vanaf, termijn.tijd or time()), longest)
        over, until = found.moment > most, f"{weekday_date(most.date())} {most:%H:%M}"
    else:
        last = termijn.vanaf + timedelta(days=days)
        over, until = found.laatste is not None and found.laatste > last, weekday_date(last)
    if over:
        raise RegelFout(
            "aantal", f"In totaal hoogstens {days} dagen, dus tot en met {until}.", termijn.grondslag
        )


def require_as_rule(termijn: Termijn, rule: Termijnregel, feestdagen: Feestdagen) -> None:
    """Raise RegelFout where a term made by hand is of another kind, or ends later, than its rule allows."""
    if rule.op_het_uur and termijn.tijd is None:
        raise RegelFout("tijd", "Deze termijn loopt van uur tot uur; vul het uur in waarop hij begint.")
    if not rule.is_set:
        return
    if termijn.soort is not rule.soort:
        raise RegelFout("soort", f"Deze termijn is: {rule.soort.label.lower()}.", rule.grondslag)
    longest = replace(termijn, aantal=rule.duur.aantal, eenheid=rule.eenheid)
    typed, most = reckon(termijn, feestdagen), reckon(longest, feestdagen)
    if typed.moment is not None and most.moment is not None:
        over = typed.moment > most.moment
    else:
        over = typed.laatste is not None and most.laatste is not None and typed.laatste > most.laatste
    if over:
        more = " Verlengen kan daarna." if rule.verlengbaar else ""
        raise RegelFout("aantal", f"Deze termijn duurt hoogstens {rule.duur}.{more}", rule.grondslag)


def finish(termijn: Termijn, status: TermijnStatus, op: date, toelichting: str) -> None:
    """End a term: what it was for is done, or it fell away with a reason."""
    _require_running(termijn)
    if status is TermijnStatus.VERVALLEN:
        require_reason(toelichting, "de termijn vervalt", veld="toelichting")
    termijn.status, termijn.afgerond_op = status, op
    termijn.toelichting = toelichting.strip() or termijn.toelichting


def _require_running(termijn: Termijn) -> None:
    if not termijn.loopt:
        raise RegelFout("", "Deze termijn loopt niet meer.")
