"""Which verified incidents broke an order under penalty, and about which of them nobody decided yet (Awb 5:33, 5:35)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.termijn import reckon
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.termijnregel import Vanzelf
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.maanden import months_after

_LAPSES_MONTHS = 12


@dataclass(frozen=True)
class Overtreding:
    """One breach: of which decision, told by which entry of the timeline, and on which day."""

    besluit_id: UUID
    code: str
    item_id: UUID
    op: date

    @property
    def verjaart_op(self) -> date:
        """The day on which the claim lapses, a year after the breach (Awb 5:35)."""
        return months_after(self.op, _LAPSES_MONTHS)


def open_breaches(casus: Casus, kader: Handelingskader, feestdagen: Feestdagen) -> list[Overtreding]:
    """The breaches on which nobody decided, the oldest first; also of a measure that has ended: the claim stays."""
    collecting = {code for code, rule in kader.termijnen.items() if rule.invordering}
    settled = {(item.besluit_id, item.item_id) for item in casus.verbeurten}
    collected = {item.bij_id for item in casus.termijnen if item.code in collecting}
    found = [
        breach
        for decision in casus.besluiten
        for breach in _breaches(casus, decision, kader, feestdagen)
        if (breach.besluit_id, breach.item_id) not in settled and breach.item_id not in collected
    ]
    return sorted(found, key=lambda breach: breach.op)


def _breaches(
    casus: Casus, decision: Besluit, kader: Handelingskader, feestdagen: Feestdagen
) -> Iterator[Overtreding]:
    if not decision.dwangsom or decision.bekend_op is None:
        return
    after = max(decision.bekend_op, _comply_until(casus, decision, kader, feestdagen))
    until = _ended_on(casus, decision)
    for item in casus.tijdlijn:
        verified = item.soort is ItemSoort.INCIDENT and item.verificatie.is_verified
        if verified and item.datum > after and (until is None or item.datum <= until):
            yield Overtreding(decision.id, decision.code, item.id, item.datum)


def _comply_until(casus: Casus, decision: Besluit, kader: Handelingskader, feestdagen: Feestdagen) -> date:
    """The last day to comply: that of its term, made longer perhaps, or else the day that the decision names."""
    assert decision.bekend_op is not None
    codes = kader.begins_at(Vanzelf.BEGUNSTIGING)
    ends = [
        reckon(term, feestdagen).laatste or date.max
        for term in casus.termijnen
        if term.code in codes
        and (term.bij_id == decision.id or (term.bij_id is None and term.vanaf >= decision.bekend_op))
    ]
    return max(ends, default=decision.begunstiging_tot or decision.bekend_op)


def _ended_on(casus: Casus, decision: Besluit) -> date | None:
    """The last day on which the order held; None while it holds."""
    assert decision.bekend_op is not None
    days = [
        measure.beeindigd_op
        for measure in casus.maatregelen
        if measure.code == decision.code
        and measure.begonnen_op is not None
        and measure.beeindigd_op is not None
        and measure.beeindigd_op >= decision.bekend_op
    ]
    if decision.geldig_tot is not None:
        days.append(decision.geldig_tot)
    return min(days, default=None)
