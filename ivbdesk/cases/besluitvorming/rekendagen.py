"""Counting on the calendar and on the clock, before any law moves the end of a term."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from ivbdesk.cases.kader.duur import Duur, Eenheid
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.taal.nederlands import AMSTERDAM

_MOST_DAYS, _MOST_WEEKS, _MOST_MONTHS = 90, 12, 3


def after(start: date, duur: Duur, feestdagen: Feestdagen) -> date:
    """The last day of a term that begins on the day after `start`, before any law moves it."""
    match duur.eenheid:
        case Eenheid.DAG:
            return start + timedelta(days=duur.aantal)
        case Eenheid.WEEK:
            return start + timedelta(weeks=duur.aantal)
        case Eenheid.MAAND:
            return months_after(start, duur.aantal)
        case Eenheid.JAAR:
            return months_after(start, 12 * duur.aantal)
        case Eenheid.UUR:
            return start + timedelta(days=-(-duur.aantal // 24))
        case Eenheid.WERKDAG:
            day = start
            for _ in range(duur.aantal):
                day = first_working_day(day + timedelta(days=1), feestdagen)
            return day


def first_working_day(day: date, feestdagen: Feestdagen) -> date:
    """This day, or the first one after it that is no Saturday, Sunday or holiday."""
    while feestdagen.is_vrij(day):
        day += timedelta(days=1)
    return day


def why_exempt(duur: Duur) -> str:
    """Why the Algemene termijnenwet does not hold for a term of this length (art. 4); empty where it does."""
    match duur.eenheid:
        case Eenheid.UUR:
            return "de termijn is in uren gesteld"
        case Eenheid.DAG if duur.aantal > _MOST_DAYS:
            return f"de termijn is langer dan {_MOST_DAYS} dagen"
        case Eenheid.WEEK if duur.aantal > _MOST_WEEKS:
            return f"de termijn is langer dan {_MOST_WEEKS} weken"
        case Eenheid.MAAND if duur.aantal > _MOST_MONTHS:
            return f"de termijn is langer dan {_MOST_MONTHS} maanden"
        case Eenheid.JAAR:
            return "de termijn is in jaren gesteld"
        case _:
            return ""


def on_the_clock(day: date, at: time) -> datetime:
    """This moment in the Netherlands; in the hour that summer time skips it is an hour later, as the clock shows."""
    return datetime.combine(day, at, AMSTERDAM).astimezone(UTC).astimezone(AMSTERDAM)


def clock_after(start: datetime, duur: Duur) -> datetime:
    """The moment that lies so long after this one: hours that pass, or the same clock time on a later day."""
    if duur.eenheid is Eenheid.UUR:
        return (start.astimezone(UTC) + timedelta(hours=duur.aantal)).astimezone(AMSTERDAM)
    days = {Eenheid.DAG: 1, Eenheid.WEEK: 7}.get(duur.eenheid)
    if days is not None:
        return on_the_clock(start.date() + timedelta(days=days * duur.aantal), start.time())
    months = duur.aantal * (12 if duur.eenheid is Eenheid.JAAR else 1)
    return on_the_clock(months_after(start.date(), months), start.time())
