"""What a server counts, each by a function of its owner: officers read none of these tables (`rights/definers.py`)."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.storage.columns import UtcDateTime
from ivbdesk.storage.tables import dossier as t

_BEGINNING = sa.text("SELECT woorden_van(:first, :last, :most)")
_HELD = sa.text("SELECT houd_teller(:start)")
_KEPT = sa.text("SELECT zet_teller(:start, :last)")
_END = sa.text("SELECT houd_log() AS op").columns(op=UtcDateTime)
_HEAD = sa.text("SELECT seq, mac, op FROM kop_van_log()").columns(op=UtcDateTime)
_CHAIN = sa.table(
    "audit_keten",
    *(sa.column(column.name, column.type) for column in t.audit.columns),
    sa.column("gedekt", sa.Boolean),
)


def words_from(connection: Connection, beginning: str, most: int) -> list[str]:
    """The words that begin so of the newest texts that this officer may see, the most frequent first."""
    bounds = {"first": beginning, "last": beginning + "\U0010ffff", "most": most}
    return list(connection.scalars(_BEGINNING, bounds))


def hold_counter(connection: Connection, start: str) -> int:
    """How far a counter came; no other writer takes it up until the transaction ends, also of one that is new."""
    return int(connection.execute(_HELD, {"start": start}).scalar_one())


def keep_counter(connection: Connection, start: str, last: int) -> None:
    """Write back how far it came."""
    connection.execute(_KEPT, {"start": start, "last": last})


def hold_log(connection: Connection) -> datetime | None:
    """The end of the log, until the transaction ends: the last that a unit of work asks for; gives when, by the server's clock."""
    moment: datetime | None = connection.scalar(_END)
    return moment


def head_of_log(connection: Connection) -> tuple[int, bytes, datetime] | None:
    """The number, the MAC and the moment of the newest line; None where there is none."""
    last = connection.execute(_HEAD).first()
    return (last.seq, last.mac, last.op) if last else None


def chain(_connection: Connection) -> sa.FromClause:
    """Every line of the log, without the words of those about what is closed to this officer."""
    return _CHAIN
