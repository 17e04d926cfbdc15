"""At whom a measure or decision is aimed (Awb 1:2, 3:41)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ivbdesk.cases.kader.kader import GerichtAan


@dataclass(frozen=True)
class Geadresseerde:
    """A person or an organisation of the casus by its id, or the owner or the user of the home as such."""

    soort: GerichtAan | None = None
    persoon_id: UUID | None = None
    organisatie_id: UUID | None = None

    @property
    def is_gekozen(self) -> bool:
        """Whether anybody was chosen."""
        return self.soort is not None

    @property
    def sleutel(self) -> str:
        """The choice as a form and a draft keep it; empty where nobody was chosen."""
        if self.soort is None:
            return ""
        who = self.persoon_id or self.organisatie_id
        return f"{self.soort.value} {who}" if who else self.soort.value

    @classmethod
    def of(cls, sleutel: str) -> Geadresseerde:
        """The choice with this `sleutel`."""
        if not sleutel:
            return NIEMAND
        kind, _, who = sleutel.partition(" ")
        soort, id = GerichtAan(kind), UUID(who) if who else None
        return cls(
            soort,
            id if soort is GerichtAan.PERSOON else None,
            id if soort is GerichtAan.ORGANISATIE else None,
        )


NIEMAND = Geadresseerde()
"""Nobody was chosen yet."""
