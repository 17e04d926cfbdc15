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
    together = _together(sums)
    members = {some: frozenset(together[one] for one in some) for some in sums}
    low: dict[object, int] = {}
    high: dict[object, int | None] = {}
    for one in {unknown for some in members.values() for unknown in some}:
        low[one], high[one] = 0, None
    for some in sums:
        low[some], high[some] = told.get(some, (0, None))
    exact: list[tuple[dict[object, int], int]] = []
    for some in sums:
        exact.append(({some: 1, **dict.fromkeys(members[some], -1)}, 0))
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


def _together(sums: Sequence[Som]) -> dict[object, object]:
    """The unknowns that stand in the same sums always, as one unknown; no reader can tell them apart."""
    standing: dict[object, list[int]] = {}
    for number, some in enumerate(sums):
        for one in some:
            standing.setdefault(one, []).append(number)
    return {one: ("deel", *numbers) for one, numbers in standing.items()}


def _bounds(
    exact: list[tuple[dict[object, int], int]], low: dict[object, int], high: dict[object, int | None]
) -> bool:
    changed = False
    for row, _ in exact:
        ends = [_ends(factor, low[name], high[name]) for name, factor in row.items()]
        low_open = sum(least is None for least, _ in ends)
        high_open = sum(most is None for _, most in ends)
        low_sum = sum(least or 0 for least, _ in ends)
        high_sum = sum(most or 0 for _, most in ends)
        for (name, sign), (least, most) in zip(row.items(), ends, strict=True):
            # All of the row together is zero, so this one is the opposite of the others.
            others_low = low_sum - (least or 0) if low_open == (least is None) else None
            others_high = high_sum - (most or 0) if high_open == (most is None) else None
            new_low, new_high = (others_high, others_low) if sign > 0 else (others_low, others_high)
            new_low = None if new_low is None else -new_low * sign
            new_high = None if new_high is None else -new_high * sign
            if new_low is not None and new_low > low[name]:
                low[name], changed = new_low, True
            old = high[name]
            if new_high is not None and (old is None or new_high < old):
                high[name], changed = new_high, True
            ends_now = _ends(sign, low[name], high[name])
            if ends_now != (least, most):
                low_open += (ends_now[0] is None) - (least is None)
                high_open += (ends_now[1] is None) - (most is None)
                low_sum += (ends_now[0] or 0) - (least or 0)
                high_sum += (ends_now[1] or 0) - (most or 0)
    return changed


def _ends(sign: int, low: int, high: int | None) -> tuple[int | None, int | None]:
    """Between what a number lies that is added or taken off."""
    return (low, high) if sign > 0 else (None if high is None else -high, -low)


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
        pivot = next(iter(left))
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
