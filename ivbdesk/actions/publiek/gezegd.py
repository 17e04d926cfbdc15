"""What is said in a casusoverleg: picture, judgement, decision, afspraken and dissent; it lands in the casus at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.publiek.overleg import item_of, still_open
from ivbdesk.cases.besluitvorming import inzichtverschil as verschillen
from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil, Perspectief, Visie
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier import afspraak as afspraken
from ivbdesk.cases.dossier.afspraak import Afspraak
from ivbdesk.cases.dossier.basis import Botsing, Botspunt, Getoond
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import origin_among, origins_of, speaking, store_origins
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.publiek.overleg import Bespreking, Overleg
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst

_PERSPECTIEF = {
    Klasse.ZORG: Perspectief.ZORG,
    Klasse.POLITIE: Perspectief.VEILIGHEID,
    Klasse.OM: Perspectief.VEILIGHEID,
    Klasse.CORPORATIE: Perspectief.WONEN,
}


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
        overleg = still_open(unit.find(Overleg, overleg_id))
        found, heard = item_of(overleg, id), _classes(unit, overleg, item_of(overleg, id))
        found.require_writable(heard)
        casus = unit.casus(found.casus_id)
        typed = {"beeld": beeld.strip(), "oordeel": oordeel.strip(), "besluit": besluit.strip()}
        found.note(**_overtype(found, casus, typed, gezien or {}, ctx.naslag.namen))
        found.note_among(heard, getypt)


def _overtype(
    item: Bespreking, casus: Casus, typed: Mapping[str, str], gezien: Mapping[str, str], lijst: Naamlijst
) -> dict[str, str]:
    """The texts with those that the officer wrote anew; raises Botsing where a colleague did so too.

    On a screen a text stands with names hidden, or with those of the main persons: both are the same text, and a name
    that was hidden there is not written over.
    """
    shared, shown = Redactie(casus, lijst, everyone=True), Redactie(casus, lijst, zaal=True)
    kept = {"beeld": item.beeld, "oordeel": item.oordeel, "besluit": item.besluit}
    anew, punten = dict(kept), []
    for name, text in kept.items():
        now = (shared(text), shown(text))
        before = gezien.get(name, now[0])
        if typed[name] in (*now, before):
            continue
        if before in now:
            masks = shared if before == now[0] else shown
            anew[name] = masks.typed_over(text, typed[name])
        else:
            punten.append(Botspunt({name: before}, {name: now[0]}, {name: typed[name]}))
    if punten:
        raise Botsing(punten, Getoond({name: shared(text) for name, text in kept.items()}, (item.id,)))
    return anew


def spend_time(ctx: Context, overleg_id: UUID, id: UUID, seconden: int) -> None:
    """Add the time that a casus took; one that was on the screen for a minute counts as talked about."""
    with ctx.begin("overleg vastleggen", "besteedde tijd") as unit:
        found = item_of(still_open(unit.find(Overleg, overleg_id)), id)
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
        overleg = still_open(unit.find(Overleg, overleg_id))
        item = item_of(overleg, id)
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
        overleg = still_open(unit.find(Overleg, overleg_id))
        item = item_of(overleg, id)
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
