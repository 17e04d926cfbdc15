"""Counts per wijk: whatever is counted, no number that is hidden can be worked out from what is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from uuid import UUID, uuid4

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ivbdesk import resources
from ivbdesk.cases.kader.kwetsbaarheid_kader import read_kwetsbaarheid
from ivbdesk.cases.kader.wijken import read_wijken, wijk_of
from ivbdesk.cases.keten.wijkonthulling import hide
from ivbdesk.cases.keten.wijktelling import OVERIG, Wijkrij, closed_years, count_wijken, require_shareable
from ivbdesk.cases.taal.fouten import KaderFout, RegelFout
from tests.diep import examples

KADER = read_kwetsbaarheid(resources.read("kwetsbaarheid.toml"), "kwetsbaarheid.toml")
WIJKEN = read_wijken(resources.read("wijken.toml"), "wijken.toml")


@st.composite
def tables(draw: st.DrawFn, least: int = 0) -> list[tuple[int, ...]]:
    """Wijken in which everybody counted is in one group at least, each with at least this many people."""
    groups = draw(st.integers(1, 2))
    made = []
    for _ in range(draw(st.integers(1, 3))):
        counts = draw(st.lists(st.integers(0, 9), min_size=groups, max_size=groups))
        counts[0] += max(0, least - sum(counts))
        made.append((draw(st.integers(max(least, *counts), sum(counts))), *counts))
    return made


def published(table: Sequence[tuple[int, ...]]) -> list[list[str]]:
    """The table as the world sees it, totals last."""
    rows = [*table, tuple(map(sum, zip(*table, strict=True)))]
    hidden = hide(table)
    assert hidden is not None
    return [
        ["<5" if v < 5 else "5+" if (r, c) in hidden else str(v) for c, v in enumerate(row)]
        for r, row in enumerate(rows)
    ]


def could_be(word: str, most: int, least: int = 5) -> range:
    if word == "<5":
        return range(5)
    return range(least, most + 1) if word == "5+" else range(int(word), int(word) + 1)


def possible(shown: list[list[str]], most: int, least: int = 5) -> list[list[set[int]]]:
    """Every value that each cell can have, found by going through all tables that fit what is shown.

    Knows nothing of how cells were chosen to be hidden. The sums up to each wijk are kept, so that no table is tried
    twice; a cell beyond `most` is not tried, which can only make fewer values possible than there are.
    """
    *wijken, totals = shown
    rows = [list(_rows(words, most, least)) for words in wijken]
    zero = (0,) * len(totals)
    before: list[set[tuple[int, ...]]] = [{zero}]
    for options in rows:
        before.append({_add(total, row) for total in before[-1] for row in options})
    ends = {
        sums
        for sums in before[-1]
        if all(n in could_be(w, most * len(rows)) for n, w in zip(sums, totals, strict=True))
    }
    found: list[list[set[int]]] = [[{s[c] for s in ends} for c in range(len(totals))]]
    after = ends
    for place in range(len(rows) - 1, -1, -1):
        cells: list[set[int]] = [set() for _ in totals]
        earlier = set()
        for end, row in product(after, rows[place]):
            start = tuple(e - r for e, r in zip(end, row, strict=True))
            if start in before[place]:
                earlier.add(start)
                for c, value in enumerate(row):
                    cells[c].add(value)
        found.insert(0, cells)
        after = earlier
    return found


def _rows(words: list[str], most: int, least: int) -> Iterator[tuple[int, ...]]:
    people, *groups = words
    for row in product(could_be(people, most, least), *(could_be(word, most) for word in groups)):
        if max(row[1:]) <= row[0] <= sum(row[1:]):
            yield row


def _add(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(a + b for a, b in zip(one, other, strict=True))


@examples(50)
@given(st.one_of(st.tuples(tables(), st.just(5)), st.tuples(tables(10), st.just(10))))
def test_no_hidden_number_can_be_worked_out(drawn: tuple[list[tuple[int, ...]], int]) -> None:
    table, least = drawn  # that a wijk has ten people at least is known to whoever reads that it is shown
    assume(hide(table) is not None)  # where no safe table is found, nothing at all is published
    shown = published(table)
    values = possible(shown, max(max(row) for row in table) + 2, least)
    for words, cells in zip(shown, values, strict=True):
        for word, options in zip(words, cells, strict=True):
            assert options, (table, shown)
            if not word.isdigit():
                assert len(options) >= 2, (table, shown)


@pytest.mark.parametrize(
    ("table", "bare"),
    [
        ([(9, 9), (3, 3)], [["9", "9"], ["<5", "<5"], ["12", "12"]]),
        ([(4, 4), (4, 4), (4, 4)], [["<5", "<5"], ["<5", "<5"], ["<5", "<5"], ["12", "12"]]),
        ([(12, 8, 4), (20, 15, 10)], [["12", "8", "<5"], ["20", "15", "10"], ["32", "23", "5+"]]),
    ],
)
def test_the_solver_finds_what_only_hiding_small_numbers_would_tell(
    table: list[tuple[int, ...]], bare: list[list[str]]
) -> None:
    told = [len(options) == 1 for row in possible(bare, 22) for options in row]
    hidden = [not word.isdigit() for row in bare for word in row]
    assert any(one and two for one, two in zip(told, hidden, strict=True))
    assert published(table) != bare


def people(postcode: str, number: int, *factors: str, casus: UUID | None = None) -> list[Wijkrij]:
    return [Wijkrij(casus or uuid4(), postcode, frozenset(factors)) for _ in range(number)]


def test_a_wijk_with_fewer_than_ten_cases_is_not_shown_apart() -> None:
    rows = (
        people("2351 AA", 20, "schulden")
        + people("2352 AA", 15, "schulden")
        + people("2353 AA", 9, "schulden")
    )
    told = count_wijken(2025, rows, KADER, WIJKEN, "Leiderdorp")
    assert told is not None
    names = [name for name, _ in told.rijen]
    assert WIJKEN[0].naam in names
    assert WIJKEN[2].naam not in names
    assert WIJKEN[1].naam not in names, "overig would be one small wijk under another name"
    assert OVERIG in names
    assert dict(told.rijen)[OVERIG][0] == "24"


def test_many_people_of_one_casus_make_no_wijk() -> None:
    told = count_wijken(2025, people("2351 AA", 30, "schulden", casus=uuid4()), KADER, WIJKEN, "Leiderdorp")
    assert told is not None
    assert [name for name, _ in told.rijen] == [OVERIG, "Leiderdorp"]


def test_what_protects_is_not_counted_and_a_person_counts_once() -> None:
    assert count_wijken(2025, people("2351 AA", 12, "steunend_netwerk"), KADER, WIJKEN, "Leiderdorp") is None
    told = count_wijken(
        2025, people("2351 AA", 12, "schulden", "armoede", "verslaving"), KADER, WIJKEN, "Leiderdorp"
    )
    assert told is not None
    assert told.rijen[-1][1][:3] == ("12", "12", "12")


def test_only_years_that_have_ended_are_counted() -> None:
    assert closed_years(date(2024, 5, 1), date(2026, 11, 24)) == (2025, 2024)
    assert closed_years(date(2026, 5, 1), date(2026, 11, 24)) == ()
    assert closed_years(None, date(2026, 11, 24)) == ()


def test_wijken_tell_what_is_wrong_with_their_postcodes() -> None:
    assert wijk_of("2352 QX", WIJKEN) == WIJKEN[1].naam
    assert wijk_of("2311 AA", WIJKEN) == wijk_of("", WIJKEN) == ""
    wijk = '[[wijk]]\nnaam = "{}"\npostcodes = ["{}"]\n'
    parts = read_wijken(wijk.format("A", "2351 AA-HZ") + wijk.format("B", "2351 JA-ZZ"), "w.toml")
    assert [wijk_of(code, parts) for code in ("2351 HZ", "2351 JA", "2351 IA")] == ["A", "B", ""]
    for wrong in ("235", "2351 HZ-AA", "2351AA"):
        with pytest.raises(KaderFout):
            read_wijken(wijk.format("A", wrong), "w.toml")
    with pytest.raises(KaderFout) as told:
        read_wijken(wijk.format("A", "2351") + wijk.format("B", "2351 AA-BZ"), "w.toml")
    assert "‘A’" in str(told.value)


def test_no_table_leaves_where_none_is_safe() -> None:
    told = count_wijken(2025, people("2351 AA", 30, "schulden", casus=uuid4()), KADER, WIJKEN, "Leiderdorp")
    assert require_shareable(told) is told
    with pytest.raises(RegelFout, match="geen tabel"):
        require_shareable(count_wijken(2025, [], KADER, WIJKEN, "Leiderdorp"))
