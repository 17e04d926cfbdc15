"""Which version of the program gave a register its form, in the head of the database: an older one can then name it."""

from __future__ import annotations

from sqlalchemy import Connection

from ivbdesk import __version__

_EACH = 1000


def note_program(connection: Connection) -> None:
    """This version gives the register its form."""
    number = 0
    for part in __version__.split("."):
        number = number * _EACH + int(part)
    connection.exec_driver_sql(f"PRAGMA application_id = {number}")


def program_of(connection: Connection) -> str:
    """The version that did; empty where that was one that did not note it."""
    number: int = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    return f"{number // _EACH**2}.{number // _EACH % _EACH}.{number % _EACH}" if number > 0 else ""
