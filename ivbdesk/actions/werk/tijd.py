"""Noting one's own minutes, correcting them and taking them back; figures get the sum of all officers by month (IVB 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.werk.werk import read_week
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.werk.capaciteit import Werkweek
from ivbdesk.cases.werk.tijd import Tijdnotitie, Tijdsoort, earliest, monday_of, require_time

_REASON = "eigen tijd, voor de som per maand"
_TIJD = "tijd"
_GONE = "Deze regel staat er niet meer. Sluit dit venster en kijk bij Mijn tijd."
_CLOSED = "Deze maand is afgesloten; alleen de som is er nog."


@dataclass(frozen=True)
class TijdGegevens:
    """What is noted."""

    minuten: int
    dag: date
    soort: Tijdsoort
    casus_id: UUID | None = None


def note_time(ctx: Context, gegevens: TijdGegevens) -> UUID:
    """Note one's own minutes; gives the id of the line. Raises RegelFout that names the fields."""
    made = _line(ctx.new_id(), gegevens)
    require_time(made.minuten, made.dag, ctx.today())
    week = read_week(ctx).team
    with ctx.begin("tijd noteren", _REASON) as unit:
        unit.alone(_TIJD)
        unit.tijd.add(made)
        _keep(ctx, unit, made.dag, week)
    return made.id


def correct_time(ctx: Context, regel_id: UUID, gegevens: TijdGegevens) -> None:
    """Correct a line of one's own. Raises RegelFout that names the fields, or says that the line is gone."""
    wanted = _line(regel_id, gegevens)
    require_time(wanted.minuten, wanted.dag, ctx.today())
    week = read_week(ctx).team
    with ctx.begin("tijd verbeteren", _REASON) as unit:
        unit.alone(_TIJD)
        unit.tijd.remove(_own(ctx, unit, regel_id))
        unit.tijd.add(wanted)
        _keep(ctx, unit, wanted.dag, week)


def take_time_back(ctx: Context, regel_id: UUID) -> None:
    """Take a line of one's own out, and its minutes out of the sum. Raises RegelFout where it is gone."""
    with ctx.begin("tijd terugnemen", _REASON) as unit:
        unit.alone(_TIJD)
        unit.tijd.remove(_own(ctx, unit, regel_id))


def _line(id: UUID, gegevens: TijdGegevens) -> Tijdnotitie:
    return Tijdnotitie(id, gegevens.dag, gegevens.minuten, gegevens.soort, gegevens.casus_id)


def _own(ctx: Context, unit: Unit, regel_id: UUID) -> Tijdnotitie:
    found = unit.tijd.regel(regel_id)
    if found is None:
        raise RegelFout("", _GONE)
    if found.dag < earliest(ctx.today()):
        raise RegelFout("", _CLOSED)
    return found


def _keep(ctx: Context, unit: Unit, dag: date, week: Werkweek) -> None:
    """Keep what the team had and what was planned in the week, and let go of lines that only their sum still needs."""
    today = ctx.today()
    planned = week.gepland if monday_of(dag) == monday_of(today) else None
    unit.tijd.keep_week(monday_of(dag), week.ruimte, planned)
    unit.tijd.forget_before(earliest(today))
