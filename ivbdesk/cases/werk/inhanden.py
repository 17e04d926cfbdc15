"""What one officer has in hands, and may hand over: cases, standing in, afspraken by name, and promises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Recht
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.fouten import RegelFout


class HandenSoort(StrEnum):
    """As what an officer has something."""

    CASUS = "casus"
    VERVANGING = "vervanging"
    AFSPRAAK = "afspraak"
    SIGNAAL = "signaal"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {"casus": "Behandelaar", "vervanging": "Vervanger"}.get(self.value, self.value.capitalize())


@dataclass(frozen=True, slots=True)
class InHanden:
    """One thing that an officer has: `id` is the casus, the afspraak or what was promised of a signal.

    `taken` counts what waits in the werkvoorraad of a casus; that goes along with it.
    """

    soort: HandenSoort
    id: UUID
    nummer: str
    wat: str
    casus_id: UUID | None = None
    taken: int = 0


def require_receiver(naar: UUID | None, van: UUID | None, officers: Iterable[Medewerker]) -> Medewerker:
    """The colleague who takes over; raises RegelFout for one who does not work in cases, or who has it already."""
    found = next((item for item in officers if item.id == naar), None)
    if found is None or found.tot is not None or not found.recht.covers(Recht.REGIEVOERDER):
        raise RegelFout("naar", "Kies een collega die nu in casussen werkt.")
    if found.id == van:
        raise RegelFout("naar", "Kies een ander dan wie het nu heeft.")
    return found


def give(casus: Casus, naar: UUID) -> None:
    """Let another officer have a casus; who stood in does that no longer where it is the same person."""
    casus.behandelaar_id = naar
    if casus.vervanger_id == naar:
        casus.vervanger_id = None


def stand_in(casus: Casus, naar: UUID) -> None:
    """Let another officer stand in; nobody, where that is who has the casus."""
    casus.vervanger_id = None if casus.behandelaar_id == naar else naar
