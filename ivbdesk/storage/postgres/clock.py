"""The clock by which a team works: that of its server, so that a term is as long at every desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import psycopg
import sqlalchemy as sa
from sqlalchemy import Connection

_NOW = "SELECT nu()"
_SLACK = timedelta(seconds=1)
"""So much an answer may be under way: of two moments the later one stays the later one."""


class ServerClock:
    """The clock of this computer, set right by what the server said last: when one signed in, its line came back, or nothing was heard for a while.

    `ahead` is how far the computer is ahead of the server; less than nothing where it is behind.
    """

    def __init__(self, own: Callable[[], datetime]) -> None:
        self._own = own
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        """The moment on the server, in UTC, also while there is no line."""
        return self._own() - self.ahead

    def follow(self, connection: Connection) -> None:
        """Ask the server how late it is."""
        self._is(connection.scalar(sa.text(_NOW)))

    def follow_line(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        """The same, by the line on which is listened; raises an error of the driver."""
        asked = connection.execute(_NOW.encode()).fetchone()
        self._is(asked[0] if asked else None)

    def _is(self, there: object) -> None:
        if isinstance(there, datetime):
            ahead = self._own() - there.replace(tzinfo=UTC)
            if abs(ahead - self.ahead) > _SLACK:
                self.ahead = ahead
