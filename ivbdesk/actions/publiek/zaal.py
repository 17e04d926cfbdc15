"""What the shared screen of a casusoverleg shows to those in the room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.dossier.verstrekking import audience
from ivbdesk.cases.keten.keten import chain_of
from ivbdesk.cases.publiek.getypt import Getypt
from ivbdesk.cases.publiek.overleg import Bespreking, Overleg
from ivbdesk.cases.publiek.overlegbeeld import Overlegbeeld, not_entitled, project_overleg
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.zoeken.rijen import CasusRij


@dataclass(frozen=True)
class Zaal:
    """What the conference window shows: the meeting, the chosen casus, and who must leave before it is shown.

    `beeld` is what the `aanwezig` may see; None where it may not be shown: for `ongemachtigd` among them, or a closed
    casus. `lezers` are the same as readers of the casus, and `zonder_namen` takes the names of its people out of a text.
    `agenda` and `nummers` hold what these may know of: a casus of which nobody outside may know is not in them.
    """

    overleg: Overleg
    bespreking: Bespreking
    agenda: tuple[Bespreking, ...]
    nummers: dict[UUID, str]
    partners: dict[UUID, Partner]
    aanwezig: tuple[Partner, ...]
    beeld: Overlegbeeld | None
    ongemachtigd: tuple[Partner, ...]
    besloten: bool
    lezers: Publiek = field(default_factory=Publiek)
    zonder_namen: Callable[[str], str] = str

    def may_stay(self, typed: Getypt) -> bool:
        """Whether words that were typed may stand on the screen now."""
        return self.beeld is not None and typed.may_stay(
            self.lezers, self.bespreking.id, self.beeld.namen, self.zonder_namen
        )


def told_of_time(zaal: Zaal, seconden: int) -> str:
    """Which casus of how many is shown, and what is left of its time, after so many seconds more."""
    item, order = zaal.bespreking, zaal.agenda
    at = next((n for n, b in enumerate(order, 1) if b.id == item.id), 0)
    left = item.minuten * 60 - item.seconden - seconden
    told = f"nog {-(-left // 60)} min" if left > 0 else f"! {-left // 60} min over tijd"
    return f"casus {at} van {len(order)} · {told}"


def read_zaal(
    ctx: Context,
    overleg_id: UUID,
    bespreking_id: UUID | None,
    *,
    namen: bool = False,
    wie: Callable[[Overleg, Bespreking], list[UUID]] = Overleg.present,
) -> Zaal:
    """The shared screen for one casus of the agenda, where none is named that at which it goes on; raises KeyError.

    `wie` says for whom: those in the room, or `Overleg.saw` for everyone who saw the casus.
    """
    overleg = ctx.reads.publiek.overleg(overleg_id, ook=bespreking_id)
    order = overleg.in_order()
    item = next((b for b in order if b.id == bespreking_id), overleg.resumes_at or order[0])
    partners = {partner.id: partner for partner in ctx.reads.keten.partners()}
    rows = ctx.reads.dossier.casusregels([b.casus_id for b in order])
    told = tuple(
        b
        for b in order
        if not _is_silent(
            ctx, rows.get(b.casus_id), [partners[id] for id in wie(overleg, b) if id in partners]
        )
    )
    numbers = {b.casus_id: rows[b.casus_id].nummer for b in told if b.casus_id in rows}
    present = tuple(partners[id] for id in wie(overleg, item) if id in partners)
    try:
        casus = ctx.reads.dossier.casus_om_te_delen(item.casus_id)
    except KeyError:
        return Zaal(overleg, item, told, numbers, partners, present, None, (), True)
    strangers = tuple(not_entitled(casus, present))
    if strangers:
        return Zaal(overleg, item, told, numbers, partners, present, None, strangers, False)
    readers = audience_of(ctx, casus, present)
    image = _project(ctx, overleg, item, casus, list(partners.values()), readers, present, namen)
    without_names = Redactie(casus, ctx.naslag.namen, everyone=True)
    return Zaal(overleg, item, told, numbers, partners, present, image, (), False, readers, without_names)


def _is_silent(ctx: Context, row: CasusRij | None, present: Sequence[Partner]) -> bool:
    """Whether nobody outside may know of this casus, and somebody outside is here (WGS; domein 6.7)."""
    if row is None or not row.soort.is_verzwegen:
        return False
    return bool(not_entitled(ctx.reads.dossier.casus_om_te_delen(row.id), present))


def _project(
    ctx: Context,
    overleg: Overleg,
    item: Bespreking,
    casus: Casus,
    partners: list[Partner],
    readers: Publiek,
    present: Sequence[Partner],
    namen: bool,
) -> Overlegbeeld:
    today = ctx.today()
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
        gezien=overleg.met_by_all(item, [partner.id for partner in present]),
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
