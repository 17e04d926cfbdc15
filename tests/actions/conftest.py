"""A register with its actions, and the clock that it goes by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ivbdesk.desk import Desk
from tests.werkplaats import Klok, new_desk


@pytest.fixture
def klok() -> Klok:
    """A clock that stands still until it is told."""
    return Klok()


@pytest.fixture
def desk(tmp_path: Path, klok: Klok) -> Iterator[Desk]:
    """A fresh register with one officer, of a municipality that has its bylaw for art. 151d."""
    made = new_desk(tmp_path, klok, apv_151d="2:79")
    yield made
    made.close()
