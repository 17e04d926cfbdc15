"""A calendar file (.ics): what was agreed, when and where, as text to read."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component

from ivbdesk.cases.dossier.stukinhoud import tidy, when
from ivbdesk.cases.taal.nederlands import AMSTERDAM, long_date

_MOST = 200
_ANSWERS = {
    "ACCEPTED": "komt", "DECLINED": "komt niet", "TENTATIVE": "misschien", "NEEDS-ACTION": "heeft niet geantwoord",
}  # fmt: skip


def read_calendar(content: bytes) -> str:
    """The events of a calendar file, each with its day by the clock of the Netherlands. Raises ValueError for none."""
    calendar = Calendar.from_ical(content)
    method = str(calendar.get("method", "")).upper()
    events = [*calendar.walk("VEVENT"), *calendar.walk("VTODO")][:_MOST]
    head = {
        "CANCEL": "Afgezegd:\n\n",
        "REQUEST": "Uitnodiging:\n\n",
        "REPLY": "Antwoord op een uitnodiging:\n\n",
    }
    return head.get(method, "") + "\n\n".join(_event(event) for event in events)


def _event(event: Component) -> str:
    lines = [str(event.get("summary", "")) or "Zonder onderwerp"]
    begin, end = _moment(event, "dtstart"), _moment(event, "dtend") or _moment(event, "due")
    if begin:
        lines.append(f"Begint: {_told(begin)}")
    if end:
        lines.append(f"Eindigt: {_told(end)}")
    if event.get("rrule"):
        lines.append("Herhaalt zich.")
    for title, name in (("Waar", "location"), ("Van", "organizer")):
        if told := str(event.get(name, "")):
            lines.append(f"{title}: {_person(event.get(name)) if name == 'organizer' else told}")
    people = event.get("attendee", [])
    for person in people if isinstance(people, list) else [people]:
        answer = _ANSWERS.get(str(getattr(person, "params", {}).get("PARTSTAT", "")).upper(), "")
        lines.append(f"Genodigd: {_person(person)}" + (f" ({answer})" if answer else ""))
    if str(event.get("status", "")).upper() == "CANCELLED":
        lines.append("Deze afspraak is afgezegd.")
    if told := tidy(str(event.get("description", ""))):
        lines += ["", told]
    return "\n".join(lines)


def _person(value: object) -> str:
    address = str(value).removeprefix("mailto:").removeprefix("MAILTO:")
    name = str(getattr(value, "params", {}).get("CN", ""))
    return f"{name} <{address}>" if name and name != address else address


def _moment(event: Component, name: str) -> date | datetime | None:
    found = event.get(name)
    value = getattr(found, "dt", None)
    if (
        isinstance(value, datetime) and value.tzinfo is None
    ):  # a time of day wherever one is: here, the Netherlands
        return value.replace(tzinfo=_zone(str(getattr(found, "params", {}).get("TZID", ""))))
    return value if isinstance(value, date) else None


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name) if name else AMSTERDAM
    except (ValueError, OSError, LookupError):
        return AMSTERDAM


def _told(moment: date) -> str:
    return when(moment) if isinstance(moment, datetime) else f"{long_date(moment)}, de hele dag"
