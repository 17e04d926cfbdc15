"""Who is in the room of a casusoverleg and which casus is on the screen, each with its time as it happens."""

from __future__ import annotations

from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.publiek.overleg import Overleg
from ivbdesk.cases.publiek.overlegbeeld import not_entitled
from ivbdesk.cases.taal.fouten import RegelFout


def expect(ctx: Context, overleg_id: UUID, partner_id: UUID, komt: bool) -> None:
    """Note whether an invited partner will come; once the meeting runs, it arrives and leaves. Raises RegelFout."""
    with ctx.begin("aanwezigheid", "wie er komt") as unit:
        unit.find(Overleg, overleg_id).expect(partner_id, komt)


def name_persons(ctx: Context, overleg_id: UUID, partner_id: UUID, persoon: str) -> None:
    """Note who is there for a partner, as the minutes tell it; a meeting that is over stays as it was. Raises RegelFout."""
    with ctx.begin("aanwezigheid", "wie er voor een partner is") as unit:
        found = unit.find(Overleg, overleg_id)
        found.require_open()
        found.name_persons(partner_id, persoon)


def arrive(ctx: Context, overleg_id: UUID, partner_id: UUID) -> None:
    """A partner comes in, invited or not; first the screen goes dark where it has no role in the casus. Raises RegelFout."""
    with ctx.begin("aanwezigheid", "wie binnenkwam") as unit:
        found = unit.find(Overleg, overleg_id)
        shown = found.on_screen
        if shown is not None and not_entitled(unit.casus(shown.casus_id), [unit.find(Partner, partner_id)]):
            found.clear_screen(found.moment(ctx.now()))
        found.arrive(partner_id, ctx.now(), ctx.new_id)


def leave(ctx: Context, overleg_id: UUID, partner_id: UUID) -> None:
    """A partner leaves, also for the cases to come; it may come in again. Raises RegelFout."""
    with ctx.begin("aanwezigheid", "wie de zaal verliet") as unit:
        unit.find(Overleg, overleg_id).leave(partner_id, ctx.now())


def put_on_screen(ctx: Context, overleg_id: UUID, bespreking_id: UUID) -> None:
    """Show a casus of the agenda: everyone in the room sees it from now on.

    Raises RegelFout where someone has no role in it, and GeenToegang where the officer may not see it.
    """
    with ctx.begin("gedeeld scherm", "casus op het scherm") as unit:
        found = unit.find(Overleg, overleg_id)
        found.require_on_agenda(bespreking_id)
        item = next(item for item in found.agenda if item.id == bespreking_id)
        casus = unit.casus(item.casus_id)
        if not_entitled(casus, _in_room(unit, found)):
            raise RegelFout("", "Wie geen rol in deze casus heeft, moet eerst de zaal verlaten.")
        found.put_on_screen(item, ctx.now(), ctx.new_id)


def clear_screen(ctx: Context, overleg_id: UUID) -> None:
    """Show no casus any more, as when the conference window closes."""
    with ctx.begin("gedeeld scherm", "geen casus op het scherm") as unit:
        found = unit.find(Overleg, overleg_id)
        found.clear_screen(found.moment(ctx.now()))


def _in_room(unit: Unit, overleg: Overleg) -> list[Partner]:
    here = {item.partner_id for item in overleg.deelnames if item.is_in_room}
    return [partner for partner in unit.register.partners() if partner.id in here]
