"""One item of the file in a casus: its state, with the evidence or the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.taal.fouten import RegelFout

_SHORTEST_PLACE = 4
_FEWEST_WORDS, _FEWEST_LETTERS = 2, 8


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
    if punt.staat is PuntStaat.ELDERS and len(punt.toelichting.strip()) < _SHORTEST_PLACE:
        raise RegelFout("toelichting", "Noem waar het ligt, bijvoorbeeld het zaaknummer in het zaaksysteem.")
    if punt.staat in (PuntStaat.NVT, PuntStaat.ONTBREEKT_GEACCEPTEERD) and not _explains(punt.toelichting):
        raise RegelFout(
            "toelichting",
            "Schrijf de reden op in een paar woorden; een rechter moet hem kunnen volgen.",
            "IVB 6.2.4, handelingskader",
        )


def _explains(text: str) -> bool:
    """Whether a reason can be one: a letter or a full stop would answer the file without a word said."""
    return len(text.split()) >= _FEWEST_WORDS and sum(char.isalpha() for char in text) >= _FEWEST_LETTERS
