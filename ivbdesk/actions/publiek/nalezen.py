"""Reads a document over before it leaves: nothing that was found goes out undecided."""

from __future__ import annotations

from collections.abc import Iterable

from ivbdesk.actions.context import Context
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.publiek.bevinding import Nalezing, Plek, find_bevindingen
from ivbdesk.cases.publiek.redactie import Redactie


def read_over(ctx: Context, casus: Casus, document: object, plekken: Iterable[Plek]) -> Nalezing:
    """What is to be decided in a document about one casus: in these texts of it, and in all that it prints."""
    zoek, woordkeus = Redactie(casus, ctx.naslag.namen).find, ctx.naslag.woordkeus
    return Nalezing(find_bevindingen(plekken, zoek, woordkeus, document), zoek, woordkeus)
