"""What makes a database for a register, as SQL to read before it runs; it asks no server, and so needs no driver."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from ivbdesk.storage.migrations import SCHEMA_HEAD
from ivbdesk.storage.postgres.ddl import EXTRA_DDL
from ivbdesk.storage.postgres.rights import rights_as_sql
from ivbdesk.storage.postgres.rights.roles import OWNER
from ivbdesk.storage.tables.dossier import metadata

AS_OWNER = f"SET LOCAL ROLE {OWNER}"
"""What is made is of a role with which nobody signs in."""
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

CHECKSUMS = "data_checksums"
"""Set when a server is made, or with pg_checksums while it stands still."""
SAFE: dict[str, tuple[str, ...]] = {
    "fsync": ("on",),
    "full_page_writes": ("on",),
    "synchronous_commit": ("on", "remote_apply", "remote_write"),
    CHECKSUMS: ("on",),
}
"""How a server is set up that keeps what it says to keep."""
CLEAR: dict[str, tuple[str, ...]] = {"lc_messages": ("C", "POSIX", "C.UTF-8", "en_US.UTF-8", "en_GB.UTF-8")}
"""In which languages a refusal of the server is understood."""


def server_as_told() -> Iterator[str]:
    """What the whole server has to be set to, which no database can have by itself: each setting as it is written."""
    yield "ssl = on"
    yield from (f"{name} = {values[0]}" for name, values in {**SAFE, **CLEAR}.items() if name != CHECKSUMS)
    yield f"{CHECKSUMS} = on: bij het maken van de server, of met pg_checksums terwijl hij stilstaat"


def database_as_sql(name: str) -> Iterator[str]:
    """What makes an empty database for it, and keeps out who has nothing to do there, as text."""
    quoted = _quoted(name)
    yield (
        f"CREATE DATABASE {quoted} OWNER {OWNER} TEMPLATE template0 ENCODING '{ENCODING}'"
        f" LC_COLLATE '{COLLATION}' LC_CTYPE '{COLLATION}'"
    )
    yield f"REVOKE ALL ON DATABASE {quoted} FROM PUBLIC"
    yield from (f"ALTER DATABASE {quoted} SET {name} = '{values[0]}'" for name, values in QUIET.items())


def connect_as_psql(name: str) -> str:
    """What brings psql to that database, so that one file can be run from begin to end."""
    return f"\\connect {_quoted(name)}"


def _quoted(name: str) -> str:
    preparer = postgresql.dialect().identifier_preparer  # type: ignore[no-untyped-call]  # SQLAlchemy's own
    return str(preparer.quote_identifier(name))


def schema_as_sql() -> Iterator[str]:
    """The schema as text, for who reads it before it runs."""
    yield AS_OWNER
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's own
    tables = metadata.sorted_tables
    for table in tables:
        yield str(CreateTable(table).compile(dialect=dialect)).strip()
        yield from (str(CreateIndex(index).compile(dialect=dialect)) for index in _in_order(table))
    yield from (*EXTRA_DDL, *revision_as_sql(), *rights_as_sql())


def _in_order(table: sa.Table) -> list[sa.Index]:
    return sorted(table.indexes, key=lambda index: str(index.name))


def revision_as_sql() -> Iterator[str]:
    """How the database knows of which version its schema is."""
    yield "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)"
    yield f"INSERT INTO alembic_version VALUES ('{SCHEMA_HEAD}')"
