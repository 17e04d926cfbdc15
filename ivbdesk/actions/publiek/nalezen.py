"""Reads a document over before it leaves: nothing that was found goes out undecided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ivbdesk.actions.context import Context
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.publiek.bevinding import Nalezing, Plek, find_bevindingen
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.masker.vondst import Vondst, without_overlap


def read_over(
    ctx: Context,
    casussen: Iterable[Casus],
    document: object,
    plekken: Iterable[Plek],
    *,
    everyone: bool = False,
    straf: bool = False,
) -> Nalezing:
    """What is to be decided in a document about these cases: in these texts of it, and in all that it prints.

    With `everyone` the main persons may not be read either; with `straf` criminal data are asked about too.
    """
    masks = [Redactie(casus, ctx.naslag.namen, everyone=everyone) for casus in casussen]
    woordkeus = ctx.naslag.woordkeus

    def zoek(text: str) -> Sequence[Vondst]:
        return without_overlap(item for mask in masks for item in mask.find(text))

    return Nalezing(find_bevindingen(plekken, zoek, woordkeus, document, straf=straf), zoek, woordkeus, straf)
