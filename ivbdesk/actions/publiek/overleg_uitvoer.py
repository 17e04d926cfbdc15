"""What a casusoverleg leaves behind on paper: the agenda, and minutes of one casus or of the whole meeting.

Each is logged before it leaves; what goes to a partner stands in the sharing ledger of the casus too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.publiek.nalezen import read_over
from ivbdesk.actions.publiek.uitvoer import Drukkerij, gemeente_of, hand_over
from ivbdesk.actions.publiek.zaal import read_zaal
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Drager
from ivbdesk.cases.dossier.leesregels import ZELF_NIETS
from ivbdesk.cases.dossier.verstrekking import Verstrekking, require_allowed
from ivbdesk.cases.kader.grondslag import ground_to_leave
from ivbdesk.cases.publiek.agendablad import Agendablad, project_agenda
from ivbdesk.cases.publiek.bevinding import Naleeskeuze, Nalezing, applied, told_of_choices
from ivbdesk.cases.publiek.nalezen import places_of_agenda, places_of_minutes
from ivbdesk.cases.publiek.overleg import Bespreking, Overleg
from ivbdesk.cases.publiek.overlegverslag import Verslag, project_punt, project_verslag, require_shown
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import join_nl, short_date

_OURSELVES = "de eigen gemeente"


def save_verslag(
    ctx: Context,
    drukkerij: Drukkerij,
    overleg_id: UUID,
    bespreking_id: UUID,
    target: Path,
    keuzes: Sequence[Naleeskeuze] = (),
) -> None:
    """Write the minutes of one casus of a meeting, for those who saw it; logged, and in the ledger per partner.

    Raises RegelFout where the casus may not be shown to those who saw it, and KanNietSchrijven.
    """
    found, casus_id, readers = _read_verslag(ctx, overleg_id, bespreking_id)
    decided = _read_minutes(ctx, overleg_id, found, [casus_id]).decided(keuzes)
    told = applied(found, decided)

    def share(unit: Unit, digest: str) -> None:
        wat = f"Verslag van het overleg van {short_date(told.datum)}"
        record(ctx, unit, [casus_id], readers, wat, digest, keuzes=decided)

    aan = join_nl([partner.kort for partner in readers]) or "de gemeente"
    about = [("casus", casus_id)]
    hand_over(ctx, target, "verslag", aan, about, lambda head: drukkerij.verslag(told, head), share, decided)


def read_over_verslag(ctx: Context, overleg_id: UUID, bespreking_id: UUID) -> Nalezing:
    """What is to be decided before these minutes go out; raises RegelFout as saving them does."""
    told, casus_id, _ = _read_verslag(ctx, overleg_id, bespreking_id)
    return _read_minutes(ctx, overleg_id, told, [casus_id])


def _read_minutes(ctx: Context, overleg_id: UUID, verslag: Verslag, casussen: Iterable[UUID]) -> Nalezing:
    over = [ctx.reads.dossier.casus_om_te_delen(id) for id in casussen]
    told = {casus.id for casus in over}
    others = [c for c in readable(ctx, ctx.reads.publiek.overleg(overleg_id)) if c.id not in told]
    places = places_of_minutes(verslag)
    return read_over(ctx, over, verslag, places, everyone=True, straf=True, naast=others)


def _read_verslag(ctx: Context, overleg_id: UUID, bespreking_id: UUID) -> tuple[Verslag, UUID, list[Partner]]:
    """The minutes of one casus, which casus that is, and who may receive them."""
    overleg = ctx.reads.publiek.overleg(overleg_id)
    overleg.require_on_agenda(bespreking_id)
    overleg.require_held()
    zaal = read_zaal(ctx, overleg_id, bespreking_id, wie=Overleg.saw)
    beeld = require_shown(zaal.beeld, zaal.ongemachtigd)
    readers = [partner for partner in zaal.aanwezig if partner.klasse not in ZELF_NIETS]
    punt = project_punt(beeld, zaal.aanwezig)
    told = project_verslag(zaal.overleg, zaal.aanwezig, readers, [punt], gemeente_of(ctx))
    return told, zaal.bespreking.casus_id, readers


def save_overlegverslag(
    ctx: Context,
    drukkerij: Drukkerij,
    overleg_id: UUID,
    partner_id: UUID | None,
    target: Path,
    keuzes: Sequence[Naleeskeuze] = (),
) -> None:
    """Write the minutes of a whole meeting for one reader: a partner, or ourselves without one; logged, and in the ledger.

    Raises RegelFout for a meeting that was not held or a partner that receives nothing, and KanNietSchrijven.
    """
    found, casussen = read_overlegverslag(ctx, overleg_id, partner_id)
    decided = _read_minutes(ctx, overleg_id, found, casussen).decided(keuzes)
    told, partner = applied(found, decided), partner_of(ctx, partner_id)

    def share(unit: Unit, digest: str) -> None:
        if partner is not None:
            wat = f"Verslag van het hele overleg van {short_date(told.datum)}"
            record(ctx, unit, casussen, [partner], wat, digest, keuzes=decided)

    aan = partner.kort if partner is not None else _OURSELVES
    about = [("overleg", overleg_id), *(("casus", id) for id in casussen)]
    hand_over(ctx, target, "verslag", aan, about, lambda head: drukkerij.verslag(told, head), share, decided)


def read_over_overlegverslag(ctx: Context, overleg_id: UUID, partner_id: UUID | None) -> Nalezing:
    """What is to be decided before these minutes go out; raises RegelFout as saving them does."""
    return _read_minutes(ctx, overleg_id, *read_overlegverslag(ctx, overleg_id, partner_id))


def read_overlegverslag(
    ctx: Context, overleg_id: UUID, partner_id: UUID | None
) -> tuple[Verslag, list[UUID]]:
    """The minutes of a whole meeting as this reader may have them, and over which cases they are; raises RegelFout.

    A partner reads of the cases that it saw and still has a role in, and of those whom it was in the room with.
    """
    overleg = ctx.reads.publiek.overleg(overleg_id)
    overleg.require_held()
    reader = partner_of(ctx, partner_id)
    met = set(overleg.met(reader.id) if reader is not None else overleg.came())

    def reading(_: Overleg, __: Bespreking) -> list[UUID]:
        return [reader.id] if reader is not None else []

    points, casussen = [], []
    for item in overleg.in_order():
        if reader is not None and reader.id not in overleg.saw(item):
            continue
        zaal = read_zaal(ctx, overleg_id, item.id, wie=reading)
        if zaal.beeld is not None:
            seen = [zaal.partners[id] for id in overleg.saw(item) if id in met and id in zaal.partners]
            points.append(project_punt(zaal.beeld, seen))
            casussen.append(item.casus_id)
    if reader is not None and not points:
        raise RegelFout("", f"{reader.kort} zag in dit overleg geen casus; er is niets te verslaan.")
    there = [partner for partner in ctx.reads.keten.partners() if partner.id in met]
    readers = [reader] if reader is not None else []
    told = project_verslag(overleg, there, readers, points, gemeente_of(ctx), heel=True)
    return told, casussen


def save_agendablad(
    ctx: Context,
    drukkerij: Drukkerij,
    overleg_id: UUID,
    partner_id: UUID | None,
    target: Path,
    keuzes: Sequence[Naleeskeuze] = (),
) -> None:
    """Write the agenda for one reader: a partner, or ourselves without one; logged, and in the ledger of its cases.

    Raises RegelFout for a partner that receives nothing, and KanNietSchrijven.
    """
    found, casussen, partner = _read_agendablad(ctx, overleg_id, partner_id)
    decided = _read_agenda(ctx, found, casussen, partner).decided(keuzes)
    told = applied(found, decided)
    numbers = {line.nummer for line in told.regels}
    shared = [casus.id for casus in casussen if casus.nummer in numbers]

    def share(unit: Unit, digest: str) -> None:
        if partner is not None:
            wat = f"Agenda van het overleg van {short_date(told.datum)}"
            record(ctx, unit, shared, [partner], wat, digest, "Om het overleg voor te bereiden.", decided)

    aan = partner.kort if partner is not None else _OURSELVES
    about = [("overleg", overleg_id), *(("casus", id) for id in shared)]
    hand_over(
        ctx, target, "agenda", aan, about, lambda head: drukkerij.agendablad(told, head), share, decided
    )


def read_over_agendablad(ctx: Context, overleg_id: UUID, partner_id: UUID | None) -> Nalezing:
    """What is to be decided before this agenda goes out."""
    return _read_agenda(ctx, *_read_agendablad(ctx, overleg_id, partner_id))


def _read_agenda(
    ctx: Context, blad: Agendablad, casussen: Sequence[Casus], partner: Partner | None
) -> Nalezing:
    """Addresses are what an agenda is for; so of main persons too only the names are asked about."""
    return read_over(ctx, casussen, blad, places_of_agenda(blad), straf=partner is not None)


def _read_agendablad(
    ctx: Context, overleg_id: UUID, partner_id: UUID | None
) -> tuple[Agendablad, list[Casus], Partner | None]:
    overleg = ctx.reads.publiek.overleg(overleg_id)
    overleg.require_not_cancelled()
    partner, casussen = partner_of(ctx, partner_id), readable(ctx, overleg)
    told = project_agenda(
        overleg, casussen, ctx.reads.keten.partners(), partner, gemeente_of(ctx), ctx.naslag.namen
    )
    return told, casussen, partner


def partner_of(ctx: Context, partner_id: UUID | None) -> Partner | None:
    """The partner, or None for ourselves; raises StopIteration for an unknown id."""
    if partner_id is None:
        return None
    return next(item for item in ctx.reads.keten.partners() if item.id == partner_id)


def readable(ctx: Context, overleg: Overleg) -> list[Casus]:
    """The cases of the agenda that this officer may see; on a closed one it made no afspraak either."""
    found = []
    for item in overleg.in_order():
        try:
            found.append(ctx.reads.dossier.casus_om_te_delen(item.casus_id))
        except KeyError:
            continue
    return found


def record(
    ctx: Context,
    unit: Unit,
    casussen: Iterable[UUID],
    partners: Sequence[Partner],
    wat: str,
    digest: str,
    noodzaak: str = "Om de afspraken van dit overleg te kunnen uitvoeren.",
    keuzes: Sequence[Naleeskeuze] = (),
) -> None:
    """Put in the ledger of each casus what each partner receives; raises RegelFout for one that receives nothing."""
    ground = ground_to_leave(ctx.naslag.grondslagen)
    for casus_id in sorted(casussen):
        casus = unit.casus(casus_id)
        for partner in partners:
            require_allowed(partner, (), False, ground, None, ctx.today(), casus.soort)
            casus.verstrekkingen.append(
                Verstrekking(
                    ctx.new_id(), casus_id, ctx.today(), ctx.now(), Drager.PDF, partner.naam, wat, ground.code,
                    noodzaak, partner.id, sha256=digest, nagelezen=told_of_choices(keuzes),
                )
            )  # fmt: skip
