"""Leaving off a search of which the answer is no longer waited for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from ivbdesk.storage.motor import NoLongerWanted, Wanted
from ivbdesk.storage.sqlite.engine import raw_connection

_STEPS_BETWEEN_LOOKS = 2000


@contextmanager
def while_wanted(connection: Connection, wanted: Wanted) -> Iterator[None]:
    """Asks again and again while a statement inside runs; raises NoLongerWanted once it is not wanted."""
    raw = raw_connection(connection)
    raw.set_progress_handler(lambda: int(not wanted()), _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except OperationalError:
        if wanted():
            raise
        raise NoLongerWanted from None
    finally:
        raw.set_progress_handler(None, 0)
