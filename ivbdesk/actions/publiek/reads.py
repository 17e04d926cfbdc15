"""What an action on this subject can read, as the storage gives it; see storage/queries. Safe in any thread."""

from __future__ import annotations

from datetime import date
from typing import Protocol
from uuid import UUID

from ivbdesk.cases.publiek.overleg import Overleg


class PubliekReads(Protocol):
    """Reads of the meetings in which cases are talked about."""

    def overleggen(self) -> list[Overleg]: ...
    def overleg(self, id: UUID, ook: UUID | None = None) -> Overleg: ...
    def vorig_overleg(self, casus_id: UUID, voor: date) -> date | None: ...
