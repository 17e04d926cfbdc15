"""Keeping signals that became no casus no longer than needed: the legal hold, and when one may go (domein 3.4)."""

from __future__ import annotations

from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.signaal import signaal_verloop as rules
from ivbdesk.cases.signaal.gelijkenis import compare_names, read_naam
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

    Looked at when it is proposed and again when it is decided. Who asked for it to go waits for no day.
    """
    try:
        signaal = unit.find(Signaal, signaal_id)
    except KeyError:
        raise RegelFout("", f"{nummer} is er niet meer. Wijs het voorstel af.") from None
    rules.require_may_go(signaal)
    due = {
        item.casus_id
        for item in ctx.naslag.termijnen.due((), (), ctx.today(), ctx.reads.bewaren.gewogen_signalen())
    }
    if not op_verzoek and signaal.id not in due:
        raise RegelFout("", f"De bewaartermijn van {nummer} is nog niet verstreken.", "domein 3.4")
    _demand_no_request(ctx, unit, signaal)


def _demand_no_request(ctx: Context, unit: Unit, signaal: Signaal) -> None:
    """Nothing goes that an open request may be about: by what was decided, or else by the name."""
    named = read_naam(signaal.voornaam, signaal.achternaam)
    for request in ctx.reads.inzage.verzoeken():
        if not request.is_open or request.persoon_id is None:
            continue
        persoon = unit.find(Persoon, request.persoon_id)
        decided = signaal.oordeel_over(persoon.id)
        alike = (
            compare_names(read_naam(persoon.gegevens.voornaam, persoon.gegevens.achternaam), named).score > 0
        )
        if decided.zelfde if decided else alike:
            told = f"Er loopt een verzoek van iemand over wie {signaal.nummer} kan gaan; handel dat eerst af."
            raise RegelFout("", told, "AVG art. 12")
