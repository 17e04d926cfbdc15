"""Who was in the room when, and which casus stood on the screen when: what each partner saw follows from these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from ivbdesk.cases.taal.nederlands import AMSTERDAM


class Spanne(Protocol):
    """A time from `van` until `tot`; without `tot` it still runs."""

    van: datetime
    tot: datetime | None


@dataclass
class Tijd:
    """A time, of nobody in particular."""

    van: datetime
    tot: datetime | None


@dataclass(eq=False)
class Aanwezigheid:
    """A time that a partner was in the room."""

    id: UUID
    deelname_id: UUID
    van: datetime
    tot: datetime | None = None


@dataclass(eq=False)
class Vertoning:
    """A time that a casus stood on the shared screen, readable for everyone in the room."""

    id: UUID
    bespreking_id: UUID
    van: datetime
    tot: datetime | None = None


def running(spannen: Iterable[Spanne]) -> Spanne | None:
    """The one that still runs, if any."""
    return next((spanne for spanne in spannen if spanne.tot is None), None)


def end_running(spannen: Iterable[Spanne], at: datetime) -> None:
    """End what still runs."""
    for spanne in spannen:
        spanne.tot = spanne.tot or at


def coincide(one: Iterable[Spanne], other: Iterable[Spanne]) -> bool:
    """Whether there was a moment in both."""
    others = list(other)
    return any(
        (b.tot is None or a.van < b.tot) and (a.tot is None or b.van < a.tot) for a in one for b in others
    )


def shared(one: Iterable[Spanne], other: Iterable[Spanne]) -> list[Tijd]:
    """The times that lie in both."""
    others = list(other)
    found = []
    for a in one:
        for b in others:
            if coincide([a], [b]):
                ends = [spanne.tot for spanne in (a, b) if spanne.tot is not None]
                found.append(Tijd(max(a.van, b.van), min(ends, default=None)))
    return found


def last_noted(spannen: Iterable[Spanne]) -> datetime | None:
    """The last moment at which something began or ended."""
    return max((spanne.tot or spanne.van for spanne in spannen), default=None)


def times_told(tijden: Iterable[Aanwezigheid]) -> str:
    """The times as a reader sees them: "10:02–10:40, weer sinds 11:05"."""
    told: list[str] = []
    for tijd in sorted(tijden, key=lambda tijd: tijd.van):
        van = f"{tijd.van.astimezone(AMSTERDAM):%H:%M}"
        until = f"{van}–{tijd.tot.astimezone(AMSTERDAM):%H:%M}" if tijd.tot is not None else f"sinds {van}"
        told.append(f"weer {until}" if told else until)
    return ", ".join(told)
