"""Two officers at the same moment: of what excludes each other exactly one succeeds (team.md C7, 4)."""

from __future__ import annotations

import pytest

from ivbdesk.desk import Desk
from tests.samen.uitsluiten import PAIRS, Pair, at_once
from tests.storage.collega import colleague

pytestmark = pytest.mark.op_beide_motoren

ROUNDS = 3
"""So many in every run; `python -m tests.samen.uitsluiten 1000` does it as often as one likes."""


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_exactly_one_of_two_succeeds(desk: Desk, pair: Pair) -> None:
    other = colleague(desk)
    for _ in range(ROUNDS):
        ends = at_once(desk.ctx, other, pair(desk.ctx, other))
        assert ends.count("gelukt") == 1, ends
