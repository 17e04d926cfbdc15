"""Recording what happened, and correcting an entry without losing what stood there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem, Verificatie, require_valid
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.eisen import require_reason


@dataclass(frozen=True)
class ItemGegevens:
    """An entry as typed."""

    soort: ItemSoort
    aard: Aard
    herkomst: Herkomst
    bron: str
    tekst: str
    datum: date
    tijd: time | None = None
    verificatie: Verificatie = Verificatie.GEMELD
    incident_id: UUID | None = None
    melder_id: UUID | None = None
    bijzonder: bool = False


def record_entry(ctx: Context, casus_id: UUID, gegevens: ItemGegevens) -> UUID:
    """Put an entry in the tijdlijn of a casus; gives its id. Raises RegelFout that names the field."""
    with ctx.begin("tijdlijn vastleggen", gegevens.soort.label.lower()) as unit:
        item = Tijdlijnitem(
            id=ctx.new_id(), casus_id=casus_id, vastgelegd_op=unit.at_moment(), **_fields(gegevens)
        )
        require_valid(item, ctx.today())
        unit.casus(casus_id).tijdlijn.append(item)
        return item.id


def correct_entry(ctx: Context, casus_id: UUID, item_id: UUID, gegevens: ItemGegevens, reden: str) -> None:
    """Correct an entry; what stood there stays in the audit log, with the reason."""
    require_reason(reden, "u deze regel verbetert")
    with ctx.begin("tijdlijn verbeteren", reden) as unit:
        item = next(i for i in unit.casus(casus_id).tijdlijn if i.id == item_id)
        for name, value in _fields(gegevens).items():
            setattr(item, name, value)
        require_valid(item, ctx.today())


def _fields(gegevens: ItemGegevens) -> dict[str, Any]:
    fields = dict(vars(gegevens))
    fields["tekst"] = gegevens.tekst.strip()
    fields["bron"] = gegevens.bron.strip()
    return fields
