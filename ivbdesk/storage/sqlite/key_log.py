"""What the register itself remembers of its key file, so that an older file, or one with a way in added, is noticed.

Nothing in the key file can tell that: an older one is as genuine as that of today. So each change of the ways in is
announced in the log before the file is written, and confirmed after; the log is in the database, and only grows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Engine

from ivbdesk.storage import audit
from ivbdesk.storage.key_lines import (
    ANNOUNCED,
    KEY_FILE,
    PAPER,
    KnownKeys,
    confirmed,
    demand_known,
    known_keys,
    named,
    officers,
)
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.header import WaysIn
from ivbdesk.storage.sqlite.engine import translated
from ivbdesk.storage.sqlite.snapshot import empty_journal


class KeyLog:
    """The lines about the key file in the log of an open register."""

    def __init__(
        self,
        engine: Engine,
        key: bytes,
        holder: UUID,
        clock: Callable[[], datetime],
        kept: Callable[[int, bytes], None],
    ) -> None:
        self._engine, self._key, self._holder, self._clock, self._kept = engine, key, holder, clock, kept

    def known(self) -> KnownKeys | None:
        """What the newest line says; None in a register that never wrote one."""
        with self._reading() as connection:
            return known_keys(connection)

    def demand_known(self, envelope: Envelope) -> None:
        """Raises `ForeignKeyFile` for a key file that is not that of today."""
        with self._reading() as connection:
            demand_known(connection, envelope)

    def named(self, ways: Iterable[str]) -> list[str]:
        """What these ways in are called in Dutch."""
        with self._reading() as connection:
            return named(connection, ways)

    def announce(self, was: WaysIn, stand: WaysIn) -> None:
        """Before the key file is written: the ways in are to become these."""
        self._append(KEY_FILE, "wegen naar binnen", {ANNOUNCED: (was.ways, stand.ways)})

    def confirm(self, stand: WaysIn) -> None:
        """The key file holds these ways in now; nobody who takes the journal away undoes it."""
        self._append(KEY_FILE, "wegen naar binnen", confirmed(stand).wijzigingen)
        empty_journal(self._engine)

    def note_paper(self, refused: Iterable[str]) -> None:
        """The recovery key opened the register, and these ways in were taken out of the key file."""
        told = {"gebruikt": (None, True), "geweerd": (None, sorted(refused))}
        self._append(PAPER, "geopend met de herstelsleutel", told)

    def officers(self, *, working: bool) -> frozenset[str]:
        """Who works in the register, or else who has left."""
        with self._reading() as connection:
            return officers(connection, working=working)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(), self._engine.execution_options(readonly=True).connect() as connection:
            yield connection

    def _append(self, about: str, reden: str, changes: Mapping[str, tuple[object, object]]) -> None:
        doing = audit.Doing(self._holder, "sleutels beheren", reden, self._clock())
        with translated(), self._engine.begin() as connection:
            head = audit.append(connection, self._key, doing, [audit.Entry(KEY_FILE, about, changes)])
        self._kept(*head)
