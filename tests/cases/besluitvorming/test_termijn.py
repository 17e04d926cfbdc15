from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk import resources
from ivbdesk.cases.besluitvorming.termijn import Termijn, TermijnStatus, reckon
from ivbdesk.cases.besluitvorming.termijn_verloop import extend, finish, resume, suspend
from ivbdesk.cases.kader.duur import Duur, Eenheid, TermijnSoort
from ivbdesk.cases.taal.feestdagen import read_feestdagen
from ivbdesk.cases.taal.fouten import KaderFout, RegelFout
from ivbdesk.kader_bestand import shipped_kader

KADER = shipped_kader()
DAGEN = read_feestdagen(resources.read("feestdagen.toml"), "feestdagen.toml")
FIRST, LAST = date(1995, 1, 1), date(2059, 12, 31)


def termijn(
    vanaf: date, aantal: int, eenheid: Eenheid = Eenheid.DAG, soort: TermijnSoort = TermijnSoort.WETTELIJK,
    tijd: time | None = None,
) -> Termijn:  # fmt: skip
    return Termijn(uuid4(), uuid4(), "", "proef", soort, "Awb", vanaf, aantal, eenheid, tijd=tijd)


# An independent calculation: Easter by the tables of Gauss, the decrees by hand, a term laid out day by day.


def easter(year: int) -> date:
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def royal(year: int) -> date:
    """Queen's Day on 30 April up to 2013, on 29 April when that was a Sunday; King's Day since on 27, or 26."""
    day = date(year, 4, 27) if year >= 2014 else date(year, 4, 30)
    return day - timedelta(days=1) if day.isoweekday() == 7 else day


DECREES = {
    date(2022, 5, 27), date(2023, 4, 28), date(2023, 5, 19), date(2024, 5, 10), date(2024, 12, 27), date(2025, 5, 30),
    date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26),
}  # fmt: skip


def is_free(day: date) -> bool:
    sunday = easter(day.year)
    feasts = {sunday + timedelta(days=n) for n in (-2, 1, 39, 50)}
    fixed = {(1, 1), (5, 5), (12, 25), (12, 26)}
    return (
        day.isoweekday() in (6, 7)
        or day in feasts
        or (day.month, day.day) in fixed
        or day == royal(day.year)
        or day in DECREES
    )


def expected(start: date, aantal: int, eenheid: Eenheid) -> date:
    """Lay the days of the term out one by one, then ask of each last day whether it may be the last."""
    if eenheid is Eenheid.MAAND:
        month0 = start.month - 1 + aantal
        year, month = start.year + month0 // 12, month0 % 12 + 1
        day = start.day
        while True:
            try:
                nominal = date(year, month, day)
                break
            except ValueError:
                day -= 1
    else:
        nominal = start + timedelta(days=aantal * (7 if eenheid is Eenheid.WEEK else 1))
    limit = {Eenheid.DAG: 90, Eenheid.WEEK: 12, Eenheid.MAAND: 3}[eenheid]
    if aantal > limit:
        return nominal
    laid = [start + timedelta(days=n) for n in range(1, (nominal - start).days + 1)]
    need_two = (nominal - start).days >= 3 and not (eenheid is Eenheid.DAG and aantal < 3)
    while is_free(laid[-1]) or (need_two and sum(not is_free(day) for day in laid) < 2):
        laid.append(laid[-1] + timedelta(days=1))
    return laid[-1]


@given(start=st.dates(FIRST, LAST), aantal=st.integers(1, 120))
def test_a_statutory_term_in_days_agrees_with_an_independent_calculation(start: date, aantal: int) -> None:
    assert reckon(termijn(start, aantal), DAGEN).laatste == expected(start, aantal, Eenheid.DAG)


