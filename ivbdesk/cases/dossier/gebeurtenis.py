"""Meldingen that seem to be about one event: proposed as one incident, which an officer accepts (domein 1.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Tijdlijnitem, Verificatie
from ivbdesk.cases.taal.nederlands import count, short_date


@dataclass(frozen=True)
class Gebeurtenis:
    """Meldingen near each other in time, on the one address of the casus; `incident` where that is recorded already."""

    meldingen: tuple[Tijdlijnitem, ...]
    incident: Tijdlijnitem | None

    @property
    def zin(self) -> str:
        """What is proposed, as a Dutch sentence."""
        first = self.meldingen[0]
        told = count(len(self.meldingen), "melding", "meldingen")
        if self.incident is not None:
            verb = "lijkt" if len(self.meldingen) == 1 else "lijken"
            return f"{told} van {short_date(first.datum)} {verb} te gaan over het incident van {short_date(self.incident.datum)}."
        return f"{told} van {short_date(first.datum)} lijken over één gebeurtenis te gaan."


def propose_events(items: Sequence[Tijdlijnitem], uren: int) -> list[Gebeurtenis]:
    """The meldingen that hang loose and lie within so many hours of each other or of an incident, the newest first."""
    counted = [item for item in items if item.verificatie is not Verificatie.WEERLEGD]
    loose = [item for item in counted if item.soort is ItemSoort.MELDING and item.incident_id is None]
    incidents = [item for item in counted if item.soort is ItemSoort.INCIDENT]
    groups: list[list[Tijdlijnitem]] = []
    for item in sorted(loose, key=_moment):
        if groups and _near(groups[-1][0], item, uren):
            groups[-1].append(item)
        else:
            groups.append([item])
    found = []
    for group in groups:
        about = next((i for i in incidents if all(_near(i, item, uren) for item in group)), None)
        if about is not None or len(group) > 1:
            found.append(Gebeurtenis(tuple(group), about))
    return found[::-1]


def _moment(item: Tijdlijnitem) -> datetime:
    return datetime.combine(item.datum, item.tijd or time.min)


def _near(one: Tijdlijnitem, other: Tijdlijnitem, uren: int) -> bool:
    """Within the hours; where an hour is not known, on one day."""
    if one.tijd is None or other.tijd is None:
        return one.datum == other.datum
    return abs(_moment(one) - _moment(other)) <= timedelta(hours=uren)
