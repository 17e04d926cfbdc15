"""A database on a real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from ivbdesk.desk import Desk
from tests.beide_motoren import on_server
from tests.werkplaats import CHEAP, PASSPHRASE, Klok, new_desk


@pytest.fixture(autouse=True)
def motor() -> Iterator[None]:
    """Every test here is of a server."""
    yield from on_server()


@pytest.fixture
def klok() -> Klok:
    """A clock of a computer that stands still until it is told."""
    return Klok()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A fresh register with one officer."""
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def empty() -> Iterator[tuple[Engine, str]]:
    """A database with the schema and nothing in it, and where it is."""
    from tests.server_register import empty_database

    engine, where = empty_database()
    yield engine, where
    engine.dispose()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The folder of a team register, on a server that asks for passwords."""
    from tests.scram import asking_passwords
    from tests.server_register import new_team

    place = tmp_path / "Leiderdorp.ivbteam"
    with asking_passwords():
        new_team(place, PASSPHRASE, CHEAP, Klok(), own_login=True)
        yield place
