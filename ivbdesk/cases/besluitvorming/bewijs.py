"""What proves an item of the file: an entry or document that an officer linked, or what the register itself holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


@dataclass(eq=False)
class Bewijs:
    """One link from an item of the file (`code`) to an entry or a document; one of the two is named."""

    id: UUID
    casus_id: UUID
    code: str
    item_id: UUID | None = None
    stuk_id: UUID | None = None


class Bron(StrEnum):
    """In what part of the casus a piece of evidence stands."""

    TIJDLIJN = "tijdlijn"
    STUK = "stuk"
    MIDDEL = "middel"
    AFWEGING = "afweging"
    ZIENSWIJZE = "zienswijze"
    BESLUIT = "besluit"
    CASUS = "casus"

    @property
    def tab(self) -> str:
        """The tab of the casus on which it is seen."""
        return {"tijdlijn": "Tijdlijn", "stuk": "Stukken", "casus": "Overzicht"}.get(self.value, "Ladder")


@dataclass(frozen=True, slots=True)
class Bewijsregel:
    """One piece of evidence as the check shows it."""

    bron: Bron
    id: UUID
    datum: date
    tekst: str


@dataclass(frozen=True, slots=True)
class Bevonden:
    """What was found for one item: whether that is enough, the evidence, and in words what is there or lacks."""

    voldaan: bool
    bewijs: tuple[Bewijsregel, ...] = ()
    woorden: str = ""
