"""Every test runs without a display and without a network, and touches no settings or keyring of the user."""

from __future__ import annotations

import gc
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
# A place of this computer: asking which printers there are calls nobody.
os.environ["CUPS_SERVER"] = "/geen/printer"

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Compiled, Connection, Dialect, Engine, event
from sqlalchemy.engine import ExecutionContext
from sqlalchemy.util import LRUCache

from tests.beide_motoren import POSTGRES, SQLITE, on_both, on_server
from tests.diep import examples
from tests.storage.ordering import unspelled
from tests.zonder_netwerk import no_network

no_network()

settings.register_profile("huis", examples(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("huis")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and data of the program go to a folder of the test."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "thuis" / name.lower()))


@pytest.fixture(autouse=True)
def own_garbage() -> None:
    """A test begins as a process does: a window of an earlier test left the search for garbage to its own timer."""
    gc.enable()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of the kinds that `beide_motoren` names is one for each engine."""
    if on_both(metafunc.definition):
        metafunc.parametrize("motor", [SQLITE, POSTGRES], indirect=True)


@pytest.fixture(autouse=True)
def motor(request: pytest.FixtureRequest) -> Iterator[None]:
    """The engine on which a test makes its registers."""
    if getattr(request, "param", SQLITE) == POSTGRES:
        yield from on_server()
    else:
        yield


_dialects: dict[tuple[type[Dialect], object], Dialect] = {}
"""By what they are, and the driver that they know the errors of."""
_compiled: LRUCache[object, Compiled] = LRUCache(2000)


@event.listens_for(Engine, "engine_connect")
def _compile_once(connection: Connection) -> None:
    """What was made SQL in one test is not made again in the next, as in a program that is open all day."""
    own = connection.dialect
    connection.dialect = _dialects.setdefault((type(own), own.dbapi), own)
    connection.execution_options(compiled_cache=_compiled)


_spelled: set[str] = set()
"""What was found in order: a statement that reads the same orders the same."""


@event.listens_for(Engine, "before_cursor_execute")
def _spell_out_the_order(
    _connection: object, _cursor: object, sql: str, _values: object, context: ExecutionContext, _many: bool
) -> None:
    """Every statement of every test: where an empty value comes is said, so that each engine sorts alike."""
    if context.compiled is None or sql in _spelled:
        return
    wrong = unspelled(context.compiled.statement)
    assert not wrong, f"nulls_first or nulls_last: {wrong}"
    _spelled.add(sql)
