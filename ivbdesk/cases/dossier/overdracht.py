"""Handovers with a life of their own: change of regie, and up to and down from the Zorg- en Veiligheidshuis (ZVH)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.taal.eisen import require_filled, require_reason
from ivbdesk.cases.taal.fouten import RegelFout, together

CONFIRM_WITHIN = timedelta(days=14)


class OverdrachtSoort(StrEnum):
    """What is handed over."""

    CASUSREGIE = "casusregie"
    PROCESREGIE = "procesregie"
    OPSCHALEN_ZVH = "opschalen_zvh"
    AFSCHALEN_ZVH = "afschalen_zvh"
    TAAK = "taak"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _LABELS[self]


_LABELS = {
    OverdrachtSoort.CASUSREGIE: "Casusregie",
    OverdrachtSoort.PROCESREGIE: "Procesregie",
    OverdrachtSoort.OPSCHALEN_ZVH: "Opschalen naar het Zorg- en Veiligheidshuis",
    OverdrachtSoort.AFSCHALEN_ZVH: "Afschalen van het Zorg- en Veiligheidshuis",
    OverdrachtSoort.TAAK: "Een taak of leefgebied",
}


class OverdrachtStatus(StrEnum):
    """How far a handover is."""

    GEVRAAGD = "gevraagd"
    AANVAARD = "aanvaard"
    GEWEIGERD = "geweigerd"
    GEDAAN = "gedaan"
    INGETROKKEN = "ingetrokken"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return self.value.capitalize()

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody."""
        return self in (OverdrachtStatus.GEVRAAGD, OverdrachtStatus.AANVAARD)


NEXT = {
    OverdrachtStatus.GEVRAAGD: (
        OverdrachtStatus.AANVAARD,
        OverdrachtStatus.GEWEIGERD,
        OverdrachtStatus.INGETROKKEN,
    ),
    OverdrachtStatus.AANVAARD: (OverdrachtStatus.GEDAAN, OverdrachtStatus.INGETROKKEN),
}
"""What may follow on what; the others are the end."""


@dataclass(eq=False)
class Overdracht:
    """One handover to `naar`, a person or organisation in words; `partner_id` where it is a partner we know.

    `kenmerk` is the reference of the other side, such as that of PGAx.
    """

    id: UUID
    casus_id: UUID
    soort: OverdrachtSoort
    van: str
    naar: str
    gevraagd_op: date
    reden: str
    status: OverdrachtStatus = OverdrachtStatus.GEVRAAGD
    partner_id: UUID | None = None
    criteria: str = ""
    kenmerk: str = ""
    beantwoord_op: date | None = None
    antwoord: str = ""
    gedaan_op: date | None = None

    def is_unconfirmed(self, vandaag: date) -> bool:
        """Asked more than two weeks ago, and nobody said yes or no (domein 6.5)."""
        return self.status is OverdrachtStatus.GEVRAAGD and vandaag - self.gevraagd_op > CONFIRM_WITHIN


@together()
def require_valid(overdracht: Overdracht) -> None:
    """Raise RegelFout, naming the field, for a handover to nobody or without a reason."""
    require_filled("naar", overdracht.naar, "Noem aan wie u overdraagt.")
    require_reason(overdracht.reden, "u overdraagt; de ontvanger beslist daarop")


def answer(overdracht: Overdracht, naar: OverdrachtStatus, woorden: str, op: date) -> None:
    """Bring a handover a step further; a refusal and a withdrawal need their reason."""
    if naar not in NEXT.get(overdracht.status, ()):
        raise RegelFout(
            "status",
            f"Een overdracht die is ‘{overdracht.status.label.lower()}’ wordt niet ‘{naar.label.lower()}’.",
        )
    if naar in (OverdrachtStatus.GEWEIGERD, OverdrachtStatus.INGETROKKEN):
        require_reason(woorden, "de overdracht niet doorgaat, en wat er nog nodig is", veld="antwoord")
    if op < overdracht.gevraagd_op:
        raise RegelFout("op", "Het antwoord ligt voor de dag van de vraag.")
    overdracht.status = naar
    if woorden.strip():
        overdracht.antwoord = woorden.strip()
    if naar is OverdrachtStatus.GEDAAN:
        overdracht.gedaan_op = op
    else:
        overdracht.beantwoord_op = op
