"""The cases that a signal may belong to, shown before a new one is opened: search before create (peers 3)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.cases.signaal import Signaal

_MOST = 3


@dataclass(frozen=True, slots=True)
class BekendeCasus:
    """A casus that resembles a signal, and why; `zelfde` where the officer decided already that it is the same."""

    id: UUID
    nummer: str
    wat: str
    reden: str
    zelfde: bool


def known_cases(ctx: Context, signaal: Signaal) -> list[BekendeCasus]:
    """The cases at this address or with this name, also by way of an earlier signal; what was decided as the same first.

    One that was decided to be something else, and one that is closed to the officer, is left out.
    """
    decided = {item.ander_id: item.zelfde for item in signaal.dubbelbesluiten}
    near = ctx.reads.buren(signaal.plek, signaal.voornaam, signaal.achternaam, signaal.id)
    found: dict[UUID, BekendeCasus] = {}
    for buur in near:
        same = decided.get(buur.id)
        if buur.casus_id is None or buur.dicht or same is False:
            continue
        reason = "bij het vastleggen gekozen: hetzelfde" if same else buur.reden
        if same or buur.casus_id not in found:
            found[buur.casus_id] = BekendeCasus(buur.casus_id, "", buur.wat, reason, bool(same))
    names = dict(ctx.reads.casusnummers(list(found)))
    cases = [
        BekendeCasus(one.id, names[one.id], one.wat, one.reden, one.zelfde)
        for one in found.values()
        if one.id in names
    ]
    return sorted(cases, key=lambda one: not one.zelfde)[:_MOST]
