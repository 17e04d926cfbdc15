"""An attack on a set of reports: all that a reader can reckon from what is shown, who knows nothing of how it was chosen.

The unknowns are the numbers for each quarter, wijk, theme and answer of each table. What is shown are sums of them. Which
sums are then known is found by elimination, and by drawing together the bounds that "<5" and "5+" give, in turns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

_PRIME = 2_147_483_647

Som = frozenset[object]
"""The unknowns of which the sum is told."""


def reckoned(
    told: Mapping[Som, tuple[int, int | None]], known_zero: Iterable[Sequence[Som]]
) -> dict[Som, int]:
    """The value of each sum that can be known; `told` gives its bounds, `known_zero` are pairs of sums that are equal."""
    equal = list(known_zero)
    sums = list(dict.fromkeys([*told, *(part for pair in equal for part in pair)]))
    low: dict[object, int] = {}
    high: dict[object, int | None] = {}
    for one in {unknown for some in sums for unknown in some}:
        low[one], high[one] = 0, None
    for some in sums:
        low[some], high[some] = told.get(some, (0, None))
    exact: list[tuple[dict[object, int], int]] = []
    for some in sums:
        exact.append(({some: 1, **dict.fromkeys(some, -1)} if some not in some else {}, 0))
    for left, right in equal:
        exact.append(({left: 1, right: -1}, 0))
    changed = True
    while changed:
        changed = _bounds(exact, low, high)
        for name, value in _eliminated(exact, low, high).items():
            if high[name] != value or low[name] != value:
                low[name] = high[name] = value
                changed = True
    return {some: low[some] for some in sums if low[some] == high[some]}


def _bounds(
    exact: list[tuple[dict[object, int], int]], low: dict[object, int], high: dict[object, int | None]
) -> bool:
    changed = False
    for row, _ in exact:
        for name, sign in row.items():
            least: int | None = 0
            most: int | None = 0
            for other, factor in row.items():
                if other == name:
                    continue
                turned = -factor * sign
                a, b = (low[other], high[other]) if turned > 0 else (high[other], low[other])
                least = None if least is None or a is None else least + turned * a
                most = None if most is None or b is None else most + turned * b
            if least is not None and least > low[name]:
                low[name], changed = least, True
            old = high[name]
            if most is not None and (old is None or most < old):
                high[name], changed = most, True
    return changed


def _eliminated(
    exact: list[tuple[dict[object, int], int]], low: dict[object, int], high: dict[object, int | None]
) -> dict[object, int]:
    """What follows from the equations alone, with what is known filled in."""
    pivots: dict[object, tuple[dict[object, int], int]] = {}
    for row, right in exact:
        left: dict[object, int] = {}
        value = right
        for name, factor in row.items():
            if low[name] == high[name]:
                value -= factor * low[name]
            else:
                left[name] = factor % _PRIME
        left, value = _reduced(left, value % _PRIME, pivots)
        if not left:
            continue
        pivot = min(left, key=repr)
        turn = pow(left[pivot], _PRIME - 2, _PRIME)
        left = {name: factor * turn % _PRIME for name, factor in left.items()}
        value = value * turn % _PRIME
        for other, (had, was) in list(pivots.items()):
            if pivot in had:
                pivots[other] = _less(had, was, had[pivot], left, value)
        pivots[pivot] = (left, value)
    found = {}
    for pivot, (left, value) in pivots.items():
        if len(left) == 1:
            found[pivot] = value if value < _PRIME // 2 else value - _PRIME
    return found


def _reduced(
    left: dict[object, int], value: int, pivots: dict[object, tuple[dict[object, int], int]]
) -> tuple[dict[object, int], int]:
    for name in list(left):
        if name in pivots and name in left:
            left, value = _less(left, value, left[name], *pivots[name])
    return left, value


def _less(
    left: dict[object, int], value: int, factor: int, other: dict[object, int], worth: int
) -> tuple[dict[object, int], int]:
    made = dict(left)
    for name, part in other.items():
        rest = (made.get(name, 0) - factor * part) % _PRIME
        if rest:
            made[name] = rest
        else:
            made.pop(name, None)
    return made, (value - factor * worth) % _PRIME


def all_of(*options: Sequence[object]) -> list[tuple[object, ...]]:
    """Every combination."""
    return list(product(*options))
