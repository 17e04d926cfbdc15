"""Plays the cases of resources/demonstratie.toml: each step at its own moment, all in order of time."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from ivbdesk.actions.context import AMSTERDAM, Context
from ivbdesk.demo import dossierstappen, maatregelstappen
from ivbdesk.demo.speler import Speler

_STAPPEN = dossierstappen.STAPPEN | maatregelstappen.STAPPEN


@dataclass
class Moment:
    """A clock that stands where the scenario puts it; it never goes back."""

    nu: datetime

    def __call__(self) -> datetime:
        """The moment at which it stands."""
        return self.nu

    def go_to(self, dag: date, volgnummer: int) -> None:
        """Stand on this day, during working hours, later than all that came before."""
        wanted = datetime.combine(dag, time(9, 0), AMSTERDAM) + timedelta(seconds=volgnummer)
        self.nu = max(wanted, self.nu + timedelta(seconds=1))


def play(ctx: Context, moment: Moment, specs: list[dict[str, Any]], vandaag: date) -> list[UUID]:
    """Record the cases, all their steps in order of time; gives the ids in the order of `specs`."""
    partners = {partner.code: partner.id for partner in ctx.reads.keten.partners()}
    players = [Speler(ctx, spec, partners) for spec in specs]
    timeline: list[tuple[int, int, Callable[[], None]]] = []
    for player in players:
        timeline.append((player.spec["dagen_geleden"], len(timeline), player.open))
        for step in player.spec["stappen"]:
            timeline.append(
                (step["dagen_geleden"], len(timeline), partial(_STAPPEN[step["doe"]], player, step))
            )
    timeline.sort(key=lambda entry: (-entry[0], entry[1]))
    for order, (days_ago, _, act) in enumerate(timeline):
        moment.go_to(vandaag - timedelta(days=days_ago), order)
        act()
    return [player.casus_id for player in players]


def read_vignettes(text: str) -> list[dict[str, Any]]:
    """The cases of resources/demonstratie.toml."""
    cases: list[dict[str, Any]] = tomllib.loads(text)["casus"]
    return cases
