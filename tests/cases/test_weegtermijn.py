"""The term in which a signal is weighed: told in working days, and the same as a bound on when it came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ivbdesk.cases.aandacht_datum import working_days_before
from ivbdesk.cases.nederlands import AMSTERDAM
from ivbdesk.cases.signaalregels import Maat
from ivbdesk.cases.weegtermijn import Weegtermijn
from tests.cases.test_signaalregels import FEESTDAGEN, REGELS

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
        (8, "1 werkdag te laat met wegen"),
        (14, "5 werkdagen te laat met wegen"),
    ],
)
def test_it_is_told_in_working_days(days: int, told: str) -> None:
    assert Weegtermijn(REGEL, FEESTDAGEN).words(TUESDAY - timedelta(days=days), TUESDAY.date()) == told


def test_in_the_weekend_after_the_last_day_it_is_late_by_no_working_day() -> None:
    term = Weegtermijn(REGEL, FEESTDAGEN)
    came = TUESDAY - timedelta(days=4)
    assert term.uiterlijk(came) == date(2026, 11, 27)
    assert term.words(came, date(2026, 11, 28)) == "net te laat met wegen"


@given(came=MOMENTS, day=DAYS, within=st.integers(1, 9), ahead=st.integers(0, 9))
def test_the_bounds_that_are_asked_of_the_register_are_those_of_each_signal(
    came: datetime, day: date, within: int, ahead: int
) -> None:
    regel = replace(REGEL, werkdagen=within, vooraf_werkdagen=ahead)
    term = Weegtermijn(regel, FEESTDAGEN)
    assert term.is_late(came, day) == (came < term.late_before(day))
    assert (term.uiterlijk(came) <= day) == (came < term.due_before(day))
    first = working_days_before(term.uiterlijk(came), ahead, FEESTDAGEN)
    assume(came.astimezone(AMSTERDAM).date() <= day)
    assert (first <= day) == (came < term.shown_before(day))
