"""The newest line of a log as it is noted elsewhere, by which an older copy in the place of a register is noticed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Engine

from ivbdesk.storage import audit
from ivbdesk.storage.errors import OlderRegister
from ivbdesk.storage.motor import motor_of

HEAD_DIGITS = 16


def newest_line(engine: Engine) -> tuple[int, str]:
    """The newest line of the log: its number, and the first digits of its MAC."""
    with motor_of(engine).translated(), engine.execution_options(readonly=True).connect() as connection:
        seq, mac = audit.head(connection)
    return seq, mac.hex()[:HEAD_DIGITS]


def older_than(engine: Engine, heads: Iterable[tuple[int, str]]) -> OlderRegister | None:
    """What must be told where the log does not hold one of these lines, that were its newest before."""
    with motor_of(engine).translated(), engine.execution_options(readonly=True).connect() as connection:
        known = all(audit.holds_line(connection, seq, mac) for seq, mac in heads)
    return None if known else OlderRegister()
