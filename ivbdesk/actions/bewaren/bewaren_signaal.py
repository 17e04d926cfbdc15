"""Keeping signals that became no casus no longer than needed: the legal hold, and when one may go (domein 3.4)."""

from __future__ import annotations

from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.signaal.gelijkenis import compare_names, read_naam
from ivbdesk.cases.signaal.signaal import Signaal
from ivbdesk.cases.taal.fouten import RegelFout


def hold_signal(ctx: Context, signaal_id: UUID, reden: str) -> None:
    """Put a legal hold on a signal, for a running complaint, claim or request."""
    if not reden.strip():
        raise RegelFout(
            "reden", "Schrijf op waarom het signaal bewaard moet blijven, bijvoorbeeld een klacht."
        )
    with ctx.begin("bewaarplicht opleggen", reden.strip()) as unit:
        signaal = unit.find(Signaal, signaal_id)
        if signaal.casus_id is not None:
            raise RegelFout("reden", "Dit signaal hoort bij een casus. Leg de bewaarplicht daar op.")
        if signaal.bewaarplicht:
            raise RegelFout("reden", "Op dit signaal rust al een bewaarplicht.")
        signaal.bewaarplicht = reden.strip()


def release_signal(ctx: Context, signaal_id: UUID, reden: str) -> None:
    """End the legal hold of a signal, with the reason."""
    if not reden.strip():
        raise RegelFout("reden", "Schrijf op waarom de bewaarplicht eindigt.")
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
    if signaal.is_open or signaal.casus_id is not None:
        raise RegelFout("", f"{nummer} is weer in gebruik; het mag niet weg. Wijs het voorstel af.")
    if signaal.bewaarplicht:
        raise RegelFout("", f"Op {nummer} rust een bewaarplicht; er mag niets weg.", "domein 3.4")
    due = {
        item.casus_id for item in ctx.termijnen.due((), (), ctx.today(), ctx.reads.bewaren.gewogen_signalen())
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
        alike = compare_names(read_naam(persoon.voornaam, persoon.achternaam), named).score > 0
        if decided.zelfde if decided else alike:
            told = f"Er loopt een verzoek van iemand over wie {signaal.nummer} kan gaan; handel dat eerst af."
            raise RegelFout("", told, "AVG art. 12")
