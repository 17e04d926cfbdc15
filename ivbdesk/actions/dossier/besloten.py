"""A closed casus: who may see it, from the moment it is opened."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.betrokkenen.medewerker import Toegang, require_lasting
from ivbdesk.cases.dossier.casus import Casus

WIE_MAG = "wie mag wat"
"""Under which name is decided what an officer may do or see: that somebody is left who may, rests on all of them."""


def keep_closed(ctx: Context, unit: Unit, casus: Casus) -> None:
    """Close a casus that nobody else may know of, and let in whoever has a closed one, within an open unit of work."""
    who, why = [casus.behandelaar_id, casus.vervanger_id], "behandelaar of vervanger"
    inside = {item.medewerker_id for item in unit.register.toegangen(casus.id) if item.tot is None}
    if casus.besloten and not inside.issuperset(id for id in who if id is not None):
        demand_lasting(ctx, unit, casus)
    if casus.soort.is_verzwegen and not casus.besloten:
        casus.besloten = True
        who, why = [ctx.officer, *who], f"soort {casus.soort.label.lower()}: besloten vanaf het begin"
        refresh_elsewhere(unit, casus)
    if casus.besloten:
        let_in(ctx, unit, casus.id, [id for id in who if id is not None], why)


def demand_lasting(ctx: Context, unit: Unit, casus: Casus) -> None:
    """Raises RegelFout for who sees this closed casus in an emergency only."""
    if casus.besloten:
        require_lasting(unit.register.toegangen(casus.id), ctx.officer)


def refresh_elsewhere(unit: Unit, casus: Casus) -> None:
    """What other cases of its people or address tell of this one is worked out anew, now that it was closed or opened."""
    for other in unit.register.casussen_rond(casus.id):
        unit.refresh(other)


def let_in(ctx: Context, unit: Unit, casus_id: UUID, medewerkers: Iterable[UUID], reden: str) -> None:
    """Let these officers in for good, who were not yet, within a unit of work that is open."""
    unit.alone(WIE_MAG)
    inside = {item.medewerker_id for item in unit.register.toegangen(casus_id) if item.tot is None}
    for officer in dict.fromkeys(medewerkers):
        if officer not in inside:
            unit.add(Toegang(ctx.new_id(), casus_id, officer, unit.at_moment(), reden=reden))
