"""Dates, counts and sorting as the Dutch write them, and back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.cases.taal.nederlands import (
    count,
    day_date,
    join_nl,
    long_date,
    parse_date,
    short_date,
    sort_key,
    term,
)

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(DAYS, DAYS)
def test_every_written_date_is_read_back(day: date, today: date) -> None:
    written = (short_date(day), f"{day.day}-{day.month}-{day.year}", day.isoformat(), long_date(day))
    assert {parse_date(text, today) for text in written} == {day}


@given(DAYS, st.integers(-180, 180))
def test_a_date_without_year_is_the_nearest(today: date, shift: int) -> None:
    day = today + timedelta(days=shift)
    if (day.month, day.day) != (2, 29):
        assert parse_date(day_date(day), today) == day


@given(DAYS, st.integers(0, 999))
def test_ahead_in_days_and_weeks(today: date, number: int) -> None:
    assert parse_date(f"over {number} dagen", today) == today + timedelta(days=number)
    assert parse_date(f"+{number}w", today) == today + timedelta(weeks=number)


@given(DAYS, st.text(max_size=20))
def test_any_typing_gives_a_date_or_a_dutch_sentence(today: date, typed: str) -> None:
    try:
        assert isinstance(parse_date(typed, today), date)
    except ValueError as error:
        assert str(error).startswith(("Typ een datum", "Deze dag bestaat niet"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("24-9-2024", date(2024, 9, 24)),
        ("24/09/24", date(2024, 9, 24)),
        ("24 sep", date(2026, 9, 24)),
        ("24 SEPT. 2024", date(2024, 9, 24)),
        ("3 maart", date(2027, 3, 3)),
        ("3mrt", date(2027, 3, 3)),
        ("wo 25 nov", date(2026, 11, 25)),
        ("vandaag", TODAY),
        ("Overmorgen", date(2026, 11, 25)),
        ("over 14 dagen", date(2026, 12, 7)),
        ("over een week", date(2026, 11, 30)),
        ("+3m", date(2027, 2, 23)),
        ("over 1 jaar", date(2027, 11, 23)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_what_is_typed(typed: str, meant: date) -> None:
    assert parse_date(typed, TODAY) == meant


def test_a_month_ahead_stays_within_the_shorter_month() -> None:
    assert parse_date("+1m", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize("typed", ["31 feb", "31-4-2026", "0-1-2026", "1-13-2026", "29-2-2027", "1-1-0000"])
def test_a_day_that_does_not_exist_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match="Deze dag bestaat niet"):
        parse_date(typed, TODAY)


def test_how_a_term_stands() -> None:
    said = [term(TODAY + timedelta(days=shift), TODAY) for shift in (-4, -1, 0, 1, 2, 400)]
    assert said == ["4 dagen te laat", "1 dag te laat", "vandaag", "morgen", "wo 25 nov", "28 dec 2027"]


def test_forms_of_dates() -> None:
    assert short_date(date(2024, 9, 24)) == "24 sep 2024"
    assert long_date(TODAY) == "maandag 23 november 2026"


def test_counts_and_lists() -> None:
    assert [count(n, "gat", "gaten") for n in (0, 1, 1200)] == ["0 gaten", "1 gat", "1.200 gaten"]
    assert [join_nl(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a en b",
        "a, b en c",
    ]


def test_sorting_folds_case_diacritics_and_the_ligature_ij() -> None:
    names = ["Zuid", "Özdemir", "oosten", "IJsbrand", "ĳs", "Ilse"]
    assert sorted(names, key=sort_key) == ["ĳs", "IJsbrand", "Ilse", "oosten", "Özdemir", "Zuid"]
