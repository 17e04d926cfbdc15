"""Work that is cut off at one of its steps, as when the computer goes off: in a process of its own, that kills itself there."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from functools import cache
from multiprocessing.queues import SimpleQueue
from pathlib import Path

from ivbdesk.storage.keys.recovery import RecoveryKey
from tests.storage.opened import reopened

Work = Callable[[Path], Callable[[], object]]
"""Makes ready on a folder, and gives what may be cut off."""
NEVER = 10**9


def opening(folder: Path) -> Callable[[], object]:
    """Opening a register, with all that is brought up to date at that."""
    return lambda: reopened(folder)


def renewing(folder: Path) -> Callable[[], object]:
    """Giving an open register other keys."""
    register = reopened(folder)
    return lambda: register.renew(RecoveryKey.new())


def steps_of(work: Work, folder: Path, names: tuple[str, ...]) -> int:
    """How many calls of these names it takes, when nothing cuts it off."""
    code, steps = _done(work, folder, names, NEVER)
    assert code == 0
    return steps


def cut_off(work: Work, folder: Path, names: tuple[str, ...], step: int) -> None:
    """Do it until this one of those calls."""
    code, _ = _done(work, folder, names, step)
    assert code == -signal.SIGKILL


def _done(work: Work, folder: Path, names: tuple[str, ...], step: int) -> tuple[int | None, int]:
    told: SimpleQueue[int] = _ready().SimpleQueue()
    process = _ready().Process(target=_do, args=(work, folder, names, step, told))
    process.start()
    process.join()
    return process.exitcode, 0 if told.empty() else told.get()


@cache
def _ready() -> multiprocessing.context.ForkServerContext:
    """Each process is split off from one that has read the program already."""
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload([__name__])
    return server


def _do(work: Work, folder: Path, names: tuple[str, ...], step: int, told: SimpleQueue[int]) -> None:
    act, seen = work(folder), 0

    def count(_frame: object, event: str, called: object) -> None:
        nonlocal seen
        if event == "c_call" and getattr(called, "__name__", "") in names:
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    act()
    sys.setprofile(None)
    told.put(seen)
