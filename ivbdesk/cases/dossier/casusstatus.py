"""The states that a casus goes through, and each change of state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class CasusStatus(StrEnum):
    """The states of a casus (domein 6.3)."""

    AANGEMELD = "aangemeld"
    WEGING = "weging"
    ACTIEF = "actief"
    OPGESCHAALD_ZVH = "opgeschaald_zvh"
    BESTUURLIJK = "bestuurlijk"
    MONITORING = "monitoring"
    NAZORG = "nazorg"
    AFGEWEZEN = "afgewezen"
    DOORGEZET = "doorgezet"
    GESLOTEN = "gesloten"

    @property
    def label(self) -> str:
        """The words a user reads."""
        labels = {
            "opgeschaald_zvh": "Opgeschaald naar ZVH",
            "bestuurlijk": "Bestuurlijk traject",
            "weging": "In weging",
        }
        return labels.get(self.value, self.value.capitalize())

    @property
    def is_open(self) -> bool:
        """Whether there is still work on it."""
        return self not in (CasusStatus.AFGEWEZEN, CasusStatus.DOORGEZET, CasusStatus.GESLOTEN)


@dataclass(eq=False)
class Statusovergang:
    """One change of state, with its reason."""

    id: UUID
    casus_id: UUID
    van: CasusStatus
    naar: CasusStatus
    op: date
    reden: str
