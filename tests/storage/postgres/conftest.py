"""A database on a real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from ivbdesk.desk import Desk
from tests.beide_motoren import on_server
from tests.werkplaats import new_desk


@pytest.fixture(autouse=True)
def motor() -> Iterator[None]:
    """Every test here is of a server."""
    yield from on_server()


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
