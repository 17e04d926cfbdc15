"""Which tests run on both engines: few in every run, all actions in the deep one, and with some windows where `IVBDESK_PG` names a server.

`op_beide_motoren` marks what always runs on both, `alleen_in_een_map` what is about a register in a folder, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.diep import DEEP
from tests.pg_server import NAMED, drop_databases, why_no_server
from tests.werkplaats import engine

SQLITE, POSTGRES = "sqlite", "postgres"
_HERE = Path(__file__).parent
_WINDOWS = ("ui/dossier", "ui/keten", "ui/ladder", "ui/signaal", "ui/werk")
_FLOORS = ("actions", *_WINDOWS) if NAMED else ("actions",) if DEEP else ()


def on_both(test: pytest.Item | pytest.Function) -> bool:
    """Whether this test runs on both; where there is no server, its half there says so."""
    if test.get_closest_marker("alleen_in_een_map"):
        return False
    by_a_register = any(_HERE / floor in test.path.parents for floor in _FLOORS)
    return test.get_closest_marker("op_beide_motoren") is not None or by_a_register


def on_server() -> Iterator[None]:
    """Registers are made on a server, until it goes on; where there is none, the test is left out."""
    if why := why_no_server():
        pytest.skip(why)
    from tests.server_register import let_go, made

    engine.on_server = True
    yield
    engine.on_server = False
    let_go()
    drop_databases(made)
    made.clear()
