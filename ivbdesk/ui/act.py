"""An act: something the officer can do, declared at the method that does it, for the palette, the keys and their list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from ivbdesk.cases.betrokkenen.medewerker import Recht

if TYPE_CHECKING:
    from ivbdesk.ui.workplace import Workplace

_NO_CASUS = "open eerst een casus"
_RIGHTS = {
    Recht.REGIEVOERDER: "alleen voor een regievoerder of beheerder",
    Recht.BEHEERDER: "alleen voor een beheerder",
}
_DECLARED = "_acts"


class Where(Protocol):
    """What an act is told of the window in which it is to be done."""

    @property
    def place(self) -> Workplace:
        """The desk."""

    @property
    def shown_casus(self) -> UUID | None:
        """The casus that is on the screen."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its name, what it does, more words to find it by, its key, and what it needs.

    `bound` is False where a widget of its own already listens to the key. `useful` stands in the palette before
    anything is typed. `wanting` is what must be done first. `reading` is
    true of what who reads a copy can hand over to the colleague who has the register open.
    """

    name: str
    do: Callable[[], object]
    words: str = ""
    key: str = ""
    needs: Recht = Recht.LEZER
    on_casus: bool = False
    bound: bool = True
    useful: bool = False
    wanting: str = ""
    reading: bool = False

    def refusal(self, where: Where) -> str:
        """Why it cannot be done now, in words; empty when it can."""
        handed_over = self.reading and where.place.may_hand_over
        if not where.place.recht.covers(self.needs) and not handed_over:
            return _RIGHTS[self.needs]
        return _NO_CASUS if self.on_casus and where.shown_casus is None else self.wanting


@dataclass(frozen=True, slots=True)
class _Declared:
    name: str
    words: str
    key: str
    needs: Recht
    bound: bool
    useful: bool
    given: tuple[object, ...]
    reading: bool


M = TypeVar("M", bound=Callable[..., object])


def act(
    name: str,
    words: str = "",
    key: str = "",
    *,
    needs: Recht = Recht.LEZER,
    bound: bool = True,
    useful: bool = False,
    given: tuple[object, ...] = (),
    reading: bool = False,
) -> Callable[[M], M]:
    """Declare that a method is an act; more than once where it is one with each of several values that it is `given`."""
    said = _Declared(name, words, key, needs, bound, useful, given, reading)

    def declare(method: M) -> M:
        vars(method)[_DECLARED] = (said, *vars(method).get(_DECLARED, ()))
        return method

    return declare


def acts_of(
    owner: object, *, on_casus: bool = False, before: Callable[[], object] | None = None
) -> Iterator[Act]:
    """What a window, a page or a tab declares, in the order in which it stands there.

    What is done `before` shows the tab of the casus on which the act is done.
    """
    for name, member in vars(type(owner)).items():
        for said in getattr(member, _DECLARED, ()):
            do = _doing(getattr(owner, name), said.given, before)
            yield Act(
                said.name,
                do,
                said.words,
                said.key,
                said.needs,
                on_casus,
                said.bound,
                said.useful,
                reading=said.reading,
            )


def _doing(
    method: Callable[..., object], given: tuple[object, ...], before: Callable[[], object] | None
) -> Callable[[], None]:
    def do() -> None:
        if before is not None:
            before()
        method(*given)

    return do
