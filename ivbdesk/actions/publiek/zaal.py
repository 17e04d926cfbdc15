"""What the shared screen of a casusoverleg shows to those in the room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.cases.betrokkenen.medewerker import GeenToegang
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.dossier.verstrekking import audience
from ivbdesk.cases.keten.keten import chain_of
from ivbdesk.cases.publiek.overleg import Bespreking, Overleg
from ivbdesk.cases.publiek.overlegbeeld import Overlegbeeld, not_entitled, project_overleg


@dataclass(frozen=True)
class Zaal:
    """What the conference window shows: the meeting, the chosen casus, and who must leave before it is shown.

    `beeld` is what the `aanwezig` may see; None where it may not be shown: for `ongemachtigd` among them, or a closed
    casus.
    """

    overleg: Overleg
    bespreking: Bespreking
    nummers: dict[UUID, str]
    partners: dict[UUID, Partner]
    aanwezig: tuple[Partner, ...]
    beeld: Overlegbeeld | None
    ongemachtigd: tuple[Partner, ...]
    besloten: bool


def read_zaal(
    ctx: Context,
    overleg_id: UUID,
    bespreking_id: UUID | None,
    *,
    namen: bool = False,
    wie: Callable[[Overleg, Bespreking], list[UUID]] = Overleg.present,
) -> Zaal:
    """The shared screen for one casus of the agenda, the first where none is named; raises KeyError.

    `wie` says for whom: those in the room, or `Overleg.saw` for everyone who saw the casus.
    """
    overleg = ctx.reads.publiek.overleg(overleg_id)
    order = overleg.in_order()
    item = next((b for b in order if b.id == bespreking_id), order[0])
    partners = {partner.id: partner for partner in ctx.reads.keten.partners()}
    numbers = ctx.reads.dossier.casusnummers([b.casus_id for b in order])
    present = tuple(partners[id] for id in wie(overleg, item) if id in partners)
    try:
        casus = ctx.reads.dossier.casus(item.casus_id)
    except GeenToegang:
        return Zaal(overleg, item, numbers, partners, present, None, (), True)
    strangers = tuple(not_entitled(casus, present))
    if strangers:
        return Zaal(overleg, item, numbers, partners, present, None, strangers, False)
    image = _project(ctx, overleg, item, casus, list(partners.values()), present, namen)
    return Zaal(overleg, item, numbers, partners, present, image, (), False)


def _project(
    ctx: Context,
    overleg: Overleg,
    item: Bespreking,
    casus: Casus,
    partners: list[Partner],
    present: Sequence[Partner],
    namen: bool,
) -> Overlegbeeld:
    today = ctx.today()
    readers = audience_of(ctx, casus, present)
    chain = chain_of(casus, ctx.naslag.gebieden, partners, today)
    before = ctx.reads.publiek.vorig_overleg(casus.id, overleg.datum)
    return project_overleg(
        casus,
        item,
        chain,
        ctx.kader,
        ctx.naslag.gebieden,
        partners,
        readers,
        before,
        today,
        namen=namen,
        lijst=ctx.naslag.namen,
    )


def audience_of(ctx: Context, casus: Casus, present: Sequence[Partner]) -> Publiek:
    """These partners as readers of this casus, with what the ledger opens for them today."""
    return audience(
        present,
        casus.verstrekkingen,
        ctx.naslag.grondslagen,
        ctx.reads.keten.convenanten(),
        ctx.today(),
        casus.soort,
    )


def log_names(ctx: Context, casus_id: UUID, overleg_id: UUID) -> None:
    """Log that names were shown on the shared screen, before they are."""
    with ctx.begin("namen tonen", "namen op het gedeelde scherm") as unit:
        unit.log("casus", casus_id, f"namen getoond in overleg {overleg_id}")
