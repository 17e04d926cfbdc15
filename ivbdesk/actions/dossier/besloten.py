"""A closed casus: who may see it, from the moment it is opened."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.betrokkenen.medewerker import Toegang
from ivbdesk.cases.dossier.casus import Casus


def keep_closed(ctx: Context, unit: Unit, casus: Casus) -> None:
    """Close a casus that nobody else may know of, and let in whoever has a closed one, within an open unit of work."""
    who, why = [casus.behandelaar_id, casus.vervanger_id], "behandelaar of vervanger"
    if casus.soort.is_verzwegen and not casus.besloten:
        casus.besloten = True
        who, why = [ctx.officer, *who], f"soort {casus.soort.label.lower()}: besloten vanaf het begin"
    if casus.besloten:
        let_in(ctx, unit, casus.id, [id for id in who if id is not None], why)
        forget_elsewhere(unit, casus)


def forget_elsewhere(unit: Unit, casus: Casus) -> None:
    """What other cases of its people or address told of a casus that may not be known, is worked out anew without it."""
    if casus.soort.is_verzwegen and casus.besloten:
        for other in unit.register.casussen_rond(casus.id):
            unit.refresh(other)


def let_in(ctx: Context, unit: Unit, casus_id: UUID, medewerkers: Iterable[UUID], reden: str) -> None:
    """Let these officers in for good, who were not yet, within a unit of work that is open."""
    inside = {item.medewerker_id for item in unit.register.toegangen(casus_id) if item.tot is None}
    for officer in dict.fromkeys(medewerkers):
        if officer not in inside:
            unit.add(Toegang(ctx.new_id(), casus_id, officer, unit.at_moment(), reden=reden))
