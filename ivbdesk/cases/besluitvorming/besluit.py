"""What a decision holds: the order, its limits, its announcement and who watches over it (domein 1.4, D14-D23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.cases.besluitvorming.geadresseerde import NIEMAND, Geadresseerde
from ivbdesk.cases.taal.eisen import (
    is_named,
    require_argued,
    require_named,
    require_not_future,
)
from ivbdesk.cases.taal.fouten import refuse, together
from ivbdesk.cases.taal.nederlands import short_date


@dataclass(eq=False)
class Besluit:
    """The decision on measure `code` as it is prepared and announced; amounts in whole euros.

    `begunstiging_tot` is the last day to comply, `begunstiging` says why that is long enough (Awb 5:24, 5:32a);
    `juridische_toets` who checked it and when. `verlengt_id` is the earlier decision that this one extends. `ondanks`
    is why it was announced while items of the file were open, in the words of the officer.
    """

    id: UUID
    casus_id: UUID
    code: str
    opgesteld_op: date
    last: str = ""
    geldig_tot: date | None = None
    begunstiging: str = ""
    begunstiging_tot: date | None = None
    dwangsom_bedrag: int | None = None
    dwangsom_per: str = ""
    dwangsom_max: int | None = None
    juridische_toets: str = ""
    afgestemd_op: date | None = None
    bekend_op: date | None = None
    bekend_wijze: str = ""
    rechtsmiddelen: bool = False
    toezicht: str = ""
    evaluatie_op: date | None = None
    geadresseerde: Geadresseerde = NIEMAND
    verlengt_id: UUID | None = None
    ondanks: str = ""

    @property
    def gemaakt_op(self) -> date:
        """The day of the decision; one that was typed later is of the day on which it was announced."""
        return min(self.opgesteld_op, self.bekend_op or self.opgesteld_op)

    def is_van_kracht(self, op: date) -> bool:
        """Whether it was announced and holds on this day: an order that ran out no longer does (ABRvS 2023:2419)."""
        begun = self.bekend_op is not None and self.bekend_op <= op
        return begun and (self.geldig_tot is None or op <= self.geldig_tot)

    @property
    def dwangsom(self) -> str:
        """The penalty in words; empty while the amount, per what, or the maximum is missing (Awb 5:32b)."""
        if not (self.dwangsom_bedrag and is_named(self.dwangsom_per) and self.dwangsom_max):
            return ""
        return (
            f"€ {_euro(self.dwangsom_bedrag)} per {self.dwangsom_per}, hoogstens € {_euro(self.dwangsom_max)}"
        )


def _euro(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _require_time_to_comply(besluit: Besluit, tot: date) -> None:
    if besluit.bekend_op is not None and tot <= besluit.bekend_op:
        refuse("begunstiging_tot", "De laatste dag om te voldoen ligt na de bekendmaking.", "Awb 5:32a lid 2")
    if besluit.geldig_tot is not None and tot > besluit.geldig_tot:
        refuse("begunstiging_tot", "De laatste dag om te voldoen ligt voor het einde van de last.")


@together()
def require_valid(besluit: Besluit, vandaag: date) -> None:
    """Raise RegelFout, naming the field, for a decision that cannot be as typed."""
    amount, most = besluit.dwangsom_bedrag, besluit.dwangsom_max
    if amount is not None and amount < 1:
        refuse("dwangsom_bedrag", "Vul een bedrag in hele euro’s in.")
    if amount is not None and most is not None and most < amount:
        refuse("dwangsom_max", "Het maximum is ten minste één keer het bedrag.", "Awb 5:32b")
    if most is not None and amount is None:
        refuse("dwangsom_bedrag", "Een maximum zonder bedrag kan niet.", "Awb 5:32b")
    for veld in ("last", "begunstiging", "juridische_toets", "toezicht"):
        if getattr(besluit, veld).strip():
            require_argued(veld, getattr(besluit, veld), "Schrijf dit uit, of laat het leeg.", "Awb 3:46")
    require_not_future("bekend_op", besluit.bekend_op, vandaag)
    if besluit.bekend_op is not None:
        require_named(
            "bekend_wijze", besluit.bekend_wijze, "Schrijf op hoe het besluit is bekendgemaakt.", "Awb 3:41"
        )
        require_argued("last", besluit.last, "Schrijf eerst op wat het besluit inhoudt.", "Awb 5:9 en 5:32a")
    words_only = bool(besluit.begunstiging.strip()) and besluit.begunstiging_tot is None
    if words_only and besluit.bekend_op is not None and besluit.verlengt_id is None:
        # words alone begin no term, and a breach counts only after its last day
        told = (
            "Kies ook de laatste dag om te voldoen, of laat de reden voor de termijn leeg als die er niet is."
        )
        refuse("begunstiging_tot", told, "Awb 5:24 lid 2 en 5:32a lid 2")
    if besluit.begunstiging_tot is not None:
        _require_time_to_comply(besluit, besluit.begunstiging_tot)
    require_not_future("afgestemd_op", besluit.afgestemd_op, vandaag)
    if besluit.geldig_tot is not None and besluit.bekend_op and besluit.geldig_tot <= besluit.bekend_op:
        refuse("geldig_tot", "De last eindigt na de bekendmaking.")
    require_evaluation("evaluatie_op", besluit.evaluatie_op, besluit.bekend_op, besluit.geldig_tot)


def require_evaluation(veld: str, dag: date | None, begin: date | None, einde: date | None) -> None:
    """Raise RegelFout for an evaluation that does not lie between the start and the end: it comes too early or too late."""
    if dag is None:
        return
    if begin is not None and dag <= begin:
        refuse(veld, f"De evaluatie ligt na het begin, dus na {short_date(begin)}.")
    if einde is not None and dag >= einde:
        told = f"Evalueer vóór het einde op {short_date(einde)}: daarna kan er niets meer worden bijgesteld."
        refuse(veld, told)
