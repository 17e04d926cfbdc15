"""Sharing: what goes to whom on which ground, what opened it again, and informing the resident."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus, inform
from ivbdesk.cases.dossier.delen import Drager
from ivbdesk.cases.dossier.verstrekking import (
    Convenant,
    Verstrekking,
    require_allowed,
    require_proof,
    require_valid_convenant,
    require_valid_sharing,
)
from ivbdesk.cases.kader.grondslag import ground_to_leave
from ivbdesk.cases.kader.leefgebied_kader import Leefgebieden
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.publiek.bevinding import Naleeskeuze, told_of_choices
from ivbdesk.cases.publiek.lezer import of_area
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import short_date


@dataclass(frozen=True)
class VerstrekkingGegevens:
    """A sharing as typed; `onderdelen` are ids of entries, documents and scores of the casus."""

    partner_id: UUID
    aan: str
    drager: Drager
    wat: str
    grondslag: str
    noodzaak: str
    op: date
    onderdelen: tuple[UUID, ...] = ()
    convenant_id: UUID | None = None
    geldig_tot: date | None = None
    voorwaarden: str = ""
    geinformeerd: str = ""
    besluit_kenmerk: str = ""
    besluit_op: date | None = None
    toestemming_op: date | None = None
    toestemming_stuk_id: UUID | None = None


def parts_of(casus: Casus, gebieden: Leefgebieden) -> list[tuple[UUID, str, Herkomst, bool]]:
    """What of a casus can be shared: id, words, origin, and whether it is special data."""
    found = [
        (i.id, f"{short_date(i.datum)} {i.soort.label}: {i.tekst}", i.herkomst, i.bijzonder)
        for i in casus.tijdlijn
    ]
    found += [(s.id, f"Stuk: {s.naam}", s.herkomst, False) for s in casus.stukken]
    for score in casus.leefgebieden:
        (origin,) = of_area(score.leefgebied, gebieden)
        words = f"Beoordeling {gebieden.naam(score.leefgebied)} van {short_date(score.datum)}"
        found.append((score.id, words, origin, origin is Herkomst.ZORG))
    return found


def share(ctx: Context, casus_id: UUID, gegevens: VerstrekkingGegevens) -> UUID:
    """Record a sharing; what its ground opens is open for that partner from now. Raises RegelFout at the field."""
    with ctx.begin("delen", "verstrekking vastgelegd") as unit:
        casus, partner = unit.casus(casus_id), unit.find(Partner, gegevens.partner_id)
        chosen = [part for part in parts_of(casus, ctx.naslag.gebieden) if part[0] in gegevens.onderdelen]
        ground = ctx.naslag.grondslagen.get(gegevens.grondslag)
        if ground is not None:
            ground.require_active("grondslag")
        agreement = unit.find(Convenant, gegevens.convenant_id) if gegevens.convenant_id else None
        special = any(part[3] for part in chosen)
        origins = [part[2] for part in chosen]
        require_allowed(partner, origins, special, ground, agreement, gegevens.op, casus.soort)
        assert ground is not None  # refused above
        stuk_id = gegevens.toestemming_stuk_id if ground.toestemming else None
        if stuk_id is not None and all(stuk.id != stuk_id for stuk in casus.stukken):
            raise RegelFout("toestemming_stuk_id", "Dit stuk hoort niet bij de casus.")
        made = Verstrekking(
            ctx.new_id(), casus_id, gegevens.op, ctx.now(), gegevens.drager, gegevens.aan.strip() or partner.naam,
            gegevens.wat.strip(), gegevens.grondslag, gegevens.noodzaak.strip(), gegevens.partner_id,
            ",".join(sorted(str(part[0]) for part in chosen)), gegevens.convenant_id, gegevens.geldig_tot,
            gegevens.voorwaarden.strip(), gegevens.geinformeerd.strip(),
            besluit_kenmerk=gegevens.besluit_kenmerk.strip() if ground.besluit else "",
            besluit_op=gegevens.besluit_op if ground.besluit else None,
            toestemming_op=gegevens.toestemming_op if ground.toestemming else None,
            toestemming_stuk_id=stuk_id,
        )  # fmt: skip
        require_valid_sharing(made, ctx.today())
        require_proof(made, ground, ctx.today())
        casus.verstrekkingen.append(made)
        return made.id


def book(
    ctx: Context,
    unit: Unit,
    casus_id: UUID,
    aan: str,
    wat: str,
    noodzaak: str,
    sha256: str,
    keuzes: Sequence[Naleeskeuze] = (),
    *,
    drager: Drager = Drager.PDF,
    partner_id: UUID | None = None,
) -> None:
    """Put a document that leaves in the ledger of its casus, with what was decided of it, within a unit of work that is open."""
    ground = ground_to_leave(ctx.naslag.grondslagen).code
    unit.casus(casus_id).verstrekkingen.append(
        Verstrekking(
            ctx.new_id(), casus_id, ctx.today(), ctx.now(), drager, aan, wat, ground, noodzaak, partner_id, sha256=sha256,
            nagelezen=told_of_choices(keuzes),
        )
    )  # fmt: skip


def withdraw(ctx: Context, casus_id: UUID, verstrekking_id: UUID, reden: str) -> None:
    """Close from today what a sharing opened; that it was shared stays in the ledger."""
    require_reason(reden, "dit niet langer gedeeld wordt")
    with ctx.begin("delen intrekken", reden) as unit:
        found = next(v for v in unit.casus(casus_id).verstrekkingen if v.id == verstrekking_id)
        found.ingetrokken_op = ctx.today()


def inform_resident(ctx: Context, casus_id: UUID, op: date | None, reden: str, opnieuw: date | None) -> None:
    """Record when the resident was informed, or that it is postponed, why, and when to look again (AVG 13, 14)."""
    with ctx.begin("betrokkene informeren", reden.strip() or "geïnformeerd") as unit:
        inform(unit.casus(casus_id), op, reden, opnieuw, ctx.today())


@dataclass(frozen=True)
class ConvenantGegevens:
    """A convenant as typed; `partijen` are the codes of the partners, none for all."""

    naam: str
    geldig_van: date
    geldig_tot: date | None
    partijen: tuple[str, ...]
    kenmerk: str
    toelichting: str


def save_convenant(ctx: Context, id: UUID | None, gegevens: ConvenantGegevens) -> UUID:
    """Keep a convenant, new or changed. Raises RegelFout."""
    with ctx.begin("convenant vastleggen", gegevens.naam) as unit:
        if id is None:
            found = Convenant(ctx.new_id(), gegevens.naam, gegevens.geldig_van)
            unit.add(found)
        else:
            found = unit.find(Convenant, id)
        found.naam, found.geldig_van, found.geldig_tot = (
            gegevens.naam.strip(), gegevens.geldig_van, gegevens.geldig_tot,
        )  # fmt: skip
        found.partijen = ",".join(gegevens.partijen)
        found.kenmerk, found.toelichting = gegevens.kenmerk.strip(), gegevens.toelichting.strip()
        require_valid_convenant(found)
        return found.id
