"""Who may sign in at the server: a login of each officer, made by the database itself for who may do so.

It ends by itself in the moment that she leaves (`rights/guards.py`).

What the server gets is a proof (a SCRAM verifier) that is made here, so that no password is ever sent, or logged.
"""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa
from psycopg import sql
from sqlalchemy import Connection

from ivbdesk.storage.postgres.engine import raw_connection


def give_login(connection: Connection, officer: UUID, login: str, password: str, *, own: bool) -> None:
    """Let an officer sign in with this password, and with no earlier one; raises `NoServerRight`.

    `own` says that it is she who asks: of her own login she renews the password, and no more. For another the same
    transaction must have a line in the log about that officer.
    """
    raw = raw_connection(connection)
    proof = raw.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()
    if own:
        renewed = sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(login), sql.Literal(proof))
        connection.exec_driver_sql(renewed.as_string(raw).replace("%", "%%"))
        return
    asked = sa.text("SELECT maak_aanmelding(:wie, :geheim)")
    connection.execute(asked, {"wie": officer, "geheim": proof})


def end_lines(connection: Connection) -> None:
    """End every line of who left: one that she made before her leaving was committed; raises `NoServerRight`."""
    connection.execute(sa.text("SELECT sluit_vertrokken()"))
