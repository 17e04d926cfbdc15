"""A calendar file (RFC 5545): when and where there is a casusoverleg, when an afspraak must be done, not who or what.

Times stand in UTC, which every calendar reads alike: rules of a time zone that come with a file are passed over by some.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import CLASS, STATUS, TRANSP, Alarm, Calendar, Event

from ivbdesk.cases.publiek.overlegverslag import Agendapunt

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_HOUR_BEFORE, _MORNING_BEFORE = timedelta(hours=-1), timedelta(hours=-15)
"""When to warn: of a meeting an hour before, of what is due on a day at nine in the morning of the day before."""


def render_agenda(punten: Sequence[Agendapunt], now: datetime) -> bytes:
    """The calendar file; the same entries at the same moment give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//ivbdesk//agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for punt in punten:
        calendar.add_component(_event(punt, now.astimezone(UTC).replace(microsecond=0)))
    data: bytes = calendar.to_ical()
    return data


def _event(punt: Agendapunt, stamp: datetime) -> Event:
    if punt.tijd is None:
        start, end = punt.datum, punt.datum + timedelta(days=1)
        shown = TRANSP.TRANSPARENT  # something due on a day does not make that day busy
    else:
        start = datetime.combine(punt.datum, punt.tijd, _AMSTERDAM).astimezone(UTC)
        end = start + timedelta(minutes=punt.minuten)
        shown = TRANSP.OPAQUE
    event = Event.new(
        uid=punt.id,
        stamp=stamp,
        start=start,
        end=end,
        summary=punt.kop,
        description=punt.uitleg,
        location=punt.plaats or None,
        classification=CLASS.CONFIDENTIAL,
        transparency=shown,
        status=STATUS.CANCELLED if punt.vervallen else STATUS.CONFIRMED,
    )
    if not punt.vervallen:
        event.add_component(_alarm(punt))
    return event


def _alarm(punt: Agendapunt) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", punt.kop)
    alarm.add("trigger", _MORNING_BEFORE if punt.tijd is None else _HOUR_BEFORE)
    return alarm
