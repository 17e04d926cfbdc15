"""That two cases belong together, and why: a household, a complex, somebody who is a victim in several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout


class Bandsoort(StrEnum):
    """Why two cases belong together."""

    HUISHOUDEN = "huishouden"
    COMPLEX = "complex"
    SLACHTOFFER = "slachtoffer"
    AFGESPLITST = "afgesplitst"
    OPGEGAAN = "opgegaan"
    ANDERS = "anders"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {
            "huishouden": "Zelfde huishouden",
            "complex": "Zelfde complex of gebouw",
            "slachtoffer": "Zelfde mogelijk slachtoffer",
            "afgesplitst": "Afgesplitst",
            "opgegaan": "Samengevoegd",
            "anders": "Andere samenhang",
        }[self.value]

    @property
    def is_gekozen(self) -> bool:
        """Whether an officer may choose it; the others come of splitting and merging."""
        return self not in (Bandsoort.AFGESPLITST, Bandsoort.OPGEGAAN)


@dataclass(eq=False)
class Casusband:
    """A link from one casus to another, read from both; who may not see the other does not see the link."""

    id: UUID
    casus_id: UUID
    ander_id: UUID
    soort: Bandsoort
    reden: str
    sinds: date


def require_link(made: Casusband, known: Iterable[Casusband]) -> None:
    """Raise RegelFout, naming the field, for a link without a reason, to itself, or that is there already."""
    if made.casus_id == made.ander_id:
        raise RegelFout("ander_id", "Kies een andere casus dan deze.")
    require_reason(made.reden, "deze casussen bij elkaar horen")
    ends = {made.casus_id, made.ander_id}
    if any({item.casus_id, item.ander_id} == ends and item.soort is made.soort for item in known):
        raise RegelFout("ander_id", "Deze casussen zijn zo al aan elkaar verbonden.")
