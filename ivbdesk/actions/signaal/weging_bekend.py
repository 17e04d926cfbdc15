"""The cases that a signal may belong to, shown before a new one is opened: search before create (peers 3)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.casus import NieuwePersoon, require_looked_up
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.kader.soorten import Uitkomst
from ivbdesk.cases.signaal.gelijkenis import Buur
from ivbdesk.cases.signaal.signaal import Signaal
from ivbdesk.cases.signaal.weging import Wegingsbesluit

_MOST = 3
_SAME = "bij het vastleggen gekozen: hetzelfde"


@dataclass(frozen=True, slots=True)
class BekendeCasus:
    """A casus that resembles a signal, and why; `zelfde` where the officer decided already that it is the same."""

    id: UUID
    nummer: str
    wat: str
    reden: str
    zelfde: bool


def require_person_looked_up(ctx: Context, signaal: Signaal, besluit: Wegingsbesluit) -> None:
    """Raise RegelFout where a new casus would get a person whose name is known, and nobody said whether it is the same."""
    if besluit.uitkomst is Uitkomst.NIEUWE_CASUS:
        require_looked_up(
            ctx, NieuwePersoon(signaal.persoon, Rol.BETROKKENE, besluit.persoon_id, besluit.iemand_anders)
        )


def known_cases(ctx: Context, signaal: Signaal) -> list[BekendeCasus]:
    """The cases at this address or with this name, also by way of an earlier signal; those decided to be the same first.

    One that was decided to be something else, and one that is closed to the officer, is left out.
    """
    decided = {item.ander_id: item.zelfde for item in signaal.dubbelbesluiten}
    near = ctx.reads.gelijkenis.buren(signaal.plek, signaal.persoon.eerste, signaal.achternaam, signaal.id)
    fitting: dict[UUID, Buur] = {}
    for buur in near:
        if buur.casus_id and decided.get(buur.id) is not False:
            fitting.setdefault(buur.casus_id, buur)
    same = {b.casus_id for b in near if decided.get(b.id)}
    names = ctx.reads.dossier.casusnummers(list(fitting))
    cases = [
        BekendeCasus(id, names[id], buur.wat, _SAME if id in same else buur.reden, id in same)
        for id, buur in fitting.items()
        if id in names
    ]
    return sorted(cases, key=lambda one: not one.zelfde)[:_MOST]
