"""Reads of the uitvoeringsplan: the same for every officer."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from ivbdesk.cases.uitvoeringsplan.plan import Uitvoeringsplan
from ivbdesk.storage.queries.source import Source
from ivbdesk.storage.tables import dossier as t


@dataclass(frozen=True)
class PlanQueries:
    """The plans of all years."""

    source: Source

    def plannen(self) -> list[Uitvoeringsplan]:
        """Every version with its actions, the newest year and version first."""
        p = t.uitvoeringsplan.c
        return self.source.all(sa.select(Uitvoeringsplan).order_by(p.jaar.desc(), p.nummer.desc()))
