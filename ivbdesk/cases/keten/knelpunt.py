"""Gaps that recur: a knelpunt for policy, not a matter of one resident (IVB 6.2.1; domein 6.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.kader.leefgebied_kader import Leefgebieden
from ivbdesk.cases.keten.keten import GatSoort
from ivbdesk.cases.taal.eisen import require_filled
from ivbdesk.cases.taal.fouten import together

RECURS_AT = 3


class KnelpuntStatus(StrEnum):
    """How far a knelpunt is."""

    GEMELD = "gemeld"
    OPGEPAKT = "opgepakt"
    OPGELOST = "opgelost"
    AANVAARD = "aanvaard"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {"aanvaard": "Bewust zo gelaten"}.get(self.value, self.value.capitalize())


@dataclass(eq=False)
class Knelpunt:
    """A gap in the chain that comes back, as it is put to college or partners; it names no casus."""

    id: UUID
    gat: GatSoort
    leefgebied: int
    gemeld_op: date
    omschrijving: str
    advies: str = ""
    status: KnelpuntStatus = KnelpuntStatus.GEMELD
    uitkomst: str = ""


@dataclass(frozen=True, slots=True)
class Terugkerend:
    """How many open cases have the same gap now, in how many it is accepted, and since when the oldest."""

    gat: GatSoort
    leefgebied: int
    casussen: int
    sinds: date
    aanvaard: int = 0


def gap_words(gebieden: Leefgebieden, gat: GatSoort, leefgebied: int) -> str:
    """What goes wrong and where: "Probleem zonder partner bij Wonen"; 0 stands for the casus itself."""
    where = f" bij {gebieden.naam(leefgebied)}" if leefgebied else ""
    return f"{gat.label.capitalize()}{where}"


def recurring(rows: Iterable[tuple[str, int, UUID, date, bool]]) -> tuple[Terugkerend, ...]:
    """Gaps that stand open in three cases or more, the most frequent first; rows are (kind, leefgebied, casus, since, accepted)."""
    found: dict[tuple[str, int], dict[UUID, tuple[date, bool]]] = {}
    for kind, area, casus_id, since, accepted in rows:
        found.setdefault((kind, area), {})[casus_id] = (since, accepted)
    every = (
        Terugkerend(
            GatSoort(kind),
            area,
            len(cases),
            min(since for since, _ in cases.values()),
            sum(accepted for _, accepted in cases.values()),
        )
        for (kind, area), cases in found.items()
        if len(cases) >= RECURS_AT
    )
    return tuple(sorted(every, key=lambda item: (-item.casussen, item.gat, item.leefgebied)))


@together()
def require_valid(knelpunt: Knelpunt) -> None:
    """Raise RegelFout, naming the field, where nothing is said or an end has no outcome."""
    require_filled(
        "omschrijving", knelpunt.omschrijving, "Schrijf op wat er misgaat, zonder namen of casussen."
    )
    if knelpunt.status in (KnelpuntStatus.OPGELOST, KnelpuntStatus.AANVAARD):
        require_filled("uitkomst", knelpunt.uitkomst, "Schrijf op wat er is veranderd of besloten.")
