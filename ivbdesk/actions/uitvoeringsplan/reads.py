"""What an action on this subject can read, as the storage gives it; see storage/queries. Safe in any thread."""

from __future__ import annotations

from typing import Protocol

from ivbdesk.cases.uitvoeringsplan.plan import Uitvoeringsplan


class PlanReads(Protocol):
    """Reads of the uitvoeringsplan."""

    def plannen(self) -> list[Uitvoeringsplan]: ...
