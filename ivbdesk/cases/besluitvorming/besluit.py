"""What a decision holds: the order, its limits, its announcement and who watches over it (domein 1.4, D14-D23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.cases.taal.eisen import require_filled, require_not_future
from ivbdesk.cases.taal.fouten import RegelFout


@dataclass(eq=False)
class Besluit:
    """The decision on measure `code` as it is prepared and announced; amounts in whole euros.

    `begunstiging` says how long is given to comply and why that is enough (Awb 5:24, 5:32a);
    `juridische_toets` who checked it and when.
    """

    id: UUID
    casus_id: UUID
    code: str
    opgesteld_op: date
    last: str = ""
    geldig_tot: date | None = None
    begunstiging: str = ""
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

    @property
    def dwangsom(self) -> str:
        """The penalty in words; empty while the amount, per what, or the maximum is missing (Awb 5:32b)."""
        if not (self.dwangsom_bedrag and self.dwangsom_per.strip() and self.dwangsom_max):
            return ""
        return (
            f"€ {_euro(self.dwangsom_bedrag)} per {self.dwangsom_per}, hoogstens € {_euro(self.dwangsom_max)}"
        )


def _euro(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def require_valid(besluit: Besluit, vandaag: date) -> None:
    """Raise RegelFout, naming the field, for a decision that cannot be as typed."""
    amount, most = besluit.dwangsom_bedrag, besluit.dwangsom_max
    if amount is not None and amount < 1:
        raise RegelFout("dwangsom_bedrag", "Vul een bedrag in hele euro’s in.")
    if amount is not None and most is not None and most < amount:
        raise RegelFout("dwangsom_max", "Het maximum is ten minste één keer het bedrag.", "Awb 5:32b")
    if most is not None and amount is None:
        raise RegelFout("dwangsom_bedrag", "Een maximum zonder bedrag kan niet.", "Awb 5:32b")
    require_not_future("bekend_op", besluit.bekend_op, vandaag)
    if besluit.bekend_op is not None:
        require_filled(
            "bekend_wijze", besluit.bekend_wijze, "Schrijf op hoe het besluit is bekendgemaakt.", "Awb 3:41"
        )
        require_filled("last", besluit.last, "Schrijf eerst op wat het besluit inhoudt.", "Awb 5:9 en 5:32a")
    require_not_future("afgestemd_op", besluit.afgestemd_op, vandaag)
    if besluit.geldig_tot is not None and besluit.bekend_op and besluit.geldig_tot <= besluit.bekend_op:
        raise RegelFout("geldig_tot", "De last eindigt na de bekendmaking.")