@given(
    start=st.dates(FIRST, LAST),
    aantal=st.integers(1, 14),
    eenheid=st.sampled_from((Eenheid.WEEK, Eenheid.MAAND)),
)
def test_weeks_and_months_agree_too(start: date, aantal: int, eenheid: Eenheid) -> None:
    assert reckon(termijn(start, aantal, eenheid), DAGEN).laatste == expected(start, aantal, eenheid)


def test_every_day_of_sixty_five_years_is_a_working_day_or_not_as_the_law_says() -> None:
    day, wrong = FIRST, []
    while day <= LAST:
        if DAGEN.is_vrij(day) != is_free(day):
            wrong.append(day)
        day += timedelta(days=1)
    assert wrong == []


@given(
    start=st.dates(FIRST, LAST),
    aantal=st.integers(1, 200),
    soort=st.sampled_from((TermijnSoort.ZONDER_ATW, TermijnSoort.BESCHIKKING, TermijnSoort.AFSPRAAK)),
)
def test_other_kinds_never_move_for_a_weekend(start: date, aantal: int, soort: TermijnSoort) -> None:
    assert reckon(termijn(start, aantal, soort=soort), DAGEN).laatste == start + timedelta(days=aantal)


@given(start=st.dates(FIRST, LAST), aantal=st.integers(1, 60))
def test_working_days_are_counted_one_by_one(start: date, aantal: int) -> None:
    day, left = start, aantal
    while left:
        day += timedelta(days=1)
        left -= not is_free(day)
    assert reckon(termijn(start, aantal, Eenheid.WERKDAG), DAGEN).laatste == day


@given(
    start=st.dates(FIRST, LAST), weeks=st.integers(1, 8), wait=st.integers(1, 30), still=st.integers(1, 60),
    longer=st.integers(0, 6),
)  # fmt: skip
def test_suspension_and_extension_add_up(start: date, weeks: int, wait: int, still: int, longer: int) -> None:
    item = termijn(start, weeks, Eenheid.WEEK, TermijnSoort.BESCHIKKING)
    begin = start + timedelta(days=wait)
    suspend(item, uuid4(), begin, begin + timedelta(days=still), "stukken gevraagd")
    if longer:
        extend(item, uuid4(), Duur(longer, Eenheid.WEEK), start, "onderzoek duurt langer", None, DAGEN)
    assert reckon(item, DAGEN).laatste == start + timedelta(days=7 * (weeks + longer) + still)


@given(st.datetimes(datetime(1996, 1, 1), datetime(2045, 12, 1)), st.integers(1, 200))
def test_hours_pass_as_the_clock_runs_also_over_summer_time(moment: datetime, hours: int) -> None:
    here = ZoneInfo("Europe/Amsterdam")
    item = termijn(moment.date(), hours, Eenheid.UUR, tijd=moment.time())
    found = reckon(item, DAGEN).moment
    assert found is not None
    start = datetime.combine(moment.date(), moment.time(), here)
    assert found.timestamp() - start.timestamp() == pytest.approx(hours * 3600)


def test_the_calculation_is_shown() -> None:
    told = reckon(termijn(date(2024, 12, 23), 14), DAGEN)
    assert told.laatste == date(2025, 1, 6)
    assert told.uitleg == (
        "De eerste dag telt niet mee: 14 dagen na ma 23 dec 2024 is ma 6 jan 2025. "
        "Ma 6 jan 2025 is geen weekend of feestdag, dus dat is de laatste dag."
    )


def test_a_weekend_and_holidays_are_named() -> None:
    told = reckon(termijn(date(2026, 12, 11), 14), DAGEN)
    assert told.laatste == date(2026, 12, 28)
    assert "vr 25 dec 2026 is Eerste kerstdag" in told.uitleg
    assert "zo 27 dec 2026 is een zondag" in told.uitleg
    assert "Algemene termijnenwet art. 1" in told.uitleg


def test_three_days_over_christmas_hold_two_working_days() -> None:
    """Thursday 24 December 2026 plus three days is Sunday; Monday and Tuesday are the two working days."""
    told = reckon(termijn(date(2026, 12, 24), 3), DAGEN)
    assert told.laatste == date(2026, 12, 29)
    assert "art. 2" in told.uitleg


