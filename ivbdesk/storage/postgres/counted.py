"""What a server counts, each by a function of its owner: officers read none of these tables (`rights/definers.py`)."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ivbdesk.storage.columns import UtcDateTime
from ivbdesk.storage.tables import dossier as t

_BEGINNING = sa.text("SELECT woorden_van(:first, :last, :most)")
_HELD = sa.text("SELECT houd_teller(:start)")
_KEPT = sa.text("SELECT zet_teller(:start, :last)")
_ASIDE = sa.text("SELECT houd_reeks(:start, :wanted)")
_TAKEN = sa.text("SELECT neem_reeks(:start, :first)")
_GIVEN_BACK = sa.text("SELECT laat_reeks(:start)")
_END = sa.text("SELECT houd_log() AS op").columns(op=UtcDateTime)
_NAMES = tuple(column.name for column in t.audit.columns)
_LINES = sa.text(
    f"INSERT INTO audit ({', '.join(_NAMES)})"
    f" SELECT {', '.join(_NAMES)} FROM json_populate_recordset(CAST(NULL AS audit), CAST(:lines AS json))"
)
"""All of them in one value: a place for each value of 10,000 lines takes long to make, and the log is held meanwhile."""
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


def put_aside(engine: Engine, wanted: Mapping[str, int]) -> dict[str, int]:
    """The first of so many numbers of each counter, which are this officer's from now on."""
    with engine.begin() as connection:
        return {
            start: int(connection.execute(_ASIDE, {"start": start, "wanted": number}).scalar_one())
            for start, number in sorted(wanted.items())
        }


def take(connection: Connection, firsts: Mapping[str, int]) -> None:
    """What was put aside are the numbers of this transaction, once it is committed of no other."""
    for start, first in firsts.items():
        connection.execute(_TAKEN, {"start": start, "first": first})


def give_back(engine: Engine, starts: Collection[str]) -> None:
    """What was not taken is given again, where nobody came after."""
    with engine.begin() as connection:
        for start in sorted(starts):
            connection.execute(_GIVEN_BACK, {"start": start})


def append_lines(connection: Connection, lines: Sequence[Mapping[str, object]]) -> None:
    """Write lines of the log, all in one statement."""
    plain = [{name: _plain(line[name]) for name in _NAMES} for line in lines]
    connection.execute(_LINES, {"lines": json.dumps(plain, ensure_ascii=False)})


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return f"\\x{value.hex()}"
    if isinstance(value, datetime | UUID):
        return str(value)
    return value


def head_of_log(connection: Connection) -> tuple[int, bytes, datetime] | None:
    """The number, the MAC and the moment of the newest line; None where there is none."""
    last = connection.execute(_HEAD).first()
    return (last.seq, last.mac, last.op) if last else None


def chain(_connection: Connection) -> sa.FromClause:
    """Every line of the log, without the words of those about what is closed to this officer."""
    return _CHAIN
