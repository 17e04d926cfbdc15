"""The casusoverleg: planned, prepared, held and closed; what was seen and said of a casus lands in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Drager, origins_of
from ivbdesk.cases.dossier.leesregels import ZELF_NIETS
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem
from ivbdesk.cases.dossier.verstrekking import Verstrekking, own_ground
from ivbdesk.cases.kader.grondslag import ground_to_leave
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.publiek import overleg as rules
from ivbdesk.cases.publiek import overlegverloop as verloop
from ivbdesk.cases.publiek.overleg import Bespreking, Deelname, Overleg, OverlegSoort
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.zoeken.rijen import CasusFilter, WerkRij

MOST_PROPOSED = 6


@dataclass(frozen=True)
class OverlegGegevens:
    """A meeting as typed; `partners` are the ids of those invited."""

    soort: OverlegSoort
    datum: date
    tijd: time | None
    plaats: str
    voorzitter: str
    partners: tuple[UUID, ...]


@dataclass(frozen=True)
class Agendavoorstel:
    """A casus that could be on the agenda, and why, where there is a reason; `vorige`: it was on that of the meeting before."""

    casus_id: UUID
    nummer: str
    waarover: str
    redenen: tuple[str, ...]
    vorige: bool = False


def propose_agenda(ctx: Context, overleg: Overleg) -> list[Agendavoorstel]:
    """All open cases: first those with something that is due by the day of the meeting, the most of it first.

    After these come those that were on the agenda of the meeting before, and then the others, without a reason.
    """
    found: dict[UUID, list[WerkRij]] = {}
    for row in ctx.reads.werk.werkvoorraad(overleg.datum):
        if row.casus_id is not None:
            found.setdefault(row.casus_id, []).append(row)
    last = verloop.last_before(ctx.reads.publiek.overleggen(), overleg.soort, overleg)
    before = [item.casus_id for item in last.in_order()] if last is not None else []
    ordered = sorted(found, key=lambda id: (-len(found[id]), found[id][0].termijn or date.max))
    dossier, today, running = ctx.reads.dossier, ctx.today(), CasusFilter()
    known = {
        row.id: row for row in dossier.casussen(running, today, 0, dossier.count_casussen(running, today))
    }
    planned = {item.casus_id for item in overleg.agenda}
    proposed = []
    for id in dict.fromkeys([*ordered, *before, *known]):
        casus = known.get(id)
        if casus is not None and id not in planned:
            why = list(dict.fromkeys(item.wat for item in found.get(id, ())))[:4]
            if id in before:
                why.append("stond op de vorige agenda")
            proposed.append(Agendavoorstel(id, casus.nummer, casus.waarover, tuple(why), id in before))
    return proposed


def plan_overleg(ctx: Context, gegevens: OverlegGegevens) -> UUID:
    """Plan a meeting with those invited; gives its id. Raises RegelFout that names the field."""
    with ctx.begin("overleg plannen", gegevens.soort.label) as unit:
        made = Overleg(
            ctx.new_id(),
            gegevens.soort,
            gegevens.datum,
            gegevens.tijd,
            gegevens.plaats.strip(),
            gegevens.voorzitter.strip(),
        )
        made.deelnames = [Deelname(ctx.new_id(), made.id, partner) for partner in gegevens.partners]
        rules.require_valid(made, ctx.today())
        unit.add(made)
        return made.id


def change_overleg(ctx: Context, overleg_id: UUID, gegevens: OverlegGegevens) -> None:
    """Change day, place or who is invited; a meeting that is over stays as it was."""
    with ctx.begin("overleg wijzigen", gegevens.soort.label) as unit:
        found = still_open(unit.find(Overleg, overleg_id))
        found.soort, found.datum, found.tijd = gegevens.soort, gegevens.datum, gegevens.tijd
        found.plaats, found.voorzitter = gegevens.plaats.strip(), gegevens.voorzitter.strip()
        known = {item.partner_id: item for item in found.deelnames}
        if any(item.tijden for id, item in known.items() if id not in gegevens.partners):
            raise RegelFout("partners", "Wie al in de zaal was, blijft op de lijst staan.")
        found.deelnames = [
            known.get(partner) or Deelname(ctx.new_id(), found.id, partner) for partner in gegevens.partners
        ]
        rules.require_valid(found, ctx.today())


def cancel_overleg(ctx: Context, overleg_id: UUID, reden: str) -> None:
    """Call a meeting off, with the reason."""
    with ctx.begin("overleg afgelasten", reden) as unit:
        unit.find(Overleg, overleg_id).cancel(reden)


def put_on_agenda(ctx: Context, overleg_id: UUID, casussen: Sequence[UUID]) -> None:
    """Put cases on the agenda, at its end; one that stands there already stays where it is."""
    with ctx.begin("agenda maken", "casussen op de agenda") as unit:
        found = still_open(unit.find(Overleg, overleg_id))
        known = {item.casus_id for item in found.agenda}
        new = [casus_id for casus_id in dict.fromkeys(casussen) if casus_id not in known]
        for casus_id in sorted(new):
            unit.casus(casus_id)  # raises where the officer may not see it
        for casus_id in new:
            last = max((item.volgorde for item in found.agenda), default=0)
            found.agenda.append(Bespreking(ctx.new_id(), found.id, casus_id, last + 1))


def change_bespreking(ctx: Context, overleg_id: UUID, id: UUID, vraag: str, minuten: int) -> None:
    """Set what is asked about a casus, and how long it may take."""
    with ctx.begin("agenda wijzigen", "vraag aan het overleg") as unit:
        item_of(still_open(unit.find(Overleg, overleg_id)), id).ask(vraag, minuten)


def move_bespreking(ctx: Context, overleg_id: UUID, id: UUID, step: int) -> None:
    """Move a casus up (-1) or down (1) in the agenda, past those that are closed to the officer."""
    with ctx.begin("agenda wijzigen", "volgorde") as unit:
        order = still_open(unit.find(Overleg, overleg_id)).in_order()
        seen = ctx.reads.dossier.casusnummers([item.casus_id for item in order])
        places = [n for n, item in enumerate(order) if item.casus_id in seen]
        at = next(n for n in places if order[n].id == id)
        to = places[min(max(places.index(at) + step, 0), len(places) - 1)]
        order.insert(to, order.pop(at))
        for number, item in enumerate(order, 1):
            item.volgorde = number


def take_off_agenda(ctx: Context, overleg_id: UUID, id: UUID) -> None:
    """Take a casus off the agenda; what was said of it stays."""
    with ctx.begin("agenda wijzigen", "casus van de agenda") as unit:
        found = still_open(unit.find(Overleg, overleg_id))
        found.take_off(item_of(found, id))


def begin_overleg(ctx: Context, overleg_id: UUID, *, andere_dag: bool = False) -> None:
    """Open a meeting; raises RegelFout on another day than was planned, unless `andere_dag` says that this is meant."""
    with ctx.begin("overleg openen", "overleg begint") as unit:
        found = unit.find(Overleg, overleg_id)
        verloop.begin(found, ctx.now(), ctx.new_id, ctx.today(), andere_dag=andere_dag)


def close_overleg(ctx: Context, overleg_id: UUID) -> None:
    """Close a meeting; a casus that was talked about gets it in its timeline, who saw one stands in its ledger."""
    with ctx.begin("overleg afsluiten", "overleg is gehouden") as unit:
        found = unit.find(Overleg, overleg_id)
        verloop.close(found, ctx.now())
        for item in found.agenda:
            if item.besproken or item.vertoningen:
                casus = unit.casus_besproken(item.casus_id)
                _in_ledger(ctx, unit, found, item, casus)
                if item.besproken:
                    casus.tijdlijn.append(_report(ctx, found, item, casus))


def _in_ledger(ctx: Context, unit: Unit, overleg: Overleg, item: Bespreking, casus: Casus) -> None:
    """What a meeting showed and said is shared with each partner that saw the casus, however short (domein 3.2).

    One that reads nothing by itself is left out: the screen shows it only what the ledger tells already.
    """
    present = set(overleg.saw(item))
    grounds, agreed, today = ctx.naslag.grondslagen, ctx.reads.keten.convenanten(), ctx.today()
    for partner in unit.register.partners():
        own = own_ground(partner, grounds.values(), agreed, today, casus.soort)
        reads_by_itself = partner.klasse not in (Klasse.GEMEENTE, *ZELF_NIETS)
        if partner.id in present and (own is not None or reads_by_itself):
            ground = own[0] if own is not None else ground_to_leave(grounds)
            casus.verstrekkingen.append(
                Verstrekking(
                    ctx.new_id(), casus.id, overleg.datum, ctx.now(), Drager.OVERLEG, partner.naam,
                    f"Wat het gedeelde scherm toonde en wat is besproken in {overleg.soort.label.lower()}",
                    ground.code, item.vraag.strip() or "Voor een gezamenlijke aanpak.", partner_id=partner.id,
                    convenant_id=own[1].id if own is not None else None,
                )
            )  # fmt: skip


def _report(ctx: Context, overleg: Overleg, item: Bespreking, casus: Casus) -> Tijdlijnitem:
    told = f"Besproken in {overleg.soort.label}."
    soort, origins = ItemSoort.CONTACT, origins_of(item.herkomst)
    origin = Herkomst.EIGEN
    # An entry has one origin: what two of them keep apart is not told.
    if item.besluit.strip() and len(origins) > 1:
        told += " Het besluit staat bij het overleg."
    elif item.besluit.strip():
        told += f" Besluit: {item.besluit.strip()}"
        soort, (origin,) = ItemSoort.BESLUIT, origins
    return Tijdlijnitem(
        ctx.new_id(), casus.id, soort, Aard.FEIT, origin, "Casusoverleg", told, overleg.datum, ctx.now()
    )


def still_open(overleg: Overleg) -> Overleg:
    """The meeting; raises RegelFout where it is closed."""
    overleg.require_open()
    return overleg


def item_of(overleg: Overleg, id: UUID) -> Bespreking:
    """The casus on its agenda that has this id there."""
    return next(item for item in overleg.agenda if item.id == id)
