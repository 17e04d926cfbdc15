"""A further dwelling or building of a casus: an apartment complex has several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from ivbdesk.cases.betrokkenen.object import Adres, Object
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.cases.taal.fouten import RegelFout


@dataclass(frozen=True)
class ObjectGegevens:
    """A further object as typed."""

    adres: Adres
    huurvorm: Huurvorm = Huurvorm.ONBEKEND
    eigenaar: str = ""
    toelichting: str = ""


@dataclass(eq=False)
class Casusobject:
    """An object that a casus is about beside its first one, with what is the matter there."""

    id: UUID
    casus_id: UUID
    object: Object
    toelichting: str = ""


def require_other_place(adres: Adres, known: Iterable[Adres]) -> None:
    """Raise RegelFout for no address, or one that the casus has already."""
    if adres == Adres():
        raise RegelFout("straat", "Vul het adres in.")
    if adres in known:
        raise RegelFout("straat", f"{adres.kort} staat al in deze casus.")
