"""Several questions in one statement: over a line, each that is asked apart is a journey of its own.

The rows of each come back as a list of values in JSON, since the questions of one statement have columns of their own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.storage.columns import UtcDateTime
from ivbdesk.storage.motor import motor_of

Values = dict[str, Any]
"""What stands in a row, by the name of its column in the question."""
Reader = Callable[[Any], Any]
Readers = Mapping[str, tuple[int, Reader]]


@dataclass(frozen=True, slots=True)
class Found:
    """A row of a question. A value is made of its JSON when it is asked for: of most rows only the id is."""

    _told: list[Any]
    _readers: Readers

    def __getitem__(self, name: str) -> Any:
        place, reader = self._readers[name]
        return reader(self._told[place])

    def values(self) -> Values:
        """All of the row, by name."""
        return {name: reader(self._told[place]) for name, (place, reader) in self._readers.items()}


@dataclass(frozen=True)
class Question:
    """What is asked, and in which order its rows must come."""

    query: sa.Select[*tuple[Any, ...]]
    order: tuple[sa.ColumnElement[Any], ...] = ()


@dataclass(frozen=True)
class Together:
    """Questions by name, put together once: what differs each time must be a bindparam in them.

    Where `only_if` is not true, nothing is found.
    """

    questions: Mapping[str, Question]
    only_if: sa.ColumnElement[bool] | None = None
    _statements: dict[str, sa.CompoundSelect[Any]] = field(default_factory=dict)

    def ask(self, connection: Connection, values: Mapping[str, object]) -> dict[str, list[Found]]:
        """The rows of each question, in one statement."""
        engine = connection.dialect.name
        if engine not in self._statements:
            self._statements[engine] = self._statement(motor_of(connection).list_of)
        found: dict[str, list[tuple[int, Found]]] = {name: [] for name in self.questions}
        for name, place, row in connection.execute(self._statements[engine], values):
            told = json.loads(row) if isinstance(row, str) else row
            found[name].append((place, Found(told, self._readers[name])))
        return {
            name: [row for _, row in sorted(rows, key=lambda item: item[0])] for name, rows in found.items()
        }

    def _statement(self, list_of: str) -> sa.CompoundSelect[Any]:
        members = [_member(name, asked, list_of) for name, asked in self.questions.items()]
        if self.only_if is not None:
            members = [member.where(self.only_if) for member in members]
        return sa.union_all(*members)

    @cached_property
    def _readers(self) -> dict[str, Readers]:
        return {
            name: {
                column.key or column.name: (place, _reader(column.type))
                for place, column in enumerate(asked.query.selected_columns)
            }
            for name, asked in self.questions.items()
        }


def as_rows(rows: list[Found]) -> list[SimpleNamespace]:
    """The same, to be read by name."""
    return [SimpleNamespace(**row.values()) for row in rows]


def _member(name: str, asked: Question, list_of: str) -> sa.Select[Any]:
    order = sa.func.row_number().over(order_by=asked.order) if asked.order else sa.literal(0)
    rows = asked.query.add_columns(order.label("_place")).subquery()
    *columns, place = rows.c
    return sa.select(sa.literal(name), place, getattr(sa.func, list_of)(*columns, type_=sa.Text))


def _reader(kind: sa.types.TypeEngine[Any]) -> Reader:
    """What makes of a value in JSON the value that a column of this kind has."""
    match kind:
        case sa.Enum(enum_class=made) if made is not None:
            return _unless_none(made)
        case sa.Uuid():
            return _unless_none(UUID)
        case UtcDateTime():
            return _unless_none(lambda text: datetime.fromisoformat(text).replace(tzinfo=UTC))
        case sa.Date():
            return _unless_none(date.fromisoformat)
        case sa.Time():
            return _unless_none(time.fromisoformat)
        case sa.Boolean():
            return _unless_none(bool)
        case sa.Integer() | sa.String():
            return _same
        case _:
            raise TypeError(f"{kind!r} is not read together with others")


def _same(value: object) -> object:
    return value


def _unless_none(reader: Reader) -> Reader:
    return lambda value: None if value is None else reader(value)
