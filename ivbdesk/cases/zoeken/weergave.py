"""A kept view of a list: which filters, columns and order an officer wants to see again."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ivbdesk.cases.taal.eisen import require_filled
from ivbdesk.cases.taal.fouten import RegelFout


@dataclass(eq=False)
class Weergave:
    """A view of the list `lijst` under a name; `inhoud` holds as JSON what the list needs to show it.

    It stands in the register and not in a settings file, since a filter may hold a name or an address.
    """

    id: UUID
    lijst: str
    naam: str
    inhoud: str
    door: UUID


def require_valid(weergave: Weergave, bestaande: frozenset[str]) -> None:
    """Raise RegelFout, naming the field, for a view without a name of its own."""
    require_filled("naam", weergave.naam, "Geef de weergave een naam.")
    if weergave.naam.strip().casefold() in bestaande:
        raise RegelFout("naam", "Er is al een weergave met deze naam.")
