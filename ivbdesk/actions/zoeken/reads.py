"""What an action on this subject can read, as the storage gives it; see storage/queries. Safe in any thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from ivbdesk.cases.zoeken.weergave import Weergave
from ivbdesk.cases.zoeken.zoeken import Zoekvondst


class ZoekReads(Protocol):
    """Reads of the search field, and of the kept views of a list."""

    def zoek_casussen(
        self, tekst: str, vandaag: date, most: int = 5, wanted: Callable[[], bool] = ...
    ) -> list[Zoekvondst]: ...
    def zoek_teksten(
        self, tekst: str, vandaag: date, most: int = 5, wanted: Callable[[], bool] = ...
    ) -> list[Zoekvondst]: ...
    def zoek_bedoeld(
        self, tekst: str, vandaag: date, most: int = 5, wanted: Callable[[], bool] = ..., *, ook: bool = False
    ) -> list[Zoekvondst]: ...
    def weergaven(self, lijst: str) -> list[Weergave]: ...
