"""Terms in a casus: begun with a measure or by hand, suspended, extended and ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.actions.terugnemen import Stond
from ivbdesk.cases.besluitvorming import termijn_verloop as rules
from ivbdesk.cases.besluitvorming.rekendagen import on_the_clock
from ivbdesk.cases.besluitvorming.termijn import Termijn, TermijnStatus
from ivbdesk.cases.besluitvorming.termijn_grenzen import (
    require_not_in_library,
    require_not_over,
    require_reckonable,
    require_valid,
)
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.duur import Duur, Eenheid, TermijnSoort
from ivbdesk.cases.kader.termijnregel import Termijnregel, Vanzelf, Verlengwijze
from ivbdesk.cases.taal.eisen import require_not_future, require_passed
from ivbdesk.cases.taal.fouten import RegelFout


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
    terug: bool = False


def open_termijn(ctx: Context, casus_id: UUID, gegevens: TermijnGegevens) -> UUID:
    """Let a term run; gives its id. Raises RegelFout that names the field."""
    with ctx.begin("termijn beginnen", gegevens.naam) as unit:
        made = Termijn(ctx.new_id(), casus_id, **vars(gegevens))
        require_valid(made)
        _require_as_rule(ctx, made)
        unit.casus(casus_id).termijnen.append(made)
        return made.id


def begin_terms(
    ctx: Context,
    casus: Casus,
    codes: Iterable[str],
    at: Vanzelf,
    vanaf: date,
    bij_id: UUID | None,
    tijd: time | None = None,
) -> None:
    """Begin the terms that start by themselves at this event, within a unit of work that is open.

    `tijd` is the hour of the event, for those that run from hour to hour.
    """
    for code in codes:
        rule = ctx.kader.termijnregel(code)
        loose = next((t for t in casus.termijnen if (t.code, t.bij_id) == (code, None) and t.loopt), None)
        if rule.vanzelf is at and at is Vanzelf.START and loose is not None:
            loose.bij_id = bij_id  # a letter began it before the measure was noted
        elif rule.vanzelf is at:
            casus.termijnen.append(from_rule(ctx, casus.id, rule, vanaf, bij_id, tijd))


def from_rule(
    ctx: Context,
    casus_id: UUID,
    rule: Termijnregel,
    vanaf: date,
    bij_id: UUID | None,
    tijd: time | None = None,
) -> Termijn:
    """A term of the library that begins on this day; one that runs by the hour asks the hour, which may not be to come."""
    if rule.op_het_uur:
        if tijd is None:
            told = f"‘{rule.naam}’ loopt van uur tot uur. Vul het uur in waarop die begint."
            raise RegelFout("tijd", told, rule.grondslag)
        require_passed("tijd", on_the_clock(vanaf, tijd), ctx.now())
    return Termijn(
        ctx.new_id(), casus_id, rule.code, rule.naam, rule.soort, rule.grondslag, vanaf, rule.duur.aantal, rule.eenheid,
        tijd=tijd if rule.op_het_uur else None, bij_id=bij_id, terug=rule.terug,
    )  # fmt: skip


def _require_as_rule(ctx: Context, term: Termijn) -> None:
    rule = ctx.kader.termijnen.get(term.code)
    if rule is not None:
        rules.require_as_rule(term, rule, ctx.naslag.feestdagen)
        return
    if term.soort is not TermijnSoort.AFSPRAAK:
        require_not_in_library(term, ctx.kader)


def correct_start(
    ctx: Context, casus_id: UUID, termijn_id: UUID, vanaf: date, tijd: time | None, reden: str
) -> None:
    """Set right when a running term began, with the reason."""
    with ctx.begin("begin van termijn verbeteren", reden) as unit:
        term = _find(unit.casus(casus_id), termijn_id)
        rules.correct_start(term, vanaf, tijd, reden)
        require_reckonable(term)
        if tijd is not None:
            require_passed("tijd", on_the_clock(vanaf, tijd), ctx.now())


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


def extend_termijn(
    ctx: Context, casus_id: UUID, termijn_id: UUID, duur: Duur, reden: str, op: date | None = None
) -> None:
    """Extend a term by a letter of the day `op`, as often and as far as its rule allows."""
    day = op or ctx.today()
    require_not_future("op", day, ctx.today())
    with ctx.begin("termijn verlengen", reden) as unit:
        term = _find(unit.casus(casus_id), termijn_id)
        rule = ctx.kader.termijnen.get(term.code)
        rules.require_extended_on_itself(term, rule.verlengen if rule else Verlengwijze.TERMIJN)
        rules.extend(term, ctx.new_id(), duur, day, reden, rule, ctx.naslag.feestdagen)


def finish_termijn(
    ctx: Context, casus_id: UUID, termijn_id: UUID, status: TermijnStatus, toelichting: str
) -> None:
    """End a term: met in time, or lapsed with a reason."""
    with ctx.begin("termijn afronden", status.label.lower()) as unit:
        casus = unit.casus(casus_id)
        term = _find(casus, termijn_id)
        stond = Stond(casus_id, term, "status", "afgerond_op", "toelichting")
        rules.finish(term, status, ctx.today(), toelichting)
        ctx.laatste.kan_terug(f"termijn afgerond bij casus {casus.nummer}", stond.terug())


def _find(casus: Casus, termijn_id: UUID) -> Termijn:
    return next(item for item in casus.termijnen if item.id == termijn_id)
