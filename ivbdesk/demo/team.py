"""What the demonstration register shows of the team: who has which casus, and the meeting that comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from uuid import UUID

from ivbdesk.actions.besluitvorming.termijnen import finish_termijn
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.casus import assign
from ivbdesk.actions.publiek.overleg import (
    MOST_PROPOSED,
    OverlegGegevens,
    plan_overleg,
    propose_agenda,
    put_on_agenda,
)
from ivbdesk.actions.werk.werk import works
from ivbdesk.cases.besluitvorming.termijn import TermijnStatus, reckon
from ivbdesk.cases.publiek.overleg import OverlegSoort

_INVITED = ("politie", "ggz", "incluzio", "rijnhart_wonen")
_LONG_AGO = timedelta(days=6)
_THURSDAY = 3
_WITHOUT_STAND_IN = 9
"""One casus in this many has nobody who stands in."""


def share_work(ctx: Context, ids: Sequence[UUID]) -> None:
    """Two officers share the cases and stand in for each other, old terms are met, and a meeting is planned."""
    officers = [item.id for item in ctx.reads.beheer.medewerkers() if works(item)]
    for number, casus_id in enumerate(ids):
        casus = ctx.reads.dossier.casus(casus_id)
        if casus.status.is_open:
            has = officers[number % len(officers)]
            other = next(id for id in officers if id != has)
            stands_in = None if number % _WITHOUT_STAND_IN == 0 else other
            assign(ctx, casus_id, has, stands_in, "verzonnen: werk verdeeld")
        for term in casus.termijnen:
            last = reckon(term, ctx.naslag.feestdagen).laatste if term.loopt else None
            if last is not None and ctx.today() - last > _LONG_AGO:
                finish_termijn(ctx, casus_id, term.id, TermijnStatus.AFGEROND, "verzonnen: op tijd gedaan")
    _plan_meeting(ctx)


def _plan_meeting(ctx: Context) -> None:
    today = ctx.today()
    day = today + timedelta(days=(_THURSDAY - today.weekday()) % 7 or 7)
    by_code = {partner.code: partner.id for partner in ctx.reads.keten.partners()}
    invited = tuple(by_code[code] for code in _INVITED)
    planned = plan_overleg(
        ctx, OverlegGegevens(OverlegSoort.LOKAAL, day, time(10), "Gemeentehuis", "Anne Verzonnen", invited)
    )
    proposed = propose_agenda(ctx, ctx.reads.publiek.overleg(planned))
    due = [item.casus_id for item in proposed[:MOST_PROPOSED] if item.redenen]
    put_on_agenda(ctx, planned, due)
