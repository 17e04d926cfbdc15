"""Where a person lives, and lived before: an address here or abroad, or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.taal.eisen import require_filled, require_not_future
from ivbdesk.cases.taal.fouten import RegelFout, refuse, together

_NOWHERE = Adres()
_OLDEST = 120
"""Nobody lives anywhere longer than this many years; many do for decades."""


class Adressoort(StrEnum):
    """Of what kind a home is."""

    NEDERLAND = "nederland"
    BUITENLAND = "buitenland"
    ZONDER = "zonder"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {
            "nederland": "Adres in Nederland",
            "buitenland": "Adres in het buitenland",
            "zonder": "Zonder vaste woon- of verblijfplaats",
        }[self.value]


@dataclass(frozen=True)
class WoonadresGegevens:
    """A home as typed; `toelichting` says where somebody without one is reached."""

    soort: Adressoort
    adres: Adres = _NOWHERE
    buitenland: str = ""
    land: str = ""
    toelichting: str = ""
    sinds: date | None = None

    @together()
    def require_valid(self, vandaag: date) -> None:
        """Raise RegelFout, naming the field, for a half address abroad, or a day that can not be."""
        if self.soort is Adressoort.BUITENLAND:
            require_filled("buitenland", self.buitenland, "Vul het adres in zoals het daar wordt geschreven.")
            require_filled("land", self.land, "Vul het land in.")
        require_not_future("sinds", self.sinds, vandaag)
        if self.sinds is not None and self.sinds.year < vandaag.year - _OLDEST:
            refuse("sinds", f"Dit is meer dan {_OLDEST} jaar geleden. Controleer het jaar.")


@dataclass(eq=False)
class Woonadres:
    """Where a person lives, from `sinds` (not always known) to `tot`. An address abroad stands as it is written there."""

    id: UUID
    persoon_id: UUID
    soort: Adressoort
    adres: Adres = _NOWHERE
    buitenland: str = ""
    land: str = ""
    toelichting: str = ""
    sinds: date | None = None
    tot: date | None = None

    def take_over(self, typed: WoonadresGegevens, vandaag: date) -> None:
        """What was typed, of this kind of home only; raises RegelFout that names the field."""
        here, abroad = typed.soort is Adressoort.NEDERLAND, typed.soort is Adressoort.BUITENLAND
        if here and typed.adres == _NOWHERE:
            raise RegelFout("straat", "Vul het adres in, of kies een andere soort.")
        typed.require_valid(vandaag)
        self.soort = typed.soort
        self.adres = typed.adres if here else _NOWHERE
        self.buitenland = " ".join(typed.buitenland.split()) if abroad else ""
        self.land = " ".join(typed.land.split()) if abroad else ""
        self.toelichting, self.sinds = typed.toelichting.strip(), typed.sinds

    def end(self, op: date) -> None:
        """The person lived here until this day; raises RegelFout for one before the first."""
        if self.sinds is not None and op < self.sinds:
            raise RegelFout("sinds", "Dit ligt voor de dag waarop het vorige adres begon.")
        self.tot = op

    def __str__(self) -> str:
        if self.soort is Adressoort.ZONDER:
            return self.soort.label.lower()
        return ", ".join(part for part in (str(self.adres), self.buitenland, self.land) if part)


def earlier(homes: Iterable[Woonadres]) -> list[Woonadres]:
    """The homes of before, the last one first."""
    return sorted(
        (item for item in homes if item.tot is not None), key=lambda item: item.tot or date.min, reverse=True
    )


def current(homes: Iterable[Woonadres]) -> Woonadres | None:
    """The home of now, if one is known."""
    return next((item for item in homes if item.tot is None), None)
