"""A letter that was sent: to whom, when, how, and by what number it can be followed (Awb 3:41)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ivbdesk.cases.brieven.briefsoort import Briefsoort
from ivbdesk.cases.brieven.geadresseerden import Aan
from ivbdesk.cases.taal.eisen import require_not_future
from ivbdesk.cases.taal.fouten import refuse, together


class Verzendwijze(StrEnum):
    """How a letter went."""

    POST = "post"
    AANGETEKEND = "aangetekend"
    PERSOONLIJK = "persoonlijk"
    MAIL = "mail"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {
            "post": "Met de gewone post",
            "aangetekend": "Aangetekend",
            "persoonlijk": "Persoonlijk uitgereikt",
            "mail": "Per e-mail",
        }[self.value]


@dataclass(frozen=True)
class Verzending:
    """One sending of a letter of kind `soort`; `uiterlijk` is until when the addressee may react, where that is asked."""

    soort: Briefsoort
    aan: Aan
    op: date
    wijze: Verzendwijze
    kenmerk: str = ""
    uiterlijk: date | None = None
    ondanks: str = ""


@together()
def require_valid(verzending: Verzending, vandaag: date) -> None:
    """Raise RegelFout, naming the field, for a sending that cannot be so."""
    require_not_future("verzonden_op", verzending.op, vandaag, "neem de brief op als die weg is")
    if verzending.wijze is Verzendwijze.AANGETEKEND and not verzending.kenmerk.strip():
        told = "Vul het nummer van de aangetekende brief in; zonder nummer is de ontvangst niet te bewijzen."
        refuse("kenmerk", told, "Awb 3:41")
    if verzending.uiterlijk is not None and verzending.uiterlijk <= verzending.op:
        refuse("uiterlijk", "De termijn om te reageren eindigt na de dag van verzending.", "Awb 4:8")
