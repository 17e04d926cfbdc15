"""Putting a point of attention off: with a reason, at most 14 days, never one that the law sets (domein 5.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ivbdesk.cases.kader.signaalregels import Signaalregel
from ivbdesk.cases.taal.eisen import require_after_today, require_reason
from ivbdesk.cases.taal.fouten import RegelFout, refuse, together

MOST = timedelta(days=14)


@dataclass(eq=False)
class Uitstel:
    """A point of attention of a casus that waits until `tot`: by its kind, and what it is about or its words."""

    id: UUID
    casus_id: UUID
    soort: str
    wat: str
    tot: date
    reden: str
    op: date
    door: UUID
    over_id: UUID | None = None

    def is_about(self, soort: str, wat: str, over_id: UUID | None) -> bool:
        """Whether it is this point that was put off."""
        return self.soort == soort and (self.over_id == over_id if over_id else self.wat == wat)


def require_casus(casus_id: UUID | None) -> UUID:
    """The casus of a point; raises RegelFout for a signal, which is weighed and never put off (domein 5.4)."""
    if casus_id is None:
        raise RegelFout("tot", "Een signaal kan niet worden uitgesteld. Weeg het.")
    return casus_id


@together()
def require_valid(uitstel: Uitstel, regel: Signaalregel | None) -> None:
    """Raise RegelFout, naming the field, where it cannot be put off; `regel` is the rule that found it, if any."""
    if regel is not None and regel.wettelijk:
        refuse("tot", "Een wettelijke termijn kan niet worden uitgesteld.")
    if regel is not None and not regel.uitstel:
        refuse("tot", f"‘{regel.naam}’ kan niet worden uitgesteld.")
    require_reason(uitstel.reden, "dit kan wachten")
    require_after_today("tot", uitstel.tot, uitstel.op)
    if uitstel.tot - uitstel.op > MOST:
        refuse("tot", "Uitstellen kan ten hoogste 14 dagen.")
