"""What a casus is about beside its first address, and the other cases that belong with it."""

from __future__ import annotations

from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.betrokkenen.casusobject import Casusobject, ObjectGegevens, require_other_place
from ivbdesk.cases.betrokkenen.object import Adres, Object
from ivbdesk.cases.bewaren.vernietiging import require_not_held
from ivbdesk.cases.dossier.casusband import Bandsoort, Casusband, require_link
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.cases.taal.eisen import require_reason


def place_at(ctx: Context, unit: Unit, adres: Adres, huurvorm: Huurvorm, eigenaar: str) -> Object:
    """The object at this address with what is typed of it, new where none is known, within a unit of work that is open."""
    place = unit.object_at(adres)
    if place is None:
        place = Object(ctx.new_id(), adres)
        unit.add(place)
    says = huurvorm is not Huurvorm.ONBEKEND or eigenaar.strip()
    place.tell(huurvorm, eigenaar, gezien=bool(says and ctx.reads.dossier.casussen_op_object(place.id)))
    return place


def add_object(ctx: Context, casus_id: UUID, typed: ObjectGegevens) -> UUID:
    """Let the casus be about one more dwelling or building; gives the id. Raises RegelFout that names the field."""
    with ctx.begin("object toevoegen", typed.adres.kort) as unit:
        casus = unit.casus(casus_id)
        require_other_place(typed.adres, casus.adressen())
        place = place_at(ctx, unit, typed.adres, typed.huurvorm, typed.eigenaar)
        made = Casusobject(ctx.new_id(), casus_id, place, typed.toelichting.strip())
        casus.objecten.append(made)
        return made.id


def take_out_object(ctx: Context, casus_id: UUID, id: UUID, reden: str) -> None:
    """The casus is not about this object; the first one is changed with the casus itself."""
    require_reason(reden, "de casus hier niet over gaat")
    with ctx.begin("object weghalen", reden.strip()) as unit:
        casus = unit.casus(casus_id)
        require_not_held(casus.nummer, unit.bewaren.bewaarplichten(casus_id))
        gone = next(item for item in casus.objecten if item.id == id)
        casus.objecten.remove(gone)
        unit.remove(gone)


def link_cases(ctx: Context, casus_id: UUID, ander_id: UUID | None, soort: Bandsoort, reden: str) -> UUID:
    """Keep that two cases belong together, for who may see both; gives the id. Raises RegelFout that names the field."""
    with ctx.begin("casussen verbinden", reden.strip()) as unit:
        ends = (casus_id, ander_id or casus_id)
        held = {id: unit.casus(id) for id in sorted(ends)}
        one, other = (held[id] for id in ends)
        made = Casusband(ctx.new_id(), one.id, other.id, soort, reden.strip(), ctx.today())
        require_link(made, unit.register.banden(casus_id))
        unit.add(made)
        unit.refresh(one.id)
        unit.refresh(other.id)
        return made.id


def unlink_cases(ctx: Context, casus_id: UUID, id: UUID, reden: str) -> None:
    """The two do not belong together after all; who may not see both cannot undo it."""
    require_reason(reden, "deze casussen niet bij elkaar horen")
    with ctx.begin("verbinding weghalen", reden.strip()) as unit:
        link = unit.find(Casusband, id)
        for end in sorted((link.casus_id, link.ander_id)):
            unit.casus(end)
            unit.refresh(end)
        unit.remove(link)
