"""What an action on this subject can read, as the storage gives it; see storage/queries. Safe in any thread."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.invoer.invoer import InvoerRij
from ivbdesk.cases.invoer.vertaling import Vertaling


class InvoerReads(Protocol):
    """Reads for an import: earlier ones, and by what rows are known again."""

    def invoeren(self) -> list[InvoerRij]: ...
    def laatste_kolommen(self, soort: str) -> list[str]: ...
    def vertalingen(self) -> list[Vertaling]: ...
    def straten(self) -> list[str]: ...
    def bekende_signalen(self, van: date, tot: date) -> list[tuple[Adres, date, str, str]]: ...
    def bekende_personen(self) -> list[tuple[Adres, str, str, str]]: ...
