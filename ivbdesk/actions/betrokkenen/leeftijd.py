"""Whether somebody is old enough for a measure, as somebody established it: no date of birth is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.cases.betrokkenen.leeftijd import Leeftijdsvaststelling, require_established
from ivbdesk.cases.dossier.casus import require_involved


@dataclass(frozen=True)
class LeeftijdGegevens:
    """What was established, as typed: whether the age `grens` was reached on the day `op`, by whom and how."""

    grens: int
    bereikt: bool
    op: date
    door: str
    wijze: str


def establish_age(ctx: Context, casus_id: UUID, persoon_id: UUID, gegevens: LeeftijdGegevens) -> UUID:
    """Keep that somebody has, or has not, reached an age; gives the id. Raises RegelFout that names the field."""
    with ctx.begin("leeftijd vaststellen", gegevens.wijze.strip()) as unit:
        casus = unit.casus(casus_id)
        require_involved(casus, persoon_id, "bereikt")
        made = Leeftijdsvaststelling(
            ctx.new_id(), casus_id, persoon_id, gegevens.grens, gegevens.bereikt, gegevens.op,
            gegevens.door.strip(), gegevens.wijze.strip(),
        )  # fmt: skip
        person = next(item.persoon for item in casus.betrokkenen if item.persoon.id == persoon_id)
        require_established(made, person.leeftijd(gegevens.op), ctx.today())
        casus.leeftijden.append(made)
        return made.id
