"""What is counted now, and the months that are kept of it before anything is destroyed."""

from __future__ import annotations

from ivbdesk.actions.context import Context
from ivbdesk.cases.cijfers.feiten import rows_of
from ivbdesk.cases.cijfers.rapport import Maanden, first_day, month_numbers
from ivbdesk.cases.cijfers.telrij import Telrij


def keep_months(ctx: Context) -> int:
    """Keep the months that are over as numbers, so that what is destroyed later still counts in them; gives how many."""
    rows, kept = rows_now(ctx), Maanden(ctx.reads.cijfers.maanden())
    first = first_day(rows)
    missing = kept.missing(first, ctx.today()) if first is not None else []
    if not missing:
        return 0
    with ctx.begin("maandcijfers vastleggen", "cijfers veranderen niet door vernietiging") as unit:
        for month in missing:
            unit.maanden.keep(month_numbers(ctx.naslag.cijfers, rows, month))
        unit.log("maandcijfer", ctx.new_id(), f"{missing[0].naam} tot en met {missing[-1].naam}")
    return len(missing)


def rows_now(ctx: Context) -> list[Telrij]:
    """All that is counted now."""
    known = ctx.naslag
    return rows_of(
        ctx.reads.cijfers.feiten(), known.cijfers.lijsten, known.wijken, known.weegtermijn, known.feestdagen, ctx.today()
    )  # fmt: skip
