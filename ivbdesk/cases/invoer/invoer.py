"""An import from a spreadsheet: what came in by it, so that the whole can be undone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(eq=False)
class Invoerregel:
    """One line of the sheet that came in, and what it became."""

    id: UUID
    invoer_id: UUID
    regel: int
    entiteit: str
    entiteit_id: UUID


@dataclass(eq=False)
class Invoer:
    """One import; `kolommen` remembers as JSON which column became which field."""

    id: UUID
    op: datetime
    soort: str
    aantal: int
    kolommen: str
    door: UUID
    ongedaan_op: date | None = None
    regels: list[Invoerregel] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class InvoerRij:
    """One earlier import in a list, without its lines."""

    id: UUID
    op: datetime
    soort: str
    aantal: int
    door: UUID
    wie: str
    ongedaan_op: date | None
