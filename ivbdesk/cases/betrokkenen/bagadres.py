"""An address that is known to exist, from the extract of the BAG that a municipality loads itself."""

from __future__ import annotations

from dataclasses import dataclass

from ivbdesk.cases.betrokkenen.object import Adres


@dataclass(frozen=True, slots=True)
class BagAdres:
    """An address with the buurt and wijk in which it lies; of only a street the number is 0."""

    adres: Adres
    buurt: str = ""
    wijk: str = ""

    @property
    def waar(self) -> str:
        """Buurt and wijk in words, empty where neither is known."""
        parts = (f"buurt {self.buurt}" if self.buurt else "", f"wijk {self.wijk}" if self.wijk else "")
        return ", ".join(part for part in parts if part)
