"""Whether a commit was done that the server never answered: asked over a new line, by the line of the log that it wrote."""

from __future__ import annotations

import time

import sqlalchemy as sa
from sqlalchemy import Engine

from ivbdesk.storage import audit
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.line_errors import SaveUnanswered
from ivbdesk.storage.postgres.counted import hold_log
from ivbdesk.storage.postgres.errors import translated

_TRIES, _BETWEEN_S = 4, 0.5
_PATIENTLY = sa.text(
    "SELECT set_config('lock_timeout', '40s', true), set_config('statement_timeout', '45s', true)"
)
"""Longer than the server lets a transaction stand idle, of which the line is gone, and that holds the end of the log."""


def landed(engine: Engine, line: tuple[int, bytes]) -> bool:
    """Whether it was done; it is tried for some seconds, then raises `SaveUnanswered`."""
    for _ in range(_TRIES - 1):
        try:
            return is_there(engine, line)
        except SaveUnanswered:
            time.sleep(_BETWEEN_S)
    return is_there(engine, line)


def is_there(engine: Engine, line: tuple[int, bytes]) -> bool:
    """Whether the log has this line, or never will; raises `SaveUnanswered` where nobody says, for whatever reason.

    Whoever still commits holds the end of the log, so it is waited for: after that no answer can change.
    """
    engine.dispose()  # what is in the pool is of before
    seq, mac = line
    try:
        with translated(), engine.begin() as connection:
            connection.execute(_PATIENTLY)
            hold_log(connection)
            return audit.holds_line(connection, seq, mac.hex())
    except RegisterError:
        raise SaveUnanswered(line) from None
