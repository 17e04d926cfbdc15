"""The register of a team, made for a test: on a real server, opened as an officer who has a login of her own there."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy import Engine

from ivbdesk.desk import Desk
from ivbdesk.storage import team_folder
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.slots import Argon2Params
from ivbdesk.storage.postgres.engine import make_engine
from ivbdesk.storage.postgres.schema import make_schema
from ivbdesk.storage.team_folder import SETTINGS, TeamFolder, TeamPlace
from ivbdesk.team import found_team, open_team
from tests.pg_server import name_of, new_database

team_folder.OF_TESTS = True  # a server on a socket, and a try that costs nothing
GROUPS = ("ivb_lezer", "ivb_regievoerder", "ivb_beheerder")
_MADE = TemporaryDirectory(prefix="ivbdesk-tests-")
_templates: dict[object, tuple[Path, str]] = {}
made: list[str] = []
"""The databases of this test."""


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
        where = _like(_installed())
        found_team(
            source, where, passphrase, RecoveryKey.new(), "Anne Proef", "OOV", dict(settings), clock, cost
        )
        _templates[key] = source, where
    source, template = _templates[key]
    made.append(_like(template))
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
    return open_team(folder, passphrase, clock=clock)


def empty_database() -> tuple[Engine, str]:
    """A database with the schema and nothing in it."""
    where = _like(_installed())
    made.append(where)
    return make_engine(where), where


def _like(template: str) -> str:
    return new_database(template=name_of(template))


@cache
def _installed() -> str:
    """As who runs the server leaves it: the schema, and the groups of which each officer is in one."""
    where = new_database()
    engine = make_engine(where)
    make_schema(engine)
    with engine.begin() as connection:
        there = set(connection.scalars(sa.text("SELECT rolname FROM pg_roles")))
        for group in GROUPS:
            if group not in there:
                connection.exec_driver_sql(f"CREATE ROLE {group}")
        everybody = ", ".join(GROUPS)
        connection.exec_driver_sql(
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {everybody}"
        )
        connection.exec_driver_sql(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {everybody}")
    engine.dispose()
    return where
