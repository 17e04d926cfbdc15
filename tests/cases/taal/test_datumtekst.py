"""A day as people say it: the day that was meant, or a question; never a day to come where it must have been."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.cases.taal.datumtekst import Dagkant, parse_date, part_of_day, said_time, split_time
from ivbdesk.cases.taal.nederlands import DAGEN, MAANDEN, day_date, long_date, short_date

TODAY = date(2026, 11, 23)  # a Monday
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
SAID = st.sampled_from(
    [
        *DAGEN, "ma", "afgelopen vrijdag", "vorige week zondag", "3 dagen geleden", "een week geleden", "gisteren",
        "morgen", "over 2 weken", "29-2", "28-11", "1 jan", "31 dec", "eergisteren 14:00", "vorige maandag", "-2m",
    ]
)  # fmt: skip


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
        assert str(error).endswith(".")


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


@given(DAYS, SAID | st.text(max_size=12))
def test_in_a_field_of_the_past_nothing_lies_ahead(today: date, typed: str) -> None:
    try:
        assert parse_date(typed, today, Dagkant.GEWEEST) <= today
    except ValueError as error:
        assert str(error).endswith(".")


@given(DAYS, st.integers(1, 31), st.sampled_from(MAANDEN))
def test_without_a_year_it_is_the_nearest_on_its_side(today: date, day: int, month: str) -> None:
    try:
        was, comes = (parse_date(f"{day} {month}", today, side) for side in (Dagkant.GEWEEST, Dagkant.KOMT))
    except ValueError:
        assert day > 28
        return
    assert was <= today <= comes
    assert (was.day, was.month) == (comes.day, comes.month)


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_one_that_was_or_the_one_to_come(today: date, number: int) -> None:
    name = DAGEN[number]
    last, coming = parse_date(f"afgelopen {name}", today), parse_date(f"komende {name}", today)
    assert (last.weekday(), coming.weekday()) == (number, number)
    assert 1 <= (today - last).days <= 7
    assert 1 <= (coming - today).days <= 7
    if number == today.weekday():
        with pytest.raises(ValueError, match="Vandaag is het"):
            parse_date(name, today, Dagkant.GEWEEST)
    else:
        assert parse_date(name, today, Dagkant.GEWEEST) == last
        assert parse_date(name, today, Dagkant.KOMT) == coming


@given(DAYS, st.integers(0, 999))
def test_so_many_days_ago(today: date, number: int) -> None:
    assert parse_date(f"{number} dagen geleden", today) == today - timedelta(days=number)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vrijdag", date(2026, 11, 20)),
        ("vrijdagavond", date(2026, 11, 20)),
        ("Afgelopen zaterdagmiddag", date(2026, 11, 21)),
        ("vorige week dinsdagochtend", date(2026, 11, 17)),
        ("vrijdagavond 23.30", date(2026, 11, 20)),
        ("tien dagen geleden", date(2026, 11, 13)),
        ("veertien dagen terug", date(2026, 11, 9)),
        ("14 dgn geleden", date(2026, 11, 9)),
        ("2 wkn geleden", date(2026, 11, 9)),
        ("zaterdagnacht", None),
        ("vorige week", None),
        ("afgelopen weekend", None),
        ("gister", date(2026, 11, 22)),
        ("gister 23.30", date(2026, 11, 22)),
        ("eergister", date(2026, 11, 21)),
        ("zojuist", TODAY),
        ("net", TODAY),
        ("vanochtend vroeg", TODAY),
        ("gisteravond laat", date(2026, 11, 22)),
        ("vrijdagavond laat", date(2026, 11, 20)),
        ("vrijdag om half twaalf", date(2026, 11, 20)),
        ("vrijdag kwart over tien", None),
        ("vrijdag om kwart over tien", date(2026, 11, 20)),
        ("gisteren rond tien uur", date(2026, 11, 22)),
        ("20 nov om half 12", date(2026, 11, 20)),
        ("jl. maandag", date(2026, 11, 16)),
        ("maandag jl.", date(2026, 11, 16)),
        ("half november", None),
        ("1-1-99", None),
        ("afgelopen vrijdag", date(2026, 11, 20)),
        ("vrijdag jl.", date(2026, 11, 20)),
        ("vorige week vrijdag", date(2026, 11, 20)),
        ("vrijdag 23.30", date(2026, 11, 20)),
        ("eergisteren 14:00", date(2026, 11, 21)),
        ("gisteren 23.30", date(2026, 11, 22)),
        ("gisteravond", date(2026, 11, 22)),
        ("vandaag om 9 uur", TODAY),
        ("3 dagen geleden", date(2026, 11, 20)),
        ("een week geleden", date(2026, 11, 16)),
        ("2 maanden terug", date(2026, 9, 23)),
        ("22112026", date(2026, 11, 22)),
        ("20261122", date(2026, 11, 22)),
        ("221126", date(2026, 11, 22)),
        ("28-11", date(2025, 11, 28)),
        ("29-2", date(2024, 2, 29)),
        ("zo 22 nov", date(2026, 11, 22)),
        ("de 3e", None),
        ("28e nov", date(2025, 11, 28)),
        ("28-11-2026", None),
        ("28112026", None),
        ("over 14 dagen", None),
        ("morgen", None),
        ("maandag", None),
        ("ma 22 nov", None),
        ("vannacht", None),
        ("24-9-85", None),
        ("zo 12.09", None),
    ],
)
def test_what_is_typed_of_a_day_that_was(typed: str, meant: date | None) -> None:
    if meant is None:
        with pytest.raises(ValueError, match=r"\.$"):
            parse_date(typed, TODAY, Dagkant.GEWEEST)
    else:
        assert parse_date(typed, TODAY, Dagkant.GEWEEST) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vrijdag", date(2026, 11, 27)),
        ("volgende week vrijdag", date(2026, 12, 4)),
        ("28112026", date(2026, 11, 28)),
        ("24 sep", date(2027, 9, 24)),
        ("29-2", date(2028, 2, 29)),
        ("1 dec a.s.", date(2026, 12, 1)),
    ],
)
def test_what_is_typed_of_a_day_to_come(typed: str, meant: date) -> None:
    assert parse_date(typed, TODAY, Dagkant.KOMT) == meant


@pytest.mark.parametrize(
    "typed", ["vrijdag", "vr", "deze vrijdag", "volgende vrijdag", "vannacht", "maandag"]
)
def test_what_can_be_two_days_is_asked(typed: str) -> None:
    with pytest.raises(ValueError, match="Typ"):
        parse_date(typed, TODAY)


def test_the_time_behind_a_day_is_not_lost() -> None:
    assert [str(split_time(typed)[1]) for typed in ("gisteren 23.30", "24-9-2026 om 9 uur", "24 sep", "wo 12.09")] == [
        "23:30:00", "09:00:00", "None", "None",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "typed", ["vorige week", "deze week", "afgelopen weekend", "vorige maand", "weekend"]
)
def test_more_days_than_one_are_asked_about(typed: str) -> None:
    with pytest.raises(ValueError, match="meer dagen"):
        parse_date(typed, TODAY)


def test_a_year_of_two_digits_far_ahead_is_asked_about() -> None:
    for typed in ("1-1-99", "010199", "1 jan '99"):
        for side in Dagkant:
            with pytest.raises(ValueError, match="vier cijfers"):
                parse_date(typed, TODAY, side)
    assert parse_date("1-1-36", TODAY, Dagkant.KOMT) == date(2036, 1, 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gisterenavond", date(2026, 11, 22)),
        ("gisteren avond", date(2026, 11, 22)),
        ("eergisterenmiddag", date(2026, 11, 21)),
        ("jl. vrijdag", date(2026, 11, 20)),
        ("vrijdag jl.", date(2026, 11, 20)),
        ("j.l. vrijdag", date(2026, 11, 20)),
        ("vrijdag avond", date(2026, 11, 20)),
        ("3 uur geleden", date(2026, 11, 23)),
        ("een kwartier geleden", date(2026, 11, 23)),
        ("twaalf uur terug", date(2026, 11, 22)),
        ("anderhalf uur geleden", date(2026, 11, 23)),
        ("begin november", "een periode; hier past één dag"),
        ("eind vorige maand", "een periode"),
        ("november 2025", "een periode"),
        ("in de zomer", "een periode"),
        ("vannacht", "Voor middernacht is dat gisteren, daarna vandaag"),
        ("vrijdagnacht", "Een nacht hoort bij twee dagen"),
        ("a.s. vrijdag", "ligt in de toekomst"),
        ("vrijdag a.s.", "ligt in de toekomst"),
        ("morgenavond", "ligt in de toekomst"),
    ],
)
def test_what_people_say_of_a_day_that_was(typed: str, meant: date | str) -> None:
    now = datetime(2026, 11, 23, 10, 0)
    if isinstance(meant, date):
        assert parse_date(typed, now.date(), Dagkant.GEWEEST, now) == meant
        return
    with pytest.raises(ValueError, match=meant):
        parse_date(typed, now.date(), Dagkant.GEWEEST, now)


def test_hours_ago_are_asked_where_nobody_knows_the_time() -> None:
    with pytest.raises(ValueError, match="kan vandaag of gisteren zijn"):
        parse_date("3 uur geleden", TODAY, Dagkant.GEWEEST)


def test_the_part_of_a_day_is_told_apart_from_tomorrow() -> None:
    said = {
        "gisterenavond": "avond",
        "vrijdagmiddag": "middag",
        "vanmorgen": "morgen",
        "morgen": "",
        "overmorgen": "",
        "24 sep": "",
    }
    assert {text: part_of_day(text) for text in said} == said


@pytest.mark.parametrize(
    ("typed", "kant", "days"),
    [
        ("afgelopen weekend", Dagkant.GEWEEST, ("afgelopen zaterdag", "afgelopen zondag")),
        ("vorig weekend", Dagkant.ONBEKEND, ("afgelopen zaterdag", "afgelopen zondag")),
        ("weekend", Dagkant.GEWEEST, ("afgelopen zaterdag", "afgelopen zondag")),
        ("komend weekend", Dagkant.KOMT, ("komende zaterdag", "komende zondag")),
    ],
)
def test_of_a_weekend_it_is_asked_which_day_in_words_that_are_read(
    typed: str, kant: Dagkant, days: tuple[str, str]
) -> None:
    with pytest.raises(ValueError, match=f"Typ welke: {days[0]} of {days[1]}."):
        parse_date(typed, TODAY, kant)
    first, second = (parse_date(day, TODAY, kant) for day in days)
    assert second - first == timedelta(days=1)


def test_a_time_in_words_is_told_and_which_half_of_the_day_is_not_guessed() -> None:
    assert said_time("vrijdag om half twaalf") == said_time("Vrijdag half twaalf") == "half twaalf"
    assert said_time("vrijdag om kwart over tien") == "kwart over tien"
    assert said_time("vrijdag") == said_time("half november") == said_time("vrijdag 23.30") == ""
    assert part_of_day("vanochtend vroeg") == "ochtend"
    assert part_of_day("morgen vroeg") == ""
