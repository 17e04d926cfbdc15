"""The append-only log: who did what to which entity, from and to, and why; HMAC-chained.

Written from the unit of work and nowhere else, in the same transaction as the change itself. Each row
carries the MAC of the row before it, so that a row that is altered, removed or put in between is found
at its own place. Order is `seq`, never the clock: a clock that went back is marked, not trusted.

The MAC stands over a salted seal of what changed and why, so that a row can be emptied when a casus is
destroyed and the chain still holds: which rows those are, a later row of the chain names (`log_emptied`).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.tables.dossier import audit, auditsleutel

GENESIS = bytes(32)
SALT_BYTES = 16
EMPTIED = "logregels"
"""The entity of a row that names the rows that were emptied, as numbers "3-8 12"."""


@dataclass(frozen=True)
class Entry:
    """What is to be logged; `wijzigingen` maps a field to its value before and after.

    `casus_id` is the casus it belongs to, so that those who may not see that do not see this.
    """

    entiteit: str
    entiteit_id: str
    wijzigingen: Mapping[str, tuple[object, object]]
    casus_id: UUID | None = None


@dataclass(frozen=True)
class Doing:
    """Who acts, in which action, and why: the same for all entries of one unit of work."""

    wie: UUID
    actie: str
    reden: str
    op: datetime


@dataclass
class _Line:
    """A row of the log as it is read; one of an older revision names no casus and has no seal.

    Of one that is `gedekt` a server gives no words: only its place in the chain can be verified.
    """

    seq: int
    op: datetime
    wie: UUID
    actie: str
    reden: str
    entiteit: str
    entiteit_id: str
    wijzigingen: str
    klok_terug: bool
    vorige: bytes
    mac: bytes = b""
    zout: bytes | None = None
    zegel: bytes | None = None
    casus_id: UUID | None = None
    gedekt: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether what changed and why was taken away."""
        return self.zout == b""


@dataclass(frozen=True)
class ChainResult:
    """What a verification found: rows read, the head (seq, mac), and the first broken row if any."""

    rows: int
    head: tuple[int, bytes] | None
    broken_at: int | None


def append(connection: Connection, key: bytes, doing: Doing, entries: Iterable[Entry]) -> tuple[int, bytes]:
    """Append a row for each entry to the chain; gives the head that it then has."""
    motor = motor_of(connection)
    rows = [_unlinked(doing, entry) for entry in entries]  # before the log is held: others wait for that
    moment = motor.hold_log(connection) or doing.op
    seq, previous, before = motor.head_of_log(connection) or (0, GENESIS, moment)
    for row in rows:
        seq += 1
        row.seq, row.op, row.klok_terug, row.vorige = seq, moment.astimezone(UTC), moment < before, previous
        row.mac = previous = _mac(key, row)
    names = audit.columns.keys()
    motor.append_lines(connection, [{name: getattr(row, name) for name in names} for row in rows])
    return seq, previous


def _unlinked(doing: Doing, entry: Entry) -> _Line:
    """The row of an entry, sealed, without its place in the chain."""
    row = _Line(
        seq=0,
        op=doing.op,
        wie=doing.wie,
        actie=doing.actie,
        reden=doing.reden,
        entiteit=entry.entiteit,
        entiteit_id=entry.entiteit_id,
        wijzigingen=_to_json(entry.wijzigingen),
        klok_terug=False,
        vorige=GENESIS,
        casus_id=entry.casus_id,
        zout=secrets.token_bytes(SALT_BYTES),
    )
    row.zegel = _seal(row)
    return row


def empty(connection: Connection, rows: Sequence[int]) -> Entry:
    """Takes away what these rows say of changes and reasons; gives the entry that must name them in the log.

    Who did what kind of thing when, to which id, stays and is still held by the chain.
    """
    blank = {"reden": "", "wijzigingen": "", "zout": b""}
    for start in range(0, len(rows), 500):
        connection.execute(sa.update(audit).where(audit.c.seq.in_(rows[start : start + 500])), blank)
    return Entry(EMPTIED, "", {"regels": (None, _ranges(rows))})


def head(connection: Connection) -> tuple[int, bytes]:
    """The sequence number and MAC of the newest row; (0, 32 zero bytes) for an empty log."""
    seq, mac, _ = motor_of(connection).head_of_log(connection) or (0, GENESIS, None)
    return seq, mac


def holds_line(connection: Connection, seq: int, digits: str) -> bool:
    """Whether the log has a row of this number whose MAC begins with these hexadecimal digits; 0 stands for no row."""
    chain = motor_of(connection).chain(connection)
    mac = connection.scalar(sa.select(chain.c.mac).where(chain.c.seq == seq))
    return seq == 0 or (mac is not None and mac.hex().startswith(digits.lower()))


def keep_key(connection: Connection, key: bytes) -> None:
    """Keeps the key under which the rows so far were written, when the register gets another."""
    newest = head(connection)[0]
    connection.execute(sa.insert(auditsleutel), {"tot_seq": newest, "sleutel": key})


