"""A measure in one casus: proposed, running, or ended with a result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.besluitvorming.geadresseerde import NIEMAND, Geadresseerde
from ivbdesk.cases.taal.eisen import require_after_today, require_named, require_reason
from ivbdesk.cases.taal.fouten import RegelFout


class MaatregelStatus(StrEnum):
    """Where a measure stands."""

    VOORGESTELD = "voorgesteld"
    LOOPT = "loopt"
    BEEINDIGD = "beeindigd"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return "Beëindigd" if self is MaatregelStatus.BEEINDIGD else self.value.capitalize()


class Resultaat(StrEnum):
    """What came of an ended measure."""

    GELUKT = "gelukt"
    DEELS = "deels"
    ONVOLDOENDE = "onvoldoende"
    GEWEIGERD = "geweigerd"
    GEEN_CONTACT = "geen_contact"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {"deels": "Deels gelukt", "geen_contact": "Geen contact"}.get(
            self.value, self.value.capitalize()
        )


@dataclass(eq=False)
class Maatregel:
    """A means on a level and a track, used in one casus; `code` is that of the handelingskader.

    `afweging_id` is the weighing that carries it, where the rules asked for one.
    """

    id: UUID
    casus_id: UUID
    code: str
    status: MaatregelStatus
    voorgesteld_op: date
    partner_id: UUID | None = None
    begonnen_op: date | None = None
    evaluatie_op: date | None = None
    beeindigd_op: date | None = None
    resultaat: Resultaat | None = None
    toelichting: str = ""
    afweging_id: UUID | None = None
    geadresseerde: Geadresseerde = NIEMAND

    def evaluate(self, bevinding: str, volgende: date | None, vandaag: date) -> None:
        """It was looked at; the next time is on `volgende`. Raises RegelFout that names the field."""
        require_named("bevinding", bevinding, "Schrijf op hoe het middel werkt.")
        require_after_today("volgende", volgende, vandaag)
        if self.status is not MaatregelStatus.LOOPT:
            raise RegelFout("bevinding", "Alleen een lopend middel kan worden geëvalueerd.")
        self.evaluatie_op = volgende

    def aim(self, geadresseerde: Geadresseerde) -> None:
        """Aim it at somebody; raises RegelFout where it runs and was aimed at somebody else."""
        same = geadresseerde == self.geadresseerde or not self.geadresseerde.is_gekozen
        if self.status is not MaatregelStatus.VOORGESTELD and not same:
            told = (
                "Wat loopt blijft gericht aan wie het is: beëindig het, en begin het voor een ander opnieuw."
            )
            raise RegelFout("geadresseerde", told)
        self.geadresseerde = geadresseerde

    def withdraw(self, reden: str, op: date) -> None:
        """It ends without having run; raises RegelFout without a reason, or where it is no proposal any more."""
        require_reason(reden, "dit voorstel vervalt")
        if self.status is not MaatregelStatus.VOORGESTELD:
            raise RegelFout("", f"Dit is geen voorstel meer, maar {self.status.label.lower()}.")
        self.status, self.beeindigd_op = MaatregelStatus.BEEINDIGD, op
        self.toelichting = reden.strip()

    @property
    def laatst_op(self) -> date:
        """The newest date that is known of it."""
        return self.beeindigd_op or self.begonnen_op or self.voorgesteld_op
