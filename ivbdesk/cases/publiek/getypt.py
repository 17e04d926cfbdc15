"""What is typed in a casusoverleg and was not kept: what it was typed over, and on whose screen it may stand.

What is kept and what is typed are two things. Words that were typed are told to those in the room by the screen; who
comes in later reads them only where that origin is open to it, as with what is kept (domein 3.2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from ivbdesk.cases.dossier.delen import Publiek, origin_among, origins_of, speaking, store_origins


@dataclass(frozen=True)
class Getypt:
    """The raw values of the fields that belong together, by field; `gezien` is what stood there before.

    `herkomst` are the origins of what was said while it was typed, separated by commas.
    `gehoord` are the partners that were there for all of it; with `namen` names were shown when it was typed last:
    what can be typed on with names hidden holds none.
    """

    waarden: Mapping[str, object]
    gezien: Mapping[str, object]
    herkomst: str
    gehoord: frozenset[UUID]
    namen: bool

    @classmethod
    def now(
        cls,
        waarden: Mapping[str, object],
        gezien: Mapping[str, object],
        lezers: Publiek,
        namen: bool,
        eerder: Getypt | None,
    ) -> Self:
        """Typed before these readers, over what was typed `eerder`: what was more private before stays so."""
        here = frozenset(who.partner_id for who in lezers.aanwezigen if who.partner_id is not None)
        origin = origin_among(speaking(who.klasse for who in lezers.aanwezigen))
        if eerder is None:
            return cls(waarden, gezien, origin.value, here, namen)
        origins = store_origins({*origins_of(eerder.herkomst), origin})
        return cls(waarden, eerder.gezien, origins, eerder.gehoord & here, namen)

    def may_stay(self, lezers: Publiek, id: UUID, namen: bool, zonder_namen: Callable[[str], str]) -> bool:
        """Whether it may be on the screen for these: also those who came later may read it, and no name is told."""
        later = tuple(who for who in lezers.aanwezigen if who.partner_id not in self.gehoord)
        if not Publiek(later, lezers.geopend).may_hear(id, origins_of(self.herkomst)):
            return False
        texts = [value for value in self.waarden.values() if isinstance(value, str)]
        return namen or not self.namen or all(zonder_namen(text) == text for text in texts)

    def as_json(self) -> dict[str, object]:
        """As it stands in a draft."""
        return {
            "waarden": dict(self.waarden),
            "gezien": dict(self.gezien),
            "herkomst": self.herkomst,
            "gehoord": sorted(map(str, self.gehoord)),
            "namen": self.namen,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> Self:
        """From a draft; raises KeyError or ValueError for a draft of another kind."""
        waarden, gezien, gehoord = stored["waarden"], stored["gezien"], stored["gehoord"]
        if not (isinstance(waarden, dict) and isinstance(gezien, dict) and isinstance(gehoord, list)):
            raise ValueError("geen getypte tekst")
        there = frozenset(UUID(str(part)) for part in gehoord)
        origins = store_origins(origins_of(str(stored["herkomst"])))
        return cls(waarden, gezien, origins, there, bool(stored["namen"]))
