"""A SHA-256 of each table, the same on every engine: by which two sides show that they hold the same rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.storage.moving.contents import RESEALED, log_until, moving
from ivbdesk.storage.moving.told import MoveStep

_AT_A_TIME = 1000


@dataclass(frozen=True)
class Digest:
    """How many rows a table has, and the SHA-256 of them as canonical JSON, sorted by their keys."""

    rijen: int
    sha256: str


Digests = Mapping[str, Digest]


def digests(connection: Connection, last: int, progress: MoveStep) -> Digests:
    """Of every table that moves, as it was when the log ended at line `last`."""
    found, tables = {}, moving()
    for number, table in enumerate(tables):
        progress.at(number, len(tables))
        found[table.name] = _digest(connection, table, log_until(table, last))
    return found


def different(one: Digests, other: Digests) -> list[str]:
    """The tables of which the two differ."""
    return [name for name in one if one[name] != other.get(name)]


def _digest(connection: Connection, table: sa.Table, which: sa.ColumnElement[bool]) -> Digest:
    columns = sorted((one for one in table.columns if (table, one.name) not in RESEALED), key=_name)
    keys = [columns.index(column) for column in table.primary_key.columns]
    query = sa.select(*columns).where(which)
    rows = []
    for row in connection.execute(query, execution_options={"yield_per": _AT_A_TIME}):
        values = [plain(value) for value in row]
        whole = hashlib.sha256(_canonical(values)).digest()
        rows.append((_canonical([values[place] for place in keys]), whole))
    rows.sort()
    total = hashlib.sha256(_canonical([column.name for column in columns]))
    for _, one in rows:
        total.update(one)
    return Digest(len(rows), total.hexdigest())


def _name(column: sa.Column[object]) -> str:
    return column.name


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def plain(value: object) -> object:
    """A value as JSON has it, from whatever engine it came."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID | date | time | datetime):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value
