"""Vulnerability of a person: factors, events and what protects, in functional words (IVB 6.2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.cases.taal.fouten import RegelFout


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


def require_valid(item: Kwetsbaarheid, vandaag: date) -> None:
    """Raise RegelFout, naming the field, for one without weight, words or source."""
    if not 1 <= item.gewicht <= 5:
        raise RegelFout("gewicht", "Kies een gewicht van 1 tot 5.")
    if not item.woorden.strip():
        raise RegelFout("woorden", "Schrijf op wat u ziet in het dagelijks leven, geen diagnose.")
    if not item.bron.strip():
        raise RegelFout("bron", "Noem wie dit ziet, bijvoorbeeld ‘sociaal team’.")
    if item.sinds > vandaag:
        raise RegelFout("sinds", "Deze dag ligt in de toekomst.")
