"""Who is away, from when until when, and who stands in; recorded by the officer, or by a beheerder for another."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.cases.betrokkenen.afwezigheid import Afwezigheid, require_valid
from ivbdesk.cases.betrokkenen.medewerker import Recht


def record_absence(ctx: Context, medewerker_id: UUID, vervanger_id: UUID, van: date, tot: date) -> UUID:
    """Keep that an officer is away; gives the id. Raises RegelFout that names the field."""
    with ctx.begin("afwezigheid vastleggen", "met een vervanger", needed(ctx, medewerker_id)) as unit:
        unit.alone("afwezigheid")
        made = Afwezigheid(ctx.new_id(), medewerker_id, vervanger_id, van, tot)
        require_valid(made, unit.register.afwezigheden(), unit.register.medewerkers(), ctx.today())
        unit.add(made)
        return made.id


def end_absence(ctx: Context, afwezigheid: Afwezigheid) -> None:
    """The officer is back; what had not begun yet is taken away."""
    with ctx.begin("afwezigheid beëindigen", "terug", needed(ctx, afwezigheid.medewerker_id)) as unit:
        found = unit.find(Afwezigheid, afwezigheid.id)
        if found.van >= ctx.today():
            unit.remove(found)
        else:
            found.end(ctx.today())


def needed(ctx: Context, medewerker_id: UUID) -> Recht:
    """What right it takes to say that this officer is away, or to hand over their work: for another that of a beheerder."""
    return Recht.REGIEVOERDER if medewerker_id == ctx.officer else Recht.BEHEERDER
