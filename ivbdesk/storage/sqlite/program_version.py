"""Which version of the program gave a register its form, in the head of the database: an older one can then name it."""

from __future__ import annotations

import re

from sqlalchemy import Connection

from ivbdesk import __version__

_EACH = 1000
_RELEASE = re.compile(r"\d+(?:\.\d+){0,2}")
"""What of a version is noted: of a trial of one, such as 1.2.0rc1, the version that it is of."""


def note_program(connection: Connection, version: str = __version__) -> None:
    """This version gives the register its form."""
    found = _RELEASE.match(version)
    parts = found.group().split(".") if found else []
    number = sum(int(part) * _EACH ** (2 - place) for place, part in enumerate(parts))
    connection.exec_driver_sql(f"PRAGMA application_id = {number}")


def program_of(connection: Connection) -> str:
    """The version that did; empty where that was one that did not note it."""
    number: int = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    return f"{number // _EACH**2}.{number // _EACH % _EACH}.{number % _EACH}" if number > 0 else ""
