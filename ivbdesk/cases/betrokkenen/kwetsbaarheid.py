"""Vulnerability of a person: factors, events and what protects, in functional words (IVB 6.2.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.cases.taal.eisen import require_filled, require_not_future
from ivbdesk.cases.taal.fouten import RegelFout, refuse, together


@dataclass(eq=False)
class Kwetsbaarheid:
    """One factor of resources/kwetsbaarheid.toml that applies to a person in a casus: how heavy, or how strong.

    `gewicht` is 1 (light) to 5 (heavy) for what burdens, and 1 (weak) to 5 (strong) for what protects.
    """

    id: UUID
    casus_id: UUID
    persoon_id: UUID
    factor: str
    gewicht: int
    woorden: str
    bron: str
    sinds: date
    tot: date | None = None


@together()
def require_valid(item: Kwetsbaarheid, vandaag: date) -> None:
    """Raise RegelFout, naming the field, for one without weight, words or source."""
    if not 1 <= item.gewicht <= 5:
        refuse("gewicht", "Kies een gewicht van 1 tot 5.")
    require_filled("woorden", item.woorden, "Schrijf op wat u ziet in het dagelijks leven, geen diagnose.")
    require_filled("bron", item.bron, "Noem wie dit ziet, bijvoorbeeld ‘sociaal team’.")
    require_not_future("sinds", item.sinds, vandaag)


def require_single(item: Kwetsbaarheid, others: Iterable[Kwetsbaarheid]) -> None:
    """Raise RegelFout where the same factor of the same person is there already and still plays a part."""
    for other in others:
        same = (other.persoon_id, other.factor, other.tot) == (item.persoon_id, item.factor, None)
        if same and other is not item:
            raise RegelFout("factor", "Deze factor is al vastgelegd; wijzig die.")
