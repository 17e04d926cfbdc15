"""A small number stays hidden where rows behind it were destroyed, recorded late, or counted at another moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import pytest

from ivbdesk.cases.cijfers.cel import Cel, Toon
from ivbdesk.cases.cijfers.onthulling import protect
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.tellen import Celsleutel
from ivbdesk.cases.cijfers.telrij import Telrij, Telsoort
from tests.cases.cijfers.klein import THEMAS, WIJKEN, count_all, kader

YEAR = Selectie(Periode.of_year(2025))
NINE = Selectie(Periode(date(2025, 1, 1), date(2025, 9, 30)))


def rows_of(many: Mapping[str, int], day: date, first: int = 0) -> list[Telrij]:
    """So many signals of each theme on a day."""
    themes = [thema for thema, number in many.items() for _ in range(number)]
    return [
        Telrij(
            Telsoort.SIGNAAL, UUID(int=first + number), None, frozenset({thema}), WIJKEN[0] if number % 2 else "",
            {"ontvangen": day}, {"thema": thema, "bron": "boa" if number % 3 else "ggd", "uitkomst": "onbekend"}, {},
        )
        for number, thema in enumerate(themes)
    ]  # fmt: skip


def theme(cells: Mapping[Celsleutel, Cel], selectie: Selectie, answer: str = "") -> Toon:
    return cells[Celsleutel(selectie, "per-thema" if answer else kader().tabellen[0].geheel, answer)].toon


@pytest.mark.parametrize("left", ["all", "none", "of later"])
@pytest.mark.parametrize("small", [2, 0])
def test_a_small_number_is_as_hidden_when_its_rows_are_gone(left: str, small: int) -> None:
    rows = rows_of(dict(zip(THEMAS, (9, 7, small), strict=True)), date(2025, 3, 1))
    later = rows_of({"woonoverlast": 6}, date(2026, 2, 1), 100)
    there = {"all": [*rows, *later], "none": [], "of later": later}[left]
    cells = protect(kader(), there, [YEAR], count_all(rows, YEAR), {})
    shown = [theme(cells, YEAR, answer) for answer in ("", *THEMAS)]
    assert shown[3] is not Toon.GETAL
    assert shown[:3].count(Toon.GETAL) < 3, "the total less the others is the small one"


def test_what_two_reports_leave_between_them_is_judged_by_what_they_tell() -> None:
    early = rows_of(dict(zip(THEMAS, (9, 8, 9), strict=True)), date(2025, 3, 1))
    autumn = rows_of(dict(zip(THEMAS, (9, 3, 9), strict=True)), date(2025, 11, 1), 100)
    late = rows_of({"jeugd": 4}, date(2025, 11, 2), 200)
    told = {**count_all([*early, *autumn], YEAR), **count_all(early, NINE)}
    cells = protect(kader(), [*early, *autumn, *late], [YEAR, NINE], told, {})
    assert {theme(cells, YEAR, "jeugd"), theme(cells, NINE, "jeugd")} != {Toon.GETAL}


def test_one_signal_that_came_late_does_not_show_between_two_reports() -> None:
    quarters = [Selectie(Periode.of_quarter(2025, number)) for number in range(1, 5)]
    rows = [
        row
        for number, day in enumerate((date(2025, m, 3) for m in (2, 5, 8, 11)), 1)
        for row in rows_of(dict(zip(THEMAS, (20, 20, 20), strict=True)), day, number * 1000)
    ]
    told: dict[Celsleutel, Cel] = {}
    for one in (YEAR, *quarters[:3]):
        told |= protect(kader(), rows, [one], count_all(rows, one), told)
    rows += rows_of({"jeugd": 1}, date(2025, 12, 9), 9000)
    told |= protect(kader(), rows, quarters[3:], count_all(rows, quarters[3]), told)
    assert theme(told, YEAR, "jeugd") is Toon.GETAL
    assert theme(told, quarters[3], "verward") is Toon.GETAL
    assert theme(told, quarters[3], "jeugd") is not Toon.GETAL
    assert theme(told, quarters[3]) is not Toon.GETAL
