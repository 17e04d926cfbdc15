"""A resident's request to act: received, its term, the notice of default, and the decision."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from ivbdesk.actions.besluitvorming.termijnen import end_terms, from_rule
from ivbdesk.actions.context import Context
from ivbdesk.cases.besluitvorming import handhavingsverzoek as rules
from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus, Handhavingsverzoek
from ivbdesk.cases.besluitvorming.termijn import Termijn, reckon
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.termijnregel import Vanzelf


def record_handhavingsverzoek(
    ctx: Context, casus_id: UUID, ontvangen_op: date, vraag: str, melder_id: UUID | None = None
) -> UUID:
    """Keep a request, with its term of eight weeks from the day of receipt (Awb 4:13); gives its id."""
    with ctx.begin("verzoek om handhaving vastleggen", "aanvraag van een belanghebbende") as unit:
        casus = unit.casus(casus_id)
        made = Handhavingsverzoek(ctx.new_id(), casus_id, ontvangen_op, vraag.strip(), melder_id)
        rules.require_valid(made, ctx.today())
        casus.handhavingsverzoeken.append(made)
        _begin(ctx, casus, Vanzelf.VERZOEK, ontvangen_op, made.id)
        return made.id


def record_notice(ctx: Context, casus_id: UUID, verzoek_id: UUID, op: date) -> None:
    """Keep the notice of default; its two weeks begin (Awb 4:17 lid 3)."""
    with ctx.begin("ingebrekestelling vastleggen", "verzoek om handhaving") as unit:
        casus = unit.casus(casus_id)
        term = term_of(casus, verzoek_id)
        last = reckon(term, ctx.naslag.feestdagen).laatste if term else None
        rules.give_notice(_find(casus, verzoek_id), op, last)
        _begin(ctx, casus, Vanzelf.INGEBREKESTELLING, op, verzoek_id)


def _begin(ctx: Context, casus: Casus, bij: Vanzelf, op: date, verzoek_id: UUID) -> None:
    for rule in ctx.kader.termijnen.values():
        if rule.vanzelf is bij:
            casus.termijnen.append(from_rule(ctx, casus.id, rule, op, verzoek_id))


def decide_handhavingsverzoek(
    ctx: Context,
    casus_id: UUID,
    verzoek_id: UUID,
    status: HandhavingStatus,
    besluit: str,
    op: date,
    feiten: str = "",
    ontlastend: str = "",
) -> None:
    """Decide on a request; its terms end. A refusal names the facts, and what speaks for whom it is about."""
    with ctx.begin("verzoek om handhaving beslissen", status.label.lower()) as unit:
        casus = unit.casus(casus_id)
        rules.decide(_find(casus, verzoek_id), status, besluit, op, feiten, ontlastend)
        first = penalty_from(ctx, casus, verzoek_id)
        end_terms(casus, verzoek_id, op, status.label)
        if first is not None and first <= op:
            _begin(ctx, casus, Vanzelf.DWANGSOM, ctx.naslag.dwangsom.last_day(first, op), verzoek_id)


def penalty_from(ctx: Context, casus: Casus, verzoek_id: UUID) -> date | None:
    """The first day over which a penalty for deciding late is due, were there no decision before (Awb 4:17 lid 3)."""
    codes = ctx.kader.begins_at(Vanzelf.INGEBREKESTELLING)
    ends = [
        last + timedelta(days=1)
        for term in casus.termijnen
        if term.bij_id == verzoek_id
        and term.code in codes
        and (last := reckon(term, ctx.naslag.feestdagen).laatste) is not None
    ]
    return max(ends, default=None)


def term_of(casus: Casus, verzoek_id: UUID) -> Termijn | None:
    """The newest of the terms of a request that are still running."""
    running = [t for t in casus.termijnen if t.bij_id == verzoek_id and t.loopt]
    return running[-1] if running else None


def _find(casus: Casus, verzoek_id: UUID) -> Handhavingsverzoek:
    return next(item for item in casus.handhavingsverzoeken if item.id == verzoek_id)
