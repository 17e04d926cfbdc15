"""The last act of this window taken back: by another act, that the log tells too, while nobody changed the same thing."""

from __future__ import annotations

from ivbdesk.actions.context import Context
from ivbdesk.cases.taal.fouten import RegelFout


def take_back(ctx: Context) -> str:
    """Take the last act back; gives what it was. Raises RegelFout with the reason where it cannot be."""
    last = ctx.laatste.handeling
    if last is None:
        raise RegelFout("", "U hebt in dit venster nog niets vastgelegd om ongedaan te maken.")
    if last.terug is None:
        raise RegelFout("", last.waarom_niet)
    with ctx.begin("ongedaan maken", last.terug.wat, last.terug.nodig) as unit:
        last.terug.zet(unit)
    last.terug.erna()
    return last.terug.wat
