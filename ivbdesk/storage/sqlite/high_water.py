"""How far log and drafts had come at the last commit, noted beside the register: for what a journal can lose in silence.

A damaged journal drops the commits after the damage, and every check of SQLite says "ok". The note is written
after each commit without waiting for the disk: it can be behind what is kept, never before it.

A register that was closed is sealed in the note: a page of an older copy is as genuine as that of today, and only the
file as a whole tells that it was put back. The first thing that an opening does is to take the seal off.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.storage import audit
from ivbdesk.storage.keys.header import Anchor
from ivbdesk.storage.sqlite.disk import disk_refusals
from ivbdesk.storage.sqlite.draft_count import drafts_so_far
from ivbdesk.storage.sqlite.file_names import HIGH_WATER
from ivbdesk.storage.tables import dossier as tables
from ivbdesk.whole_file import read_whole, sync_file, write_over

_FORM = struct.Struct(">q32sq32s32s")
_OPEN = bytes(32)
_LARGEST = 4 << 30
"""Bytes; what is larger has no seal, so that nobody makes the opening last by a file without end."""


class NotedHead(NamedTuple):
    """The head of the log, how many times a draft was kept or forgotten, and the digest of the file where it is sealed."""

    seq: int = 0
    mac: bytes = audit.GENESIS
    drafts: int = 0
    seal: bytes = _OPEN


class HighWater:
    """The note of one register, under the key of its log, so that no one else can raise it."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._path, self._key = folder / HIGH_WATER, key
        self._writing = Lock()

    def note(self, seq: int, mac: bytes) -> None:
        """Notes the head of the log; a disk that refuses this has kept the commit all the same."""
        with suppress(OSError), self._writing:
            self._write((self.read() or NotedHead())._replace(seq=seq, mac=mac, seal=_OPEN))

    def note_drafts(self, number: int) -> None:
        """Notes the count of drafts, as the head of the log is noted."""
        with suppress(OSError), self._writing:
            self._write((self.read() or NotedHead())._replace(drafts=number, seal=_OPEN))

    def seal(self, database: Path, let_go: Callable[[], object]) -> None:
        """The database is closed by `let_go`, and has to be the same when it is opened; not so while a journal waits.

        Nor where a loss of power could bring back the journal that was emptied: its emptiness waits for the disk.
        """
        noted, journal = self.read(), _journal_of(database)
        with suppress(OSError):
            sync_file(journal)
            waits = (
                journal.exists() and journal.stat().st_size
            )  # letting go would take it in, and wait for nothing
            let_go()  # who reads the file as such takes from SQLite the locks that it has on it
            if noted is not None and not waits and (found := as_found(database)):
                self._write(noted._replace(seal=found))

    def is_broken(self, found: bytes) -> bool:
        """Whether the database, as `as_found` gave it, is not the file that was sealed."""
        noted = self.read()
        return noted is not None and noted.seal not in (_OPEN, found)

    def open_seal(self) -> None:
        """Takes the seal off, for good, before anything is written; raises what a disk refuses."""
        noted = self.read()
        if noted is not None and noted.seal != _OPEN:
            with disk_refusals():
                self._write(noted._replace(seal=_OPEN), last=True)

    def read(self) -> NotedHead | None:
        """What was noted last; None where there is nothing, or it is not ours."""
        try:
            *noted, sign = _FORM.unpack(read_whole(self._path, _FORM.size))
        except (OSError, struct.error):
            return None
        found = NotedHead(*noted)
        return found if hmac.compare_digest(sign, self._sign(found)) else None

    def _write(self, noted: NotedHead, *, last: bool = False) -> None:
        write_over(self._path, _FORM.pack(*noted, self._sign(noted)), last)

    def _sign(self, noted: NotedHead) -> bytes:
        counted = struct.pack(">qq", noted.seq, noted.drafts)
        return hmac.digest(self._key, b"hoogwater" + counted + noted.mac + noted.seal, "sha256")


def _journal_of(database: Path) -> Path:
    return database.with_name(f"{database.name}-wal")


def as_found(database: Path) -> bytes:
    """A digest of the file; nothing where it is none, or a journal waits beside it and it is not all. Raises OSError."""
    journal = _journal_of(database)
    if not database.is_file() or database.stat().st_size > _LARGEST:
        return b""
    if journal.exists() and journal.stat().st_size:
        return b""
    with database.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def is_older(connection: Connection, anchor: Anchor | None) -> bool:
    """Whether the audit log does not hold the row that was its head when it was last anchored."""
    if anchor is None or anchor.seq == 0:
        return False
    query = sa.select(tables.audit.c.mac).where(tables.audit.c.seq == anchor.seq)
    return connection.scalar(query) != anchor.mac


def lost_lines(connection: Connection, noted: NotedHead | None) -> int:
    """How many lines of the log were kept once and are not there now; 0 where nothing is known to be lost."""
    if noted is None:
        return 0
    newest = audit.head(connection)[0]
    if newest >= noted.seq > 0:
        query = sa.select(tables.audit.c.mac).where(tables.audit.c.seq == noted.seq)
        return 0 if connection.scalar(query) == noted.mac else 1
    return max(0, noted.seq - newest)


def has_lost_drafts(connection: Connection, noted: NotedHead | None) -> bool:
    """Whether a draft was kept or forgotten once and the database knows nothing of it now."""
    return noted is not None and drafts_so_far(connection) < noted.drafts
