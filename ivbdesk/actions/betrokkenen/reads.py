"""What an action on this subject can read, as the storage gives it; see storage/queries. Safe in any thread."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol
from uuid import UUID

from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.cases.betrokkenen.samenvoeging import Samenvoeging
from ivbdesk.cases.signaal.bekende import Bekende


class MensenReads(Protocol):
    """Reads of people, whatever their cases."""

    def samengevoegd(self, ids: Collection[UUID]) -> list[Samenvoeging]: ...
    def bekenden(self, getypt: Persoonsgegevens) -> list[Bekende]: ...
