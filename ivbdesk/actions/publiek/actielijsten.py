"""What the partners agreed to in a casusoverleg, each its own part: on paper, for one or for all, and for a calendar.

Each is logged before it leaves, and stands in the sharing ledger of the cases that it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from ivbdesk.actions.bestand import require_writable
from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.publiek.nalezen import read_over
from ivbdesk.actions.publiek.overleg_uitvoer import partner_of, readable, record
from ivbdesk.actions.publiek.uitvoer import Drukkerij, gemeente_of, hand_over
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.leesregels import ZELF_NIETS
from ivbdesk.cases.publiek.bevinding import Naleeskeuze, Nalezing, applied
from ivbdesk.cases.publiek.nalezen import places_of_list
from ivbdesk.cases.publiek.overlegbeeld import not_entitled
from ivbdesk.cases.publiek.overlegverslag import (
    Actielijst,
    agreement_entries,
    agreements_made,
    meeting_entry,
    meeting_file,
    project_actielijst,
)
from ivbdesk.cases.taal.fouten import KanNietSchrijven, RegelFout
from ivbdesk.cases.taal.nederlands import join_nl, short_date


@dataclass(frozen=True)
class Actielijsten:
    """What became of the lists of a meeting: who has one now, and who receives nothing on paper."""

    gemaakt: tuple[Partner, ...]
    niet: tuple[Partner, ...]


def save_actielijst(
    ctx: Context,
    drukkerij: Drukkerij,
    overleg_id: UUID,
    partner_id: UUID,
    target: Path,
    keuzes: Sequence[Naleeskeuze] = (),
) -> None:
    """Write what one partner agreed to in a meeting; logged, and in the ledger of each casus that it names.

    Raises RegelFout for a meeting that was not held or a partner that receives nothing, and KanNietSchrijven.
    """
    found, casussen, partner = _read_actielijst(ctx, overleg_id, partner_id)
    decided = _read_list(ctx, found, casussen).decided(keuzes)
    told = applied(found, decided)
    numbers = {line.nummer for line in told.regels}
    shared = [casus.id for casus in casussen if casus.nummer in numbers]

    def share(unit: Unit, digest: str) -> None:
        wat = f"Actielijst van het overleg van {short_date(told.datum)}"
        record(ctx, unit, shared, [partner], wat, digest, keuzes=decided)

    about = [("overleg", overleg_id), *(("casus", id) for id in shared)]
    hand_over(
        ctx,
        target,
        "actielijst",
        partner.kort,
        about,
        lambda head: drukkerij.actielijst(told, head),
        share,
        decided,
    )


def save_actielijsten(
    ctx: Context, drukkerij: Drukkerij, overleg_id: UUID, folder: Path, keuzes: Sequence[Naleeskeuze] = ()
) -> Actielijsten:
    """Write the list of every partner that agreed to something, each in a file of its own, logged one by one.

    Nothing is written where one of the files cannot be. Raises RegelFout where nobody agreed to anything, and
    KanNietSchrijven.
    """
    agreed = _who_agreed(ctx, overleg_id)
    if not agreed:
        raise RegelFout("", "In dit overleg zijn geen afspraken gemaakt.")
    wanted = [partner for partner in agreed if partner.klasse not in ZELF_NIETS]
    datum, targets = ctx.reads.publiek.overleg(overleg_id).datum, dict[Path, Partner]()
    for partner in wanted:
        target = folder / meeting_file("actielijst", partner, datum)
        targets[target.with_stem(f"{target.stem}_{partner.code}") if target in targets else target] = partner
    for target in targets:
        require_writable(target)
    given: list[str] = []
    for target, partner in targets.items():
        try:
            save_actielijst(ctx, drukkerij, overleg_id, partner.id, target, keuzes)
        except KanNietSchrijven as fout:
            if given:
                fout.behouden = f"Wel gemaakt en vastgelegd: de lijst van {join_nl(given)}."
            raise
        given.append(partner.kort)
    return Actielijsten(tuple(wanted), tuple(partner for partner in agreed if partner not in wanted))


def read_over_actielijst(ctx: Context, overleg_id: UUID, partner_id: UUID) -> Nalezing:
    """What is to be decided before this list goes out; raises RegelFout as saving it does."""
    told, casussen, _ = _read_actielijst(ctx, overleg_id, partner_id)
    return _read_list(ctx, told, casussen)


def read_over_actielijsten(ctx: Context, overleg_id: UUID) -> Nalezing:
    """What is to be decided before the lists of all partners go out, with whose list it is in."""
    all_of_it = read_over(
        ctx, readable(ctx, ctx.reads.publiek.overleg(overleg_id)), None, (), everyone=True, straf=True
    )
    found = tuple(
        replace(item, plek=f"{partner.kort}: {item.plek}")
        for partner in _who_agreed(ctx, overleg_id)
        if partner.klasse not in ZELF_NIETS
        for item in read_over_actielijst(ctx, overleg_id, partner.id).bevindingen
    )
    return replace(all_of_it, bevindingen=found)


def _read_list(ctx: Context, lijst: Actielijst, casussen: Iterable[Casus]) -> Nalezing:
    return read_over(ctx, casussen, lijst, places_of_list(lijst), everyone=True, straf=True)


def _who_agreed(ctx: Context, overleg_id: UUID) -> list[Partner]:
    """The partners with an afspraak of this meeting on their list."""
    overleg = ctx.reads.publiek.overleg(overleg_id)
    overleg.require_held()
    casussen, gemeente = readable(ctx, overleg), gemeente_of(ctx)
    return [
        partner
        for partner in ctx.reads.keten.partners()
        if project_actielijst(overleg, casussen, partner, gemeente, ctx.naslag.namen).regels
    ]


def _read_actielijst(
    ctx: Context, overleg_id: UUID, partner_id: UUID
) -> tuple[Actielijst, list[Casus], Partner]:
    """What a partner agreed to, in which cases that may be, and the partner."""
    overleg = ctx.reads.publiek.overleg(overleg_id)
    overleg.require_held()
    partner = next(item for item in ctx.reads.keten.partners() if item.id == partner_id)
    casussen = readable(ctx, overleg)
    return (
        project_actielijst(overleg, casussen, partner, gemeente_of(ctx), ctx.naslag.namen),
        casussen,
        partner,
    )


def save_agenda_ics(
    ctx: Context, drukkerij: Drukkerij, overleg_id: UUID | None, partner_id: UUID | None, target: Path
) -> None:
    """Write a calendar file: a meeting with its afspraken that run, or without a meeting all that run; logged.

    For a partner it holds its own afspraken only, and stands in the ledger. Raises RegelFout where there is nothing to
    put in it, and KanNietSchrijven.
    """
    about: list[tuple[str, UUID]] = []
    entries = []
    partner = partner_of(ctx, partner_id)
    if overleg_id is None:
        rows = ctx.reads.keten.lopende_afspraken(partner_id)
    else:
        overleg = ctx.reads.publiek.overleg(overleg_id)
        casussen, whose = readable(ctx, overleg), ctx.reads.keten.partners()
        if partner is not None:
            casussen, whose = [c for c in casussen if not not_entitled(c, [partner])], [partner]
        rows = agreements_made(overleg, casussen, whose)
        entries.append(meeting_entry(overleg))
        about.append(("overleg", overleg_id))
    entries += agreement_entries(rows)
    if not entries:
        raise RegelFout("", "Er loopt geen afspraak om in de agenda te zetten.")
    shared = list(dict.fromkeys(row.casus_id for row in rows))
    about += [("casus", id) for id in shared]

    def share(unit: Unit, digest: str) -> None:
        if partner is not None:
            record(ctx, unit, shared, [partner], "Afspraken voor de agenda: wanneer, niet wat", digest)

    aan = partner.kort if partner is not None else "de eigen agenda"
    hand_over(ctx, target, "agenda", aan, about, lambda head: drukkerij.agenda(entries), share)
