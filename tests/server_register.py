"""A register of which the database is on a server, for the tests: keys, documents and notes stay in a folder, as they are.

A team register is not built yet; this is what it takes to let the same actions and reads work on both engines.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import sqlalchemy as sa
from sqlalchemy import Engine, event

from ivbdesk.desk import Desk, permitted
from ivbdesk.storage.mapping import start_mappers
from ivbdesk.storage.postgres.engine import make_engine
from ivbdesk.storage.postgres.schema import make_schema
from ivbdesk.storage.sqlite.key_log import KeyLog
from ivbdesk.storage.sqlite.opening import Unlock
from ivbdesk.storage.sqlite.register import Register
from ivbdesk.storage.sqlite.register_keys import RegisterKeys
from ivbdesk.storage.tables.dossier import metadata
from tests.pg_server import finish_schema, name_of, new_database

_of_folder: dict[Path, str] = {}
_templates: dict[Path, str] = {}
made: list[str] = []
"""The databases of this test."""


class ServerRegister(Register):
    """An open register of which the database is on a server."""

    def __init__(self, folder: Path, *how: Any, **options: Any) -> None:
        super().__init__(folder, *how, **options)
        self.engine.dispose()
        self._where = _of_folder[folder]
        self._of_officers: dict[UUID, Engine] = {}
        self.engine = self.engine_of(self.holder)
        lines = KeyLog(self.engine, self.audit_key, self.holder, self._clock, self._note_head)
        self.keys = RegisterKeys(folder, self._root, self.holder, lines)

    def engine_of(self, officer: UUID) -> Engine:
        """That with which an officer works, who signs in as nobody else."""
        if officer not in self._of_officers:
            with psycopg.connect(self._where) as owner:
                login = owner.execute("SELECT maak_aanmelding(%s, '')", [officer]).fetchone()
            assert login is not None
            engine = make_engine(f"{self._where} user={login[0]}")
            self._of_officers[officer] = engine
            event.listen(engine, "checkout", self._set_clock)
        return self._of_officers[officer]

    @cached_property
    def owner_engine(self) -> Engine:
        """That of who keeps the database, for a test that looks where no officer may."""
        return make_engine(self._where)

    def _set_clock(self, raw: psycopg.Connection[object], *_: object) -> None:
        raw.execute("SELECT set_config('proef.nu', %s, false)", [self._clock().astimezone(UTC).isoformat()])
        raw.commit()

    def _migrate(self) -> None:
        """It is made at the head."""

    def _notice(self, *_: Any, **__: Any) -> None:
        """What is noticed at opening is of a file."""

    def settle_destruction(self, documents: Collection[UUID]) -> None:
        for id in documents:
            self.documents.remove(id)

    def close(self) -> None:
        self.anchor()
        for engine in (*self._of_officers.values(), self.owner_engine):
            engine.dispose()
        self._slot.release()


def new_on_server(source: Path, folder: Path, unlock: Unlock, clock: Callable[[], datetime]) -> Desk:
    """The register that was made in the folder `source`, as a new one in `folder` with its database on a server."""
    if source not in _templates:
        _templates[source] = _moved(source, unlock, clock)
    shutil.copytree(source, folder)
    _of_folder[folder.absolute()] = _like(_templates[source])
    made.append(_of_folder[folder.absolute()])
    return open_on_server(folder, unlock, clock)


def open_on_server(folder: Path, unlock: Unlock, clock: Callable[[], datetime]) -> Desk:
    """The same register, opened again."""
    start_mappers()
    beleid = permitted(folder)
    return Desk.around(ServerRegister.open(folder, unlock, clock), clock, beleid)


def empty_database() -> tuple[Engine, str]:
    """A database with the schema and nothing in it."""
    where = _like(_with_schema())
    made.append(where)
    return make_engine(where), where


def _like(template: str) -> str:
    return new_database(template=name_of(template))


@cache
def _with_schema() -> str:
    where = new_database()
    engine = make_engine(where)
    make_schema(engine)
    engine.dispose()
    finish_schema(where)
    return where


_CLOCK = (
    "CREATE OR REPLACE FUNCTION nu() RETURNS timestamp LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
    " AS $$ SELECT coalesce(current_setting('proef.nu', true)::timestamptz, now()) AT TIME ZONE 'UTC' $$"
)
"""A test sets the clock of its server; a real one has its own."""


def _moved(source: Path, unlock: Unlock, clock: Callable[[], datetime]) -> str:
    where = _like(_with_schema())
    engine = make_engine(where)
    copy = source.with_name(f"bron-{source.name}")
    shutil.copytree(source, copy)
    register = Register.open(copy, unlock, clock)
    with register.engine.connect() as before, engine.begin() as after:
        after.exec_driver_sql(_CLOCK)
        for table in metadata.sorted_tables:
            if rows := [dict(row) for row in before.execute(sa.select(table)).mappings()]:
                after.execute(sa.insert(table), rows)
    register.close()
    engine.dispose()
    return where
