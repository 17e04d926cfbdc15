"""The kinds of column that the tables are built of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TypeVar, Unpack
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.cases.kader.kader import GerichtAan
from ivbdesk.storage.declared import CODE, SEALED, ColumnInfo, Held, Use

C = TypeVar("C")
ARRIVAL = "rowid"
"""The number of a row in its table, by the name that SQLite has for it; another engine has a column of that name."""

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """A moment, kept in UTC; refuses one without a time zone, which would lose it silently."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """The moment as naive UTC; raises ValueError for a naive one."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """The moment as aware UTC."""
        return value.replace(tzinfo=UTC) if value is not None else None


def choice(kind: type[StrEnum], name: str) -> sa.Enum:
    """A closed set of words: text with a CHECK, since SQLite itself accepts anything."""
    return sa.Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


def own_id() -> sa.Column[UUID]:
    """The primary key: a UUID that the client makes."""
    return sa.Column("id", sa.Uuid, primary_key=True)


def ref(
    whole: str,
    name: str = "",
    *,
    nullable: bool = False,
    index: bool = True,
    held: Held | None = None,
    along: bool = False,
) -> sa.Column[UUID]:
    """A reference to the table `whole`, named `whole_id` unless another name is given.

    `held` is as what that holds this row. A row that must refer to something goes with it when it is destroyed, and
    so does one that may when it goes `along`; any other then lets go.

    Checked at the end of the transaction, since the order of inserts follows only mapped relations.
    """
    key = sa.ForeignKey(f"{whole}.id", deferrable=True, initially="DEFERRED")
    info = ColumnInfo(along=along) if held is None else ColumnInfo(along=along, held=held)
    return sa.Column(name or f"{whole}_id", sa.Uuid, key, nullable=nullable, index=index, info=dict(info))


def aimed() -> tuple[sa.Column[object], sa.Column[UUID], sa.Column[UUID]]:
    """At whom something is aimed: in what capacity, and the person or organisation of the casus."""
    return (
        kind("gericht_aan", GerichtAan, nullable=True),
        ref("persoon", nullable=True, index=False),
        ref("organisatie", nullable=True, index=False),
    )


def loose_ref(name: str, *, nullable: bool = True) -> sa.Column[UUID]:
    """A reference to a row of one table or another; it goes with that row."""
    return sa.Column(name, sa.Uuid, nullable=nullable, info=dict(ColumnInfo(along=True)))


def staying(
    name: str,
    why: str,
    *,
    nullable: bool = False,
    unique: bool | None = None,
    index: bool = False,
    primary_key: bool = False,
) -> sa.Column[UUID]:
    """An id that may outlive what it names, with the reason."""
    info = dict(ColumnInfo(stays=why))
    return sa.Column(
        name, sa.Uuid, nullable=nullable, unique=unique, index=index, primary_key=primary_key, info=info
    )


def officer(
    name: str, *, nullable: bool = False, index: bool = False, primary_key: bool = False
) -> sa.Column[UUID]:
    """The officer who did it, or whose it is."""
    return staying(name, "who left stays named", nullable=nullable, index=index, primary_key=primary_key)


def text(name: str, search: Use, inzage: Use | None = None) -> sa.Column[str]:
    """A text that is never NULL: what a search and a copy of one's own data make of it, or one reason for neither."""
    return sa.Column(name, sa.Text, nullable=False, default="", info=uses(search, inzage))


def sealed(name: str) -> sa.Column[str]:
    """Who reported: nothing finds or tells it, and the log tells only that it changed (domein 3.3)."""
    return noted(text(name, SEALED), sealed=True)


def word(
    name: str,
    longest: int,
    search: Use,
    inzage: Use | None = None,
    *,
    nullable: bool = False,
    unique: bool = False,
) -> sa.Column[str]:
    """A word that the program itself makes, or whose length the reader of its file holds to `longest`."""
    info = uses(search, inzage)
    return sa.Column(name, sa.String(longest), nullable=nullable, unique=unique or None, info=info)


def uses(search: Use, inzage: Use | None = None) -> dict[str, object]:
    """The `info` of a column with words."""
    return dict(ColumnInfo(search=search, inzage=search if inzage is None else inzage))


def noted(column: sa.Column[C], **info: Unpack[ColumnInfo]) -> sa.Column[C]:
    """The column with something more to say of itself; see `ColumnInfo`."""
    column.info.update(info)
    return column


def hold_lengths(table: sa.Table) -> None:
    """Let this table refuse a word that is too long: SQLite by itself takes any length."""
    for column in table.columns:
        if type(column.type) is sa.String and column.type.length is not None:
            fits = sa.func.length(column) <= column.type.length
            table.append_constraint(sa.CheckConstraint(fits, name=f"{column.name}_lengte"))


def came(table: sa.Table) -> sa.ColumnElement[int]:
    """Orders the rows of a table as they came in."""
    return sa.table(table.name, sa.column(ARRIVAL, sa.Integer)).c[ARRIVAL]


def day(name: str, *, nullable: bool = False) -> sa.Column[date]:
    """A calendar day."""
    return sa.Column(name, sa.Date, nullable=nullable)


def kind(name: str, kind: type[StrEnum], *, nullable: bool = False) -> sa.Column[object]:
    """A closed set of words under `name`."""
    return sa.Column(name, choice(kind, name), nullable=nullable)


def number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    """A whole number."""
    return sa.Column(name, sa.Integer, nullable=nullable)


def flag(name: str) -> sa.Column[bool]:
    """Yes or no."""
    return sa.Column(name, sa.Boolean(name=name, create_constraint=True), nullable=False, default=False)


def versie() -> sa.Column[int]:
    """How often the row was changed: who changes it by what a colleague changed since is refused (`mapping`)."""
    info = ColumnInfo(unlogged="what is changed is told by the columns that changed", counts=True)
    return sa.Column("versie", sa.Integer, nullable=False, server_default="1", info=dict(info))


def origins() -> sa.Column[str]:
    """The origins of what was said in a meeting, separated by commas: who may read it later."""
    return sa.Column("herkomst", sa.Text, nullable=False, server_default="eigen", info=uses(CODE))
