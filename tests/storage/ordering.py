"""Where SQLite and PostgreSQL would sort differently: an empty value comes first in the one and last in the other."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.elements import (
    BinaryExpression,
    Case,
    ClauseElement,
    ColumnElement,
    Label,
    UnaryExpression,
)

_SPELLED = (operators.nulls_first_op, operators.nulls_last_op)
_DIRECTION = (operators.asc_op, operators.desc_op)


def unspelled(statement: object) -> list[str]:
    """The orders in a statement and its subqueries that do not say where an empty value comes."""
    if not isinstance(statement, sa.Select | sa.CompoundSelect):
        return []
    selects = [
        part for part in visitors.iterate(statement) if isinstance(part, sa.Select | sa.CompoundSelect)
    ]
    orders = [order for select in selects for order in select._order_by_clauses if not _of_the_server(order)]
    return [str(order) for order in orders if may_be_empty(order)]


def _of_the_server(order: ColumnElement[object]) -> bool:
    """What SQLAlchemy asks the server of its own tables."""
    return any(column.table.schema == "pg_catalog" for column in _columns(order))


def may_be_empty(order: ColumnElement[object]) -> bool:
    """True of an order whose value can be NULL and that does not say where that comes."""
    if isinstance(order, UnaryExpression):
        if order.modifier in _SPELLED:
            return False
        if order.modifier in _DIRECTION:
            return may_be_empty(order.element)
    if isinstance(order, Label):
        return may_be_empty(order.element)
    if isinstance(order, Case) and order.else_ is None:
        return True
    return any(column.nullable for column in _columns(order))


def _columns(part: object) -> Iterator[sa.Column[object]]:
    """The columns whose emptiness makes the whole empty: not those that are only asked whether they are empty."""
    if isinstance(part, BinaryExpression) and part.operator in (operators.is_, operators.is_not):
        return
    if isinstance(part, sa.Column):
        yield part
    elif isinstance(part, ClauseElement) and not isinstance(part, sa.SelectBase):
        for child in part.get_children():
            yield from _columns(child)
