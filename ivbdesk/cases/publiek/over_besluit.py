"""What a note tells of the decision itself: that it extends one, and why it was announced with items open."""

from __future__ import annotations

from collections.abc import Iterator

from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.nederlands import short_date


def about_decision(casus: Casus, code: str, clean: Redactie) -> Iterator[str]:
    """Sentences on the newest decision on measure `code`, and on what it extends."""
    newest = casus.besluit_over(code)
    before = casus.voorgangers(newest) if newest is not None else []
    if before and before[-1].bekend_op is not None:
        end = before[-1].geldig_tot
        until = f", dat geldt tot en met {short_date(end)}" if end else ""
        yield f"Dit verlengt het besluit van {short_date(before[-1].bekend_op)}{until}."
    for decision in (*before, newest) if newest is not None else ():
        if decision.bekend_op is not None and decision.ondanks.strip():
            known = short_date(decision.bekend_op)
            yield f"Bekendgemaakt op {known} terwijl er punten openstonden, omdat: {clean(decision.ondanks).rstrip('.')}."
