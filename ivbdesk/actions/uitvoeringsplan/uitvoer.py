"""A plan or its evaluation leaves as a document, and the log tells of it."""

from __future__ import annotations

from pathlib import Path

from ivbdesk.actions.context import Context
from ivbdesk.actions.publiek.uitvoer import Drukkerij, hand_over
from ivbdesk.actions.uitvoeringsplan.plan import sheet_of
from ivbdesk.cases.uitvoeringsplan.plan import Uitvoeringsplan, require_whole
from ivbdesk.cases.uitvoeringsplan.planblad import Planblad, read_plan
from ivbdesk.cases.uitvoeringsplan.plantekst import tell_evaluation, tell_plan
from ivbdesk.cases.uitvoeringsplan.vorm import Planvorm


def save_plan(
    ctx: Context, drukkerij: Drukkerij, plan: Uitvoeringsplan, vorm: Planvorm, target: Path
) -> None:
    """Write a version in one of its forms; raises KanNietSchrijven, and RegelFout for a plan that was tampered with."""
    told = (
        tell_evaluation(sheet_of(ctx, plan), ctx.today())
        if vorm.is_evaluatie
        else tell_plan(plan_sheet(ctx, plan), plan.sha256)
    )
    about = [("uitvoeringsplan", plan.id)]
    hand_over(ctx, target, "uitvoeringsplan", "college en raad", about, lambda _: drukkerij.plan(told, vorm))


def plan_sheet(ctx: Context, plan: Uitvoeringsplan) -> Planblad:
    """What the college established, to the letter; of a concept as it is now. Raises RegelFout where its hash is another."""
    require_whole(plan)
    return read_plan(plan.inhoud) if plan.is_vastgesteld else sheet_of(ctx, plan)
