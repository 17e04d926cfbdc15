"""Which numbers of a table must be left out, so that no number below five can be worked out from the others.

A table has rows of (people, people in group 1, group 2 ...) and below them the totals of the columns. Whoever reads it
knows that the rows add up, that nobody is in a group without being counted, and that everybody counted is in a group.
A number below five is always hidden, and zero too. A larger one is hidden where that is needed, and its reader then
still knows that it is five or more. What is hidden stays open when there is another table with the same
numbers in sight; `hide` hides on until it has found such a table for each hidden number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

FEWEST = 5
CASES_PER_WIJK = 10
"""A wijk is shown from this many cases, each of another person: its reader knows that it has no fewer people."""
Tabel = Sequence[tuple[int, ...]]
Cel = tuple[int, int]
"""A row and a column; the row after the last is that of the totals."""
_STEPS = (0, -1, 1)


def hide(table: Tabel) -> frozenset[Cel] | None:
    """The cells of five or more to leave out; None where leaving out everything is not enough."""
    rows = [*table, tuple(map(sum, zip(*table, strict=True)))]
    every = [(r, c) for r, row in enumerate(rows) for c in range(len(row))]
    hidden = {(r, c) for r, c in every if rows[r][c] < FEWEST}
    while (bare := _first_known(rows, hidden, every)) is not None:
        shown = [cell for cell in every if cell not in hidden]
        if not shown:
            return None
        hidden.add(min(shown, key=lambda cell: _cost(cell, bare, rows)))
    return frozenset(cell for cell in hidden if rows[cell[0]][cell[1]] >= FEWEST)


def _cost(cell: Cel, bare: Cel, rows: Tabel) -> tuple[bool, bool, bool, int]:
    """What is hidden first to cover a cell: one of its column, the total after the wijken, the smallest number."""
    total = len(rows) - 1
    return (
        cell[1] != bare[1],
        cell[0] != bare[0] and cell[1] != bare[1],
        cell[0] == total,
        rows[cell[0]][cell[1]],
    )


def _first_known(rows: Tabel, hidden: set[Cel], every: Sequence[Cel]) -> Cel | None:
    """A hidden cell for which no other table was found."""
    open_cells: set[Cel] = set()
    for cell in every:
        if cell not in hidden or cell in open_cells:
            continue
        found = _other_table(rows, hidden, cell)
        if found is None:
            return cell
        open_cells |= found
    return None


def _other_table(rows: Tabel, hidden: set[Cel], cell: Cel) -> set[Cel] | None:
    """The cells that differ in another table that looks the same, this cell among them; None where none is found.

    Each change of one wijk by at most one a column is tried, made good by the totals or by one other wijk.
    """
    total, (row, column) = len(rows) - 1, cell
    for here in [row] if row != total else range(total):
        for change in _changes(rows, hidden, here, column):
            moved = {(here, c) for c, step in enumerate(change) if step}
            for there in (None, *(r for r in range(total) if r != here)):
                also = _make_good(rows, hidden, change, there)
                if also is not None and cell in moved | also:
                    return moved | also
    return None


def _changes(rows: Tabel, hidden: set[Cel], row: int, column: int) -> Iterator[tuple[int, ...]]:
    """Other numbers for one wijk, as steps by column, that could stand there as well; this column changes."""
    options = [
        [s for s in _STEPS if _fits(rows, hidden, (row, c), s) and (s or c != column)]
        for c in range(len(rows[row]))
    ]
    for change in sorted(product(*options), key=lambda steps: sum(map(abs, steps))):
        if _sound(rows[row], change):
            yield change


def _make_good(rows: Tabel, hidden: set[Cel], change: Sequence[int], there: int | None) -> set[Cel] | None:
    """What changes with it: the total of a column where that may, else the wijk `there` the other way."""
    total, also, back = len(rows) - 1, set(), [0] * len(change)
    for c, step in enumerate(change):
        if not step:
            continue
        if there is not None and _fits(rows, hidden, (there, c), -step):
            back[c] = -step
            also.add((there, c))
        elif _fits(rows, hidden, (total, c), step):
            also.add((total, c))
        else:
            return None
    return also if there is None or _sound(rows[there], back) else None


def _fits(rows: Tabel, hidden: set[Cel], cell: Cel, step: int) -> bool:
    """Whether a cell looks the same when its number is changed by this step."""
    if not step:
        return True
    old = rows[cell[0]][cell[1]]
    if cell[1] == 0 and old + step < CASES_PER_WIJK <= old:
        return False
    return cell in hidden and old + step >= 0 and (old < FEWEST) is (old + step < FEWEST)


def _sound(row: Sequence[int], steps: Sequence[int]) -> bool:
    """Whether everybody counted is in a group, and nobody in one without being counted."""
    people, *groups = (value + step for value, step in zip(row, steps, strict=True))
    return max(groups, default=0) <= people <= sum(groups)
