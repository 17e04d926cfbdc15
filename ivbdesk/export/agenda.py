"""A calendar file (RFC 5545): when there is a casusoverleg and when an afspraak must be done, without who or what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import CLASS, STATUS, TRANSP, Calendar, Event

from ivbdesk.cases.publiek.overlegverslag import Agendapunt

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def render_agenda(punten: Sequence[Agendapunt], now: datetime) -> bytes:
    """The calendar file; the same entries at the same moment give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//ivbdesk//agenda//NL")
    calendar.add("version", "2.0")
    for punt in punten:
        calendar.add_component(_event(punt, now.astimezone(UTC).replace(microsecond=0)))
    years = [punt.datum.year for punt in punten] or [now.year]
    # Without the rules of its time zone some calendars read the time as their own.
    calendar.add_missing_timezones(date(min(years), 1, 1), date(max(years) + 1, 1, 1))
    data: bytes = calendar.to_ical()
    return data


def _event(punt: Agendapunt, stamp: datetime) -> Event:
    if punt.tijd is None:
        start, end = punt.datum, punt.datum + timedelta(days=1)
        shown = TRANSP.TRANSPARENT  # something due on a day does not make that day busy
    else:
        start = datetime.combine(punt.datum, punt.tijd, _AMSTERDAM)
        end = start + timedelta(minutes=punt.minuten)
        shown = TRANSP.OPAQUE
    return Event.new(
        uid=punt.id,
        stamp=stamp,
        start=start,
        end=end,
        summary=punt.kop,
        classification=CLASS.CONFIDENTIAL,
        transparency=shown,
        status=STATUS.CANCELLED if punt.vervallen else STATUS.CONFIRMED,
    )
