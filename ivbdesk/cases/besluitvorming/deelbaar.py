"""The wording of a stand that may be shared with who may not read the stand itself, and who approved it (domein 2.6).

A wording that nobody approved is a draft: it stands in the register, and in no document.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from ivbdesk.cases.taal.eisen import require_filled, require_not_future
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import short_date

MOST_SHARED = 300


class Deelbaar(Protocol):
    """A stand with words that may be shared: `akkoord_door` is the name or function of who approved them."""

    deelbaar: str
    akkoord_door: str
    akkoord_op: date | None


def shareable(stand: Deelbaar, namens: str) -> str:
    """The approved wording, with on behalf of whom and when that was; empty while not approved.

    `namens` is the organisation as the reader may know it: the function of who approved says which partner it is.
    """
    if not (stand.deelbaar.strip() and stand.akkoord_door.strip() and stand.akkoord_op):
        return ""
    return f"{stand.deelbaar.strip()} (goedgekeurd namens {namens} op {short_date(stand.akkoord_op)})"


def shared_state(stand: Deelbaar) -> str:
    """What may be shared of a stand, as officers read it; empty where no words were written for that."""
    if not stand.deelbaar.strip():
        return ""
    told = shareable(stand, f"de partner door {stand.akkoord_door.strip()}")
    return f"Deelbaar: {told}" if told else f"Nog niet goedgekeurd om te delen: {stand.deelbaar.strip()}"


def require_shareable(stand: Deelbaar, vandaag: date) -> None:
    """Raise RegelFout, naming the field, for an approval of nothing, by nobody, or of a day that is to come."""
    if len(stand.deelbaar) > MOST_SHARED:
        long = len(stand.deelbaar)
        raise RegelFout("deelbaar", f"Kort het in tot {MOST_SHARED} tekens; nu zijn het er {long}.")
    if stand.akkoord_door.strip() or stand.akkoord_op is not None:
        require_filled(
            "deelbaar", stand.deelbaar, "Schrijf op welke woorden de partner goedkeurde.", "IVB 6.2.1"
        )
        require_filled(
            "akkoord_door", stand.akkoord_door, "Noem wie dit namens de partner goedkeurde.", "IVB 6.2.1"
        )
        if stand.akkoord_op is None:
            raise RegelFout("akkoord_op", "Vul in wanneer de partner dit goedkeurde.", "IVB 6.2.1")
    require_not_future("akkoord_op", stand.akkoord_op, vandaag)
