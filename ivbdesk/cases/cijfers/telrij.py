"""What is counted: one signal, casus, measure ... as a row of days and words, whatever it is about.

A row tells of which moments it has a day, and of which questions it answers what. All tables are counts of such rows, so
one rule of counting and one of disclosure serves all (`tellen`, `onthulling`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

ONBEKEND = "onbekend"
"""The answer where nothing is filled in."""


class Telsoort(StrEnum):
    """What a row is."""

    SIGNAAL = "signaal"
    CASUS = "casus"
    STAP = "stap"
    MAATREGEL = "maatregel"
    INCIDENT = "incident"
    INZET = "inzet"
    GAT = "gat"
    LEEFGEBIED = "leefgebied"
    TERMIJN = "termijn"
    VERZOEK = "verzoek"
    VERSTREKKING = "verstrekking"


@dataclass(frozen=True, slots=True)
class Telmoment:
    """When a row counts: the day `begin` lies in the period, or with `einde` it had begun and not yet ended at its last day."""

    begin: str
    einde: str = ""

    @property
    def is_stand(self) -> bool:
        """Whether it counts what stands at the last day."""
        return bool(self.einde)


MOMENTEN: Mapping[Telsoort, Mapping[str, Telmoment]] = {
    Telsoort.SIGNAAL: {
        "ontvangen": Telmoment("ontvangen"),
        "gewogen": Telmoment("gewogen"),
        "te wegen": Telmoment("ontvangen", "gewogen"),
    },
    Telsoort.CASUS: {
        "geopend": Telmoment("geopend"),
        "gesloten": Telmoment("gesloten"),
        "lopend": Telmoment("geopend", "gesloten"),
    },
    Telsoort.STAP: {"gezet": Telmoment("gezet")},
    Telsoort.MAATREGEL: {
        "begonnen": Telmoment("begonnen"),
        "beëindigd": Telmoment("beëindigd"),
        "lopend": Telmoment("begonnen", "beëindigd"),
    },
    Telsoort.INCIDENT: {"gebeurd": Telmoment("gebeurd")},
    Telsoort.INZET: {"gevraagd": Telmoment("gevraagd")},
    Telsoort.GAT: {
        "open": Telmoment("ontstaan", "weg"),
        "ontstaan": Telmoment("ontstaan"),
        "gedicht": Telmoment("gedicht"),
    },
    Telsoort.LEEFGEBIED: {"gemeten": Telmoment("gemeten")},
    Telsoort.TERMIJN: {"afgelopen": Telmoment("afgelopen")},
    Telsoort.VERZOEK: {"afgehandeld": Telmoment("afgehandeld"), "ontvangen": Telmoment("ontvangen")},
    Telsoort.VERSTREKKING: {"gedeeld": Telmoment("gedeeld")},
}
"""Which moments each kind has."""


@dataclass(frozen=True, slots=True)
class Telrij:
    """One row; `themas` and `wijk` are those of its casus, and `getallen` what a median is taken of."""

    soort: Telsoort
    id: UUID
    casus_id: UUID | None
    themas: frozenset[str]
    wijk: str
    dagen: Mapping[str, date]
    waarden: Mapping[str, str]
    getallen: Mapping[str, int]


def days_of(**dagen: date | None) -> dict[str, date]:
    """Only the days that there are."""
    return {name: day for name, day in dagen.items() if day is not None}
