"""What a form showed, what stands there now and what was typed: which of the three comes to stand, field by field.

A colleague may have saved between the moment a form was filled and the moment it is saved. What only one of the two
changed stays changed; what both changed otherwise is a *botsing*, for the officer to decide: nothing is merged in
silence. Fields that mean something together (a street and its number) are judged as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from ivbdesk.cases.taal.fouten import RegelFout

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class Veldoordeel(Enum):
    """Which of the three comes to stand."""

    NU = "nu"
    GETYPT = "getypt"
    BOTSING = "botsing"


def judge(basis: object, nu: object, getypt: object) -> Veldoordeel:
    """The rule for one field, or for some that are one: who changed it, the officer, a colleague, or both."""
    if getypt in (basis, nu):
        return Veldoordeel.NU
    return Veldoordeel.GETYPT if nu == basis else Veldoordeel.BOTSING


def plain(value: object) -> object:
    """A value of a form as JSON, so that one of a draft compares with one of today; None and an empty text are the same."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Enum):
        return value.strip()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return sorted((plain(part) for part in value), key=str)
    if is_dataclass(
        value
    ):  # a value of parts, each with its name: an answer and its words are never mixed up
        return {part.name: plain(getattr(value, part.name)) for part in fields(value)}
    return value


def write_on(item: object, gegevens: DataclassInstance) -> None:
    """Let each field of what was typed stand in the thing that has the same fields; a text without blanks around it."""
    for part in fields(gegevens):
        value = getattr(gegevens, part.name)
        is_text = isinstance(value, str) and not isinstance(value, Enum)
        setattr(item, part.name, value.strip() if is_text else value)


class Recorded(Protocol):
    """A thing in the register, with its id."""

    @property
    def id(self) -> UUID:
        """Its id."""


@dataclass(frozen=True)
class Getoond:
    """What the register holds for the fields of a form, as those give it, and the ids of what it stands in.

    `per_veld` has the ids for the fields that stand in things of their own, none where there is no such thing yet; `ook`
    the other name under which the log may have a field, as the link to an address; `vast` says that a rule of the domain lets
    nothing else come to stand any more. Raises ValueError for values that stand in nothing.
    """

    waarden: Mapping[str, object]
    van: tuple[UUID | str, ...]
    per_veld: Mapping[str, tuple[UUID | str, ...]] = field(default_factory=dict)
    ook: Mapping[str, str] = field(default_factory=dict)
    vast: bool = False

    def __post_init__(self) -> None:
        if self.waarden and not self.van:
            raise ValueError("what is shown stands in something")

    @classmethod
    def of(cls, item: Recorded, *names: str, vast: bool = False) -> Getoond:
        """These attributes of one thing."""
        return cls({name: getattr(item, name) for name in names}, (item.id,), vast=vast)

    def holders(self, names: Iterable[str]) -> tuple[UUID | str, ...]:
        """The ids of what these fields stand in."""
        return tuple(dict.fromkeys(id for name in names for id in self.per_veld.get(name, self.van)))

    def holder(self, names: Iterable[str]) -> UUID | str:
        """In what it stands, for the log: that of which they are a part where there is no such thing yet."""
        return next(iter((*self.holders(names), *self.van)))

    def logged(self, names: Iterable[str]) -> tuple[str, ...]:
        """All names under which the log may have these fields."""
        wanted = tuple(names)
        return tuple(dict.fromkeys((*wanted, *(self.ook[name] for name in wanted if name in self.ook))))

    def same(self, other: Getoond) -> bool:
        """Whether both hold the same for every field."""
        return {n: plain(v) for n, v in self.waarden.items()} == {
            n: plain(v) for n, v in other.waarden.items()
        }


NOTHING_SHOWN = Getoond({}, ())
"""For a form that shows nothing of the register, but may not be saved once that moved on."""


@dataclass(frozen=True)
class Wijziging:
    """Who last wrote these fields, and when."""

    wie: str
    op: datetime
    velden: frozenset[str]


@dataclass(frozen=True)
class Botspunt:
    """Fields that both changed: what the form showed (plain), what stands there now, and what was typed."""

    toen: Mapping[str, object]
    nu: Mapping[str, object]
    getypt: Mapping[str, object]
    door: Wijziging | None = None

    @property
    def velden(self) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(self.nu)


class TegelijkBewaard(Exception):
    """Somebody else saved the same at the same moment: nothing of this unit of work stands, and it can be done again."""


class Botsing(RegelFout):
    """What was typed and what a colleague saved differ; `nu` is what the register holds now, nothing was saved."""

    def __init__(self, punten: Sequence[Botspunt], nu: Getoond) -> None:
        super().__init__(punten[0].velden[0], "Een collega wijzigde dit intussen ook.")
        self.punten = tuple(punten)
        self.nu = nu


@dataclass(frozen=True)
class Invulling:
    """A form as it is saved: all values, and of the fields that come from the register what was touched.

    `basis` is what stood in a field before the officer typed in it, plain; a name that lacks there was not kept, so any
    other value of today is a botsing. `samen` names fields that are judged as one.
    """

    waarden: Mapping[str, object]
    geraakt: frozenset[str]
    basis: Mapping[str, object]
    samen: Sequence[tuple[str, ...]] = ()

    def merge(self, nu: Getoond) -> dict[str, object]:
        """The values to save over what stands there now; raises Botsing where both changed a field."""
        merged, punten = dict(self.waarden), []
        for names in self._units(nu):
            now = {name: nu.waarden[name] for name in names}
            typed = {name: self.waarden[name] for name in names}
            match self._judge(now, typed):
                case Veldoordeel.NU:
                    merged |= now
                case Veldoordeel.BOTSING:
                    shown = {name: self.basis[name] for name in names if name in self.basis}
                    punten.append(Botspunt(shown, now, typed))
        if punten:
            raise Botsing(punten, nu)
        return merged

    def _judge(self, now: Mapping[str, object], typed: Mapping[str, object]) -> Veldoordeel:
        if self.geraakt.isdisjoint(now):
            return Veldoordeel.NU
        unknown = object()
        return judge(
            [self.basis.get(name, unknown) for name in now],
            [plain(value) for value in now.values()],
            [plain(value) for value in typed.values()],
        )

    def _units(self, nu: Getoond) -> Iterator[tuple[str, ...]]:
        """The fields that come from the register: those that are one together, the others by themselves."""
        followed = [name for name in nu.waarden if name in self.waarden]
        together = [tuple(name for name in names if name in followed) for names in self.samen]
        yield from (names for names in together if names)
        yield from ((name,) for name in followed if not any(name in names for names in together))


def changed_by(names: Sequence[str], lines: Sequence[Wijziging], known: frozenset[str]) -> Wijziging | None:
    """The newest of `lines` (newest first) that wrote one of these fields.

    Where none has their names it is the newest line with a name that is none of the `known` fields of the form.
    """
    by_name = (line for line in lines if not line.velden.isdisjoint(names))
    otherwise = (line for line in lines if not line.velden <= known)
    return next(by_name, None) or next(otherwise, None)
