"""The words of the municipality: what one means is said once, seen in a list, and forgotten again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.actions.invoer.invoer import words_of
from ivbdesk.cases.invoer.invoercheck import Controle
from ivbdesk.cases.invoer.invoerveld import Invoervelden, fold
from ivbdesk.cases.invoer.mensnaam import require_no_person
from ivbdesk.cases.invoer.vertaling import OnbekendWoord, Vertaling, unknown_words


def look_up_words(
    ctx: Context, velden: Invoervelden, controle: Controle, namen: Collection[str] = ()
) -> tuple[list[OnbekendWoord], list[str]]:
    """The words of a list that are not known, with a proposal; and the streets that they may be.

    `namen` are the parts of the names of the melders of the list.
    """
    every, used = ctx.reads.invoer.straten(), ctx.reads.invoer.bekende_straten()
    return unknown_words(controle, velden, every, used, namen), every or used


def translate(
    ctx: Context,
    velden: Invoervelden,
    found: Mapping[tuple[str, str], str],
    namen: Collection[str] = (),
) -> None:
    """Remember what words mean, of each set and word; one that was known means this from now on.

    Raises RegelFout for a word that may be somebody by all the words known so far, also by `namen`, the parts of the
    names of the melders.
    """
    velden = words_of(ctx, velden)
    with ctx.begin("woorden vertalen", "invoer uit een rekenblad") as unit:
        unit.alone("vertalingen")
        known = {(item.lijst, item.woord): item.id for item in ctx.reads.invoer.vertalingen()}
        for (lijst, written), waarde in found.items():
            id = known.get((lijst, fold(written)))
            if id is None:
                require_no_person(lijst, written, velden, namen)
                unit.add(
                    Vertaling(ctx.new_id(), lijst, fold(written), written, waarde, ctx.today(), ctx.officer)
                )
            else:
                unit.find(Vertaling, id).waarde = waarde


def forget_words(ctx: Context, ids: Collection[UUID]) -> None:
    """Forget what these words mean: they are asked again."""
    with ctx.begin("woorden vergeten", "invoer uit een rekenblad") as unit:
        for id in ids:
            unit.remove(unit.find(Vertaling, id))
