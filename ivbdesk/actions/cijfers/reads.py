"""What an action on this subject can read, as the storage gives it; see storage/queries. Safe in any thread."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol
from uuid import UUID

from ivbdesk.cases.cijfers.feiten import Feiten
from ivbdesk.cases.cijfers.rapport import Cijferrapport, Maandcijfer


class CijferReads(Protocol):
    """Reads of what is counted for college and raad."""

    def feiten(self) -> Feiten: ...
    def maanden(self) -> list[Maandcijfer]: ...
    def rapporten(self) -> list[Cijferrapport]: ...
    def signalen(self, ids: Collection[UUID]) -> list[tuple[UUID, str, str]]: ...
    def casussen(self, ids: Collection[UUID]) -> list[tuple[UUID, str, str]]: ...
