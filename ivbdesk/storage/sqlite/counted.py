"""What SQLite counts: how often a word is in the texts, how far the numbers came, and where the log ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.taal.woorden import words_of
from ivbdesk.storage.errors import DamagedDatabase
from ivbdesk.storage.tables import dossier as t

_MORE = sa.text(
    "INSERT INTO woord(term, aantal) VALUES (:term, :aantal) "
    "ON CONFLICT(term) DO UPDATE SET aantal = woord.aantal + excluded.aantal"
)
_LESS = sa.text("UPDATE woord SET aantal = aantal + :aantal WHERE term = :term")
_NONE_LEFT = sa.text("DELETE FROM woord WHERE aantal < 1")
_BEGINNING = sa.text(
    "SELECT term FROM woord WHERE term >= :first AND term < :last ORDER BY aantal DESC, term LIMIT :most"
)
_HELD = sa.text(
    "INSERT INTO teller(start, laatste) VALUES (:start, 0) "
    "ON CONFLICT(start) DO UPDATE SET laatste = teller.laatste RETURNING laatste"
)


def words_from(connection: Connection, beginning: str, most: int) -> list[str]:
    """The words of the texts that begin so, the most frequent first."""
    bounds = {"first": beginning, "last": beginning + "\U0010ffff", "most": most}
    return list(connection.scalars(_BEGINNING, bounds))


def know_words(connection: Connection, texts: Collection[str]) -> None:
    """These texts came into the index."""
    _count(connection, texts, 1)


def forget_words(connection: Connection, texts: Collection[str]) -> None:
    """These texts left the index; of words that are in no text any more nothing is kept."""
    _count(connection, texts, -1)


def _count(connection: Connection, texts: Collection[str], sign: int) -> None:
    times = Counter(term for text in texts for term in set(words_of(text)))
    if times:
        rows = [{"term": term, "aantal": sign * number} for term, number in sorted(times.items())]
        connection.execute(_MORE if sign > 0 else _LESS, rows)
        if sign < 0:
            connection.execute(_NONE_LEFT)


def hold_counter(connection: Connection, start: str) -> int:
    """How far a counter came; one that is new begins at none. Raises DamagedDatabase where that is no number."""
    last = connection.execute(_HELD, {"start": start}).scalar_one()
    if not isinstance(last, int):
        raise DamagedDatabase
    return last


def keep_counter(connection: Connection, start: str, last: int) -> None:
    """Write back how far it came."""
    connection.execute(sa.update(t.teller).where(t.teller.c.start == start), {"laatste": last})


def head_of_log(connection: Connection) -> tuple[int, bytes, datetime] | None:
    """The number, the MAC and the moment of the newest line; None where there is none. Raises DamagedDatabase for a line that is none."""
    a = t.audit.c
    try:
        last = connection.execute(sa.select(a.seq, a.mac, a.op).order_by(a.seq.desc()).limit(1)).first()
    except (TypeError, ValueError):  # of another page, put here: what stands there is no moment
        raise DamagedDatabase from None
    return (last.seq, last.mac, last.op) if last else None


def chain(_connection: Connection) -> sa.FromClause:
    """Every line of the log: whoever has the register open reads all of it."""
    return t.audit
