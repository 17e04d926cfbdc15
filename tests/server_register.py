"""The register of a team, made for a test: on a real server, opened as an officer who signs in there as nobody else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

import psycopg
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import Engine, event

from ivbdesk.desk import Desk
from ivbdesk.storage import team_folder
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.slots import Argon2Params
from ivbdesk.storage.keys.team_login import login_of
from ivbdesk.storage.postgres.engine import make_engine
from ivbdesk.storage.postgres.rights.definers import SEARCH_PATH
from ivbdesk.storage.postgres.schema import make_schema
from ivbdesk.storage.team_folder import SETTINGS, TeamFolder, TeamPlace
from ivbdesk.team import found_team, open_team
from tests.pg_server import finish_schema, name_of, new_database, set_in_database, take_logins, where_is

team_folder.OF_TESTS = True  # a server on a socket, and a try that costs nothing
_MADE = TemporaryDirectory(prefix="ivbdesk-tests-")
_templates: dict[object, tuple[Path, str]] = {}
made: list[str] = []
"""The databases of this test."""
_engines: dict[tuple[str, str], Engine] = {}
"""Of this test, by the database and who signs in."""


def new_team(
    folder: Path,
    passphrase: str,
    cost: Argon2Params,
    clock: Callable[[], datetime],
    settings: tuple[tuple[str, str], ...] = (),
    *,
    own_login: bool = False,
) -> None:
    """The folder of a team register with one officer, for `open_team`; a database of its own.

    With `own_login` the officer is no other test's: a login is of the server, not of a database.
    """
    key = uuid4() if own_login else (passphrase, clock(), settings)
    if key not in _templates:
        source = Path(_MADE.name) / f"{len(_templates)}.ivbteam"
        where = _like(_with_clock())
        _set_clock(where, clock)
        found_team(
            source, where, passphrase, RecoveryKey.new(), "Anne Proef", "OOV", dict(settings), clock, cost
        )
        _templates[key] = source, where
    source, template = _templates[key]
    made.append(_like(template))
    _set_clock(made[-1], clock)
    take_logins(made[-1])
    with psycopg.connect(made[-1]) as owner:  # a database that was copied lets nobody in yet
        owner.execute("SELECT maak_aanmelding(medewerker_id, '') FROM rol")
    shutil.copytree(source, folder)
    relocate(folder, passphrase, database=name_of(made[-1]))


def relocate(folder: Path, passphrase: str, **changed: object) -> None:
    """The register is elsewhere, as who has its key says."""
    own, told = TeamFolder(folder), json.loads((folder / SETTINGS).read_text()) | changed
    root, _ = own.envelope().unlock_passphrase(passphrase)
    place = TeamPlace.from_json(told)
    told["zegel"] = place.seal(root, own.certificate.read_bytes() if own.certificate else None)
    (folder / SETTINGS).write_text(json.dumps(told))


def new_on_server(
    folder: Path,
    passphrase: str,
    cost: Argon2Params,
    clock: Callable[[], datetime],
    settings: tuple[tuple[str, str], ...],
) -> Desk:
    """The same, opened."""
    new_team(folder, passphrase, cost, clock, settings)
    return open_on_server(folder, passphrase, clock)


def open_on_server(folder: Path, passphrase: str, clock: Callable[[], datetime]) -> Desk:
    """The register of a team, opened, on a server with the clock of the test."""
    _set_clock(where_is(TeamFolder(folder).place().database), clock)
    desk = open_team(folder, passphrase, clock=clock)
    _follow(desk.register.engine, clock)
    return desk


def engine_of(desk: Desk, officer: UUID) -> Engine:
    """That with which a colleague works in it, who signs in as nobody else."""
    if officer == desk.register.holder:
        return desk.register.engine
    where = where_is(_database(desk))
    if (where, str(officer)) not in _engines:
        take_logins(where, login_of(officer))
        with psycopg.connect(where) as owner:
            owner.execute("SELECT maak_aanmelding(%s, '')", [officer])
        engine = make_engine(f"{where} user={login_of(officer)}")
        _follow(engine, desk.ctx.now)
        _engines[where, str(officer)] = engine
    return _engines[where, str(officer)]


def owner_engine(desk: Desk) -> Engine:
    """That of who keeps the database, for a test that looks where no officer may."""
    where = where_is(_database(desk))
    return _engines.setdefault((where, ""), make_engine(where))


def let_go() -> None:
    """Of every line of this test."""
    for engine in _engines.values():
        engine.dispose()
    _engines.clear()


def empty_database() -> tuple[Engine, str]:
    """A database with the schema and nothing in it."""
    where = _like(_installed())
    made.append(where)
    return make_engine(where), where


def _database(desk: Desk) -> str:
    return str(conninfo_to_dict(desk.register.way.conninfo)["dbname"])


def _like(template: str) -> str:
    return new_database(template=name_of(template))


@cache
def _installed() -> str:
    """As who runs the server leaves it."""
    where = new_database()
    engine = make_engine(where)
    make_schema(engine)
    engine.dispose()
    finish_schema(where)
    return where


_CLOCK = ";".join(
    f"CREATE OR REPLACE FUNCTION {name}() RETURNS timestamp LANGUAGE sql {how} SECURITY DEFINER SET search_path = {SEARCH_PATH}"
    f" AS $$ SELECT coalesce(nullif(current_setting('proef.nu', true), '')::timestamptz, {real}) AT TIME ZONE 'UTC' $$"
    for name, how, real in (
        ("nu", "STABLE", "statement_timestamp()"),
        ("klok", "VOLATILE", "clock_timestamp()"),
    )
)
"""A test sets the clock of its server; a real one has its own."""


@cache
def _with_clock() -> str:
    where = _like(_installed())
    with psycopg.connect(where) as owner:
        owner.execute(_CLOCK.encode())
    return where


def _set_clock(where: str, clock: Callable[[], datetime]) -> None:
    """For every line to it, until another moment is asked on that line."""
    set_in_database(where, "proef.nu", clock().astimezone(UTC).isoformat())


def _follow(engine: Engine, clock: Callable[[], datetime]) -> None:
    def set_clock(raw: psycopg.Connection[object], *_: object) -> None:
        raw.execute("SELECT set_config('proef.nu', %s, false)", [clock().astimezone(UTC).isoformat()])
        raw.commit()

    event.listen(engine, "checkout", set_clock)
