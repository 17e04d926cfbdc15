"""A day as it is written in a list is known again; nothing else is taken for one."""

from __future__ import annotations

from datetime import date

import pytest

from ivbdesk.cases.taal.nederlands import read_short_date, short_date


@pytest.mark.parametrize("day", [date(2026, 4, 3), date(2024, 2, 29), date(1999, 12, 31)])
def test_a_short_date_is_read(day: date) -> None:
    assert read_short_date(short_date(day)) == day


@pytest.mark.parametrize(
    "text", ["", "3 apr", "31 feb 2026", "03 apr 2026", "3 april 2026", "3 apr 26", "3 apr 2026 14:05", "Casus 3 apr 2026", "² apr 2026"]
)  # fmt: skip
def test_what_is_no_short_date_is_none(text: str) -> None:
    assert read_short_date(text) is None
