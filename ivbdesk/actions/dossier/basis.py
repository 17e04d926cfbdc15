"""Saving a form over what a colleague may have saved since it was filled.

The first thing that the unit of work does is to ask the register what it holds: from then on nobody else can write
that, or at the end it shows that they did, and it is done again. Where it is not what was expected, the rule of
`cases/dossier/basis.py` merges the two, and saving begins again with the result: the action itself only sees merged
values, and its own rules apply to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import TypeVar

from ivbdesk.actions.context import Context, Reads, Unit
from ivbdesk.cases.dossier.basis import Botsing, Getoond, Invulling, TegelijkBewaard, changed_by
from ivbdesk.cases.dossier.botskeuze import Botskeuze
from ivbdesk.cases.taal.fouten import RegelFout

T = TypeVar("T")
Gekozen = Callable[[Mapping[str, object]], Sequence[Botskeuze]]
"""What was decided of earlier botsingen, by what is saved."""
_TRIES = 3
_GONE = "Een collega heeft dit intussen uit het register gehaald."


class _Verschoven(Exception):
    """The register holds something other than was expected."""

    def __init__(self, nu: Getoond) -> None:
        super().__init__()
        self.nu = nu


class _NogEens(Exception):
    """A colleague saved at the same moment; what was begun was undone as a whole."""


_check: ContextVar[Callable[[Unit], None] | None] = ContextVar("check", default=None)


def _nothing_chosen(_: Mapping[str, object]) -> Sequence[Botskeuze]:
    return ()


def save_over(
    ctx: Context,
    invulling: Invulling,
    verwacht: Getoond,
    again: Callable[[Unit], Getoond],
    submit: Callable[[dict[str, object]], T],
    gekozen: Gekozen = _nothing_chosen,
) -> tuple[T, Getoond]:
    """Save through `submit`, and give what it gave with what the register held before; raises Botsing.

    `verwacht` is what the register held when it was asked last; `again` asks it within the unit of work, which also logs
    what was `gekozen` of an earlier botsing.
    """
    values: dict[str, object] = {}

    def begin(unit: Unit) -> None:
        _require_same(unit, verwacht, again)
        for keuze in gekozen(values):
            unit.log_choice(keuze.kept(ctx.naslag.woordkeus.told_of))

    tries = _TRIES
    while True:
        try:
            values = invulling.merge(verwacht)
        except Botsing as botsing:
            raise with_names(botsing, ctx.reads) from None
        token = _check.set(begin)
        try:
            return submit(values), verwacht
        except _Verschoven as moved:  # each time a colleague saved, so this comes to an end
            verwacht = moved.nu
        except _NogEens as busy:
            if not tries:
                raise busy.__cause__ or busy from None
            tries -= 1
        finally:
            _check.reset(token)


def checked(unit: AbstractContextManager[Unit]) -> AbstractContextManager[Unit]:
    """The first unit of work begun while a form is saved, which starts by checking what the form expects."""
    check = _check.get()
    if check is None:
        return unit
    _check.set(None)
    return _checked(unit, check)


@contextmanager
def _checked(begun: AbstractContextManager[Unit], check: Callable[[Unit], None]) -> Iterator[Unit]:
    try:
        with begun as unit:
            check(unit)
            yield unit
    except TegelijkBewaard as busy:
        raise _NogEens from busy


def _require_same(unit: Unit, expected: Getoond, again: Callable[[Unit], Getoond]) -> None:
    try:
        now = again(unit)
    except (KeyError, StopIteration):
        raise RegelFout("", _GONE) from None
    if not now.same(expected):
        raise _Verschoven(now)


def with_names(botsing: Botsing, reads: Reads) -> Botsing:
    """The same botsing with who wrote what stands there now, by the log."""
    nu = botsing.nu
    known, found = frozenset(nu.waarden), []
    for punt in botsing.punten:
        lines = reads.beheer.wijzigingen_van(nu.holders(punt.velden))
        found.append(replace(punt, door=changed_by(nu.logged(punt.velden), lines, known)))
    return Botsing(found, nu)
