"""One number as it may be shown: itself, that it is small, that it is left out because a small one would follow, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ivbdesk.cases.cijfers.tellen import Celsleutel
from ivbdesk.cases.keten.wijkonthulling import FEWEST


class Toon(StrEnum):
    """How a number is shown."""

    GETAL = "getal"
    WEINIG = "weinig"
    WEGGELATEN = "weggelaten"
    NIET = "niet"


@dataclass(frozen=True, slots=True)
class Cel:
    """A number, and how it is shown; the number itself leaves only where it is shown."""

    aantal: int
    toon: Toon

    @property
    def getoond(self) -> int | None:
        """The number where it may be seen."""
        return self.aantal if self.toon is Toon.GETAL else None

    @property
    def teken(self) -> str:
        """As it stands in a table."""
        return {
            Toon.GETAL: f"{self.aantal}",
            Toon.WEINIG: f"<{FEWEST}",
            Toon.WEGGELATEN: f"{FEWEST}+",
            Toon.NIET: "–",
        }[self.toon]

    @property
    def woorden(self) -> str:
        """As it is said."""
        return {
            Toon.GETAL: f"{self.aantal:,}".replace(",", "."),
            Toon.WEINIG: "minder dan vijf",
            Toon.WEGGELATEN: "vijf of meer",
            Toon.NIET: "niet getoond",
        }[self.toon]


Cellen = Mapping[Celsleutel, Cel]

LEGENDA = (
    "<5: minder dan vijf, misschien geen. 5+: vijf of meer; het getal is niet getoond, omdat een kleiner getal anders "
    "uit te rekenen was, in dit rapport of samen met een eerder rapport. –: niet getoond, ook niet of het klein is; om "
    "dezelfde reden."
)
