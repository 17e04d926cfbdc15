"""What the week asks against the hours there are: half a working day per officer (IVB 3: 0.4 of 2.8 fte)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ivbdesk.cases.kader.signaalregels import OVERLEG, SIGNAAL, VOORBEREIDEN, Signaalregels
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.cases.zoeken.rijen import WerkRij


@dataclass(frozen=True)
class Werkweek:
    """The minutes planned and there are, for one officer or for all; `kan_wachten` is named when it is too much."""

    gepland: int
    ruimte: int
    kan_wachten: tuple[WerkRij, ...] = ()

    @property
    def te_veel(self) -> int:
        """The minutes over what there is; 0 where it fits."""
        return max(0, self.gepland - self.ruimte)

    @property
    def zin(self) -> str:
        """The figures as a phrase: "3 u 20 min van 4 u"."""
        return f"{in_hours(self.gepland)} van {in_hours(self.ruimte)}"


def in_hours(minutes: int) -> str:
    """Minutes as hours and minutes: "3 u 20 min", "45 min"."""
    hours, rest = divmod(minutes, 60)
    told = [f"{hours} u"] if hours or not rest else []
    return " ".join([*told, f"{rest} min"] if rest else told)


def end_of_week(vandaag: date) -> date:
    """The Sunday of this week."""
    return vandaag + timedelta(days=6 - vandaag.weekday())


def planned(
    regels: Signaalregels, per_regel: Mapping[str, int], signalen: int, overleggen: int, aanwezig: int = 1
) -> int:
    """The minutes of what is due, of signals to weigh, and of meetings that `aanwezig` officers attend."""
    due = sum(regels.minutes(code) * number for code, number in per_regel.items())
    meeting = regels.werk[OVERLEG].minuten * aanwezig + regels.werk[VOORBEREIDEN].minuten
    return due + signalen * regels.werk[SIGNAAL].minuten + overleggen * meeting


def may_wait(regels: Signaalregels, rows: Sequence[WerkRij], over: int) -> tuple[WerkRij, ...]:
    """What to put off to fit, the latest term first, until enough is named; never what cannot be put off."""
    chosen: list[WerkRij] = []
    free = [row for row in rows if row.regel not in regels.vast]
    for row in sorted(free, key=lambda row: row.termijn or date.max, reverse=True):
        if over <= 0:
            break
        chosen.append(row)
        over -= regels.minutes(row.regel)
    return tuple(chosen)


def advice(week: Werkweek) -> str:
    """Kind words where the week asks too much; empty where it fits."""
    if not week.te_veel:
        return ""
    over = f"Dat is {in_hours(week.te_veel)} meer dan er is; niemand hoeft alles in één week te doen."
    if not week.kan_wachten:
        return f"{over} Niets daarvan kan wachten: vraag een collega om mee te doen."
    named = "; ".join(f"{row.wat} ({row.nummer})" for row in week.kan_wachten[:3])
    more = len(week.kan_wachten) - 3
    rest = f" en nog {count(more, 'punt', 'punten')}" if more > 0 else ""
    return f"{over} Dit kan wachten: {named}{rest}."
