"""Whatever is published, in whatever order: no number below five can be worked out from all of it together."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.cases.cijfers.cel import Cel, Toon
from tests.cases.cijfers.klein import found, publish, reports, signals
from tests.cases.cijfers.verloop import leaks, run_through
from tests.diep import examples


@examples(25)
@given(st.integers(0, 2**32), st.sampled_from([20, 60, 150]))
def test_no_hidden_number_is_found_in_any_set_of_reports(seed: int, most: int) -> None:
    random = Random(seed)
    rows = signals(random, most)
    assert not found(rows, publish(rows, reports(random))), seed


def test_the_attack_finds_what_only_hiding_small_numbers_would_tell() -> None:
    caught = 0
    for seed in range(40):
        random = Random(seed)
        rows = signals(random, 60)
        told = publish(rows, reports(random))
        bare = {
            key: Cel(cel.aantal, Toon.GETAL) if cel.toon is Toon.WEGGELATEN else cel
            for key, cel in told.items()
        }
        caught += bool(found(rows, bare))
    assert caught > 5


@examples(4)
@given(st.integers(0, 2**32), st.sampled_from([20, 60]))
def test_no_hidden_number_is_found_after_late_rows_and_destruction(seed: int, most: int) -> None:
    assert not leaks(run_through(Random(seed), most)), seed


@pytest.mark.parametrize(
    "seed",
    [59, 76, 1204, 1212],  # the first two after all rows were gone, the others of what came late in one theme
)
def test_a_report_after_destruction_or_late_rows_tells_no_small_number(seed: int) -> None:
    random = Random(seed)
    assert not leaks(run_through(random, random.choice((20, 60, 150, 400))))
