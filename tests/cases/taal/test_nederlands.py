"""Dates, counts and sorting as the Dutch write them."""

from __future__ import annotations

from datetime import date, timedelta

from ivbdesk.cases.taal.nederlands import (
    count,
    join_nl,
    long_date,
    short_date,
    shorten,
    sort_key,
    term,
)

TODAY = date(2026, 11, 23)


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
    names = ["Zuid", "Özdemir", "oosten", "IJsbrand", "ĳs", "Ilse", "Łukasz", "Maas"]
    assert sorted(names, key=sort_key) == [
        "ĳs", "IJsbrand", "Ilse", "Łukasz", "Maas", "oosten", "Özdemir", "Zuid",
    ]  # fmt: skip


def test_a_text_is_shortened_behind_a_word() -> None:
    assert shorten("Harde muziek,  tot diep in de nacht", 15) == "Harde muziek…"
    assert shorten("Harde muziek", 12) == "Harde muziek"
    assert shorten("Harde muziek", 11) == "Harde…"
    assert shorten("x" * 40, 10) == "x" * 9 + "…"
    for most in range(2, 40):
        assert len(shorten("Overlast (in de nacht) door muziek en blaffen", most)) <= most
