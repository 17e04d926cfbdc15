"""What the register itself remembers of its key file, so that an older file, or one with a way in added, is noticed.

Nothing in the key file can tell that: an older one is as genuine as that of today. So each change of the ways in is
announced in the log before the file is written, and confirmed after; the log is in the database, and only grows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Engine

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage import audit
from ivbdesk.storage.sqlite.engine import translated
from ivbdesk.storage.tables import dossier as tables

KEY_FILE = "sleutelbestand"
_ANNOUNCED, _CONFIRMED = "voorgenomen", "bevestigd"


@dataclass(frozen=True)
class KnownKeys:
    """The state of the ways in as the log tells it: what it was, and what it was to become if that is not confirmed."""

    stand: str
    announced: str = ""

    def holds(self, stand: str) -> bool:
        """Whether a key file in this state is that of the register."""
        return stand in {self.stand, self.announced} - {""}


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
        with translated(), self._engine.execution_options(readonly=True).connect() as connection:
            return known_keys(connection)

    def announce(self, was: str, stand: str) -> None:
        """Before the key file is written: the ways in are to become these."""
        self._append({_ANNOUNCED: (was, stand)})

    def confirm(self, stand: str) -> None:
        """The key file holds these ways in now."""
        self._append(confirmed(stand).wijzigingen)

    def officers(self, *, working: bool) -> frozenset[str]:
        """Who works in the register, or else who has left."""
        with translated(), self._engine.execution_options(readonly=True).connect() as connection:
            return officers(connection, working=working)

    def _append(self, changes: Mapping[str, tuple[object, object]]) -> None:
        doing = audit.Doing(self._holder, "sleutels beheren", "wegen naar binnen", self._clock())
        with translated(), self._engine.begin() as connection:
            head = audit.append(connection, self._key, doing, [audit.Entry(KEY_FILE, KEY_FILE, changes)])
        self._kept(*head)


def working_officer(connection: sa.Connection, preferred: UUID) -> UUID:
    """This officer where he still works here, or else one who does, a beheerder first; the recovery key is nobody's."""
    m = tables.medewerker.c
    if m.recht.name not in {
        column["name"] for column in sa.inspect(connection).get_columns(m.recht.table.name)
    }:
        return preferred  # of the first revision, which knew no rights and no leaving
    query = (
        sa.select(m.id).where(m.tot.is_(None)).order_by(m.id != preferred, m.recht != Recht.BEHEERDER, m.naam)
    )
    return connection.scalar(query.limit(1)) or preferred


def officers(connection: sa.Connection, *, working: bool) -> frozenset[str]:
    """The ids of who works in the register, or else of who has left."""
    m = tables.medewerker.c
    which = m.tot.is_(None) if working else m.tot.is_not(None)
    return frozenset(map(str, connection.scalars(sa.select(m.id).where(which))))


def confirmed(stand: str) -> audit.Entry:
    """The line that says in which state the key file is."""
    return audit.Entry(KEY_FILE, KEY_FILE, {_CONFIRMED: (None, stand)})


def known_keys(connection: sa.Connection) -> KnownKeys | None:
    """What the newest line about the key file says; None where there is none."""
    a = tables.audit.c
    lines = sa.select(a.wijzigingen).where(a.entiteit_id == KEY_FILE).order_by(a.seq.desc()).limit(1)
    newest = connection.scalar(lines)
    if newest is None:
        return None
    told: dict[str, list[str]] = json.loads(newest)
    if _CONFIRMED in told:
        return KnownKeys(told[_CONFIRMED][1])
    return KnownKeys(*told[_ANNOUNCED])
