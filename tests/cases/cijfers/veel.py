"""Attacks many random sets of reports: `python -m tests.cases.cijfers.veel [HOEVEEL]`."""

from __future__ import annotations

import sys
from random import Random

from ivbdesk.cases.cijfers.cel import Toon
from tests.cases.cijfers.klein import found, publish, reports, signals


def main(many: int) -> int:
    shown = hidden = small = 0
    for seed in range(many):
        random = Random(seed)
        rows = signals(random, random.choice((20, 60, 150, 400)))
        told = publish(rows, reports(random))
        if leaks := found(rows, told):
            print(f"reeks {seed}: {leaks}")
            return 1
        for cel in told.values():
            shown += cel.toon is Toon.GETAL
            hidden += cel.toon is Toon.WEGGELATEN
            small += cel.toon is Toon.WEINIG
    print(
        f"{many} reeksen, geen verborgen getal gevonden; {shown} getallen getoond, {small} kleiner dan vijf, {hidden} weggelaten"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000))
