"""The vulnerability of one person as it is shown: draaglast against draagkracht, and who might help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from ivbdesk.cases.betrokkenen.kwetsbaarheid import Kwetsbaarheid
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kwetsbaarheid_kader import Factor, Kwetsbaarheidskader
from ivbdesk.cases.kader.leefgebied_kader import Leefgebied, Leefgebieden
from ivbdesk.cases.keten.wie_helpt import find_partners
from ivbdesk.cases.taal.nederlands import count

_PER_FACTOR = 3
_MOST = 5


@dataclass(frozen=True)
class Balans:
    """The running factors of one person at both sides, the heaviest first."""

    last: tuple[tuple[Factor, Kwetsbaarheid], ...]
    kracht: tuple[tuple[Factor, Kwetsbaarheid], ...]

    @property
    def som_last(self) -> int:
        """The weights of what burdens together."""
        return sum(item.gewicht for _, item in self.last)

    @property
    def som_kracht(self) -> int:
        """The weights of what protects together."""
        return sum(item.gewicht for _, item in self.kracht)

    @property
    def woorden(self) -> str:
        """What the drawing says."""
        if not self.last and not self.kracht:
            return "Nog niets vastgelegd."
        last = count(len(self.last), "factor", "factoren")
        kracht = count(len(self.kracht), "factor", "factoren")
        if self.som_last == self.som_kracht:
            weighs = "Draaglast en draagkracht zijn even zwaar ingeschat."
        elif self.som_last > self.som_kracht:
            weighs = "De draaglast is zwaarder ingeschat dan de draagkracht."
        else:
            weighs = "De draagkracht is groter ingeschat dan de draaglast."
        return f"Draaglast {self.som_last} ({last}), draagkracht {self.som_kracht} ({kracht}). {weighs}"


@dataclass(frozen=True)
class Hulp:
    """A partner that might help, why, and whether it has a part in the casus already."""

    partner: Partner
    waarom: tuple[str, ...]
    in_casus: bool


def balance_of(casus: Casus, persoon_id: UUID, kader: Kwetsbaarheidskader) -> Balans:
    """Both sides of one person now."""
    running = [
        (kader.factor(k.factor), k)
        for k in casus.kwetsbaarheden
        if k.persoon_id == persoon_id and k.tot is None
    ]
    running.sort(key=lambda pair: (-pair[1].gewicht, pair[0].naam))
    return Balans(
        tuple(pair for pair in running if pair[0].soort.is_last),
        tuple(pair for pair in running if not pair[0].soort.is_last),
    )


def helpers_of(
    casus: Casus, balans: Balans, partners: Sequence[Partner], gebieden: Leefgebieden
) -> tuple[Hulp, ...]:
    """Who might help with what burdens, who helps with most of it first; nobody is asked by this."""
    why: dict[UUID, list[str]] = {}
    places: dict[UUID, int] = {}
    for factor, _ in balans.last:
        for place, (partner, reason) in enumerate(_for_factor(factor, partners, gebieden)):
            why.setdefault(partner.id, []).append(f"{factor.naam}: {reason}")
            places[partner.id] = min(place, places.get(partner.id, place))
    inside = {item.partner_id for item in casus.inzetten if item.tot is None}
    found = [Hulp(p, tuple(why[p.id]), p.id in inside) for p in partners if p.id in why]
    found.sort(key=lambda item: (-len(item.waarom), places[item.partner.id], item.partner.naam))
    return tuple(found[:_MOST])


def _for_factor(
    factor: Factor, partners: Sequence[Partner], gebieden: Leefgebieden
) -> list[tuple[Partner, str]]:
    """The best for one factor, found by its leefgebieden and then by its words."""
    found: dict[UUID, tuple[Partner, str]] = {}
    areas: list[Leefgebied] = [area for area in gebieden.lijst if area.nummer in factor.leefgebieden]
    for area in areas:
        for helper in find_partners(partners, gebieden, "", area)[:_PER_FACTOR]:
            found.setdefault(helper.partner.id, (helper.partner, helper.waarom[0]))
    if factor.zoekwoorden:
        for helper in find_partners(partners, gebieden, factor.zoekwoorden)[:1]:
            own = (reason for reason in helper.waarom if reason.startswith("dienst"))
            reason = next(own, helper.waarom[-1])  # a leefgebied that has the word may be another one
            found.setdefault(helper.partner.id, (helper.partner, reason))
    return list(found.values())