def test_two_days_hold_no_minimum() -> None:
    assert reckon(termijn(date(2026, 12, 24), 2), DAGEN).laatste == date(2026, 12, 28)


def test_a_long_term_falls_outside_the_law() -> None:
    told = reckon(termijn(date(2026, 8, 30), 13, Eenheid.WEEK), DAGEN)
    assert told.laatste == date(2026, 11, 29)  # a Sunday
    assert "langer dan 12 weken" in told.uitleg


def test_the_huisverbod_runs_from_hour_to_hour() -> None:
    """Wth art. 2 and 13: ten days, whatever day that is, to the same hour."""
    item = termijn(date(2026, 12, 16), 10, soort=TermijnSoort.ZONDER_ATW, tijd=time(16, 30))
    told = reckon(item, DAGEN)
    assert (told.laatste, told.moment and told.moment.strftime("%H:%M")) == (date(2026, 12, 26), "16:30")
    rule = KADER.termijnregel("T09")
    extend(item, uuid4(), Duur(18, Eenheid.DAG), date(2026, 12, 24), "gevaar blijft", rule, DAGEN)
    assert reckon(item, DAGEN).laatste == date(2027, 1, 13)
    with pytest.raises(RegelFout, match="1 keer"):
        extend(item, uuid4(), Duur(1, Eenheid.DAG), date(2026, 12, 24), "nog meer tijd nodig", rule, DAGEN)


def test_a_suspended_term_has_no_end_until_it_runs_again() -> None:
    item = termijn(date(2026, 11, 2), 8, Eenheid.WEEK)
    suspend(item, uuid4(), date(2026, 11, 9), None, "aanvulling gevraagd")
    assert reckon(item, DAGEN).laatste is None
    with pytest.raises(RegelFout):
        suspend(item, uuid4(), date(2026, 11, 12), None, "nog eens gevraagd")
    resume(item, date(2026, 11, 19))
    assert reckon(item, DAGEN).laatste == date(2027, 1, 7)
    with pytest.raises(RegelFout):
        resume(item, date(2026, 11, 20))


@pytest.mark.parametrize(
    ("vanaf", "tot", "reden", "veld"),
    [
        (date(2026, 11, 10), None, " ", "reden"),
        (date(2026, 11, 2), None, "stukken gevraagd", "vanaf"),
        (date(2026, 11, 10), date(2026, 11, 10), "stukken gevraagd", "tot"),
    ],
)
def test_a_wrong_suspension_names_the_field(vanaf: date, tot: date | None, reden: str, veld: str) -> None:
    item = termijn(date(2026, 11, 2), 8, Eenheid.WEEK)
    with pytest.raises(RegelFout) as caught:
        suspend(item, uuid4(), vanaf, tot, reden)
    assert caught.value.veld == veld
    assert item.opschortingen == []


def test_what_ended_can_not_be_changed() -> None:
    item = termijn(date(2026, 11, 2), 2, Eenheid.WEEK)
    with pytest.raises(RegelFout):
        finish(item, TermijnStatus.VERVALLEN, date(2026, 11, 5), "")
    finish(item, TermijnStatus.AFGEROND, date(2026, 11, 5), "")
    with pytest.raises(RegelFout):
        suspend(item, uuid4(), date(2026, 11, 6), None, "te laat gevraagd")


def test_a_wrong_holiday_file_names_line_and_key() -> None:
    text = '[[elk_jaar]]\nmaand = 2\ndag = 31\nnaam = "x"\nbron = "y"\n\n[[gelijkgesteld]]\nnaam = "z"\nbron = "y"\n'
    with pytest.raises(KaderFout) as caught:
        read_feestdagen(text, "feestdagen.toml")
    told = str(caught.value)
    assert "3" in told
    assert "datum" in told
