"""One item of the file in a casus: its state, with the evidence or the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.taal.eisen import is_place, require_argued
from ivbdesk.cases.taal.fouten import RegelFout


class PuntStaat(StrEnum):
    """The state of one item of the file (domein 1.4)."""

    OPEN = "open"
    VOLDAAN = "voldaan"
    ELDERS = "elders"
    NVT = "nvt"
    ONTBREEKT_GEACCEPTEERD = "ontbreekt_geaccepteerd"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _STAAT_LABELS[self]


_STAAT_LABELS = {
    PuntStaat.OPEN: "Open",
    PuntStaat.VOLDAAN: "Bewezen",
    PuntStaat.ELDERS: "Ligt elders",
    PuntStaat.NVT: "Niet van toepassing",
    PuntStaat.ONTBREEKT_GEACCEPTEERD: "Ontbreekt, met reden",
}


@dataclass(eq=False)
class Dossierpunt:
    """What an officer says of one checklist item in one casus: where it lies, or why it does not apply or is missing.

    That it is proven is never said by hand: the evidence itself does that (see dossiercheck).
    """

    id: UUID
    casus_id: UUID
    code: str
    staat: PuntStaat
    bijgewerkt_op: date
    toelichting: str = ""


def require_valid(punt: Dossierpunt) -> None:
    """Raise RegelFout where a state other than open stands without its words."""
    if punt.staat is PuntStaat.VOLDAAN:
        raise RegelFout("staat", "Bewezen is een punt alleen door bewijs: koppel een regel of een stuk.")
    if punt.staat is PuntStaat.ELDERS and not is_place(punt.toelichting):
        told = "Noem welk stuk waar ligt, bijvoorbeeld ‘rapport, zaak 2026-114 in het zaaksysteem’."
        raise RegelFout("toelichting", told)
    if punt.staat in (PuntStaat.NVT, PuntStaat.ONTBREEKT_GEACCEPTEERD):
        require_argued("toelichting", punt.toelichting, "Schrijf de reden op.", "IVB 6.2.4, handelingskader")
