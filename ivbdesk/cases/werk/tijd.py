"""Minutes that an officer notes for the own work, and what is kept of them: sums by month and week, of all officers together.

The policy gives half a working day per officer per week (IVB 3). What is noted serves to see whether that is enough, not to
watch anyone: a line is read by who wrote it, goes when its month can no longer be corrected, and stands in no log.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.taal.fouten import refuse, together
from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.taal.nederlands import long_date

MOST_MINUTES = 720
"""No more than twelve hours at once: more is a slip of the hand."""


class Tijdsoort(StrEnum):
    """What kind of work the time went to."""

    CASUS = "casus"
    SIGNAAL = "signaal"
    OVERLEG = "overleg"
    BELEID = "beleid"
    OVERIG = "overig"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {
            "casus": "Werk aan een casus",
            "signaal": "Signalen wegen en terugkoppelen",
            "overleg": "Overleg en voorbereiding",
            "beleid": "Plan, cijfers en verantwoording",
            "overig": "Ander werk, of niet gezegd",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Tijdnotitie:
    """Some minutes on a day; `casus_id` names the casus that they went to, for the officer alone."""

    id: UUID
    dag: date
    minuten: int
    soort: Tijdsoort
    casus_id: UUID | None


@dataclass(frozen=True, slots=True)
class EigenTijd:
    """A line as its officer reads it; `casus` is number and title where that may be seen now."""

    regel: Tijdnotitie
    casus: str


@dataclass(frozen=True, slots=True)
class Tijdmaand:
    """The minutes of all officers together in a month, by kind of work."""

    maand: date
    soort: Tijdsoort
    minuten: int


@dataclass(frozen=True, slots=True)
class Tijdweek:
    """The minutes that the team had in a week, and the most that was planned in it; None where nobody noted time that week."""

    maandag: date
    ruimte: int
    gepland: int | None


def earliest(vandaag: date) -> date:
    """The first day of which time may be noted or corrected: that of last month."""
    return months_after(vandaag.replace(day=1), -1)


def monday_of(dag: date) -> date:
    """The day on which its week begins."""
    return dag - timedelta(days=dag.weekday())


def require_time(minuten: int, dag: date, vandaag: date) -> None:
    """Raises RegelFout, with all that is wrong, naming the fields."""
    with together():
        if not 0 < minuten <= MOST_MINUTES:
            refuse("minuten", f"Vul 1 tot en met {MOST_MINUTES} minuten in.")
        if dag > vandaag:
            refuse("dag", "Deze dag moet nog komen.")
        elif dag < earliest(vandaag):
            refuse(
                "dag", f"Noteer tijd vanaf {long_date(earliest(vandaag))}; oudere maanden zijn afgesloten."
            )


def in_week(regels: Iterable[EigenTijd], vandaag: date) -> int:
    """The minutes of this week."""
    monday = monday_of(vandaag)
    return sum(one.regel.minuten for one in regels if monday <= one.regel.dag <= vandaag)
