"""One casus goes up in another, or a part of one becomes a casus of its own; with a reason, in the log of both."""

from __future__ import annotations

from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.dossier.besloten import demand_lasting, let_in
from ivbdesk.actions.dossier.casus import NO_ADDRESS, CasusGegevens, make_casus
from ivbdesk.cases.betrokkenen.casusobject import Casusobject
from ivbdesk.cases.bewaren.vernietiging import Bewaarplicht
from ivbdesk.cases.dossier import samengaan as rules
from ivbdesk.cases.dossier.belofte import Belofte
from ivbdesk.cases.dossier.bron import find_melder, mark_name, seal_melder
from ivbdesk.cases.dossier.casus import Casus, require_nameless
from ivbdesk.cases.dossier.casusband import Bandsoort, Casusband
from ivbdesk.cases.dossier.casusstatus import CasusStatus, Statusovergang
from ivbdesk.cases.dossier.samengaan import Afsplitsing
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout


def merge_cases(ctx: Context, van_id: UUID, naar_id: UUID | None, reden: str) -> None:
    """Let one casus go up in another with all that hangs on it; the first one closes and refers to the other.

    Its number, its states and the notes that were handed over stay with it. Raises RegelFout that names the field.
    """
    require_reason(reden, "deze casussen over hetzelfde gaan")
    if naar_id is None:
        raise RegelFout("naar_id", "Zoek en kies de casus.")
    with ctx.begin("casussen samenvoegen", reden.strip()) as unit:
        held = {id: unit.casus(id) for id in sorted({van_id, naar_id})}
        van, naar = held[van_id], held[naar_id]
        inside = unit.register.toegangen(van_id), unit.register.toegangen(naar_id)
        rules.require_mergeable(van, naar, inside)
        for casus in (van, naar):
            demand_lasting(ctx, unit, casus)
        for role in rules.roles_twice(van, naar):
            van.betrokkenen.remove(role)
            unit.remove(role)
        _bring_place(ctx, van, naar)
        unit.flush()
        ends = {van_id, naar_id}
        own = {item.id for item in unit.register.banden(van_id) if {item.casus_id, item.ander_id} == ends}
        unit.samen.verplaats_casus(van, naar, own | rules.left_behind(van, naar))
        for melder in naar.melders:
            melder.merk = mark_name(naar_id, melder.naam, ctx.kader.bronregels)
        _close(ctx, van, f"opgegaan in {naar.nummer}: {reden.strip()}")
        unit.add(Casusband(ctx.new_id(), van_id, naar_id, Bandsoort.OPGEGAAN, reden.strip(), ctx.today()))
        unit.log("casus", naar_id, f"{van.nummer} ging hierin op")
        unit.refresh(van_id)
        unit.refresh(naar_id)


def _bring_place(ctx: Context, van: Casus, naar: Casus) -> None:
    """Where the one was about, the other is about too."""
    if van.object is None or van.object.adres in naar.adressen():
        return
    if naar.object is None:
        naar.object = van.object
    else:
        naar.objecten.append(Casusobject(ctx.new_id(), naar.id, van.object))


def _close(ctx: Context, casus: Casus, reden: str) -> None:
    change = Statusovergang(ctx.new_id(), casus.id, casus.status, CasusStatus.GESLOTEN, ctx.today(), reden)
    casus.overgangen.append(change)
    casus.status, casus.gesloten_op = CasusStatus.GESLOTEN, ctx.today()


def split_casus(ctx: Context, casus_id: UUID, keuze: Afsplitsing, reden: str) -> UUID:
    """Make a casus of its own of chosen people, entries and documents; gives its id. Raises RegelFout that names the field.

    What is split off from a closed casus is closed too, for the same officers; what is under a legal hold stays under
    it (domein 3.4), and a day that was promised or set for the casus is that of both.
    """
    with ctx.begin("casus splitsen", reden.strip()) as unit:
        casus = unit.casus(casus_id)
        demand_lasting(ctx, unit, casus)
        rules.require_splittable(casus, keuze, reden)
        made = make_casus(ctx, unit, _as_first(casus, keuze), None, None)
        if casus.besloten:
            made.besloten = True
            inside = [item.medewerker_id for item in unit.register.toegangen(casus_id) if item.tot is None]
            unit.flush()
            let_in(ctx, unit, made.id, inside, f"zoals {casus.nummer}, waarvan dit is afgesplitst")
        unit.flush()
        _bind_too(ctx, unit, casus, made)
        rules.move_over(casus, made, keuze)
        _seal_again(ctx, unit, casus, made)
        require_nameless(made)
        unit.add(
            Casusband(ctx.new_id(), casus_id, made.id, Bandsoort.AFGESPLITST, reden.strip(), ctx.today())
        )
        unit.refresh(casus_id)
        ctx.laatste.geeft(f"Casus {made.nummer} is geopend, afgesplitst van {casus.nummer}")
        return made.id


def _bind_too(ctx: Context, unit: Unit, casus: Casus, made: Casus) -> None:
    """The holds that run, what was promised of the urgency, and when informing is looked at again."""
    for item in unit.bewaren.bewaarplichten(casus.id):
        if item.tot is None:
            unit.add(Bewaarplicht(ctx.new_id(), made.id, item.reden, item.sinds))
            unit.log("casus", made.id, f"de bewaarplicht van {casus.nummer} geldt ook hier: {item.reden}")
    made.informeren_op = casus.informeren_op
    for promise in casus.beloften:
        if promise.is_open and not promise.soort.is_terugkoppeling:
            made.beloften.append(
                Belofte(ctx.new_id(), promise.soort, promise.op, promise.uiterlijk, None, made.id)
            )


def _as_first(casus: Casus, keuze: Afsplitsing) -> CasusGegevens:
    place = casus.object if keuze.adres_mee else None
    return CasusGegevens(
        keuze.soort, keuze.titel, keuze.doel, casus.grondslag, casus.urgentie, casus.urgentie_reden,
        casus.procesregie, casus.casusregie, place.adres if place else NO_ADDRESS,
        place.huurvorm if place else Huurvorm.ONBEKEND, place.eigenaar if place else "",
        casus.geinformeerd_op, casus.niet_geinformeerd_reden, casus.behandelaar_id, casus.vervanger_id,
    )  # fmt: skip


def _seal_again(ctx: Context, unit: Unit, van: Casus, naar: Casus) -> None:
    """Who reported what went over is sealed in the new casus too."""
    by_id, rules_of = {item.id: item for item in van.melders}, ctx.kader.bronregels
    for item in naar.tijdlijn:
        if item.melder_id in by_id:
            known = by_id[item.melder_id]
            there = find_melder(naar, known.naam, rules_of) or seal_melder(
                naar, ctx.new_id(), known.naam, rules_of, known.contact, terug=known.wil_terugkoppeling
            )
            item.melder_id = there.id
