"""The rows of every table from one connection to the other, in the order in which they came, with their documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, Protocol
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.dossier.stuk import Vorm
from ivbdesk.storage.errors import DamagedDocument
from ivbdesk.storage.moving.contents import as_they_came, moving
from ivbdesk.storage.moving.errors import SignNotKept
from ivbdesk.storage.moving.told import MoveStep
from ivbdesk.storage.tables import dossier as t

_AT_A_TIME = 500
Row = dict[str, Any]


class LeavingDocuments(Protocol):
    """Where the documents are now."""

    def get(self, id: UUID, key: bytes) -> bytes:
        """The content of a document; raises `DamagedDocument`."""


class ArrivingDocuments(LeavingDocuments, Protocol):
    """Where they come."""

    def put(self, id: UUID, content: bytes) -> bytes:
        """Keep a document; gives the key that is to stand in its row."""


def carry(
    source: Connection,
    target: Connection,
    leaving: LeavingDocuments,
    arriving: ArrivingDocuments,
    progress: MoveStep,
) -> None:
    """Every row, and the content of every document; nothing is committed. Raises `DamagedDocument` or `SignNotKept`."""
    counts = {table: _count(source, table) for table in moving()}
    total, done = sum(counts.values()), 0
    for table in moving():
        for rows in _read(source, table):
            progress.at(done, total)
            if table is t.stuk:
                for row in rows:
                    _take(row, leaving, arriving)
                    progress.at(done, total)
            _demand_readable(table, rows)
            target.execute(sa.insert(table), rows)
            done += len(rows)
    progress.at(total, total)


def _count(source: Connection, table: sa.Table) -> int:
    return source.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def _read(source: Connection, table: sa.Table) -> Iterator[list[Row]]:
    query = sa.select(table).order_by(*as_they_came(table))
    size = 1 if table is t.stuk else _AT_A_TIME
    found = source.execute(query, execution_options={"yield_per": size})
    for part in found.mappings().partitions(size):
        yield [dict(row) for row in part]


def _take(row: Row, leaving: LeavingDocuments, arriving: ArrivingDocuments) -> None:
    """A document is opened, held against what its row says, and sealed anew; one of the zaaksysteem has no content here."""
    if row["vorm"] == Vorm.ZAAK:
        return
    content = leaving.get(row["id"], row["sleutel"])
    if hashlib.sha256(content).hexdigest() != row["sha256"]:
        raise DamagedDocument()
    row["sleutel"] = arriving.put(row["id"], content)


def demand_documents(target: Connection, arriving: ArrivingDocuments, progress: MoveStep) -> None:
    """Raises `DamagedDocument` unless every document opens as it arrived, to the bit."""
    c = t.stuk.c
    kept = target.execute(sa.select(c.id, c.sleutel, c.sha256).where(c.vorm != Vorm.ZAAK)).all()
    for number, row in enumerate(kept):
        progress.at(number, len(kept))
        if hashlib.sha256(arriving.get(row.id, row.sleutel)).hexdigest() != row.sha256:
            raise DamagedDocument()


def _demand_readable(table: sa.Table, rows: Sequence[Row]) -> None:
    for row in rows:
        if any(isinstance(value, str) and "\0" in value for value in row.values()):
            raise SignNotKept(table.name)
