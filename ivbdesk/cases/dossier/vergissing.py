"""What may be taken out as a mistake: somebody, or an organisation, that never belonged to the casus."""

from __future__ import annotations

from uuid import UUID

from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.fouten import RegelFout


def aimed_at(casus: Casus) -> set[UUID]:
    """The people and organisations at whom a weighing, a measure or a decision of the casus is aimed."""
    aimed = [item.geadresseerde for item in casus.afwegingen]
    aimed += [item.geadresseerde for item in casus.maatregelen]
    aimed += [item.geadresseerde for item in casus.besluiten]
    return {id for one in aimed for id in (one.persoon_id, one.organisatie_id) if id is not None}


def require_mistake(casus: Casus, who: UUID, naam: str) -> None:
    """Raise RegelFout where something is aimed at this person or organisation."""
    if who in aimed_at(casus):
        raise RegelFout(
            "",
            f"Aan {naam} is een afweging, maatregel of besluit gericht, dus die hoort bij het dossier. Beëindig de rol, "
            "of leg eerst vast aan wie het wel is gericht.",
            "Awb 3:2",
        )
