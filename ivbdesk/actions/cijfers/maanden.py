"""What is counted now, and the numbers that are kept of what is destroyed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.cijfers.feiten import Feiten, rows_of
from ivbdesk.cases.cijfers.rapport import lost_numbers
from ivbdesk.cases.cijfers.telrij import Telrij


@contextmanager
def still_counted(ctx: Context, unit: Unit) -> Iterator[None]:
    """Keep in the same unit, as numbers by month, exactly what is destroyed within, so that it still counts (IVB 1.5)."""
    before = _rows(ctx, unit.maanden.feiten())
    yield
    after = _rows(ctx, unit.maanden.feiten())
    unit.maanden.add(lost_numbers(ctx.naslag.cijfers, before, after, ctx.today()))


def rows_now(ctx: Context) -> list[Telrij]:
    """All that is counted now."""
    return _rows(ctx, ctx.reads.cijfers.feiten())


def _rows(ctx: Context, feiten: Feiten) -> list[Telrij]:
    known = ctx.naslag
    return rows_of(
        feiten, known.cijfers.lijsten, known.wijken, known.weegtermijn, known.feestdagen, ctx.today()
    )
