"""Some officers at once do whatever comes up, few times; `python -m tests.samen.acht 10` does so for as long as one likes."""

from __future__ import annotations

from ivbdesk.desk import Desk
from tests.samen.acht import at_work, judge, prepare

OFFICERS, TIMES, CASES, PEOPLE = 4, 10, 5, 2


def test_what_several_do_at_once_is_all_there_and_right(desk: Desk) -> None:
    cases = prepare(desk, CASES, PEOPLE)
    officers = at_work(
        desk, cases, OFFICERS, 1, lambda one: sum(one.boek.einde.values()) >= TIMES, denktijd=0.02
    )
    uitslag = judge(desk, officers)
    assert uitslag.is_goed, uitslag
    assert uitslag.einde["gelukt"] > OFFICERS * TIMES / 3
