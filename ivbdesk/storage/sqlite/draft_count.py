"""How many times a draft was kept or forgotten, in the head of the database: no line of the log stands behind a draft."""

from __future__ import annotations

from sqlalchemy import Connection


def drafts_so_far(connection: Connection) -> int:
    """How many times a draft was kept or forgotten in this register."""
    number: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return number


def count_draft(connection: Connection) -> int:
    """One more; gives the number so far."""
    number = drafts_so_far(connection) + 1
    connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    return number
