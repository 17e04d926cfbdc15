"""The server of the tests asks officers for their password, as a real one does; else it trusts who is on this computer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from ivbdesk.storage.postgres.rights.roles import GROUPS
from tests.pg_server import programs, server

_RULE = f"local all {','.join(f'+{group}' for group in GROUPS.values())} scram-sha-256\n"


@contextmanager
def asking_passwords() -> Iterator[None]:
    """Inside, who is in one of the groups of officers has to sign in by SCRAM."""
    if programs() is None:
        pytest.skip("POSIX: how the server that was named lets people in, is not ours to change")
    with psycopg.connect(server(), dbname="postgres", autocommit=True) as connection:
        file = Path(_one(connection, "SHOW hba_file"))
        before = file.read_text()
        try:
            file.write_text(_RULE + before)
            _one(connection, "SELECT pg_reload_conf()::text")
            _wait_for(connection, 1)
            yield
        finally:
            file.write_text(before)
            _one(connection, "SELECT pg_reload_conf()::text")
            _wait_for(connection, 0)


def _wait_for(connection: psycopg.Connection[tuple[str]], rules: int) -> None:
    """What is written is read by new lines once the server itself has read it."""
    count = "SELECT count(*)::text FROM pg_hba_file_rules WHERE auth_method = 'scram-sha-256'"
    while int(_one(connection, count)) != rules:
        pass
    _one(connection, "SELECT pg_sleep(0.2)::text")


def _one(connection: psycopg.Connection[tuple[str]], asked: str) -> str:
    row = connection.execute(asked).fetchone()  # type: ignore[arg-type]  # ours
    assert row is not None
    return str(row[0])
