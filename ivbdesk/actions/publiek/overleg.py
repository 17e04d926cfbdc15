"""The casusoverleg: planned, prepared, held and closed; what is typed in it lands in the casus at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.besluitvorming import inzichtverschil as verschillen
from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil, Perspectief, Visie
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier import afspraak as afspraken
from ivbdesk.cases.dossier.afspraak import Afspraak
from ivbdesk.cases.dossier.basis import Botsing, Botspunt, Getoond
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import (
    ZELF_NIETS,
    Drager,
    origin_among,
    origins_of,
    speaking,
    store_origins,
)
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem
from ivbdesk.cases.dossier.verstrekking import Verstrekking, own_ground
from ivbdesk.cases.kader.grondslag import ground_to_leave
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.publiek import overleg as rules
from ivbdesk.cases.publiek.ontvanger import Redactie
from ivbdesk.cases.publiek.overleg import Bespreking, Deelname, Overleg, OverlegSoort
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.zoeken.rijen import WerkRij

PROPOSED_WITHIN = timedelta(days=7)
MOST_PROPOSED = 6
_PERSPECTIEF = {
    Klasse.ZORG: Perspectief.ZORG,
    Klasse.POLITIE: Perspectief.VEILIGHEID,
    Klasse.OM: Perspectief.VEILIGHEID,
    Klasse.CORPORATIE: Perspectief.WONEN,
}


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
    """A casus that could be on the agenda, and why."""

    casus_id: UUID
    nummer: str
    titel: str
    redenen: tuple[str, ...]


def propose_agenda(ctx: Context, overleg: Overleg) -> list[Agendavoorstel]:
    """Open cases with something that is due by the day of the meeting, those with the most of it first."""
    found: dict[UUID, list[WerkRij]] = {}
    for row in ctx.reads.werk.werkvoorraad(overleg.datum):
        if row.casus_id is not None:
            found.setdefault(row.casus_id, []).append(row)
    planned = {item.casus_id for item in overleg.agenda}
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[1][0].termijn or date.max))
    return [
        Agendavoorstel(
            casus_id, rows[0].nummer, rows[0].titel, tuple(dict.fromkeys(row.wat for row in rows))[:4]
        )
        for casus_id, rows in ordered
        if casus_id not in planned
    ]


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
        found = _open(unit.find(Overleg, overleg_id))
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
        found = _open(unit.find(Overleg, overleg_id))
        known = {item.casus_id for item in found.agenda}
        for casus_id in dict.fromkeys(casussen):
            if casus_id not in known:
                unit.casus(casus_id)  # raises where the officer may not see it
                last = max((item.volgorde for item in found.agenda), default=0)
                found.agenda.append(Bespreking(ctx.new_id(), found.id, casus_id, last + 1))


def change_bespreking(ctx: Context, overleg_id: UUID, id: UUID, vraag: str, minuten: int) -> None:
    """Set what is asked about a casus, and how long it may take."""
    with ctx.begin("agenda wijzigen", "vraag aan het overleg") as unit:
        _item(_open(unit.find(Overleg, overleg_id)), id).ask(vraag, minuten)


def move_bespreking(ctx: Context, overleg_id: UUID, id: UUID, step: int) -> None:
    """Move a casus up (-1) or down (1) in the agenda."""
    with ctx.begin("agenda wijzigen", "volgorde") as unit:
        order = _open(unit.find(Overleg, overleg_id)).in_order()
        at = next(n for n, item in enumerate(order) if item.id == id)
        to = min(max(at + step, 0), len(order) - 1)
        order.insert(to, order.pop(at))
        for number, item in enumerate(order, 1):
            item.volgorde = number


def take_off_agenda(ctx: Context, overleg_id: UUID, id: UUID) -> None:
    """Take a casus off the agenda; what was said of it stays."""
    with ctx.begin("agenda wijzigen", "casus van de agenda") as unit:
        found = _open(unit.find(Overleg, overleg_id))
        found.take_off(_item(found, id))


def begin_overleg(ctx: Context, overleg_id: UUID) -> None:
    """Open a meeting."""
    with ctx.begin("overleg openen", "overleg begint") as unit:
        rules.begin(unit.find(Overleg, overleg_id), ctx.now(), ctx.new_id)


def close_overleg(ctx: Context, overleg_id: UUID) -> None:
    """Close a meeting; a casus that was talked about gets it in its timeline, who saw one stands in its ledger."""
    with ctx.begin("overleg afsluiten", "overleg is gehouden") as unit:
        found = unit.find(Overleg, overleg_id)
        rules.close(found, ctx.now())
        for item in found.agenda:
            if item.besproken or item.vertoningen:
                casus = unit.casus(item.casus_id)
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
                    ctx.new_id(), casus.id, ctx.today(), ctx.now(), Drager.OVERLEG, partner.naam,
                    f"Wat het gedeelde scherm toonde en wat is besproken in {overleg.soort.label.lower()}",
                    ground.code, item.vraag.strip() or "Voor een gezamenlijke aanpak.", partner_id=partner.id,
                    convenant_id=own[1].id if own is not None else None,
                )
            )  # fmt: skip


def _report(ctx: Context, overleg: Overleg, item: Bespreking, casus: Casus) -> Tijdlijnitem:
    told = f"Besproken in {overleg.soort.label}."
    soort, origin, origins = ItemSoort.CONTACT, Herkomst.EIGEN, origins_of(item.herkomst)
    if (
        item.besluit.strip() and len(origins) > 1
    ):  # an entry has one origin: what two of them keep apart is not told
        told += " Het besluit staat bij het overleg."
    elif item.besluit.strip():
        told += f" Besluit: {item.besluit.strip()}"
        soort, (origin,) = ItemSoort.BESLUIT, origins
    return Tijdlijnitem(
        ctx.new_id(), casus.id, soort, Aard.FEIT, origin, "Casusoverleg", told, ctx.today(), ctx.now()
    )


def note_bespreking(
    ctx: Context,
    overleg_id: UUID,
    id: UUID,
    *,
    beeld: str,
    oordeel: str,
    besluit: str,
    gezien: Mapping[str, str] | None = None,
    getypt: str = Herkomst.EIGEN.value,
) -> None:
    """Keep picture, judgement and decision as they are said (method BOB).

    A text that comes back as the screen showed it, with names hidden, leaves what was typed as it is. `gezien` is
    what the screen showed before it was typed over: raises Botsing where a colleague kept something else there since.
    `getypt` are the origins of what was said while it was typed.
    Raises RegelFout where those in the room may not read what stands there: it would be written over unseen.
    """
    with ctx.begin("overleg vastleggen", "beeld, oordeel en besluit") as unit:
        overleg = _open(unit.find(Overleg, overleg_id))
        found, heard = _item(overleg, id), _classes(unit, overleg, _item(overleg, id))
        found.require_writable(heard)
        casus = unit.casus(found.casus_id)
        typed = {"beeld": beeld.strip(), "oordeel": oordeel.strip(), "besluit": besluit.strip()}
        found.note(**_overtype(found, casus, typed, gezien or {}))
        found.note_among(heard, getypt)


def _overtype(
    item: Bespreking, casus: Casus, typed: Mapping[str, str], gezien: Mapping[str, str]
) -> dict[str, str]:
    """The texts with those that the officer wrote anew; raises Botsing where a colleague did so too.

    On a screen a text stands with names hidden, or with those of the main persons: both are the same text.
    """
    shared, shown = Redactie(casus, everyone=True), Redactie(casus)
    kept = {"beeld": item.beeld, "oordeel": item.oordeel, "besluit": item.besluit}
    anew, punten = dict(kept), []
    for name, text in kept.items():
        now = (shared(text), shown(text))
        before = gezien.get(name, now[0])
        if typed[name] in (*now, before):
            continue
        if before in now:
            anew[name] = typed[name]
        else:
            punten.append(Botspunt({name: before}, {name: now[0]}, {name: typed[name]}))
    if punten:
        raise Botsing(punten, Getoond({name: shared(text) for name, text in kept.items()}, (item.id,)))
    return anew


def spend_time(ctx: Context, overleg_id: UUID, id: UUID, seconden: int) -> None:
    """Add the time that a casus took; one that was on the screen for a minute counts as talked about."""
    with ctx.begin("overleg vastleggen", "besteedde tijd") as unit:
        found = _item(_open(unit.find(Overleg, overleg_id)), id)
        found.seconden += seconden
        found.besproken = found.besproken or found.seconden >= 60


def agree(
    ctx: Context,
    overleg_id: UUID,
    id: UUID,
    partner_id: UUID,
    wat: str,
    uiterlijk: date,
    *,
    getypt: str = Herkomst.EIGEN.value,
) -> UUID:
    """An afspraak made in the meeting: it stands in the casus at once. Raises RegelFout."""
    with ctx.begin("afspraak maken", "afspraak in het overleg") as unit:
        overleg = _open(unit.find(Overleg, overleg_id))
        item = _item(overleg, id)
        made = Afspraak(
            ctx.new_id(), item.casus_id, wat.strip(), partner_id, "", uiterlijk, ctx.today(), bespreking_id=item.id
        )  # fmt: skip
        afspraken.require_valid(made)
        casus = unit.casus(item.casus_id)
        areas = [i.leefgebied for i in casus.inzetten if i.partner_id == partner_id and i.tot is None]
        made.leefgebied = areas[0] if len(areas) == 1 else None
        casus.afspraken.append(made)
        made.herkomst = _said(unit, overleg, item, getypt)
        return made.id


def dissent(
    ctx: Context,
    overleg_id: UUID,
    id: UUID,
    partner_id: UUID,
    stand: Stand,
    tekst: str,
    *,
    getypt: str = Herkomst.EIGEN.value,
) -> UUID:
    """A stand of one partner, recorded as dissent in its own words. Raises RegelFout."""
    with ctx.begin("verschil van inzicht", "standpunt in het overleg") as unit:
        overleg = _open(unit.find(Overleg, overleg_id))
        item = _item(overleg, id)
        casus = unit.casus(item.casus_id)
        found = next((v for v in casus.verschillen if v.bespreking_id == item.id), None)
        if found is None:
            subject = item.vraag or "Besluit van het overleg"
            found = Inzichtverschil(ctx.new_id(), casus.id, subject, ctx.today(), bespreking_id=item.id)
            casus.verschillen.append(found)
        perspective = _PERSPECTIEF.get(unit.find(Partner, partner_id).klasse, Perspectief.BESTUUR)
        made = Visie(ctx.new_id(), found.id, partner_id, perspective, stand, tekst.strip(), ctx.today())
        verschillen.require_visie(made)
        for earlier in found.visies:
            earlier.vervangen = earlier.vervangen or earlier.partner_id == partner_id
        found.visies.append(made)
        made.herkomst = _said(unit, overleg, item, getypt)
        return made.id


def _said(unit: Unit, overleg: Overleg, item: Bespreking, getypt: str) -> str:
    """The casus is talked about: the origins of what is said now in this room, and while it was typed."""
    item.besproken = True
    return store_origins({*origins_of(getypt), origin_among(_classes(unit, overleg, item))})


def _classes(unit: Unit, overleg: Overleg, item: Bespreking) -> frozenset[Klasse]:
    """What kinds of organisation are in the room for this casus, as far as they count for who may read it later."""
    present = set(overleg.present(item))
    return speaking(partner.klasse for partner in unit.register.partners() if partner.id in present)


def _open(overleg: Overleg) -> Overleg:
    overleg.require_open()
    return overleg


def _item(overleg: Overleg, id: UUID) -> Bespreking:
    return next(item for item in overleg.agenda if item.id == id)
