"""From one casusoverleg to the next: what is taken over, how a meeting begins, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from uuid import UUID

from ivbdesk.cases.publiek.aanwezigheid import Aanwezigheid, end_running, last_noted, running
from ivbdesk.cases.publiek.overleg import Overleg, OverlegSoort, OverlegStatus
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import short_date


def last_before(
    overleggen: Iterable[Overleg], soort: OverlegSoort, overleg: Overleg | None
) -> Overleg | None:
    """The last meeting of this kind that was not called off, before this one where it is named."""
    return max(
        (
            item
            for item in overleggen
            if item.soort is soort
            and item.status is not OverlegStatus.AFGELAST
            and (overleg is None or (item.id != overleg.id and item.datum <= overleg.datum))
        ),
        key=lambda item: (item.datum, item.tijd or time()),
        default=None,
    )


def begin(
    overleg: Overleg, now: datetime, new_id: Callable[[], UUID], vandaag: date, *, andere_dag: bool = False
) -> None:
    """Open a meeting, with in the room who was expected; one that was closed stays closed.

    One that is held on another day than was planned gets the day of today where `andere_dag` says that this is meant.
    """
    if overleg.status not in (OverlegStatus.GEPLAND, OverlegStatus.BEZIG):
        raise RegelFout("", f"Dit overleg is {overleg.status.label.lower()}.")
    if not overleg.agenda:
        raise RegelFout("", "Zet eerst een casus op de agenda.")
    if overleg.status is OverlegStatus.GEPLAND and overleg.datum != vandaag:
        if not andere_dag:
            raise RegelFout("datum", f"Dit overleg is gepland op {short_date(overleg.datum)}.")
        overleg.datum = vandaag
    overleg.status = OverlegStatus.BEZIG
    if not any(item.tijden for item in overleg.deelnames):
        for item in overleg.deelnames:
            if item.komt:
                item.tijden.append(Aanwezigheid(new_id(), item.id, now))


def close(overleg: Overleg, now: datetime) -> None:
    """Close a meeting that was held: who is there left when the screen went dark, or now where it did not."""
    if overleg.status is not OverlegStatus.BEZIG:
        raise RegelFout("", "Alleen een overleg dat bezig is, kan worden afgesloten.")
    shown = [spanne for item in overleg.agenda for spanne in item.vertoningen]
    at = overleg.moment(now)
    if shown and running(shown) is None:
        at = last_noted(overleg.noted()) or at
    overleg.clear_screen(at)
    for deelname in overleg.deelnames:
        end_running(deelname.tijden, at)
    overleg.status = OverlegStatus.GESLOTEN
