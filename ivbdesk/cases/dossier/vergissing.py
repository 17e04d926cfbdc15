"""What may be taken out as a mistake: somebody, or an organisation, that never belonged to the casus."""

from __future__ import annotations

from uuid import UUID

from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.fouten import RegelFout


def require_mistake(casus: Casus, who: UUID, naam: str) -> None:
    """Raise RegelFout where something is aimed at this person or organisation."""
    aimed = [item.geadresseerde for item in casus.afwegingen]
    aimed += [item.geadresseerde for item in casus.maatregelen]
    aimed += [item.geadresseerde for item in casus.besluiten]
    if any(who in (one.persoon_id, one.organisatie_id) for one in aimed):
        raise RegelFout(
            "",
            f"Aan {naam} is een afweging, maatregel of besluit gericht, dus die hoort bij het dossier. Beëindig de rol, "
            "of leg eerst vast aan wie het wel is gericht.",
            "Awb 3:2",
        )
