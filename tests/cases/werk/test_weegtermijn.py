"""The term in which a signal is weighed: given in working days, and the same as a bound on when it came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ivbdesk.cases.kader.signaalregels import Maat
from ivbdesk.cases.taal.nederlands import AMSTERDAM
from ivbdesk.cases.werk.aandacht_datum import working_days_before
from ivbdesk.cases.werk.weegtermijn import Weegtermijn
from tests.cases.kader.test_signaalregels import FEESTDAGEN, REGELS

REGEL = REGELS.regel(Maat.SIGNAAL)
TUESDAY = datetime(2026, 11, 24, 11, tzinfo=AMSTERDAM)
DAYS = st.dates(date(2026, 3, 1), date(2027, 1, 31))
MOMENTS = st.datetimes(datetime(2026, 3, 1), datetime(2027, 1, 31), timezones=st.just(AMSTERDAM))


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "nog 5 werkdagen om te wegen"),
        (4, "nog 3 werkdagen om te wegen"),
        (7, "vandaag de laatste dag om te wegen"),
        (8, "1 dag te laat met wegen"),
        (14, "7 dagen te laat met wegen"),
    ],
)
def test_what_is_left_is_told_in_working_days_and_what_is_late_in_days(days: int, told: str) -> None:
    assert Weegtermijn(REGEL, FEESTDAGEN).words(TUESDAY - timedelta(days=days), TUESDAY.date()) == told


def test_acute_danger_is_weighed_on_the_day_itself() -> None:
    term = Weegtermijn(REGEL, FEESTDAGEN)
    assert term.words(TUESDAY, TUESDAY.date(), True) == "acuut, vandaag wegen"
    assert term.is_late(TUESDAY - timedelta(days=1), TUESDAY.date(), True)


@given(came=MOMENTS, day=DAYS, within=st.integers(1, 9), ahead=st.integers(0, 9))
def test_the_bounds_that_are_asked_of_the_register_are_those_of_each_signal(
    came: datetime, day: date, within: int, ahead: int
) -> None:
    regel = replace(REGEL, werkdagen=within, vooraf_werkdagen=ahead)
    term = Weegtermijn(regel, FEESTDAGEN)
    assert (term.uiterlijk(came) <= day) == (came < term.due_before(day))
    assert (term.uiterlijk(came, True) <= day) == (came < term.acute_before(day))
    first = working_days_before(term.uiterlijk(came), ahead, FEESTDAGEN)
    assume(came.astimezone(AMSTERDAM).date() <= day)
    assert (first <= day) == (came < term.shown_before(day))
