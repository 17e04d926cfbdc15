"""The words of all texts: what a beginning of a word can become."""

from __future__ import annotations

from sqlalchemy import Connection

from ivbdesk.storage.motor import motor_of


def words_from(connection: Connection, beginning: str, most: int) -> list[str]:
    """The words of the texts that begin so, the most frequent first."""
    return motor_of(connection).words_from(connection, beginning, most)
