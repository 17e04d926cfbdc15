"""What an action on this subject can read, as the storage gives it; see storage/queries. Safe in any thread."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Protocol
from uuid import UUID

from ivbdesk.cases.betrokkenen.afwezigheid import Afwezigheid
from ivbdesk.cases.betrokkenen.bagadres import BagAdres
from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.dossier.basis import Wijziging
from ivbdesk.cases.kader.kaderversie import Kaderversie
from ivbdesk.cases.zoeken.rijen import Auditregel


class BeheerReads(Protocol):
    """Reads of the register itself: officers, settings, versions of the handelingskader, and the log."""

    def medewerker(self, medewerker_id: UUID) -> Medewerker | None: ...
    def medewerkers(self) -> list[Medewerker]: ...
    def afwezigheden(self) -> list[Afwezigheid]: ...
    def instellingen(self) -> dict[str, str]: ...
    def kaderversies(self) -> list[Kaderversie]: ...
    def auditregels(
        self, offset: int, limit: int, *, casus_id: UUID | None = None, actie: str = ""
    ) -> list[Auditregel]: ...
    def wijzigingen_van(self, ids: Collection[UUID | str]) -> list[Wijziging]: ...
    def laatste_moment(self) -> datetime | None: ...
    def audit_head(self) -> tuple[int, bytes]: ...


class AdresReads(Protocol):
    """Reads of the addresses of the municipality."""

    def telling(self) -> tuple[int, int]: ...
    def aanvullen(self, tekst: str, most: int = 10) -> list[BagAdres]: ...
    def vind(self, adres: Adres) -> list[BagAdres]: ...
