"""The plan van aanpak: goals and steps; and the handovers of a casus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.terugnemen import Stond
from ivbdesk.cases.dossier import doel as rules
from ivbdesk.cases.dossier.doel import Doel, DoelStatus, Stap


@dataclass(frozen=True)
class DoelGegevens:
    """A goal as typed, with a line for each step."""

    leefgebied: int
    tekst: str
    woorden_bewoner: str
    streefdatum: date | None
    stappen: tuple[str, ...]


def set_goal(ctx: Context, casus_id: UUID, gegevens: DoelGegevens) -> UUID:
    """Put a new goal in the plan; gives its id. Raises RegelFout that names the field."""
    with ctx.begin("doel stellen", "plan van aanpak") as unit:
        made = Doel(
            ctx.new_id(), casus_id, gegevens.leefgebied, gegevens.tekst.strip(), ctx.today(),
            gegevens.woorden_bewoner.strip(), gegevens.streefdatum,
        )  # fmt: skip
        made.stappen = [
            Stap(ctx.new_id(), made.id, number, words) for number, words in enumerate(gegevens.stappen, 1)
        ]
        rules.require_valid(made)
        unit.casus(casus_id).doelen.append(made)
        return made.id


def change_goal(ctx: Context, casus_id: UUID, doel_id: UUID, gegevens: DoelGegevens) -> None:
    """Change a goal; a step whose words stay the same stays done."""
    with ctx.begin("doel wijzigen", "plan van aanpak") as unit:
        found = _goal(unit, casus_id, doel_id)
        found.leefgebied, found.tekst = gegevens.leefgebied, gegevens.tekst.strip()
        found.woorden_bewoner, found.streefdatum = gegevens.woorden_bewoner.strip(), gegevens.streefdatum
        rules.require_valid(found)
        kept = {step.tekst: step for step in found.stappen}
        for step in found.stappen:
            if step.tekst not in gegevens.stappen:
                unit.remove(step)
        steps = []
        for number, words in enumerate(dict.fromkeys(gegevens.stappen), 1):
            step = kept.get(words) or Stap(ctx.new_id(), found.id, number, words)
            step.volgorde = number
            steps.append(step)
        found.stappen[:] = steps


def tick_steps(ctx: Context, casus_id: UUID, doel_id: UUID, klaar: Sequence[UUID]) -> None:
    """Record that these steps of a goal are done, and the others are not."""
    with ctx.begin("stappen bijwerken", "plan van aanpak") as unit:
        steps = _goal(unit, casus_id, doel_id).stappen
        stond = [Stond(casus_id, step, "klaar_op") for step in steps]
        for step in steps:
            if step.id not in klaar:
                step.klaar_op = None
            elif step.klaar_op is None:
                step.klaar_op = ctx.today()
        told = f"stappen bijgewerkt bij casus {unit.casus(casus_id).nummer}"
        ctx.laatste.kan_terug(told, *(item.terug() for item in stond))


def finish_goal(ctx: Context, casus_id: UUID, doel_id: UUID, status: DoelStatus, bevinding: str) -> None:
    """Record how a goal ended."""
    with ctx.begin("doel afronden", status.label.lower()) as unit:
        goal = _goal(unit, casus_id, doel_id)
        stond = Stond(casus_id, goal, "status", "bevinding", "afgerond_op")
        rules.finish(goal, status, bevinding, ctx.today())
        ctx.laatste.kan_terug(f"doel afgerond bij casus {unit.casus(casus_id).nummer}", stond.terug())


def _goal(unit: Unit, casus_id: UUID, doel_id: UUID) -> Doel:
    return next(item for item in unit.casus(casus_id).doelen if item.id == doel_id)
