"""Whether a commit was done that the server never answered: asked over a new line, by the line of the log that it wrote."""

from __future__ import annotations

import time

from sqlalchemy import Engine

from ivbdesk.storage import audit
from ivbdesk.storage.line_errors import LineLost, SaveUnanswered
from ivbdesk.storage.postgres.counted import hold_log
from ivbdesk.storage.postgres.errors import translated

_TRIES, _BETWEEN_S = 4, 0.5


def landed(engine: Engine, line: tuple[int, bytes]) -> bool:
    """Whether it was done; it is tried for some seconds, then raises `SaveUnanswered`."""
    for last in (False,) * (_TRIES - 1) + (True,):
        try:
            return is_there(engine, line)
        except LineLost:
            if last:
                break
            time.sleep(_BETWEEN_S)
    raise SaveUnanswered(line)


def is_there(engine: Engine, line: tuple[int, bytes]) -> bool:
    """Whether the log has this line, or never will; raises `LineLost` where nobody answers.

    Whoever still commits holds the end of the log, so it is waited for: after that no answer can change.
    """
    engine.dispose()  # what is in the pool is of before
    seq, mac = line
    with translated(), engine.begin() as connection:
        hold_log(connection)
        return audit.holds_line(connection, seq, mac.hex())
