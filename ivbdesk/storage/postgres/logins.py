"""Who may sign in at the server: a login of each officer, made and ended by the database itself for who may do so.

What the server gets is a proof (a SCRAM verifier) that is made here, so that no password is ever sent, or logged.
"""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.storage.postgres.engine import raw_connection


def give_login(connection: Connection, officer: UUID, login: str, password: str) -> None:
    """Let an officer sign in with this password, and with no earlier one; raises `NoServerRight`."""
    made = raw_connection(connection).pgconn.encrypt_password(
        password.encode(), login.encode(), b"scram-sha-256"
    )
    connection.execute(
        sa.text("SELECT geef_aanmelding(:wie, :bewijs)"), {"wie": officer, "bewijs": made.decode()}
    )


def take_login(connection: Connection, officer: UUID) -> None:
    """End the login of an officer, with the lines that she has open; raises `NoServerRight`."""
    connection.execute(sa.text("SELECT neem_aanmelding(:wie)"), {"wie": officer})
