"""What an officer does in the werkvoorraad: putting off, showing again, and keeping views of a list; and the week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ivbdesk.actions.bewaren.bewaren import of_cases
from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.terugnemen import Stond, weer_weg
from ivbdesk.cases.besluitvorming import uitstel as rules
from ivbdesk.cases.besluitvorming.uitstel import Uitstel
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Recht
from ivbdesk.cases.betrokkenen.register import UREN_PER_WEEK
from ivbdesk.cases.kader.signaalregels import Maat
from ivbdesk.cases.publiek.overleg import Overleg, OverlegStatus
from ivbdesk.cases.werk.aandacht_register import Registerpunt, register_points
from ivbdesk.cases.werk.capaciteit import Werkweek, end_of_week, may_wait, planned
from ivbdesk.cases.werk.werkvoorraad import OP_DATUM
from ivbdesk.cases.zoeken import weergave as views
from ivbdesk.cases.zoeken.rijen import WerkFilter, WerkRij
from ivbdesk.cases.zoeken.weergave import Weergave

_READ_FOR_ADVICE = 200
_WEERGAVEN = "weergaven"


def put_off(ctx: Context, punt: WerkRij, tot: date, reden: str) -> None:
    """Let a point of attention of a casus wait until a day; raises RegelFout, naming the field (domein 5.4)."""
    casus_id = rules.require_casus(punt.casus_id)
    with ctx.begin("punt uitstellen", reden.strip()) as unit:
        made = Uitstel(
            ctx.new_id(), casus_id, punt.soort.value, punt.wat, tot, reden.strip(), ctx.today(),
            ctx.officer, punt.over_id,
        )  # fmt: skip
        rules.require_valid(made, ctx.naslag.signaalregels.with_code(punt.regel))
        casus = unit.casus(casus_id)
        casus.uitstellen.append(made)
        told = f"punt uitgesteld bij casus {casus.nummer}"
        ctx.laatste.kan_terug(told, weer_weg(casus_id, "uitstellen", made))


def show_again(ctx: Context, casus_id: UUID, uitstel_id: UUID) -> None:
    """Show a point again that was put off; that it was, by whom and why, stays."""
    with ctx.begin("uitstel beëindigen", "nu tonen") as unit:
        casus = unit.casus(casus_id)
        found = next(item for item in casus.uitstellen if item.id == uitstel_id)
        stond = Stond(casus_id, found, "tot")
        found.tot = min(found.tot, ctx.today())
        ctx.laatste.kan_terug(f"uitgesteld punt weer getoond bij casus {casus.nummer}", stond.terug())


def keep_view(ctx: Context, lijst: str, naam: str, inhoud: str) -> UUID:
    """Keep a view of a list under a name; one of that name takes the new content. Gives its id; raises RegelFout."""
    with ctx.begin("weergave bewaren", "eigen weergave", Recht.LEZER) as unit:
        unit.alone(_WEERGAVEN)
        known = {item.naam.casefold(): item for item in ctx.reads.zoeken.weergaven(lijst)}
        same = known.get(naam.strip().casefold())
        if same is not None:
            found = _own(ctx.officer, unit, same.id)
            found.inhoud = inhoud
            return found.id
        made = Weergave(ctx.new_id(), lijst, naam.strip(), inhoud, ctx.officer)
        views.require_valid(made, frozenset())
        unit.add(made)
        return made.id


def rename_view(ctx: Context, weergave: Weergave, naam: str) -> None:
    """Rename a kept view; raises RegelFout for a name that is taken or empty."""
    with ctx.begin("weergave hernoemen", "eigen weergave", Recht.LEZER) as unit:
        unit.alone(_WEERGAVEN)
        others = [item for item in ctx.reads.zoeken.weergaven(weergave.lijst) if item.id != weergave.id]
        found = _own(ctx.officer, unit, weergave.id)
        found.naam = naam.strip()
        views.require_valid(found, frozenset(item.naam.casefold() for item in others))


def remove_view(ctx: Context, weergave_id: UUID) -> None:
    """Forget a kept view."""
    with ctx.begin("weergave verwijderen", "eigen weergave", Recht.LEZER) as unit:
        gone = _own(ctx.officer, unit, weergave_id)
        unit.remove(gone)
        again = replace(gone)
        ctx.laatste.kan_terug("weergave verwijderd", lambda later: later.add(again), nodig=Recht.LEZER)


def _own(officer: UUID, unit: Unit, weergave_id: UUID) -> Weergave:
    found = unit.find(Weergave, weergave_id)
    if found.door != officer:
        raise KeyError(weergave_id)
    return found


@dataclass(frozen=True)
class Weekbeeld:
    """What the week asks of this officer and of the team, and the next meeting, with those it is held with.

    One of an earlier day that was never closed comes first: what it showed is in no ledger yet.
    """

    ik: Werkweek
    team: Werkweek
    overleg: Overleg | None
    partners: tuple[str, ...]


def read_week(ctx: Context) -> Weekbeeld:
    """The week of this officer and of the team, and the meeting that comes next."""
    today, reads = ctx.today(), ctx.reads
    until = end_of_week(today)
    meant = reads.publiek.overleggen()
    coming = sorted(
        (item for item in meant if item.status.is_open and item.datum >= today),
        key=lambda item: (item.datum, item.tijd is None, item.tijd),
    )
    meetings = sum(item.datum <= until for item in coming)
    officers = [item for item in reads.beheer.medewerkers() if works(item)]
    given = reads.beheer.instellingen().get(UREN_PER_WEEK, "")
    minutes = 60 * (int(given) if given else ctx.naslag.signaalregels.uren_per_week)
    signals = reads.werk.open_signalen()
    team = planned(
        ctx.naslag.signaalregels,
        reads.werk.werk_per_regel(None, until, today),
        signals,
        meetings,
        len(officers),
    )
    mine = planned(
        ctx.naslag.signaalregels, reads.werk.werk_per_regel(ctx.officer, until, today), 0, meetings
    )
    mine += -(-planned(ctx.naslag.signaalregels, {}, signals, 0) // max(1, len(officers)))
    left = [o for o in meant if o.status is OverlegStatus.BEZIG and o.datum < today]
    following = left[-1] if left else coming[0] if coming else None
    names = {partner.id: partner.kort for partner in reads.keten.partners()}
    return Weekbeeld(
        _with_advice(ctx, Werkweek(mine, minutes), ctx.officer, until),
        Werkweek(team, minutes * max(1, len(officers))),
        following,
        tuple(names[d.partner_id] for d in following.deelnames if d.partner_id in names) if following else (),
    )


def _with_advice(ctx: Context, week: Werkweek, wie: UUID, until: date) -> Werkweek:
    if not week.te_veel:
        return week
    wanted = WerkFilter(wie=wie, soorten=frozenset(OP_DATUM), tot=until)
    rows = ctx.reads.werk.werk(wanted, ctx.today(), 0, _READ_FOR_ADVICE)
    return Werkweek(week.gepland, week.ruimte, may_wait(ctx.naslag.signaalregels, rows, week.te_veel))


def read_register_points(ctx: Context, newest: date | None) -> tuple[Registerpunt, ...]:
    """What needs attention in the register itself; `newest` is the day of the newest copy."""
    today, reads, regels = ctx.today(), ctx.reads, ctx.naslag.signaalregels
    until = today + regels.regel(Maat.BEWAREN).vooraf
    due = ctx.naslag.termijnen.due(*of_cases(ctx, until), until)
    # The day of a signal was chosen: none comes early.
    due += ctx.naslag.termijnen.due(
        (), (), today, reads.bewaren.gewogen_signalen(), reads.bewaren.losse_verzoeken()
    )
    return register_points(regels, reads.keten.convenanten(), reads.keten.partners(), due, newest, today)


def works(medewerker: Medewerker) -> bool:
    """Whether an officer works on cases now."""
    return medewerker.tot is None and medewerker.recht.covers(Recht.REGIEVOERDER)
