"""The schema of a register in an empty database of a server, and whether a database will do for one."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.postgres.ddl import EXTRA_DDL
from ivbdesk.storage.postgres.engine import raw_connection, server_setting
from ivbdesk.storage.postgres.installation import AS_OWNER, COLLATION, ENCODING, revision_as_sql
from ivbdesk.storage.postgres.rights import rights_as_sql
from ivbdesk.storage.tables.dossier import metadata

OLDEST = 15


class UnfitDatabase(RegisterError):
    """A database that sorts or writes in another way than a register does, or a server that is too old."""

    wat = "Deze database is niet geschikt voor een register."
    doen = "Laat de beheerder van de server een nieuwe maken, zoals `ivbdesk team installatie` zegt."


class FilledDatabase(RegisterError):
    """A register was to be made where there is something already."""

    wat = "In deze database staat al iets; een register wordt in een lege gemaakt."
    doen = "Laat de beheerder van de server een nieuwe maken, zoals `ivbdesk team installatie` zegt."


def demand_fit(connection: Connection) -> None:
    """Raises `UnfitDatabase` for a server before 15, and for a database that sorts by anything but the letters themselves.

    On both engines lists are then in the same order, and what begins with a word is found by an index.
    """
    sorting = sa.text("SELECT datcollate, datctype FROM pg_database WHERE datname = current_database()")
    collate, letters = connection.execute(sorting).one()
    fits = (
        raw_connection(connection).info.server_version // 10_000 >= OLDEST
        and server_setting(connection, "server_encoding") == ENCODING
        and collate == letters == COLLATION
    )
    if not fits:
        raise UnfitDatabase()


def make_schema(engine: Engine) -> None:
    """Makes the schema of `SCHEMA_HEAD` in an empty database, in one transaction; raises `UnfitDatabase`, `FilledDatabase`."""
    with engine.begin() as connection:
        demand_fit(connection)
        if sa.inspect(connection).get_table_names():
            raise FilledDatabase()
        connection.exec_driver_sql(AS_OWNER)
        metadata.create_all(connection)
        for statement in (*EXTRA_DDL, *revision_as_sql(), *rights_as_sql()):
            connection.exec_driver_sql(statement.replace("%", "%%"))
