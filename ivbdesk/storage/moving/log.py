"""What the log of a register says of its moves: where it came from, and where it went."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.taal.nederlands import AMSTERDAM, short_date
from ivbdesk.storage import audit
from ivbdesk.storage.key_lines import confirmed
from ivbdesk.storage.keys.header import WaysIn
from ivbdesk.storage.tables import dossier as t

MOVE = "verhuizing"
"""The id by which a line about a move is found."""
_REGISTER = "register"
_FROM, _LAST, _TO, _PLACE, _ID = "verhuisd_van", "laatste_regel", "verhuisd_naar", "plaats", "register_id"
Head = tuple[int, bytes]


@dataclass(frozen=True)
class Moved:
    """That a register went away: the id of that which it became, where that is, and when."""

    register_id: str
    waarheen: str
    op: datetime

    @property
    def wanneer(self) -> str:
        """The day and the hour, as a sentence has it."""
        here = self.op.astimezone(AMSTERDAM)
        return f"{short_date(here.date())} {here:%H:%M}"


@dataclass(frozen=True)
class Came:
    """That a register came from elsewhere: the id of what it was, and the head of the log that it had."""

    register_id: str
    seq: int
    kop: str


def sign(head: Head) -> str:
    """A head of the log as it is written: its number and the first digits of its MAC."""
    return f"{head[0]} {head[1].hex()[:16]}"


def note_arrival(
    connection: Connection, keys: tuple[bytes, bytes], doing: audit.Doing, was: str, ways: WaysIn
) -> None:
    """The old key is kept, and the first lines under the new one say from which register it came, to which line, and who is let in."""
    old, new = keys
    last = sign(audit.head(connection))
    audit.keep_key(connection, old)
    told = {_FROM: (None, was), _LAST: (None, last)}
    audit.append(connection, new, doing, [audit.Entry(_REGISTER, MOVE, told), confirmed(ways)])


def note_departure(connection: Connection, key: bytes, doing: audit.Doing, moved: Moved) -> Head:
    """The last line of a register that goes away; gives the head that the log then has."""
    told = {_TO: (None, moved.register_id), _PLACE: (None, moved.waarheen)}
    return audit.append(connection, key, doing, [audit.Entry(_REGISTER, MOVE, told)])


def note_copy(connection: Connection, key: bytes, doing: audit.Doing, moment: datetime) -> Head:
    """That everything was copied out of the server, with the moment of the copy."""
    told = {"kopie": (None, moment)}
    return audit.append(connection, key, doing, [audit.Entry(_REGISTER, _REGISTER, told)])


def moved_away(connection: Connection) -> Moved | None:
    """Where this register went; None for one that is still here."""
    told = _newest(connection)
    if told is None or _TO not in told[1]:
        return None
    changes = told[1]
    return Moved(str(changes[_TO][1]), str(changes[_PLACE][1]), told[0])


def came_from(connection: Connection) -> Came | None:
    """From which register this one came; None for one that was made here, or went away since."""
    told = _newest(connection)
    if told is None or _FROM not in told[1]:
        return None
    changes = told[1]
    seq, _, kop = str(changes[_LAST][1]).partition(" ")
    return Came(str(changes[_FROM][1]), int(seq), kop)


def _newest(connection: Connection) -> tuple[datetime, dict[str, list[object]]] | None:
    a = t.audit.c
    query = sa.select(a.op, a.wijzigingen).where(
        a.entiteit_id == MOVE, a.entiteit == _REGISTER, a.wijzigingen != ""
    )
    newest = connection.execute(query.order_by(a.seq.desc()).limit(1)).first()
    return None if newest is None else (newest.op, json.loads(newest.wijzigingen))
