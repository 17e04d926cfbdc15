"""Terms in a casus: begun with a measure or by hand, suspended, extended and ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from ivbdesk.actions.context import AMSTERDAM, Context
from ivbdesk.cases.besluitvorming import termijn_verloop as rules
from ivbdesk.cases.besluitvorming.termijn import Termijn, TermijnStatus
from ivbdesk.cases.besluitvorming.termijn_grenzen import require_not_over, require_valid
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.duur import Duur, Eenheid, TermijnSoort
from ivbdesk.cases.kader.kader import Termijnregel, Vanzelf


@dataclass(frozen=True)
class TermijnGegevens:
    """A term as typed; `code` is that of the library, empty for one of the officer's own."""

    code: str
    naam: str
    soort: TermijnSoort
    grondslag: str
    vanaf: date
    aantal: int
    eenheid: Eenheid
    tijd: time | None = None
    bij_id: UUID | None = None


def open_termijn(ctx: Context, casus_id: UUID, gegevens: TermijnGegevens) -> UUID:
    """Let a term run; gives its id. Raises RegelFout that names the field."""
    with ctx.begin("termijn beginnen", gegevens.naam) as unit:
        made = Termijn(ctx.new_id(), casus_id, **vars(gegevens))
        require_valid(made)
        unit.casus(casus_id).termijnen.append(made)
        return made.id


def begin_terms(
    ctx: Context, casus: Casus, codes: Iterable[str], at: Vanzelf, vanaf: date, bij_id: UUID | None
) -> None:
    """Begin the terms that start by themselves at this event, within a unit of work that is open."""
    for code in codes:
        rule = ctx.kader.termijnregel(code)
        if rule.vanzelf is at:
            casus.termijnen.append(from_rule(ctx, casus.id, rule, vanaf, bij_id))


def from_rule(ctx: Context, casus_id: UUID, rule: Termijnregel, vanaf: date, bij_id: UUID | None) -> Termijn:
    """A term of the library that begins on this day; one counted in hours begins now, or at the start of that day."""
    now = ctx.now().astimezone(AMSTERDAM)
    clock = (
        (now.time().replace(second=0, microsecond=0) if now.date() == vanaf else time())
        if rule.op_het_uur
        else None
    )
    return Termijn(
        ctx.new_id(), casus_id, rule.code, rule.naam, rule.soort, rule.grondslag, vanaf, rule.duur.aantal, rule.eenheid,
        tijd=clock, bij_id=bij_id,
    )  # fmt: skip


def end_terms(casus: Casus, bij_id: UUID, op: date, waarom: str) -> None:
    """End the terms of a measure or request that has ended, within a unit of work that is open."""
    for term in casus.termijnen:
        if term.bij_id == bij_id and term.loopt:
            rules.finish(term, TermijnStatus.AFGEROND, op, waarom)


def suspend_termijn(
    ctx: Context, casus_id: UUID, termijn_id: UUID, vanaf: date, tot: date | None, reden: str
) -> None:
    """Suspend a term, with the reason (Awb 4:15)."""
    with ctx.begin("termijn opschorten", reden) as unit:
        term = _find(unit.casus(casus_id), termijn_id)
        require_not_over(term, vanaf, ctx.naslag.feestdagen)
        rules.suspend(term, ctx.new_id(), vanaf, tot, reden)


def resume_termijn(ctx: Context, casus_id: UUID, termijn_id: UUID, op: date) -> None:
    """Let a term run again from this day."""
    with ctx.begin("termijn hervatten", "loopt weer") as unit:
        rules.resume(_find(unit.casus(casus_id), termijn_id), op)


def extend_termijn(ctx: Context, casus_id: UUID, termijn_id: UUID, duur: Duur, reden: str) -> None:
    """Extend a term, as often and as far as its rule allows."""
    with ctx.begin("termijn verlengen", reden) as unit:
        term = _find(unit.casus(casus_id), termijn_id)
        rule = ctx.kader.termijnen.get(term.code)
        rules.extend(term, ctx.new_id(), duur, ctx.today(), reden, rule.verlengbaar if rule else None)
        if rule is not None and rule.hoogstens_dagen is not None:
            rules.require_within(term, rule.hoogstens_dagen, ctx.naslag.feestdagen)


def finish_termijn(
    ctx: Context, casus_id: UUID, termijn_id: UUID, status: TermijnStatus, toelichting: str
) -> None:
    """End a term: met in time, or lapsed with a reason."""
    with ctx.begin("termijn afronden", status.label.lower()) as unit:
        rules.finish(_find(unit.casus(casus_id), termijn_id), status, ctx.today(), toelichting)


def _find(casus: Casus, termijn_id: UUID) -> Termijn:
    return next(item for item in casus.termijnen if item.id == termijn_id)
