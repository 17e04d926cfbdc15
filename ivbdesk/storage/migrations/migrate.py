"""Bringing a register to the revision of this program: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

from ivbdesk.storage.errors import DamagedDatabase, MigrationFailed, NewerSchema
from ivbdesk.storage.migrations import REVISIONS, SCHEMA_HEAD
from ivbdesk.storage.sqlite.ddl import EXTRA_DDL
from ivbdesk.storage.sqlite.engine import raw_connection
from ivbdesk.storage.sqlite.program_version import note_program, program_of
from ivbdesk.storage.tables.dossier import metadata

SCRIPTS = Path(__file__).parent
_SEARCH_INDEX = frozenset({"vindplaats", "woord"})
"""Worked out from other rows: a revision that indexes more may change how many there are."""


def migrate(engine: Engine, revision: str | None, backup: Callable[[], None]) -> None:
    """Brings a database of an older revision to `SCHEMA_HEAD`.

    `backup` makes a verified copy before anything changes; an error of it stops the migration.
    Raises `NewerSchema` for a revision that this program does not know, `DamagedDatabase` when there
    is none, and `MigrationFailed` (with nothing changed) when rows or references would be lost.
    """
    if revision is None:
        raise DamagedDatabase()  # a register is made whole or not at all
    if revision not in REVISIONS:
        with engine.connect() as connection:
            raise NewerSchema(revision, SCHEMA_HEAD, program_of(connection))
    backup()
    upgrade(engine)


def make_schema(engine: Engine) -> None:
    """Makes the schema of `SCHEMA_HEAD` in an empty database, in one transaction.

    The revisions make the same tables, some twenty times slower.
    """
    with engine.begin() as connection:
        metadata.create_all(connection)
        for statement in EXTRA_DDL:
            connection.execute(text(statement))
        command.stamp(configuration(connection), "head")
        note_program(connection)


def upgrade(engine: Engine, scripts: Path = SCRIPTS) -> None:
    """Runs all revisions that are due in one transaction."""
    try:
        with engine.connect() as connection:
            # Off before the transaction: batch mode drops and renames tables, and ON DELETE CASCADE would
            # empty their children without a word.
            raw = raw_connection(connection)
            raw.set_authorizer(None)
            raw.execute("PRAGMA foreign_keys = OFF")
            with connection.begin():  # IMMEDIATE, which in WAL is the same as EXCLUSIVE
                before = row_counts(connection)
                command.upgrade(configuration(connection, scripts), "head")
                note_program(connection)
                _demand_nothing_lost(connection, before)
    finally:
        engine.dispose()  # the connection without foreign keys and fence is used by no one else


def configuration(connection: Connection, scripts: Path = SCRIPTS, **options: object) -> Config:
    """Alembic's configuration, without an ini file, on this connection."""
    config = Config(attributes={"connection": connection, **options})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return config


def row_counts(connection: Connection) -> dict[str, int]:
    """The number of rows of every table that holds rows of ours."""
    tables = connection.scalars(
        text("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    ).all()
    return {
        name: connection.scalar(text(f'SELECT count(*) FROM "{name}"')) or 0
        for name in tables
        if not name.startswith("sqlite_") and name != "alembic_version" and name not in _SEARCH_INDEX
    }


def _demand_nothing_lost(connection: Connection, before: dict[str, int]) -> None:
    after = row_counts(connection)
    changed = [name for name, rows in before.items() if name in after and after[name] != rows]
    orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
    if changed or orphans:
        raise MigrationFailed()
