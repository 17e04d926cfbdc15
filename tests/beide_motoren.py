"""Which tests run on both engines: few in every run, all that go by a register in the deep one, or where `IVBDESK_PG` names a server.

`op_beide_motoren` marks what always runs on both, `alleen_in_een_map` what is about a register in a folder, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.diep import DEEP
from tests.pg_server import NAMED, drop_databases, there_is_a_server
from tests.werkplaats import engine

SQLITE, POSTGRES = "sqlite", "postgres"
_HERE = Path(__file__).parent
_ALL = DEEP or bool(NAMED)


def on_both(test: pytest.Item | pytest.Function) -> bool:
    """Whether this test runs on both."""
    if test.get_closest_marker("alleen_in_een_map") or not there_is_a_server():
        return False
    of_actions = _HERE / "actions" in test.path.parents
    return test.get_closest_marker("op_beide_motoren") is not None or (_ALL and of_actions)


def on_server() -> Iterator[None]:
    """Registers are made on a server, until it goes on."""
    from tests.server_register import made

    engine.on_server = True
    yield
    engine.on_server = False
    drop_databases(made)
    made.clear()
