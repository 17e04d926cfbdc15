"""Whether an act would be refused, tried before anybody types for it: everything is done, and nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.taal.fouten import RegelFout

TRIED = "dit wordt vooraf nagegaan"
"""A reason that will do, while none was given yet."""


class _FarEnough(Exception):
    """All rules were met; what was done is left as if it never was."""


def objection(ctx: Context, act: Callable[[Context], object]) -> RegelFout | None:
    """What the act would be refused for; None where nothing stands in its way.

    Whatever it does outside its unit of work comes after that, and so is not done.
    """

    @contextmanager
    def begin(actie: str, reden: str, nodig: Recht = Recht.REGIEVOERDER) -> Iterator[Unit]:
        with ctx.begin(actie, reden, nodig) as unit:
            yield unit
            raise _FarEnough

    try:
        act(replace(ctx, begin=begin))
    except RegelFout as refused:
        return refused
    except _FarEnough:
        pass
    return None
