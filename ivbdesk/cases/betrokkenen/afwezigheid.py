"""The absence of an officer: from when until when, and who stands in. Never why: that may be about health (AVG art. 9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Recht
from ivbdesk.cases.taal.fouten import refuse, together


@dataclass(eq=False)
class Afwezigheid:
    """An officer is away from `van` up to and with `tot`; until then the work shows with who stands in."""

    id: UUID
    medewerker_id: UUID
    vervanger_id: UUID
    van: date
    tot: date

    def meets(self, other: Afwezigheid) -> bool:
        """Whether the two share a day."""
        return self.van <= other.tot and other.van <= self.tot

    def end(self, vandaag: date) -> None:
        """Back today: the day before was the last."""
        self.tot = min(self.tot, vandaag - timedelta(days=1))


@together()
def require_valid(
    made: Afwezigheid, others: Iterable[Afwezigheid], officers: Iterable[Medewerker], vandaag: date
) -> None:
    """Raise RegelFout, naming the field, where the work would be with nobody in these days."""
    if made.tot < made.van:
        refuse("tot", "De laatste dag ligt voor de eerste.")
    if made.tot < vandaag:
        refuse("tot", "Deze dagen zijn al voorbij.")
    if made.vervanger_id == made.medewerker_id:
        refuse("vervanger_id", "De vervanger is iemand anders.")
    names = {
        item.id: item.naam for item in officers if item.tot is None and item.recht.covers(Recht.REGIEVOERDER)
    }
    if made.vervanger_id not in names:
        refuse("vervanger_id", "Kies een collega die nu in casussen werkt.")
    for other in others:
        if not made.meets(other):
            continue
        if other.medewerker_id == made.medewerker_id:
            refuse("van", "In deze dagen is al een afwezigheid vastgelegd. Beëindig die eerst.")
        if other.medewerker_id == made.vervanger_id:
            stand_in = names.get(made.vervanger_id, "Deze collega")
            refuse("vervanger_id", f"{stand_in} is in deze dagen zelf afwezig.")
        if other.vervanger_id == made.medewerker_id:
            who = names.get(other.medewerker_id, "een collega")
            refuse("van", f"In deze dagen wordt {who} vervangen door wie nu weggaat. Regel dat eerst anders.")