def keys_so_far(connection: Connection, key: bytes) -> list[bytes]:
    """Every key under which rows were written, that of now last."""
    return [earlier for _, earlier in _keys(connection, key)]


def verify_chain(connection: Connection, key: bytes, last: int | None = None) -> ChainResult:
    """Read the chain in order and recompute each MAC; `last` limits it to the newest rows.

    A gap in the numbers, a wrong link, a wrong MAC, or an emptied row that no later row names gives the
    number of the first row that is wrong. Also reads the log of an older revision.
    """
    lines = motor_of(connection).chain(connection)
    query = sa.select(*_present(connection, lines)).order_by(lines.c.seq)
    keys = _keys(connection, key)
    expected: int | None = 1
    previous: bytes | None = GENESIS
    if last is not None:
        newest, _ = head(connection)
        if newest > last:
            query = query.where(lines.c.seq > newest - last)
            expected, previous = newest - last + 1, None
    rows, found = 0, None
    blank: set[int] = set()
    try:
        for read in connection.execute(query, execution_options={"yield_per": 1000}).mappings():
            row = _Line(**read)
            linked = row.seq == expected and (previous is None or row.vorige == previous)
            if not linked or not _holds(keys, row):
                return ChainResult(rows, found, expected)
            if row.is_empty:
                blank.add(row.seq)
            elif row.entiteit == EMPTIED:
                blank -= _numbers(json.loads(row.wijzigingen)["regels"][1])
            rows += 1
            found = (row.seq, row.mac)
            expected, previous = row.seq + 1, row.mac
    except (TypeError, ValueError, KeyError, AttributeError):  # a row that is none: of another page, put here
        return ChainResult(rows, found, expected)
    return ChainResult(rows, found, min(blank, default=None))


def _present(connection: Connection, lines: sa.FromClause) -> list[sa.ColumnElement[object]]:
    if lines is not audit:
        return list(lines.c)  # of a server, which has no older revision
    names = {column["name"] for column in sa.inspect(connection).get_columns(audit.name)}
    return [column for column in audit.c if column.name in names]


def _keys(connection: Connection, key: bytes) -> list[tuple[float, bytes]]:
    """The keys with the last row that each holds for, oldest first."""
    earlier = sa.select(auditsleutel.c.tot_seq, auditsleutel.c.sleutel).order_by(auditsleutel.c.tot_seq)
    rows = connection.execute(earlier).all() if sa.inspect(connection).has_table(auditsleutel.name) else []
    return [*((row.tot_seq, row.sleutel) for row in rows), (float("inf"), key)]


def _holds(keys: Sequence[tuple[float, bytes]], row: _Line) -> bool:
    key = next(key for last, key in keys if row.seq <= last)
    if row.gedekt:
        return hmac.compare_digest(row.mac, _mac(key, row))
    if row.is_empty:
        if row.reden or row.wijzigingen:
            return False
        if row.zegel is None:
            return True  # of the first revision: its MAC stood over the words; the next row holds that MAC
    elif row.zegel is not None and not hmac.compare_digest(row.zegel, _seal(row)):
        return False
    return hmac.compare_digest(row.mac, _mac(key, row))


def _seal(row: _Line) -> bytes:
    words = (row.zout or b"", row.reden.encode(), row.wijzigingen.encode())
    return hashlib.sha256(_joined(words)).digest()


def _mac(key: bytes, row: _Line) -> bytes:
    about = [row.actie.encode(), row.entiteit.encode(), row.entiteit_id.encode()]
    if row.zegel is None:
        words = [about[0], row.reden.encode(), *about[1:], row.wijzigingen.encode()]
    else:
        words = [*about, row.casus_id.bytes if row.casus_id else b"", row.zegel]
    parts = (
        row.vorige,
        struct.pack(">q", row.seq),
        row.op.isoformat().encode(),
        row.wie.bytes,
        *words,
        b"\x01" if row.klok_terug else b"\x00",
    )
    return hmac.digest(key, _joined(parts), "sha256")


def _joined(parts: Iterable[bytes]) -> bytes:
    return b"".join(struct.pack(">I", len(part)) + part for part in parts)


def _ranges(rows: Sequence[int]) -> str:
    found: list[list[int]] = []
    for row in sorted(rows):
        if found and found[-1][1] == row - 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    return " ".join(f"{first}-{last}" if last > first else str(first) for first, last in found)


def _numbers(ranges: str) -> set[int]:
    pairs = (part.partition("-") for part in ranges.split())
    return {row for first, _, last in pairs for row in range(int(first), int(last or first) + 1)}


def _to_json(changes: Mapping[str, tuple[object, object]]) -> str:
    plain = {name: [_plain(old), _plain(new)] for name, (old, new) in changes.items()}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return f"sha256:{hashlib.sha256(value).hexdigest()}"
    return value
