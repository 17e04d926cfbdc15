"""What the page of the plan shows: a version in words, with the figures of the year so far for own use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from ivbdesk.actions.cijfers.cijfers import count
from ivbdesk.actions.context import Context
from ivbdesk.actions.uitvoeringsplan.plan import sheet_of
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.keten.knelpunt import Knelpunt, KnelpuntStatus
from ivbdesk.cases.uitvoeringsplan.plan import Uitvoeringsplan, newest
from ivbdesk.cases.uitvoeringsplan.planblad import Planblad, read_plan
from ivbdesk.cases.uitvoeringsplan.waarde import figure

_RUNNING = (KnelpuntStatus.GEMELD, KnelpuntStatus.OPGEPAKT)


@dataclass(frozen=True)
class Planoverzicht:
    """All versions, the one that is shown with its words, the figures of now by line, and the knelpunten that still run."""

    plannen: tuple[Uitvoeringsplan, ...]
    plan: Uitvoeringsplan | None
    blad: Planblad | None
    nu: Mapping[UUID, str]
    knelpunten: tuple[Knelpunt, ...]

    @property
    def is_laatste(self) -> bool:
        """Whether what is shown is the last version of its year, so that one can go on in it."""
        return self.plan is not None and newest(self.plannen, self.plan.jaar) is self.plan

    @property
    def niet_opgepakt(self) -> tuple[Knelpunt, ...]:
        """The knelpunten that run and stand in no action of this version."""
        taken = {one.knelpunt_id for one in self.plan.acties} if self.plan else set()
        return tuple(one for one in self.knelpunten if one.status in _RUNNING and one.id not in taken)


def look_at_plan(ctx: Context, jaar: int | None, nummer: int | None) -> Planoverzicht:
    """A version of a year, the last where none is named or it is gone; of this year or else the newest where none is named.

    The last version is shown as it goes now, an earlier one as the college established it.
    """
    plans = tuple(ctx.reads.plan.plannen())
    years = [one.jaar for one in plans]
    year = next((one for one in (jaar, ctx.today().year, *years) if one in years), 0)
    last = newest(plans, year)
    plan = next((one for one in plans if one.jaar == year and one.nummer == nummer), last)
    gaps = tuple(ctx.reads.keten.knelpunten())
    if plan is None:
        return Planoverzicht(plans, None, None, {}, gaps)
    frozen = plan is not last and bool(plan.inhoud)
    sheet = read_plan(plan.inhoud) if frozen else sheet_of(ctx, plan)
    return Planoverzicht(plans, plan, sheet, {} if frozen else _figures_now(ctx, plan), gaps)


def _figures_now(ctx: Context, plan: Uitvoeringsplan) -> dict[UUID, str]:
    """What each indicator is now, small numbers too; nothing of a year that is still to come."""
    if plan.jaar > ctx.today().year or not any(one.indicator for one in plan.acties):
        return {}
    sheet = count(ctx, Selectie(Periode.of_year(plan.jaar))).intern
    known = {one.code: one for one in ctx.naslag.cijfers.tabellen}
    found = {}
    for actie in plan.acties:
        told = sheet.tabel(actie.indicator)
        if told is not None:
            found[actie.lijn] = figure(known[actie.indicator], told, actie.antwoord)
    return found
