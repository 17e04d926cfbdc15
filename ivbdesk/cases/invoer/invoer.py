"""An import from a spreadsheet: what came in by it, so that the whole can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import count, join_nl

_NAMED = 8


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

    def require_undoable(self, erna: Sequence[str], *, verborgen: bool = False) -> None:
        """Raise RegelFout where it was undone, or where `erna` names what was changed or built on since.

        `verborgen`: so was something of which the officer may not know.
        """
        if self.ongedaan_op is not None:
            raise RegelFout("", "Deze invoer is al ongedaan gemaakt.")
        if erna:
            more = len(erna) - _NAMED
            told = join_nl([*erna[:_NAMED], count(more, "ander", "andere")] if more > 0 else erna)
            raise RegelFout(
                "",
                f"Sinds de invoer is hieraan gewerkt: {told}. Daarom kan de invoer niet meer als geheel ongedaan worden "
                "gemaakt. Werk de andere regels zelf bij.",
            )
        if verborgen:
            raise RegelFout("", "Deze invoer kan niet meer als geheel ongedaan worden gemaakt.")


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
