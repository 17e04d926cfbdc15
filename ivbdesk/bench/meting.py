"""One figure, and how it is taken."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Meting:
    """What was done, the median and 95th percentile in milliseconds, the ratio to plain SQLite."""

    wat: str
    p50_ms: float
    p95_ms: float
    keer_sqlite: float | None = None


def timed(wat: str, work: Callable[[], Any], runs: int = 60) -> Meting:
    """Do the work once to warm up and `runs` times with the clock."""
    work()
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return Meting(wat, statistics.median(times), sorted(times)[int(runs * 0.95)])
