"""Attacks many random sets of reports: `python -m tests.cases.cijfers.veel [HOEVEEL] [EERSTE]`.

Each set once as it stands, and once over time: with rows that come late, destruction between reports, and years before.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from random import Random

from ivbdesk.cases.cijfers.cel import Cel, Toon
from tests.cases.cijfers.klein import found, publish, reports, signals
from tests.cases.cijfers.verloop import leaks, run_through

_SIZES = (20, 60, 150, 400)
_EVERY = 250


def main(many: int, first: int) -> int:
    """Attack so many sets; 1 where one leaks."""
    at_once, over_time, leaking = Counter[Toon](), Counter[Toon](), 0
    for seed in range(first, first + many):
        random = Random(seed)
        rows = signals(random, random.choice(_SIZES))
        told = publish(rows, reports(random))
        _count(at_once, told.values())
        random = Random(seed)
        verloop = run_through(random, random.choice(_SIZES))
        _count(over_time, (one.cel for one in verloop.verteld.values()))
        if wrong := [*found(rows, told), *leaks(verloop)]:
            leaking += 1
            print(f"reeks {seed}: {wrong}", flush=True)
        if (seed + 1 - first) % _EVERY == 0 or seed + 1 == first + many:
            print(f"{seed + 1 - first} reeksen, {leaking} met een gevonden getal", flush=True)
    print(f"ineens: {_told(at_once)}\nna late regels en vernietiging: {_told(over_time)}")
    return int(leaking > 0)


def _count(found: Counter[Toon], cells: Iterable[Cel]) -> None:
    found.update(cel.toon for cel in cells)


def _told(found: Counter[Toon]) -> str:
    return ", ".join(f"{found[toon]} {toon.value}" for toon in Toon)


if __name__ == "__main__":
    asked = [int(one) for one in sys.argv[1:]]
    raise SystemExit(main(*(asked + [5000, 0][len(asked) :])))
