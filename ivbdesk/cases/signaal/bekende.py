"""Who of the register may be meant by a name that is typed: looked at before somebody is recorded anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.cases.signaal.gelijkenis import STERK, Naam, Overeenkomst, compare_names, read_naam
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.naamtekst import split_surname

_OTHER_YEAR = 30
"""How much less alike two people are of whom both years of birth are known, and differ."""


@dataclass(frozen=True, slots=True)
class Bekende:
    """Somebody in the register: in which cases and roles, of those the officer may see, and why this may be who is meant."""

    id: UUID
    gegevens: Persoonsgegevens
    waar: tuple[str, ...]
    reden: str
    score: int
    beperkt: bool = False


def compare_people(one: Persoonsgegevens, other: Persoonsgegevens) -> Overeenkomst:
    """Whether two may be one person: by name, and less so where the years of birth differ."""
    match = compare_names(naam_of(one), naam_of(other)).told_of(other.naam)
    years = {one.geboortejaar, other.geboortejaar} - {None}
    if not match.score or len(years) < 2:
        return match
    return Overeenkomst(max(1, match.score - _OTHER_YEAR), f"{match.reden}, ander geboortejaar")


def naam_of(person: Persoonsgegevens) -> Naam:
    """The name to compare, with the name of birth as a surname too."""
    own, born = (
        read_naam(person.eerste, person.achternaam),
        read_naam("", split_surname(person.geboortenaam)[1]),
    )
    return replace(own, kernen=own.kernen | born.kernen)


def require_looked_at(found: Sequence[Bekende]) -> None:
    """Raise RegelFout where somebody has the name that was typed, and the officer did not say whether it is that person."""
    same = next((item for item in found if item.score >= STERK), None)
    if same is not None:
        raise RegelFout(
            "bekend",
            f"{same.gegevens.naam} staat al in het register. Kies ‘Deze persoon’, of ‘Iemand anders’ als het een ander is.",
        )
