"""Times as they stand in a column of their own: "14:30", "14.30 uur", "14u30", "9 uur", 1430, or a part of a day in Excel."""

from __future__ import annotations

import re
from datetime import datetime, time

from ivbdesk.cases.invoer.invoerdatum import Datumfout
from ivbdesk.cases.invoer.rekenblad import Cel, as_text

_CLOCK = re.compile(
    r"(?:om |± ?|ca\.? |rond )?(\d{1,2}) ?(?:[:.u] ?(\d{2})(?::\d{2}(?:[.,]\d+)?)?)? ?(uur|u|h)?\.?",
    re.IGNORECASE,
)
_BARE = re.compile(r"(\d{1,2})(\d{2})")
_HOW = "Schrijf de tijd als 14.30, of maak de cel leeg als de tijd niet bekend is."
_MINUTES = 24 * 60


def read_time(cell: Cel) -> time:
    """The time of day in a cell; raises Datumfout."""
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, float) and 0 <= cell < 1:
        minute = round(cell * _MINUTES) % _MINUTES
        return time(minute // 60, minute % 60)
    text = as_text(cell).strip()
    found = _BARE.fullmatch(text) or _CLOCK.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        raise Datumfout("Hier staat geen tijd.", _HOW)
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        raise Datumfout("Deze tijd bestaat niet.", _HOW) from None
