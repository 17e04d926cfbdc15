"""Keeping signals that became no casus no longer than needed: the legal hold, and when one may go (domein 3.4)."""

from __future__ import annotations

from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.bewaren.inzage_signaal import require_not_asked_about
from ivbdesk.cases.bewaren.vernietiging import require_signal_due
from ivbdesk.cases.signaal import signaal_verloop as rules
from ivbdesk.cases.signaal.signaal import Signaal
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout


def hold_signal(ctx: Context, signaal_id: UUID, reden: str) -> None:
    """Put a legal hold on a signal, for a running complaint, claim or request."""
    with ctx.begin("bewaarplicht opleggen", reden.strip()) as unit:
        rules.hold(unit.find(Signaal, signaal_id), reden)


def release_signal(ctx: Context, signaal_id: UUID, reden: str) -> None:
    """End the legal hold of a signal, with the reason."""
    require_reason(reden, "de bewaarplicht eindigt")
    with ctx.begin("bewaarplicht opheffen", reden.strip()) as unit:
        unit.find(Signaal, signaal_id).bewaarplicht = ""


def demand_signal_due(
    ctx: Context, unit: Unit, signaal_id: UUID, nummer: str, *, op_verzoek: bool = False
) -> None:
    """Raise RegelFout where a signal may not go: it is in use again, held, not due, or somebody still asks for it.

    Checked when it is proposed and again when it is decided. A resident's request for it to go waits for no term.
    """
    try:
        signaal = unit.find(Signaal, signaal_id)
    except KeyError:
        raise RegelFout("", f"{nummer} is er niet meer. Wijs het voorstel af.") from None
    rules.require_may_go(signaal)
    if not op_verzoek:
        weighed = ctx.reads.bewaren.gewogen_signalen()
        require_signal_due(nummer, signaal.id, ctx.naslag.termijnen.due((), (), ctx.today(), weighed))
    open_ones = (item for item in ctx.reads.inzage.verzoeken() if item.is_open)
    asking = {item.persoon_id for item in open_ones if item.persoon_id is not None}
    require_not_asked_about(signaal, [unit.find(Persoon, id) for id in sorted(asking)])
