"""What a note tells of the decision itself: that it extends one, and why it was announced with items open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.publiek.lezer import Herkomsten, Lezer
from ivbdesk.cases.taal.nederlands import short_date


def about_decision(casus: Casus, code: str, over: Herkomsten, lezer: Lezer, vandaag: date) -> Iterator[str]:
    """Sentences on the newest decision on measure `code`, on what it extends, and that the measure has ended."""
    newest = casus.besluit_over(code)
    before = casus.voorgangers(newest) if newest is not None else []
    if before and before[-1].bekend_op is not None:
        end = before[-1].geldig_tot
        until = f", dat {'gold' if end < vandaag else 'geldt'} tot en met {short_date(end)}" if end else ""
        yield f"Het laatste besluit verlengt dat van {short_date(before[-1].bekend_op)}{until}."
    for decision in (*before, newest) if newest is not None else ():
        why = lezer.text(decision, "ondanks", over).strip()
        if decision.bekend_op is not None and why:
            known = short_date(decision.bekend_op)
            yield f"Bekendgemaakt op {known} terwijl er punten openstonden, omdat: {why.rstrip('.')}."
    uses = [measure for measure in casus.maatregelen if measure.code == code]
    ended = max((m.beeindigd_op for m in uses if m.beeindigd_op is not None), default=None)
    if ended is not None and all(m.beeindigd_op is not None for m in uses):
        yield f"Dit middel is beëindigd op {short_date(ended)}."
