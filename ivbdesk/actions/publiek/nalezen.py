"""Reads a document over before it leaves: nothing that was found goes out undecided."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.publiek.bevinding import Nalezing, Plek, find_bevindingen
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.masker.vondst import Vondst, Vondstsoort, without_overlap

_BESIDE = "van iemand uit een andere casus van dit overleg"


def read_over(
    ctx: Context,
    casussen: Iterable[Casus],
    document: object,
    plekken: Iterable[Plek],
    *,
    everyone: bool = False,
    straf: bool = False,
    naast: Iterable[Casus] = (),
    alleen: Collection[UUID] | None = None,
) -> Nalezing:
    """What is to be decided in a document about these cases: in these texts of it, and in all that it prints.

    With `everyone` the main persons may not be read either, with `alleen` none but these; with `straf` criminal data are asked about too. Of people of
    the cases `naast` these no more is told than that it is a name: what stands there instead would tell their role.
    """
    masks = [Redactie(casus, ctx.naslag.namen, everyone=everyone, alleen=alleen) for casus in casussen]
    others = [Redactie(casus, ctx.naslag.namen, everyone=True) for casus in naast]
    woordkeus = ctx.naslag.woordkeus

    def zoek(text: str) -> Sequence[Vondst]:
        found = [item for mask in masks for item in mask.find(text)]
        beside = (item for mask in others for item in mask.find(text) if item.soort is Vondstsoort.NAAM)
        named = (replace(item, masker=item.soort.masker, uitleg=_BESIDE) for item in beside)
        return without_overlap([*found, *named])

    return Nalezing(find_bevindingen(plekken, zoek, woordkeus, document, straf=straf), zoek, woordkeus, straf)
