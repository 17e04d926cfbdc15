"""How far the log had come at the last commit, noted beside the register: for what a journal can lose in silence.

A damaged journal drops the commits after the damage, and every check of SQLite says "ok". The note is written
after each commit without waiting for the disk: it can be behind what is kept, never before it.
"""

from __future__ import annotations

import hmac
import struct
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.storage import audit
from ivbdesk.storage.keys.header import Anchor
from ivbdesk.storage.sqlite.file_names import HIGH_WATER
from ivbdesk.storage.tables import dossier as tables
from ivbdesk.whole_file import read_whole, write_over

_FORM = struct.Struct(">q32s32s")


class HighWater:
    """The note of one register, under the key of its log, so that no one else can raise it."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._path, self._key = folder / HIGH_WATER, key

    def note(self, seq: int, mac: bytes) -> None:
        """Notes the head of the log; a disk that refuses this has kept the commit all the same."""
        with suppress(OSError):
            write_over(self._path, _FORM.pack(seq, mac, self._sign(seq, mac)))

    def read(self) -> tuple[int, bytes] | None:
        """The head that was noted last; None where there is none, or it is not ours."""
        try:
            seq, mac, sign = _FORM.unpack(read_whole(self._path, _FORM.size))
        except (OSError, struct.error):
            return None
        return (seq, mac) if hmac.compare_digest(sign, self._sign(seq, mac)) else None

    def _sign(self, seq: int, mac: bytes) -> bytes:
        return hmac.digest(self._key, b"hoogwater" + struct.pack(">q", seq) + mac, "sha256")


def is_older(connection: Connection, anchor: Anchor | None) -> bool:
    """Whether the audit log does not hold the row that was its head when it was last anchored."""
    if anchor is None or anchor.seq == 0:
        return False
    query = sa.select(tables.audit.c.mac).where(tables.audit.c.seq == anchor.seq)
    return connection.scalar(query) != anchor.mac


def lost_lines(connection: Connection, noted: tuple[int, bytes] | None) -> int:
    """How many lines of the log were kept once and are not there now; 0 where nothing is known to be lost."""
    if noted is None:
        return 0
    seq, mac = noted
    newest = audit.head(connection)[0]
    if newest >= seq:
        query = sa.select(tables.audit.c.mac).where(tables.audit.c.seq == seq)
        return 0 if connection.scalar(query) == mac else 1
    return seq - newest
