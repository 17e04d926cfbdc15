"""What holds what, and what goes with what: read from the references between the tables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import sqlalchemy as sa

from ivbdesk.storage.declared import Held, info_of


def target(column: sa.Column[object]) -> sa.Table | None:
    """The table that a column refers to."""
    return next((key.column.table for key in column.foreign_keys), None)


def held_by(whole: sa.Table) -> Iterator[tuple[sa.Table, Held]]:
    """The tables whose rows an entity of this one holds, each with how."""
    for table in whole.metadata.sorted_tables:
        for column in table.columns:
            held = info_of(column).get("held")
            if held is not None and target(column) is whole:
                yield table, held


def going_along(whole: sa.Table) -> tuple[sa.Column[object], ...]:
    """The references by which rows go when a row of this table is destroyed.

    Those that must refer to it, and those that say so; among these the loose ones, which may be to any table.
    """
    return tuple(
        column
        for table in whole.metadata.sorted_tables
        for column in table.columns
        if (target(column) is whole and not column.nullable)
        or (info_of(column).get("along", False) and target(column) in (whole, None))
    )


def referring(whole: sa.Table) -> tuple[sa.Column[object], ...]:
    """Every reference to a row of this table."""
    return tuple(
        column
        for table in whole.metadata.sorted_tables
        for column in table.columns
        if target(column) is whole
    )


def letting_go(whole: sa.Table) -> tuple[sa.Column[object], ...]:
    """The references that become empty when a row of this table is destroyed."""
    return tuple(
        column
        for table in whole.metadata.sorted_tables
        for column in table.columns
        if target(column) is whole and column.nullable and not info_of(column).get("along", False)
    )


@cache
def whole_of(table: sa.Table, root: sa.Table) -> tuple[sa.Column[object], sa.Table] | None:
    """The reference by which a row is part of a thing that belongs to `root`, with the table of that thing."""
    for column in table.columns:
        whole = target(column)
        if whole is not None and not column.nullable and _belongs(whole, root):
            return column, whole
    return None


def _belongs(table: sa.Table, root: sa.Table) -> bool:
    return any(target(column) is root for column in table.columns) or whole_of(table, root) is not None
