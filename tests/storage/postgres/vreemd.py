"""An officer who signs in with another program than ours: what is asked there, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg

from ivbdesk.storage.postgres.rights.visible import UNREAD
from ivbdesk.storage.tables import dossier as t
from tests.storage.postgres.besloten import MARKER

Connection = psycopg.Connection[tuple[object, ...]]
_LINE = (
    "INSERT INTO audit (seq, op, wie, actie, reden, entiteit, entiteit_id, wijzigingen, klok_terug, vorige, mac, casus_id)"
    " SELECT seq + 1, houd_log(), {wie}, 'proef', '', '{entiteit}', '{id}', '', false, mac, decode(repeat('07', 32), 'hex'), {casus}"
    " FROM kop_van_log()"
)


def line(entiteit: str, id: object, wie: str = "ik()", casus: object = None) -> str:
    """A line of the log by another program, with words and a MAC of its own, of the casus that the row is of."""
    own = {
        "casus": f"'{id}'",
        "vernietiging": f"(SELECT casus_id FROM vernietiging WHERE id::text = '{id}')",
    }
    return _LINE.format(
        wie=wie, entiteit=entiteit, id=id, casus=f"'{casus}'" if casus else own.get(entiteit, "NULL")
    )


def refused(connection: Connection, *statements: str) -> str:
    """The state with which this is refused, at once or at its end; empty where it is not."""
    try:
        with connection.transaction():
            for statement in statements:
                connection.execute(statement)  # type: ignore[arg-type]  # what is ours
        connection.commit()
    except psycopg.Error as error:
        connection.rollback()
        return error.sqlstate or "?"
    return ""


def read_after(connection: Connection, *statements: str) -> list[str]:
    """The tables in which a word of the closed casus is read in one transaction with these, which is then given up."""
    try:
        with connection.transaction(force_rollback=True):
            for statement in statements:
                connection.execute(statement)  # type: ignore[arg-type]  # what is ours
            return list(_marked(connection))
    except psycopg.Error:
        return []


def _marked(connection: Connection) -> Iterator[str]:
    for table in t.metadata.sorted_tables:
        if table not in UNREAD and MARKER in str(
            connection.execute(f"SELECT * FROM {table.name}").fetchall()
        ):
            yield table.name
