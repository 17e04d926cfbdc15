"""A register in a folder, and an empty database to move it to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pg_server import drop_databases, why_no_server
from tests.storage.moving.gevuld import filled


@pytest.fixture
def database() -> Iterator[str]:
    """An empty database, as who installed it reaches it."""
    if why := why_no_server():
        pytest.skip(why)
    from tests.server_register import empty_database, let_go, made

    engine, where = empty_database()
    engine.dispose()
    yield where
    let_go()
    drop_databases(made)
    made.clear()


@pytest.fixture(scope="session")
def _source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("vol"))


@pytest.fixture
def register(_source: Path, tmp_path: Path) -> Path:
    """A register with something of everything."""
    import shutil

    return Path(shutil.copytree(_source, tmp_path / _source.name))
