"""The line of incidents in time, with the measures marked on it: what a judge and a resident want to see first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Tijdlijnitem
from ivbdesk.cases.kader.kader import Handelingskader, Spoor
from ivbdesk.cases.ladder.overlast import count_overlast, relevant
from ivbdesk.cases.taal.nederlands import count, join_nl, short_date

MOST_WEEKS = 104
LEAST_WEEKS = 12


@dataclass(frozen=True, slots=True)
class Overlastweek:
    """One week: its Monday, its incidents, and how many of them are confirmed."""

    maandag: date
    incidenten: int
    bevestigd: int


@dataclass(frozen=True, slots=True)
class Merk:
    """A measure that began: on which day, what, on which level and track."""

    datum: date
    code: str
    naam: str
    trede: int
    spoor: Spoor


@dataclass(frozen=True)
class Trend:
    """The weeks without a hole between them, the oldest first, and the measures in order of time."""

    weken: tuple[Overlastweek, ...]
    merken: tuple[Merk, ...]

    @property
    def woorden(self) -> str:
        """The same in words, for those who do not see the drawing."""
        if not any(week.incidenten for week in self.weken):
            return "Geen incidenten in deze periode."
        total = sum(week.incidenten for week in self.weken)
        half = len(self.weken) // 2
        first, second = (sum(w.incidenten for w in part) for part in (self.weken[:half], self.weken[half:]))
        told = (
            f"{count(total, 'incident', 'incidenten')} in {len(self.weken)} weken, waarvan {first} in de eerste helft "
            f"en {second} in de tweede."
        )
        marks = [f"{mark.naam} op {short_date(mark.datum)}" for mark in self.merken]
        return f"{told} Begonnen middelen: {join_nl(marks)}." if marks else told


def trend_of(
    casus: Casus,
    kader: Handelingskader,
    vandaag: date,
    items: list[Tijdlijnitem] | None = None,
    *,
    sporen: Collection[Spoor] = tuple(Spoor),
) -> Trend:
    """The trend of a casus up to today: from its first incident or measure, at least 12 and at most 104 weeks.

    `items` are the entries that may be counted, where that is not all of them; only means on `sporen` are marked, as
    their names reveal what care is given.
    """
    incidents = [
        i for i in relevant(casus.tijdlijn if items is None else items) if i.soort is ItemSoort.INCIDENT
    ]
    incidents = [item for item in incidents if item.datum <= vandaag]
    begun = [
        m
        for m in casus.maatregelen
        if m.begonnen_op is not None and kader.soort(m.code).trede and kader.soort(m.code).spoor in sporen
    ]
    days = [item.datum for item in incidents] + [m.begonnen_op for m in begun if m.begonnen_op]
    confirmed = count_overlast(casus, kader, items).bevestigd
    last = _monday(vandaag)
    number = (last - _monday(min(days, default=vandaag))).days // 7 + 1
    number = max(LEAST_WEEKS, min(MOST_WEEKS, number))
    first = last - timedelta(weeks=number - 1)
    all_of, seen = [0] * number, [0] * number
    for item in incidents:
        at = (item.datum - first).days // 7
        if at >= 0:
            all_of[at] += 1
            seen[at] += item.id in confirmed
    weeks = [Overlastweek(first + timedelta(weeks=n), all_of[n], seen[n]) for n in range(number)]
    marks = [
        Merk(
            m.begonnen_op,
            m.code,
            kader.soort(m.code).kort,
            kader.soort(m.code).trede,
            kader.soort(m.code).spoor,
        )
        for m in begun
        if m.begonnen_op is not None and m.begonnen_op >= first
    ]
    return Trend(tuple(weeks), tuple(sorted(marks, key=lambda mark: mark.datum)))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
