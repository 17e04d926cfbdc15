"""A gap in the chain that is accepted for a while: by whom, why, and until when (domein 6.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ivbdesk.cases.taal.eisen import require_after_today, require_filled, require_reason
from ivbdesk.cases.taal.fouten import refuse, together
from ivbdesk.cases.taal.nederlands import short_date

_BRON = "IVB 6.2.1"


@dataclass(eq=False)
class Gataanvaarding:
    """The gap of this `soort` (a GatSoort) on this leefgebied is accepted by `door`, up to and including `tot`.

    `over_id` is the afspraak, handover or difference that the gap is about, if any.
    """

    id: UUID
    casus_id: UUID
    soort: str
    leefgebied: int
    door: str
    reden: str
    op: date
    tot: date
    over_id: UUID | None = None

    def covers(self, soort: str, leefgebied: int, over_id: UUID | None, dag: date) -> bool:
        """Whether it is this gap that is accepted, on this day."""
        return (self.soort, self.leefgebied, self.over_id) == (soort, leefgebied, over_id) and dag <= self.tot

    @property
    def told(self) -> str:
        """Until when and by whom, as it stands beside the gap."""
        return f"aanvaard tot en met {short_date(self.tot)} door {self.door}"


@together()
def require_valid(aanvaarding: Gataanvaarding, hoogstens: timedelta) -> None:
    """Raise RegelFout, naming the field, without a name, a reason or a day, or for longer than `hoogstens`."""
    require_filled("door", aanvaarding.door, "Noem wie dit gat aanvaardt, met naam en functie.", _BRON)
    require_reason(aanvaarding.reden, "dit gat mag blijven", _BRON)
    require_after_today("tot", aanvaarding.tot, aanvaarding.op, _BRON)
    if aanvaarding.tot - aanvaarding.op > hoogstens:
        weeks = hoogstens.days // 7
        refuse("tot", f"Aanvaarden kan voor ten hoogste {weeks} weken; daarna kijkt u opnieuw.", _BRON)
