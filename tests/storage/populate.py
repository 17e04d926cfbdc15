"""Fills every table of a register with a row or more, so that a migration has something to lose."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID, uuid5

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage import audit
from ivbdesk.storage.sqlite.file_names import DOCUMENTS
from ivbdesk.storage.stukken import sealed
from ivbdesk.storage.tables import dossier as tables

OFFICER = UUID("5d2f0c1e-9a34-4f0b-8d0f-2b1f6f6f0001")
MOMENT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ROWS = 3
DOCUMENT = b"een stuk"


def populate(engine: Engine, audit_key: bytes, folder: Path | None = None) -> None:
    """Three rows in every table, each referring to the row of the same number in the other tables.

    With the `folder` of a register also the files of its documents.
    """
    if folder is not None:
        write_documents(folder)
    with engine.begin() as connection:
        fill_tables(connection)
        write_audit(connection, audit_key, ROWS)


def employ(engine: Engine, officer: UUID) -> None:
    """Somebody who works in the register."""
    row = {"id": officer, "naam": f"Naam {officer}", "functie": "OOV", "recht": Recht.BEHEERDER}
    with engine.begin() as connection:
        connection.execute(sa.insert(tables.medewerker), row)


def write_documents(folder: Path, first: int = 1) -> None:
    """The files of three documents."""
    for number in range(first, first + ROWS):
        id, key = uuid5(OFFICER, f"stuk {number}"), bytes([number]) * 32
        (folder / DOCUMENTS / f"{id}.stuk").write_bytes(sealed(id, key, DOCUMENT))


def fill_tables(connection: Connection, first: int = 1) -> None:
    """Three rows in every table but the audit log, made from the numbers `first` and on."""
    numbers = range(first, first + ROWS)
    for table in tables.metadata.sorted_tables:
        if table.name != "audit":
            connection.execute(sa.insert(table), [fields_of(table, number) for number in numbers])


def write_audit(connection: Connection, audit_key: bytes, rows: int) -> None:
    """Adds `rows` lines to the audit log."""
    doing = audit.Doing(OFFICER, "beproeven", "om te zien of het standhoudt", MOMENT)
    entries = [
        audit.Entry("casus", str(number), {"titel": ("", f"Casus {number}")}) for number in range(rows)
    ]
    audit.append(connection, audit_key, doing, entries)


def fields_of(table: sa.Table, number: int) -> dict[str, object]:
    """A row of this table, made from a number."""
    return {column.name: _value(column, number) for column in table.columns}


def _value(column: sa.Column[object], number: int) -> object:
    kind = column.type
    table = next(iter(column.foreign_keys)).column.table if column.foreign_keys else column.table
    if isinstance(kind, sa.Uuid):
        return uuid5(OFFICER, f"{table.name} {number}")
    if isinstance(kind, sa.Enum):
        return kind.python_type(kind.enums[0]) if kind.enum_class else kind.enums[0]
    if isinstance(kind, sa.Boolean):
        return False
    if isinstance(kind, sa.Integer):
        return -number if table.name == "auditsleutel" else number  # keys of rows before the first
    if isinstance(kind, sa.LargeBinary):
        return bytes([number]) * 32
    if isinstance(kind, sa.Date):
        return date(2026, 1, number)
    if isinstance(kind, sa.Time):
        return time(number)
    if column.name == "sha256" and table.name == "stuk":
        return hashlib.sha256(DOCUMENT).hexdigest()
    if isinstance(kind, sa.String):
        return f"{column.name} {number}"[: kind.length]
    return MOMENT
