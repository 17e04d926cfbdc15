"""How long a term is, and what sets it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ivbdesk.cases.taal.nederlands import count


class TermijnSoort(StrEnum):
    """What sets the term, and so which rules reckon it (domein 0.7)."""

    WETTELIJK = "wettelijk"
    ZONDER_ATW = "wettelijk_zonder_atw"
    SCHUIFT = "wettelijk_eigen_regel"
    BESCHIKKING = "beschikking"
    AFSPRAAK = "afspraak"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _SOORTEN[self]

    @property
    def of_law(self) -> bool:
        """Whether a law or bylaw sets it, and no decision or agreement."""
        return self not in (TermijnSoort.BESCHIKKING, TermijnSoort.AFSPRAAK)


_SOORTEN = {
    TermijnSoort.WETTELIJK: "Wettelijk, met de Algemene termijnenwet",
    TermijnSoort.ZONDER_ATW: "Wettelijk, zonder de Algemene termijnenwet",
    TermijnSoort.SCHUIFT: "Wettelijk, schuift door een eigen regel naar een werkdag",
    TermijnSoort.BESCHIKKING: "Gesteld in een besluit",
    TermijnSoort.AFSPRAAK: "Afgesproken",
}


class Eenheid(StrEnum):
    """In what a term is expressed."""

    UUR = "uur"
    DAG = "dag"
    WERKDAG = "werkdag"
    WEEK = "week"
    MAAND = "maand"
    JAAR = "jaar"

    @property
    def meervoud(self) -> str:
        """The word for more than one."""
        return {"dag": "dagen", "werkdag": "werkdagen", "week": "weken", "maand": "maanden"}.get(
            self.value, self.value
        )


@dataclass(frozen=True, slots=True)
class Duur:
    """How long a term is."""

    aantal: int
    eenheid: Eenheid

    def __str__(self) -> str:
        return count(self.aantal, self.eenheid.value, self.eenheid.meervoud)
