"""One figure, and how it is taken."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

A = TypeVar("A")
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True)
class Timing:
    """What was done, the median and 95th percentile in milliseconds, and how many times that is of plain SQLite."""

    wat: str
    p50_ms: float
    p95_ms: float
    keer_sqlite: float | None = None
    keer_sqlite_p95: float | None = None


def timed(wat: str, work: Callable[[], Any], runs: int = 60) -> Timing:
    """Do the work once to warm up and `runs` times with the clock."""
    work()
    return measured(wat, [_took(work) for _ in range(runs)])


def beside(wat: str, ours: Callable[[A], Any], plain: Callable[[A], Any], asked: Iterable[A]) -> Timing:
    """The same work on both sides, each question in turn, now one first and then the other."""
    mine: list[float] = []
    theirs: list[float] = []
    for number, one in enumerate(asked):
        pair = [(ours, mine), (plain, theirs)]
        for work, times in pair if number % 2 else reversed(pair):
            started = time.perf_counter()
            work(one)
            times.append((time.perf_counter() - started) * 1000)
    warm = len(mine) // 10
    here, there = measured(wat, mine[warm:]), measured(wat, theirs[warm:])
    return Timing(wat, here.p50_ms, here.p95_ms, here.p50_ms / there.p50_ms, here.p95_ms / there.p95_ms)


def measured(wat: str, times: Iterable[float]) -> Timing:
    """The figure of these times in milliseconds."""
    ordered = sorted(times)
    return Timing(wat, ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)])


def peak_memory_mb() -> float:
    """The most memory that this process has held, in MB; 0 where the system does not say."""
    lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines() if _STATUS.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def _took(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
