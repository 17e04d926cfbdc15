"""The uitvoeringsplan of the demonstration register: established, halfway evaluated, and adjusted in a second version."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from ivbdesk.actions.besluitvorming.verschil import KnelpuntGegevens, save_knelpunt
from ivbdesk.actions.context import Context
from ivbdesk.actions.uitvoeringsplan.plan import (
    ActieGegevens,
    Planbegin,
    PlanGegevens,
    VoortgangGegevens,
    begin_plan,
    establish_plan,
    new_version,
    note_progress,
    save_action,
    sheet_of,
    write_about,
)
from ivbdesk.cases.keten.keten import GatSoort
from ivbdesk.cases.keten.knelpunt import KnelpuntStatus
from ivbdesk.cases.uitvoeringsplan.plan import Planmoment, Stoplicht, Uitvoeringsplan

_LATER = {Planmoment.K1: Planmoment.K2, Planmoment.K2: Planmoment.K3, Planmoment.K3: Planmoment.K4}


def read_demo_plan(text: str) -> dict[str, Any]:
    """What resources/demonstratie.toml says of the plan."""
    told: dict[str, Any] = tomllib.loads(text)["plan"]
    return told


def make_plan(ctx: Context, told: dict[str, Any]) -> None:
    """Make both versions, the first established on the first day of the year."""
    year = ctx.today().year
    first = begin_plan(ctx, year, Planbegin.SJABLOON)
    write_about(ctx, first, PlanGegevens(told["inleiding"], "", ""))
    establish_plan(ctx, first, date(year, 1, 1), "", sheet_of(ctx, _plan(ctx, first)))
    for one in told["voortgang"]:
        action = _plan(ctx, first).acties[one["nummer"] - 1]
        gegevens = VoortgangGegevens(Stoplicht(one["licht"]), one["reden"], one["halfjaar"], "")
        note_progress(ctx, first, action.id, gegevens)
    write_about(ctx, first, PlanGegevens(told["inleiding"], told["halfjaar"], ""))
    second = new_version(ctx, first, told["wijziging"])
    moved = _plan(ctx, second).acties[told["later"]]
    same = {part.name: getattr(moved, part.name) for part in fields(ActieGegevens)}
    save_action(
        ctx, second, moved.id, ActieGegevens(**same | {"moment": _LATER.get(moved.moment, moved.moment)})
    )
    gap = save_knelpunt(
        ctx, None, KnelpuntGegevens(GatSoort.GEEN_PARTNER, 1, told["knelpunt"], told["advies"], KnelpuntStatus.GEMELD, "")
    )  # fmt: skip
    save_action(
        ctx, second, None,
        ActieGegevens(
            "zorg-veiligheid", "Voor wie zorg en wonen tegelijk nodig heeft is er een plek.", told["advies"],
            "Corporatie, ggz", "Sociaal domein", Planmoment.K4, "gaten", GatSoort.GEEN_PARTNER.value, "Minder gaten zonder partner.", gap,
        ),
    )  # fmt: skip


def _plan(ctx: Context, plan_id: UUID) -> Uitvoeringsplan:
    return next(one for one in ctx.reads.plan.plannen() if one.id == plan_id)
