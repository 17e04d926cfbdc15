"""What a casusoverleg leaves behind: minutes per casus, a list per partner, and a file for a calendar.

Each is logged before it leaves; what goes to a partner stands in the sharing ledger of the casus too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import UUID

from ivbdesk.actions.bestand import require_writable
from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.publiek.uitvoer import Drukkerij, gemeente_of, hand_over
from ivbdesk.actions.publiek.zaal import read_zaal
from ivbdesk.cases.betrokkenen.medewerker import GeenToegang
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import ZELF_NIETS, Drager
from ivbdesk.cases.dossier.verstrekking import Verstrekking, require_allowed
from ivbdesk.cases.kader.grondslag import ground_to_leave
from ivbdesk.cases.publiek.nalezen import places_of_list, places_of_minutes, read_over
from ivbdesk.cases.publiek.overleg import Overleg
from ivbdesk.cases.publiek.overlegverslag import (
    Actielijst,
    Verslag,
    agreement_entries,
    agreements_made,
    meeting_entry,
    project_actielijst,
    project_verslag,
    require_shown,
)
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import join_nl, short_date

_NOODZAAK = "Om de afspraken van dit overleg te kunnen uitvoeren."


def save_verslag(
    ctx: Context, drukkerij: Drukkerij, overleg_id: UUID, bespreking_id: UUID, target: Path
) -> None:
    """Write the minutes of one casus of a meeting, for those who were in the room; logged, and in the ledger per partner.

    Raises RegelFout where the casus may not be shown to those who were there, and KanNietSchrijven.
    """
    require_writable(target)
    told, casus_id, readers = _read_verslag(ctx, overleg_id, bespreking_id)

    def share(unit: Unit, digest: str) -> None:
        wat = f"Verslag van het overleg van {short_date(told.datum)}"
        _record(ctx, unit, [casus_id], readers, wat, digest)

    aan = join_nl([partner.kort for partner in readers]) or "de gemeente"
    about = [("casus", casus_id)]
    hand_over(ctx, target, "verslag", aan, about, lambda head: drukkerij.verslag(told, head), share)


def warn_of_verslag(ctx: Context, overleg_id: UUID, bespreking_id: UUID) -> tuple[str, ...]:
    """What to look at before these minutes go out; raises RegelFout as saving them does."""
    told, _, _ = _read_verslag(ctx, overleg_id, bespreking_id)
    return read_over(places_of_minutes(told), ctx.naslag.woordkeus)


def _read_verslag(ctx: Context, overleg_id: UUID, bespreking_id: UUID) -> tuple[Verslag, UUID, list[Partner]]:
    """The minutes of one casus, which casus that is, and who may receive them."""
    overleg = ctx.reads.publiek.overleg(overleg_id)
    overleg.require_on_agenda(bespreking_id)
    overleg.require_held()
    zaal = read_zaal(ctx, overleg_id, bespreking_id)
    beeld = require_shown(zaal.beeld, zaal.ongemachtigd)
    item = zaal.bespreking
    present = [zaal.partners[id] for id in zaal.overleg.present(item) if id in zaal.partners]
    readers = [partner for partner in present if partner.klasse not in ZELF_NIETS]
    told = project_verslag(zaal.overleg, beeld, present, readers, gemeente_of(ctx))
    return told, item.casus_id, readers


def save_actielijst(
    ctx: Context, drukkerij: Drukkerij, overleg_id: UUID, partner_id: UUID, target: Path
) -> None:
    """Write what one partner agreed to in a meeting; logged, and in the ledger of each casus that it names.

    Raises RegelFout for a meeting that was not held or a partner that receives nothing, and KanNietSchrijven.
    """
    require_writable(target)
    told, casussen, partner = _read_actielijst(ctx, overleg_id, partner_id)
    numbers = {line.nummer for line in told.regels}
    shared = [casus.id for casus in casussen if casus.nummer in numbers]

    def share(unit: Unit, digest: str) -> None:
        wat = f"Actielijst van het overleg van {short_date(told.datum)}"
        _record(ctx, unit, shared, [partner], wat, digest)

    about = [("overleg", overleg_id), *(("casus", id) for id in shared)]
    hand_over(
        ctx, target, "actielijst", partner.kort, about, lambda head: drukkerij.actielijst(told, head), share
    )


def warn_of_actielijst(ctx: Context, overleg_id: UUID, partner_id: UUID) -> tuple[str, ...]:
    """What to look at before this list goes out; raises RegelFout as saving it does."""
    told, _, _ = _read_actielijst(ctx, overleg_id, partner_id)
    return read_over(places_of_list(told), ctx.naslag.woordkeus)


def _read_actielijst(
    ctx: Context, overleg_id: UUID, partner_id: UUID
) -> tuple[Actielijst, list[Casus], Partner]:
    """What a partner agreed to, in which cases that may be, and the partner."""
    overleg = ctx.reads.publiek.overleg(overleg_id)
    overleg.require_held()
    partner = next(item for item in ctx.reads.keten.partners() if item.id == partner_id)
    casussen = _readable(ctx, overleg)
    return (
        project_actielijst(overleg, casussen, partner, gemeente_of(ctx), ctx.naslag.namen),
        casussen,
        partner,
    )


def save_agenda_ics(ctx: Context, drukkerij: Drukkerij, overleg_id: UUID | None, target: Path) -> None:
    """Write a calendar file: a meeting with its afspraken that run, or without a meeting all that run; logged.

    Raises RegelFout where there is nothing to put in it, and KanNietSchrijven.
    """
    require_writable(target)
    about: list[tuple[str, UUID]] = []
    entries = []
    if overleg_id is None:
        rows = ctx.reads.keten.lopende_afspraken()
    else:
        overleg = ctx.reads.publiek.overleg(overleg_id)
        rows = agreements_made(overleg, _readable(ctx, overleg), ctx.reads.keten.partners())
        entries.append(meeting_entry(overleg))
        about.append(("overleg", overleg_id))
    entries += agreement_entries(rows)
    if not entries:
        raise RegelFout("", "Er loopt geen afspraak om in de agenda te zetten.")
    about += [("casus", id) for id in dict.fromkeys(row.casus_id for row in rows)]
    hand_over(ctx, target, "agenda", "de eigen agenda", about, lambda head: drukkerij.agenda(entries))


def _readable(ctx: Context, overleg: Overleg) -> list[Casus]:
    """The cases of the agenda that this officer may see; on a closed one it made no afspraak either."""
    found = []
    for item in overleg.in_order():
        try:
            found.append(ctx.reads.dossier.casus(item.casus_id))
        except GeenToegang:
            continue
    return found


def _record(
    ctx: Context,
    unit: Unit,
    casussen: Iterable[UUID],
    partners: Sequence[Partner],
    wat: str,
    digest: str,
) -> None:
    """Put in the ledger of each casus what each partner receives; raises RegelFout for one that receives nothing."""
    ground = ground_to_leave(ctx.naslag.grondslagen)
    for casus_id in casussen:
        casus = unit.casus(casus_id)
        for partner in partners:
            require_allowed(partner, (), False, ground, None, ctx.today(), casus.soort)
            casus.verstrekkingen.append(
                Verstrekking(
                    ctx.new_id(), casus_id, ctx.today(), ctx.now(), Drager.PDF, partner.naam, wat, ground.code,
                    _NOODZAAK, partner.id, sha256=digest,
                )
            )  # fmt: skip
