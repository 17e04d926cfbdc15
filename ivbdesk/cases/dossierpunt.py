"""One item of the file in a casus: its state, with the evidence or the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.fouten import RegelFout


class PuntStaat(StrEnum):
    """The state of one item of the file (domein 1.4)."""

    OPEN = "open"
    VOLDAAN = "voldaan"
    NVT = "nvt"
    ONTBREEKT_GEACCEPTEERD = "ontbreekt_geaccepteerd"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _STAAT_LABELS[self]


_STAAT_LABELS = {
    PuntStaat.OPEN: "Open",
    PuntStaat.VOLDAAN: "Voldaan",
    PuntStaat.NVT: "Niet van toepassing",
    PuntStaat.ONTBREEKT_GEACCEPTEERD: "Ontbreekt, met reden",
}


@dataclass(eq=False)
class Dossierpunt:
    """The state of one checklist item in one casus, with its reason or the entry that proves it."""

    id: UUID
    casus_id: UUID
    code: str
    staat: PuntStaat
    bijgewerkt_op: date
    toelichting: str = ""
    bewijs_id: UUID | None = None


def require_valid(punt: Dossierpunt) -> None:
    """Raise RegelFout where a state other than open stands without evidence or reason."""
    if punt.staat is PuntStaat.VOLDAAN and punt.bewijs_id is None and not punt.toelichting.strip():
        raise RegelFout("toelichting", "Verwijs naar een regel in de tijdlijn, of noem waar het bewijs ligt.")
    if punt.staat in (PuntStaat.NVT, PuntStaat.ONTBREEKT_GEACCEPTEERD) and not punt.toelichting.strip():
        raise RegelFout(
            "toelichting", "Schrijf de reden op; die komt in het dossier.", "IVB 6.2.4, handelingskader"
        )
