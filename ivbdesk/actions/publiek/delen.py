"""Sharing: what goes to whom on which ground, what opened it again, and informing the resident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Drager
from ivbdesk.cases.dossier.verstrekking import Convenant, Verstrekking, require_allowed
from ivbdesk.cases.kader.leefgebied_kader import Leefgebieden
from ivbdesk.cases.kader.soorten import Herkomst
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


def parts_of(casus: Casus, gebieden: Leefgebieden) -> list[tuple[UUID, str, Herkomst, bool]]:
    """What of a casus can be shared: id, words, origin, and whether it is special data."""
    found = [
        (i.id, f"{short_date(i.datum)} {i.soort.label}: {i.tekst}", i.herkomst, i.bijzonder)
        for i in casus.tijdlijn
    ]
    found += [(s.id, f"Stuk: {s.naam}", s.herkomst, False) for s in casus.stukken]
    for score in casus.leefgebieden:
        care = gebieden.is_zorg(score.leefgebied)
        words = f"Beoordeling {gebieden.naam(score.leefgebied)} van {short_date(score.datum)}"
        found.append((score.id, words, Herkomst.ZORG if care else Herkomst.EIGEN, care))
    return found


def share(ctx: Context, casus_id: UUID, gegevens: VerstrekkingGegevens) -> UUID:
    """Record a sharing; what its ground opens is open for that partner from now. Raises RegelFout at the field."""
    if not gegevens.wat.strip():
        raise RegelFout("wat", "Schrijf op wat u deelt.")
    if not gegevens.noodzaak.strip():
        raise RegelFout("noodzaak", "Schrijf op waarom dit nodig is, en niet met minder kan.", "AVG art. 5")
    if gegevens.op > ctx.today():
        raise RegelFout("op", "Dit ligt in de toekomst; leg het vast als het is gedeeld.")
    if gegevens.geldig_tot is not None and gegevens.geldig_tot < gegevens.op:
        raise RegelFout("geldig_tot", "Deze dag ligt voor de dag van het delen.")
    with ctx.begin("delen", "verstrekking vastgelegd") as unit:
        casus, partner = unit.casus(casus_id), unit.partner(gegevens.partner_id)
        chosen = [part for part in parts_of(casus, ctx.gebieden) if part[0] in gegevens.onderdelen]
        ground = ctx.grondslagen.get(gegevens.grondslag)
        if ground is not None and not ground.actief:
            raise RegelFout("grondslag", "Deze grondslag kan nu niet worden gebruikt.", ground.artikel)
        agreement = unit.find(Convenant, gegevens.convenant_id) if gegevens.convenant_id else None
        special = any(part[3] for part in chosen)
        require_allowed(partner, [part[2] for part in chosen], special, ground, agreement, gegevens.op)
        made = Verstrekking(
            ctx.new_id(), casus_id, gegevens.op, ctx.now(), gegevens.drager, gegevens.aan.strip() or partner.naam,
            gegevens.wat.strip(), gegevens.grondslag, gegevens.noodzaak.strip(), gegevens.partner_id,
            ",".join(sorted(str(part[0]) for part in chosen)), gegevens.convenant_id, gegevens.geldig_tot,
            gegevens.voorwaarden.strip(), gegevens.geinformeerd.strip(),
        )  # fmt: skip
        casus.verstrekkingen.append(made)
        return made.id


PUBLIEKE_TAAK = "G04"
"""The ground on which documents leave for those who decide: it opens nothing beyond what they may read."""


def book(ctx: Context, unit: Unit, casus_id: UUID, aan: str, wat: str, noodzaak: str, sha256: str) -> None:
    """Put a document that leaves in the ledger of its casus, within a unit of work that is open."""
    unit.casus(casus_id).verstrekkingen.append(
        Verstrekking(
            ctx.new_id(), casus_id, ctx.today(), ctx.now(), Drager.PDF, aan, wat, PUBLIEKE_TAAK, noodzaak, sha256=sha256
        )
    )  # fmt: skip


def withdraw(ctx: Context, casus_id: UUID, verstrekking_id: UUID, reden: str) -> None:
    """What a sharing opened is closed again from today; that it was shared stays in the ledger."""
    if not reden.strip():
        raise RegelFout("reden", "Schrijf op waarom dit niet langer gedeeld wordt.")
    with ctx.begin("delen intrekken", reden) as unit:
        found = next(v for v in unit.casus(casus_id).verstrekkingen if v.id == verstrekking_id)
        found.ingetrokken_op = ctx.today()


def inform_resident(ctx: Context, casus_id: UUID, op: date | None, reden: str, opnieuw: date | None) -> None:
    """Informing the resident: done on a day, or postponed with the reason and the day to look again (AVG 13, 14)."""
    if op is None and not reden.strip():
        raise RegelFout(
            "reden", "Vul in wanneer betrokkene is geïnformeerd, of waarom nog niet.", "AVG art. 14"
        )
    if op is None and opnieuw is None:
        raise RegelFout("opnieuw", "Kies wanneer u dit opnieuw bekijkt.", "AVG art. 14 lid 5")
    if op is None and opnieuw is not None and opnieuw <= ctx.today():
        raise RegelFout("opnieuw", "Kies een dag na vandaag.")
    if op is not None and op > ctx.today():
        raise RegelFout("op", "Deze dag ligt in de toekomst.")
    with ctx.begin("betrokkene informeren", reden.strip() or "geïnformeerd") as unit:
        casus = unit.casus(casus_id)
        casus.geinformeerd_op = op
        casus.niet_geinformeerd_reden = "" if op is not None else reden.strip()
        casus.informeren_op = None if op is not None else opnieuw


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
    if not gegevens.naam.strip():
        raise RegelFout("naam", "Geef het convenant zijn naam.")
    if gegevens.geldig_tot is not None and gegevens.geldig_tot < gegevens.geldig_van:
        raise RegelFout("geldig_tot", "Het einde ligt voor het begin.")
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
        return found.id
