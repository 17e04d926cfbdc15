"""What was decided about one breach of an order under penalty: to collect, or not and why (Awb 5:33 to 5:37)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.taal.eisen import require_not_future, require_reason
from ivbdesk.cases.taal.fouten import refuse, together
from ivbdesk.cases.taal.nederlands import short_date


class VerbeurteUitkomst(StrEnum):
    """How the breach ended."""

    INVORDEREN = "invorderen"
    NIET_INVORDEREN = "niet_invorderen"
    GEEN_OVERTREDING = "geen_overtreding"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _UITKOMSTEN[self]


_UITKOMSTEN = {
    VerbeurteUitkomst.INVORDEREN: "Invorderen",
    VerbeurteUitkomst.NIET_INVORDEREN: "Niet invorderen",
    VerbeurteUitkomst.GEEN_OVERTREDING: "Geen overtreding van de last",
}


@dataclass(eq=False)
class Verbeurte:
    """The decision on the breach that entry `item_id` of the timeline tells, of the order in decision `besluit_id`."""

    id: UUID
    casus_id: UUID
    besluit_id: UUID
    item_id: UUID
    uitkomst: VerbeurteUitkomst
    op: date
    toelichting: str


@together()
def require_valid(verbeurte: Verbeurte, overtreden_op: date, vandaag: date) -> None:
    """Raise RegelFout, naming the field, for a decision that cannot be so."""
    require_not_future("op", verbeurte.op, vandaag)
    if verbeurte.op < overtreden_op:
        refuse("op", f"Het besluit ligt voor de overtreding van {short_date(overtreden_op)}.")
    if verbeurte.uitkomst is not VerbeurteUitkomst.INVORDEREN:
        require_reason(verbeurte.toelichting, "er niet wordt ingevorderd", "Awb 5:37", veld="toelichting")
