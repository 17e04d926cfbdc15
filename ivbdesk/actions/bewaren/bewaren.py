"""Keeping no longer than needed: what is due, legal holds, and destruction by two people (domein 3.4)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from ivbdesk.actions.auditkop import auditkop
from ivbdesk.actions.bestand import write_file
from ivbdesk.actions.bewaren.bewaren_signaal import demand_signal_due
from ivbdesk.actions.cijfers.maanden import still_counted
from ivbdesk.actions.context import Context, Destroyed, Unit
from ivbdesk.actions.vooraf import TRIED, objection
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.betrokkenen.register import GEMEENTE
from ivbdesk.cases.bewaren.bewaren import GeslotenCasus, Onderdeel, Vervallen, Wat
from ivbdesk.cases.bewaren.vernietiging import (
    OP_VERZOEK,
    Bewaarplicht,
    Verklaring,
    Vernietiging,
    VernietigingStatus,
    Vernietigsoort,
    require_first_hold,
    require_first_proposal,
    require_not_held,
    require_requests_due,
    require_still_closed,
)
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout

RenderVerklaring = Callable[[Verklaring], bytes]
_LOOSE = {Wat.SIGNAAL: Vernietigsoort.SIGNAAL, Wat.VERZOEK: Vernietigsoort.VERZOEK}
"""What belongs to no casus."""


def due_items(ctx: Context) -> list[Vervallen]:
    """What is due for destruction or review today, the longest overdue first."""
    reads, today = ctx.reads, ctx.today()
    found = ctx.naslag.termijnen.due(
        *of_cases(ctx, today), today, reads.bewaren.gewogen_signalen(), reads.bewaren.losse_verzoeken()
    )
    return [
        replace(item, naam=ctx.kader.soort(item.naam).naam) if item.termijn.wat is Wat.MAATREGEL else item
        for item in found
    ]


def of_cases(ctx: Context, op: date) -> tuple[list[GeslotenCasus], list[Onderdeel]]:
    """The closed cases, and the parts of cases, of which a term can have passed on this day."""
    measures, items = (ctx.naslag.termijnen.begun_before(wat, op) for wat in (Wat.MAATREGEL, Wat.ITEM))
    closed = ctx.reads.bewaren.gesloten_casussen(ctx.naslag.termijnen.begun_before(Wat.CASUS, op))
    return closed, ctx.reads.bewaren.onderdelen(measures, items)


def hold(ctx: Context, casus_id: UUID, reden: str) -> None:
    """Put a legal hold on a casus, for a running objection, appeal, claim or request."""
    require_reason(reden, "de casus bewaard moet blijven, bijvoorbeeld een beroep")
    with ctx.begin("bewaarplicht opleggen", reden.strip()) as unit:
        unit.casus(casus_id)
        require_first_hold(unit.bewaren.bewaarplichten(casus_id))
        unit.add(Bewaarplicht(ctx.new_id(), casus_id, reden.strip(), ctx.today()))


def release(ctx: Context, casus_id: UUID, reden: str) -> None:
    """End the legal hold of a casus, with the reason."""
    require_reason(reden, "de bewaarplicht eindigt")
    with ctx.begin("bewaarplicht opheffen", reden.strip()) as unit:
        unit.casus(casus_id)
        for item in unit.bewaren.bewaarplichten(casus_id):
            item.tot = item.tot or ctx.today()


def still_needed(ctx: Context, gevonden: Vervallen, reden: str) -> None:
    """Keep an entry or document of police or OM for one more term, with the reason."""
    wanted = gevonden.keepable()
    require_reason(reden, "dit nog nodig is")
    with ctx.begin("nog nodig bevonden", reden.strip()) as unit:
        casus = unit.casus(gevonden.casus_id)
        entries = [item for item in casus.tijdlijn if item.id == wanted]
        target = entries[0] if entries else unit.stuk(wanted)
        target.herzien_op = ctx.today()


def propose(ctx: Context, gevonden: Sequence[Vervallen]) -> int:
    """Propose to destroy what is due; another officer decides. Gives how many proposals there are now."""
    if not gevonden:
        raise RegelFout("", "Kies eerst wat er moet worden vernietigd.")
    by_casus: dict[UUID, list[Vervallen]] = {}
    for item in gevonden:
        by_casus.setdefault(item.casus_id, []).append(item)
    with ctx.begin("vernietiging voorstellen", "bewaartermijn verstreken") as unit:
        for casus_id, items in sorted(by_casus.items()):
            made = Vernietiging(
                id=ctx.new_id(),
                casus_id=casus_id,
                nummer=items[0].nummer,
                onderdelen=_parts(items),
                termijn=items[0].termijn.naam,
                bron=items[0].termijn.bron,
                status=VernietigingStatus.VOORGESTELD,
                voorgesteld_door=ctx.officer,
                voorgesteld_op=ctx.today(),
            )
            _demand_may_go(ctx, unit, made)
            require_first_proposal(made, ctx.reads.bewaren.vernietigingen())  # those of a colleague too
            unit.add(made)
    return len(by_casus)


def refuse(ctx: Context, vernietiging_id: UUID, reden: str) -> None:
    """Decide not to destroy, with the reason."""
    with ctx.begin("vernietiging afwijzen", reden.strip(), Recht.BEHEERDER) as unit:
        unit.find(Vernietiging, vernietiging_id).decide(ctx.officer, ctx.today(), False, reden)


def carry_out(ctx: Context, vernietiging_id: UUID, kopieen_tot: date, render: RenderVerklaring) -> bytes:
    """Decide to destroy, and destroy: all that is left is the tombstone, with the declaration as PDF.

    `kopieen_tot` is the day on which the last copy that still holds it is gone. Raises RegelFout for the officer
    who proposed it, while a legal hold or a request from a resident runs, and where it came into use again after it
    was proposed; nothing is destroyed then.
    """
    names = {item.id: item.naam for item in ctx.reads.beheer.medewerkers()}
    gemeente = ctx.reads.beheer.instellingen().get(GEMEENTE, "")
    with ctx.begin("vernietigen", "besluit tot vernietiging", Recht.BEHEERDER) as unit:
        unit.take_time()
        agreed = _agree(ctx, unit, vernietiging_id)
        with still_counted(ctx, unit):
            gone = _destroy(unit, agreed)
        proposal = unit.find(Vernietiging, vernietiging_id)
        proposal.verklaring = render(
            Verklaring(
                gemeente=gemeente,
                nummer=proposal.nummer,
                soort=proposal.soort,
                termijn=proposal.termijn,
                bron=proposal.bron,
                voorgesteld_door=names.get(proposal.voorgesteld_door, ""),
                voorgesteld_op=proposal.voorgesteld_op,
                beslist_door=names.get(ctx.officer, ""),
                beslist_op=ctx.today(),
                aantallen=gone.aantallen,
                kopieen_tot=kopieen_tot,
                auditkop=auditkop(unit.register.audit_head()),
                op_verzoek=proposal.bron == OP_VERZOEK,
            )
        )
        proposal.verklaring_sha256 = hashlib.sha256(proposal.verklaring).hexdigest()
    return proposal.verklaring


def refused_for(ctx: Context, vernietigingen: Iterable[UUID]) -> RegelFout | None:
    """What `carry_out` of one of these would be refused for, before anybody is asked; nothing is decided."""

    def agree(trying: Context, id: UUID) -> None:
        with trying.begin("vernietigen", TRIED, Recht.BEHEERDER) as unit:
            _agree(trying, unit, id)

    found = (objection(ctx, partial(agree, id=id)) for id in vernietigingen)
    return next(filter(None, found), None)


def _agree(ctx: Context, unit: Unit, vernietiging_id: UUID) -> Vernietiging:
    proposal = unit.find(Vernietiging, vernietiging_id)
    _demand_may_go(ctx, unit, proposal)
    alone = ctx.naslag.termijnen.one_decides(proposal.termijn)
    proposal.decide(ctx.officer, ctx.today(), True, "", alleen=alone)
    return proposal


def save_declaration(ctx: Context, vernietiging_id: UUID, target: Path) -> None:
    """Write the declaration of a destruction to a file; raises KanNietSchrijven."""
    write_file(target, ctx.reads.bewaren.verklaring(vernietiging_id) or b"")


def destroy_again(ctx: Context, rows: Sequence[Mapping[str, str]]) -> int:
    """Carry out in a register that came from a copy what was destroyed after that copy was made; gives how many.

    `rows` are the tombstones beside the copies. One that cannot be read, or is known here, is passed over.
    """
    known = {
        item.id for item in ctx.reads.bewaren.vernietigingen() if item.status is VernietigingStatus.UITGEVOERD
    }
    done = 0
    for row in rows:
        try:
            stone = _tombstone(row)
        except (KeyError, ValueError):
            continue
        if stone.id in known:
            continue
        with ctx.begin("vernietigen", "opnieuw, na het terugzetten van een kopie", Recht.LEZER) as unit:
            try:
                proposed = unit.find(Vernietiging, stone.id)
            except KeyError:
                unit.add(stone)
            else:
                proposed.status = stone.status
                proposed.beslist_door, proposed.beslist_op = stone.beslist_door, stone.beslist_op
            with still_counted(ctx, unit):
                _destroy(unit, stone, again=True)
        done += 1
    return done


def _tombstone(row: Mapping[str, str]) -> Vernietiging:
    return Vernietiging(
        id=UUID(row["id"]),
        casus_id=UUID(row["casus_id"]),
        nummer=row["nummer"],
        onderdelen=row["onderdelen"],
        termijn=row["termijn"],
        bron=row["bron"],
        status=VernietigingStatus.UITGEVOERD,
        voorgesteld_door=UUID(row["voorgesteld_door"]),
        voorgesteld_op=date.fromisoformat(row["voorgesteld_op"]),
        beslist_door=UUID(row["beslist_door"]),
        beslist_op=date.fromisoformat(row["beslist_op"]),
    )


def _parts(items: Sequence[Vervallen]) -> str:
    """Which part of it goes, in the form in which a proposal keeps it."""
    if items[0].termijn.wat in _LOOSE:
        return _LOOSE[items[0].termijn.wat].value
    whole = any(item.onderdeel_id is None for item in items)
    return "" if whole else ",".join(str(item.onderdeel_id) for item in items)


def _demand_may_go(ctx: Context, unit: Unit, made: Vernietiging) -> None:
    """Raise RegelFout where it is held or in use; checked when it is proposed and again when it is decided."""
    if made.soort is Vernietigsoort.SIGNAAL:
        demand_signal_due(ctx, unit, made.casus_id, made.nummer, op_verzoek=made.bron == OP_VERZOEK)
    elif made.soort is Vernietigsoort.VERZOEK:
        with suppress(KeyError):  # whoever is there is held, so that no request comes in meanwhile
            unit.find(Persoon, made.casus_id)
        due = ctx.naslag.termijnen.due((), (), ctx.today(), (), ctx.reads.bewaren.losse_verzoeken())
        require_requests_due(made.nummer, made.casus_id, due)
    else:
        try:
            casus = unit.find(Casus, made.casus_id)  # from here on nobody lays a hold on it
        except KeyError:
            raise RegelFout("", f"{made.nummer} is er niet meer. Wijs het voorstel af.") from None
        require_not_held(made.nummer, unit.bewaren.bewaarplichten(made.casus_id))
        if made.soort is Vernietigsoort.CASUS:
            require_still_closed(casus)


def _destroy(unit: Unit, made: Vernietiging, *, again: bool = False) -> Destroyed:
    if made.soort is Vernietigsoort.SIGNAAL:
        return unit.bewaren.destroy_signals([made.casus_id])
    if made.soort is Vernietigsoort.VERZOEK:
        return unit.bewaren.destroy_requester(made.casus_id, again=again)
    return unit.bewaren.destroy(made.casus_id, made.items, again=again)
