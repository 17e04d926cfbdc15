"""An organisation that is a party in a casus itself: it owns or rents out the home, employs, or runs a business there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.taal.eisen import require_filled
from ivbdesk.cases.taal.fouten import RegelFout


class OrganisatieRol(StrEnum):
    """In what role an organisation belongs to a casus."""

    EIGENAAR = "eigenaar"
    VERHUURDER = "verhuurder"
    WERKGEVER = "werkgever"
    EXPLOITANT = "exploitant"
    VVE = "vve"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return "VvE" if self is OrganisatieRol.VVE else self.value.capitalize()

    @property
    def woord(self) -> str:
        """The word within a sentence."""
        return self.label if self is OrganisatieRol.VVE else self.value


@dataclass(eq=False)
class Organisatie:
    """An organisation in a role in one casus; `tot` is the day on which the role ended.

    A partner of the chain is something else: it helps, and nothing is asked of it here.
    """

    id: UUID
    casus_id: UUID
    rol: OrganisatieRol
    naam: str
    contact: str
    sinds: date
    tot: date | None = None


def require_party(made: Organisatie, others: list[Organisatie]) -> None:
    """Raise RegelFout, naming the field, for an organisation without a name or that is there already."""
    require_filled("naam", made.naam, "Vul de naam van de organisatie in.")
    same = (o for o in others if o.id != made.id and o.tot is None and o.rol is made.rol)
    if any(o.naam.casefold() == made.naam.casefold() for o in same):
        raise RegelFout("naam", f"{made.naam} staat al als {made.rol.label.lower()} in deze casus.")
