"""Deciding about one breach of an order under penalty."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ivbdesk.actions.besluitvorming.termijnen import from_rule
from ivbdesk.actions.context import Context
from ivbdesk.cases.besluitvorming.verbeurte import Verbeurte, VerbeurteUitkomst, require_valid
from ivbdesk.cases.dossier.overtreding import open_breaches
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.termijnregel import Termijnregel
from ivbdesk.cases.taal.fouten import RegelFout


def settle_breach(
    ctx: Context,
    casus_id: UUID,
    besluit_id: UUID,
    item_id: UUID,
    uitkomst: VerbeurteUitkomst,
    op: date,
    toelichting: str,
) -> UUID:
    """Keep the decision on a breach; gives its id. Where it is to collect, the terms of collecting begin (Awb 5:37)."""
    with ctx.begin("besluit over verbeurde dwangsom", uitkomst.label.lower()) as unit:
        casus = unit.casus(casus_id)
        known = open_breaches(casus, ctx.kader, ctx.naslag.feestdagen)
        breach = next((b for b in known if (b.besluit_id, b.item_id) == (besluit_id, item_id)), None)
        if breach is None:
            raise RegelFout("overtreding", "Over deze overtreding is al besloten.")
        made = Verbeurte(ctx.new_id(), casus_id, besluit_id, item_id, uitkomst, op, toelichting.strip())
        require_valid(made, breach.op, ctx.today())
        casus.verbeurten.append(made)
        if uitkomst is VerbeurteUitkomst.INVORDEREN:
            for rule in _collecting(ctx.kader, breach.code):
                casus.termijnen.append(from_rule(ctx, casus_id, rule, breach.op, item_id))
        return made.id


def _collecting(kader: Handelingskader, code: str) -> list[Termijnregel]:
    """The terms of collecting that go with the measure, or else all there are."""
    rules = [kader.termijnregel(term) for term in kader.soort(code).termijnen]
    own = [rule for rule in rules if rule.invordering]
    return own or [rule for rule in kader.termijnen.values() if rule.invordering]
