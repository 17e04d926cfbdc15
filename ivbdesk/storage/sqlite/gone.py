"""Whether a register was moved, as its own log says, and saying so."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Engine

from ivbdesk.storage.audit import Doing
from ivbdesk.storage.moving.log import Head, Moved, moved_away, note_departure
from ivbdesk.storage.sqlite.engine import translated


def gone_from(engine: Engine) -> Moved | None:
    """Where the register went; None for one that is still here."""
    with translated(), engine.execution_options(readonly=True).connect() as connection:
        return moved_away(connection)


def note_gone(engine: Engine, key: bytes, holder: UUID, moved: Moved) -> Head:
    """Its last line; gives the head that the log then has."""
    with translated(), engine.begin() as connection:
        return note_departure(connection, key, Doing(holder, "register verhuizen", "", moved.op), moved)
