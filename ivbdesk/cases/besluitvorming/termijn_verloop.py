"""What happens to a term while it runs: suspended, taken up again, extended, ended."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from ivbdesk.cases.besluitvorming.termijn import Opschorting, Termijn, TermijnStatus, Verlenging, reckon
from ivbdesk.cases.kader.duur import Duur
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import count, weekday_date


def suspend(termijn: Termijn, id: UUID, vanaf: date, tot: date | None, reden: str) -> None:
    """Let a running term stand still; raises RegelFout that names the field (Awb 4:15)."""
    _require_running(termijn)
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


def extend(termijn: Termijn, id: UUID, duur: Duur, op: date, reden: str, verlengbaar: int | None) -> None:
    """Make a term longer, at most `verlengbaar` times (None: as often as is agreed); raises RegelFout."""
    _require_running(termijn)
    require_reason(reden, "de termijn langer wordt", "Awb 4:14")
    if duur.aantal < 1:
        raise RegelFout("aantal", "Vul in hoeveel langer.")
    if verlengbaar is not None and len(termijn.verlengingen) >= verlengbaar:
        often = count(verlengbaar, "keer", "keer") if verlengbaar else "niet"
        raise RegelFout("aantal", f"Deze termijn kan {often} worden verlengd.", termijn.grondslag)
    termijn.verlengingen.append(Verlenging(id, termijn.id, duur.aantal, duur.eenheid, op, reden.strip()))


def require_within(termijn: Termijn, days: int, feestdagen: Feestdagen) -> None:
    """Raise RegelFout where a term with its extensions lasts longer than the law allows (Wth art. 9)."""
    last = reckon(termijn, feestdagen).laatste
    if last is not None and (last - termijn.vanaf).days > days:
        until = weekday_date(termijn.vanaf + timedelta(days=days))
        raise RegelFout(
            "aantal", f"In totaal hoogstens {days} dagen, dus tot en met {until}.", termijn.grondslag
        )


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
