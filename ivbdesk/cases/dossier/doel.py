"""The plan van aanpak: goals per leefgebied, also in the resident's words, with steps and progress."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.dossier.afspraak import Afspraak, AfspraakStatus
from ivbdesk.cases.taal.eisen import require_filled, require_reason
from ivbdesk.cases.taal.fouten import refuse, together


class DoelStatus(StrEnum):
    """How a goal stands."""

    LOOPT = "loopt"
    BEHAALD = "behaald"
    DEELS = "deels"
    GESTOPT = "gestopt"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {"deels": "Deels behaald"}.get(self.value, self.value.capitalize())


@dataclass(eq=False)
class Stap:
    """One step towards a goal; `klaar_op` is the day on which it was done."""

    id: UUID
    doel_id: UUID
    volgorde: int
    tekst: str
    klaar_op: date | None = None


@dataclass(eq=False)
class Doel:
    """What is to be reached on a leefgebied, in the professional's words and in the resident's own."""

    id: UUID
    casus_id: UUID
    leefgebied: int
    tekst: str
    gemaakt_op: date
    woorden_bewoner: str = ""
    streefdatum: date | None = None
    status: DoelStatus = DoelStatus.LOOPT
    afgerond_op: date | None = None
    bevinding: str = ""
    stappen: list[Stap] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Voortgang:
    """How many steps and afspraken of a goal are done, of how many."""

    klaar: int
    totaal: int

    @property
    def deel(self) -> float:
        """The part that is done, 0 to 1."""
        return self.klaar / self.totaal if self.totaal else 0.0


def progress(doel: Doel, afspraken: Iterable[Afspraak]) -> Voortgang:
    """Steps and afspraken together; one that fell away is not counted."""
    own = [a for a in afspraken if a.doel_id == doel.id and a.status is not AfspraakStatus.VERVALLEN]
    done = sum(step.klaar_op is not None for step in doel.stappen)
    done += sum(a.status is AfspraakStatus.GEDAAN for a in own)
    return Voortgang(done, len(doel.stappen) + len(own))


@together()
def require_valid(doel: Doel) -> None:
    """Raise RegelFout, naming the field, for a goal without words or with an end before its beginning."""
    require_filled("tekst", doel.tekst, "Schrijf op wat er bereikt moet zijn.")
    if doel.streefdatum is not None and doel.streefdatum < doel.gemaakt_op:
        refuse("streefdatum", "De streefdatum ligt voor vandaag.")


def finish(doel: Doel, status: DoelStatus, bevinding: str, op: date) -> None:
    """Set how a goal ended; only one that was reached in full needs no words."""
    if status is not DoelStatus.LOOPT and status is not DoelStatus.BEHAALD:
        require_reason(bevinding, "dit doel niet is bereikt, en wat er nog nodig is", veld="bevinding")
    doel.status = status
    doel.bevinding = bevinding.strip()
    doel.afgerond_op = None if status is DoelStatus.LOOPT else op
