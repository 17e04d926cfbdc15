"""Agreed actions: who does what, before when, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.eisen import require_filled, require_reason
from ivbdesk.cases.taal.fouten import RegelFout, refuse, together


class AfspraakStatus(StrEnum):
    """The states of an Afspraak (domein 6.3)."""

    OPEN = "open"
    LOOPT = "loopt"
    GEDAAN = "gedaan"
    NIET_GELUKT = "niet_gelukt"
    GEWEIGERD = "geweigerd"
    VERVALLEN = "vervallen"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return self.value.replace("_", " ").capitalize()

    @property
    def is_running(self) -> bool:
        """Whether somebody still has to do something."""
        return self in (AfspraakStatus.OPEN, AfspraakStatus.LOOPT)


@dataclass(eq=False)
class Afspraak:
    """An agreed action with an owner (partner, and by choice a person there) and a date.

    `herkomst` are the origins of what was said when it was made, separated by commas: who may read it later.
    """

    id: UUID
    casus_id: UUID
    wat: str
    partner_id: UUID
    persoon: str
    uiterlijk: date
    gemaakt_op: date
    status: AfspraakStatus = AfspraakStatus.OPEN
    leefgebied: int | None = None
    afgerond_op: date | None = None
    resultaat: str = ""
    doel_id: UUID | None = None
    bespreking_id: UUID | None = None
    herkomst: str = Herkomst.EIGEN.value


@together()
def require_valid(afspraak: Afspraak) -> None:
    """Raise RegelFout for an Afspraak without a text or with a date before it was made."""
    require_filled("wat", afspraak.wat, "Schrijf op wat er is afgesproken.")
    if afspraak.uiterlijk < afspraak.gemaakt_op:
        refuse("uiterlijk", "De uiterste datum ligt voor de dag waarop de afspraak is gemaakt.")


def move(afspraak: Afspraak, uiterlijk: date) -> None:
    """Give it another date; raises RegelFout for one that is finished (domein 6.3, Actie)."""
    if not afspraak.status.is_running:
        raise RegelFout("uiterlijk", "Deze afspraak is al afgerond.")
    afspraak.uiterlijk = uiterlijk
    require_valid(afspraak)


def finish(afspraak: Afspraak, status: AfspraakStatus, resultaat: str, op: date) -> None:
    """Set the outcome; what failed, was refused or lapsed needs a word of why (domein 6.3, Actie)."""
    if status not in (AfspraakStatus.GEDAAN, AfspraakStatus.OPEN, AfspraakStatus.LOOPT):
        require_reason(resultaat, "dit niet is gedaan, en wat er nog nodig is", veld="resultaat")
    afspraak.status = status
    afspraak.resultaat = resultaat.strip()
    afspraak.afgerond_op = None if status.is_running else op
