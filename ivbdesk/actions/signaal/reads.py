"""What an action on this subject can read, as the storage gives it; see storage/queries. Safe in any thread."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from uuid import UUID

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.dossier.belofte import Belofte
from ivbdesk.cases.signaal.gelijkenis import Buur
from ivbdesk.cases.signaal.signaal import Signaal
from ivbdesk.cases.zoeken.rijen import SignaalFilter, SignaalRij


class SignaalReads(Protocol):
    """Reads of signals: the list, one whole signal, and how often something was reported at an address."""

    def signalen(self, filter: SignaalFilter, offset: int, limit: int) -> list[SignaalRij]: ...
    def count_signalen(self, filter: SignaalFilter) -> int: ...
    def signaal(self, id: UUID) -> Signaal: ...
    def beloften(self, signaal_id: UUID) -> list[Belofte]: ...
    def heeft_melder(self, signaal_id: UUID) -> bool: ...
    def meldingen_op(self, plek: Adres, tot: datetime, zonder: UUID | None = None) -> int: ...


class GelijkenisReads(Protocol):
    """Reads of what resembles a signal."""

    def buren(
        self, plek: Adres, voornaam: str, achternaam: str, zonder: UUID | None = None
    ) -> list[Buur]: ...
    def is_bekend(self, plek: Adres) -> bool: ...
    def lijkend_adres(self, plek: Adres) -> Adres | None: ...
