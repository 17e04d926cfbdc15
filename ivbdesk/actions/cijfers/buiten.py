"""Figures of others: read from a file, seen before they are kept, replaced by newer ones and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.actions.terugnemen import Terugzetting
from ivbdesk.cases.cijfers.buiten import Buitencijfer, Buitenregel, missing, outside_lines
from ivbdesk.cases.cijfers.buitenlijst import Buitenlijst, Buitenrij, read_list
from ivbdesk.cases.cijfers.periode import Selectie
from ivbdesk.cases.invoer.rekenblad import Rekenblad
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import count

_REASON = "cijfers van anderen naast de eigen cijfers"
_ALONE = "buitencijfers"


@dataclass(frozen=True)
class Vooruitblik:
    """What a file would do: each row beside the number that it replaces, empty for a new one; or all that is wrong with it."""

    lijst: Buitenlijst
    vervangt: tuple[str, ...]

    @property
    def zin(self) -> str:
        """How many are new, other and the same."""
        pairs = list(zip(self.lijst.rijen, self.vervangt, strict=True))
        new = sum(not old for _, old in pairs)
        same = sum(old == row.waarde for row, old in pairs)
        return f"{count(new, 'nieuw getal', 'nieuwe getallen')}, {len(pairs) - new - same} met een ander getal, {same} gelijk."


def look_ahead(ctx: Context, blad: Rekenblad) -> Vooruitblik:
    """What a file would do; nothing is kept."""
    found = read_list(blad, [wijk.naam for wijk in ctx.naslag.wijken])
    there = {one.sleutel: one.waarde for one in ctx.reads.cijfers.buitencijfers()}
    return Vooruitblik(found, tuple(there.get(_key(row), "") for row in found.rijen))


def keep_outside(ctx: Context, rijen: Sequence[Buitenrij]) -> UUID:
    """Keep these numbers; one of the same source, indicator, period and wijk takes the place of what stood there."""
    if not rijen:
        raise RegelFout("", "Er is niets om te bewaren.")
    lading = ctx.new_id()
    with ctx.begin("cijfers van anderen laden", _REASON) as unit:
        unit.alone(_ALONE)
        there = {one.sleutel: one.id for one in ctx.reads.cijfers.buitencijfers()}
        made: list[UUID] = []
        before: list[Buitencijfer] = []
        for row in rijen:
            known = there.get(_key(row))
            if known is None:
                made.append(ctx.new_id())
                unit.add(_new(made[-1], row, lading))
                continue
            found = unit.find(Buitencijfer, known)
            before.append(replace(found))
            found.eenheid, found.waarde, found.lading = row.eenheid, row.waarde, lading

        def back(later: Terugzetting) -> None:
            for id in made:
                later.remove(later.find(Buitencijfer, id))
            for old in before:
                again = later.find(Buitencijfer, old.id)
                again.eenheid, again.waarde, again.lading = old.eenheid, old.waarde, old.lading

        ctx.laatste.kan_terug("cijfers van anderen geladen", back)
    return lading


def _new(id: UUID, row: Buitenrij, lading: UUID) -> Buitencijfer:
    return Buitencijfer(
        id, row.bron, row.indicator, row.periode.van, row.periode.tot, row.eenheid, row.waarde, row.wijk, lading
    )  # fmt: skip


def forget_outside(ctx: Context, ids: Sequence[UUID]) -> None:
    """Take these numbers out again. Raises RegelFout where none is chosen."""
    if not ids:
        raise RegelFout("", "Kies wat u wilt weghalen.")
    with ctx.begin("cijfers van anderen weghalen", _REASON) as unit:
        unit.alone(_ALONE)
        gone = [unit.find(Buitencijfer, id) for id in ids]
        again = [replace(one) for one in gone]
        for one in gone:
            unit.remove(one)

        def back(later: Terugzetting) -> None:
            for one in again:
                later.add(replace(one))

        ctx.laatste.kan_terug("cijfers van anderen weggehaald", back)


def outside_of(ctx: Context, selectie: Selectie) -> tuple[Buitenregel, ...]:
    """The lines of a selection."""
    return outside_lines(ctx.naslag.buiten, ctx.reads.cijfers.buitencijfers(), selectie)


def still_missing(ctx: Context, selectie: Selectie) -> list[str]:
    """The indicators of the BBV without a number."""
    return missing(ctx.naslag.buiten, outside_of(ctx, selectie))


def _key(row: Buitenrij) -> tuple[str, str, date, date, str]:
    return (row.bron, row.indicator, row.periode.van, row.periode.tot, row.wijk)
