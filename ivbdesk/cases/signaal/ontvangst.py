"""When a signal came in: always a day, and the time only where it is known.

Of a list that tells no time, the moment is kept as the first of its day. Who picks up a telephone in that very instant
loses nothing: a moment that the program takes itself has its part of a second.
"""

from __future__ import annotations

from datetime import date, datetime, time

from ivbdesk.cases.taal.nederlands import AMSTERDAM, weekday_date

NO_TIME = "tijd niet bekend"


def on_day(day: date) -> datetime:
    """The moment of a signal of which only the day is known."""
    return datetime.combine(day, time(), AMSTERDAM)


def day_of(moment: datetime) -> date:
    """The day on which it came, in the Netherlands."""
    return moment.astimezone(AMSTERDAM).date()


def time_of(moment: datetime) -> time | None:
    """The time at which it came, in the Netherlands; None where that is not known."""
    at = moment.astimezone(AMSTERDAM).time()
    return at if at != time() else None


def moment_words(moment: datetime) -> str:
    """Day and time in words, or that the time is not known."""
    at = time_of(moment)
    return (
        f"{weekday_date(day_of(moment))} {at:%H:%M}" if at else f"{weekday_date(day_of(moment))}, {NO_TIME}"
    )
