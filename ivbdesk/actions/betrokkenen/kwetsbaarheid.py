"""What makes a person vulnerable or keeps them standing: recorded, changed and ended; and the counts per wijk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.actions.csvbestand import csv_bytes
from ivbdesk.actions.publiek.uitvoer import gemeente_of, hand_over
from ivbdesk.cases.betrokkenen.kwetsbaarheid import Kwetsbaarheid, require_single, require_valid
from ivbdesk.cases.dossier.casus import Casus, require_involved
from ivbdesk.cases.keten.wijktelling import Wijktelling, closed_years, count_wijken, require_shareable
from ivbdesk.cases.taal.eisen import require_reason, require_running


@dataclass(frozen=True)
class KwetsbaarheidGegevens:
    """A factor as typed."""

    factor: str
    gewicht: int
    woorden: str
    bron: str
    sinds: date


def record_factor(ctx: Context, casus_id: UUID, persoon_id: UUID, gegevens: KwetsbaarheidGegevens) -> UUID:
    """Record a factor of a person in the casus; gives its id. Raises RegelFout that names the field."""
    with ctx.begin("kwetsbaarheid vastleggen", "draaglast en draagkracht") as unit:
        casus = unit.casus(casus_id)
        require_involved(casus, persoon_id, "factor")
        made = Kwetsbaarheid(ctx.new_id(), casus_id, persoon_id, "", 1, "", "", ctx.today())
        _take_over(ctx, casus, made, gegevens)
        casus.kwetsbaarheden.append(made)
        return made.id


def change_factor(
    ctx: Context, casus_id: UUID, id: UUID, gegevens: KwetsbaarheidGegevens, reden: str
) -> None:
    """Change a factor with the reason; what stood there stays in the log."""
    _require_reason(ctx, reden, "dit verandert")
    with ctx.begin("kwetsbaarheid wijzigen", reden.strip()) as unit:
        casus = unit.casus(casus_id)
        _take_over(ctx, casus, _factor(casus, id), gegevens)


def end_factor(ctx: Context, casus_id: UUID, id: UUID, reden: str) -> None:
    """End a factor: from today it no longer plays a part."""
    _require_reason(ctx, reden, "dit niet meer speelt")
    with ctx.begin("kwetsbaarheid beëindigen", reden.strip()) as unit:
        factor = _factor(unit.casus(casus_id), id)
        require_running(factor.tot, ctx.today())
        factor.tot = ctx.today()


def count_year(ctx: Context, jaar: int) -> Wijktelling | None:
    """What may be shown of a year that has ended."""
    rows = ctx.reads.keten.kwetsbare_personen(date(jaar, 1, 1), date(jaar, 12, 31))
    return count_wijken(jaar, rows, ctx.naslag.kwetsbaarheid, ctx.naslag.wijken, gemeente_of(ctx))


def years_to_count(ctx: Context) -> tuple[int, ...]:
    """The years for which there may be a table, the newest first."""
    return closed_years(ctx.reads.keten.eerste_kwetsbaarheid(), ctx.today())


def save_count(ctx: Context, jaar: int, target: Path) -> None:
    """Write the table of a year as CSV, leaving out what the screen leaves out; raises KanNietSchrijven."""
    told = require_shareable(count_year(ctx, jaar))
    head = (f"Kwetsbaarheid per wijk {jaar}", *told.kolommen)
    data = csv_bytes([head, *((name, *cells) for name, cells in told.rijen)])
    about = [("telling", ctx.new_id())]  # it belongs to no casus, and stands in the log all the same
    hand_over(ctx, target, "telling per wijk", "college en raad", about, lambda _: data)


def _take_over(ctx: Context, casus: Casus, item: Kwetsbaarheid, gegevens: KwetsbaarheidGegevens) -> None:
    """Put what was typed into a factor, if it may stand there."""
    ctx.naslag.woordkeus.refuse("woorden", gegevens.woorden)
    item.factor, item.gewicht = gegevens.factor, gegevens.gewicht
    item.woorden, item.bron = gegevens.woorden.strip(), gegevens.bron.strip()
    item.sinds = gegevens.sinds
    require_single(item, casus.kwetsbaarheden)
    require_valid(item, ctx.today())


def _require_reason(ctx: Context, reden: str, waarom: str) -> None:
    require_reason(reden, waarom)
    ctx.naslag.woordkeus.refuse("reden", reden)


def _factor(casus: Casus, id: UUID) -> Kwetsbaarheid:
    return next(item for item in casus.kwetsbaarheden if item.id == id)
