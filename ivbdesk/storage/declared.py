"""What a table and its columns say of themselves where they are declared; log, search, destruction and inzage follow it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

import sqlalchemy as sa

from ivbdesk.cases.zoeken.zoeken import Zoekgroep


@dataclass(frozen=True)
class Use:
    """Whether a text serves for something; `why_not` says why it does not.

    `through` names what of the entity tells several columns as one. Where `unless` is filled, the text is left out.
    """

    why_not: str = ""
    through: str = ""
    unless: str = ""


SEARCHED = TOLD = Use()
CODE = Use("a code, number or mark that the program made or knows; no words")
DERIVED = Use("worked out anew from rows that speak for themselves")
REGISTER = Use("of the working of the register itself")
SEALED = Use("who reported, or may have: found by nobody and told to nobody (domein 3.3)")
IN_PLACE = Use("read where it stands, in what is found by other words")
LISTED = Use("read in its own short list")
PROFESSIONALS = Use("what professionals said among themselves; the names of others (domein 3.3)")
PARTNERS = Use("of an organisation and its people, not of the person")
LETTER = Use("the person wrote it, or got it as a letter or a decision")
INDEX = "the index of words is worked out from what is logged"


@dataclass(frozen=True)
class Held:
    """As which collection the entity on the other side of a reference holds these rows, and in which order.

    `owned`: a row that is taken out of the collection goes; `eager`: read together with what holds it; `kept`: left
    alone when that goes.
    """

    name: str
    order: tuple[str, ...] = ()
    owned: bool = False
    eager: bool = False
    kept: bool = False


@dataclass(frozen=True)
class About:
    """What a table is: the class of its rows, or why the log need not tell of them.

    `counted` is how an account of a destruction names its rows. With `figures` a change of it changes what lists show
    of its casus. Its texts are found in the group `found`, each of the day in the column `day`.
    """

    entity: type[object] | None = None
    unlogged: str = ""
    counted: str = ""
    figures: bool = True
    found: Zoekgroep | None = None
    day: str = ""


class ColumnInfo(TypedDict, total=False):
    """What `Column.info` may hold: the uses of a text, what a reference does, and why a column is left out of something.

    `unlogged` is why it is not in the log, `counts` that it counts the changes of its row, `sealed` that the log tells only that it changed, `stays` why an id may outlive what it names, `kept_here` why what stands
    beside the copies of a register does without it.
    """

    search: Use
    inzage: Use
    held: Held
    along: bool
    unlogged: str
    counts: bool
    sealed: bool
    stays: str
    kept_here: str


def about(
    entity: type[object] | None = None,
    *,
    unlogged: str = "",
    counted: str = "",
    figures: bool = True,
    found: Zoekgroep | None = None,
    day: str = "",
) -> dict[str, About]:
    """The `info` of a table; see `About`."""
    return {"about": About(entity, unlogged, counted, figures, found, day)}


def about_of(table: sa.Table) -> About:
    """What the table is; raises KeyError for one that does not say."""
    told: About = table.info["about"]
    return told


def table_of(entity: object) -> sa.Table:
    """The table that a mapped entity, or all of a mapped class, stands in."""
    kind = entity if isinstance(entity, type) else type(entity)
    table: object = sa.inspect(kind, raiseerr=True).local_table
    assert isinstance(table, sa.Table)
    return table


def info_of(column: sa.Column[object]) -> ColumnInfo:
    """What the column says of itself."""
    return ColumnInfo(**column.info)  # type: ignore[typeddict-item]  # a dict of anything, by SQLAlchemy


@cache
def sealed_of(table: sa.Table) -> frozenset[str]:
    """The columns of which the log tells only that they changed."""
    return frozenset(column.name for column in table.columns if info_of(column).get("sealed"))


def texts_of(table: sa.Table) -> Iterator[sa.Column[object]]:
    """The columns that hold words: no closed set of them, and no key."""
    for column in table.columns:
        if isinstance(column.type, sa.String) and not isinstance(column.type, sa.Enum):
            yield column


@cache
def worded_of(table: sa.Table) -> frozenset[str]:
    """The columns in which somebody's own words may stand: no code that the program made or knows."""
    return frozenset(
        column.name
        for column in texts_of(table)
        if info_of(column).get("search") not in (None, CODE, DERIVED)
    )


def said(entity: object) -> str:
    """The words by which a mapped entity is found."""
    texts = (
        str(getattr(entity, name))
        for name, unless in _searched(table_of(entity))
        if not unless or not getattr(entity, unless)
    )
    return " ".join(filter(None, texts))


@cache
def _searched(table: sa.Table) -> tuple[tuple[str, str], ...]:
    """What of an entity is searched, in the order of its columns, each with what keeps it out where that is filled."""
    uses = [(column.name, info_of(column).get("search")) for column in texts_of(table)]
    found = [(use.through or name, use.unless) for name, use in uses if use is not None and not use.why_not]
    return tuple(dict.fromkeys(found))
