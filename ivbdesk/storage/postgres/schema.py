"""The schema of a register in an empty database of a server, and whether a database will do for one."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.migrations import SCHEMA_HEAD
from ivbdesk.storage.postgres.ddl import EXTRA_DDL
from ivbdesk.storage.postgres.engine import raw_connection, server_setting
from ivbdesk.storage.tables.dossier import metadata

OLDEST = 15
ENCODING, COLLATION = "UTF8", "C"
QUIET: dict[str, tuple[str, ...]] = {
    "log_statement": ("none",),
    "log_min_duration_statement": ("-1",),
    "log_min_duration_sample": ("-1",),
    "log_transaction_sample_rate": ("0",),
    "log_parameter_max_length_on_error": ("0",),
    "log_min_messages": ("fatal", "panic"),
    "log_min_error_statement": ("panic",),
    "log_error_verbosity": ("terse",),
}
"""How a server is set up that writes no word of a register in its own log."""


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
        metadata.create_all(connection)
        for statement in (*EXTRA_DDL, *_revision()):
            connection.exec_driver_sql(statement.replace("%", "%%"))


def database_as_sql(name: str) -> Iterator[str]:
    """What makes an empty database for it, and keeps out who has nothing to do there, as text."""
    quoted = postgresql.dialect().identifier_preparer.quote_identifier(name)  # type: ignore[no-untyped-call]
    yield (
        f"CREATE DATABASE {quoted} TEMPLATE template0 ENCODING '{ENCODING}'"
        f" LC_COLLATE '{COLLATION}' LC_CTYPE '{COLLATION}'"
    )
    yield f"REVOKE ALL ON DATABASE {quoted} FROM PUBLIC"
    yield from (f"ALTER DATABASE {quoted} SET {name} = '{values[0]}'" for name, values in QUIET.items())


def schema_as_sql() -> Iterator[str]:
    """The schema as text, for who reads it before it runs."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's own
    tables = metadata.sorted_tables
    for table in tables:
        yield str(CreateTable(table).compile(dialect=dialect)).strip()
        yield from (str(CreateIndex(index).compile(dialect=dialect)) for index in _in_order(table))
    yield from (*EXTRA_DDL, *_revision())


def _in_order(table: sa.Table) -> list[sa.Index]:
    return sorted(table.indexes, key=lambda index: str(index.name))


def _revision() -> Iterator[str]:
    yield "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)"
    yield f"INSERT INTO alembic_version VALUES ('{SCHEMA_HEAD}')"
