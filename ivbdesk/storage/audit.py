"""The append-only log: who did what to which entity, from and to, and why; HMAC-chained.

Written from the unit of work and nowhere else, in the same transaction as the change itself. Each row
carries the MAC of the row before it, so that a row that is altered, removed or put in between is found
at its own place. Order is `seq`, never the clock: a clock that went back is marked, not trusted.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.storage.tables import audit

GENESIS = bytes(32)


@dataclass(frozen=True)
class Entry:
    """What is to be logged; `wijzigingen` maps a field to its value before and after."""

    entiteit: str
    entiteit_id: str
    wijzigingen: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True)
class Doing:
    """Who acts, in which action, and why: the same for all entries of one unit of work."""

    wie: UUID
    actie: str
    reden: str
    op: datetime


@dataclass(frozen=True)
class ChainResult:
    """What a verification found: rows read, the head (seq, mac), and the first broken row if any."""

    rows: int
    head: tuple[int, bytes] | None
    broken_at: int | None


def append(connection: Connection, key: bytes, doing: Doing, entries: Iterable[Entry]) -> None:
    """Append a row for each entry to the chain."""
    last = connection.execute(
        sa.select(audit.c.seq, audit.c.mac, audit.c.op).order_by(audit.c.seq.desc()).limit(1)
    ).first()
    seq, previous, before = (last.seq, last.mac, last.op) if last else (0, GENESIS, doing.op)
    rows = []
    for entry in entries:
        seq += 1
        row = {
            "seq": seq,
            "op": doing.op.astimezone(UTC),
            "wie": doing.wie,
            "actie": doing.actie,
            "reden": doing.reden,
            "entiteit": entry.entiteit,
            "entiteit_id": entry.entiteit_id,
            "wijzigingen": _to_json(entry.wijzigingen),
            "klok_terug": doing.op < before,
            "vorige": previous,
        }
        row["mac"] = previous = _mac(key, row)
        rows.append(row)
    for row in rows:
        connection.execute(sa.insert(audit), row)


def head(connection: Connection) -> tuple[int, bytes]:
    """The sequence number and MAC of the newest row; (0, 32 zero bytes) for an empty log."""
    last = connection.execute(
        sa.select(audit.c.seq, audit.c.mac).order_by(audit.c.seq.desc()).limit(1)
    ).first()
    return (last.seq, last.mac) if last else (0, GENESIS)


def verify_chain(connection: Connection, key: bytes, last: int | None = None) -> ChainResult:
    """Read the chain in order and recompute each MAC; `last` limits it to the newest rows.

    A gap in the numbers, a wrong link or a wrong MAC gives the number of the first row that is wrong.
    """
    query = sa.select(audit).order_by(audit.c.seq)
    expected: int | None = 1
    previous: bytes | None = GENESIS
    if last is not None:
        newest = connection.execute(sa.select(sa.func.max(audit.c.seq))).scalar() or 0
        if newest > last:
            query = query.where(audit.c.seq > newest - last)
            expected, previous = newest - last + 1, None
    rows, found = 0, None
    for row in connection.execution_options(yield_per=1000).execute(query).mappings():
        linked = row["seq"] == expected and (previous is None or row["vorige"] == previous)
        if not linked or not hmac.compare_digest(row["mac"], _mac(key, dict(row))):
            return ChainResult(rows, found, expected)
        rows += 1
        found = (row["seq"], row["mac"])
        expected, previous = row["seq"] + 1, row["mac"]
    return ChainResult(rows, found, None)


def _mac(key: bytes, row: Mapping[str, Any]) -> bytes:
    parts = (
        row["vorige"],
        struct.pack(">q", row["seq"]),
        row["op"].isoformat().encode(),
        row["wie"].bytes,
        *(row[name].encode() for name in ("actie", "reden", "entiteit", "entiteit_id", "wijzigingen")),
        b"\x01" if row["klok_terug"] else b"\x00",
    )
    message = b"".join(struct.pack(">I", len(part)) + part for part in parts)
    return hmac.new(key, message, hashlib.sha256).digest()


def _to_json(changes: Mapping[str, tuple[Any, Any]]) -> str:
    plain = {name: [_plain(old), _plain(new)] for name, (old, new) in changes.items()}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return f"sha256:{hashlib.sha256(value).hexdigest()}"
    return value
