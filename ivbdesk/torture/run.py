"""Runs all of it, as many at once as the computer has processors, and prints a table of what was tried and what failed."""

from __future__ import annotations

import functools
import json
import multiprocessing
import os
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict
from functools import partial
from pathlib import Path

from ivbdesk.storage.sqlite.engine import NETWORK_PRAGMAS
from ivbdesk.torture.bits import BITS, flip_bits
from ivbdesk.torture.crash_points import kill_at_points, refuse_at_points
from ivbdesk.torture.exchanged import exchange_keys
from ivbdesk.torture.killing import kill_often
from ivbdesk.torture.power import cut_power
from ivbdesk.torture.put_back import put_pages_back, spoil_lists
from ivbdesk.torture.tally import HEAD, Tally
from ivbdesk.torture.trial_register import Trial, make_trial

Part = Callable[[Trial, Path], list[Tally]]
"""One kind of torture, of a trial that it does not spoil, in a folder of its own."""
FLIPS_AT_ONCE = 1000


def run_torture(runs: int, images: int, flips: int, *, as_json: bool) -> int:
    """Torture, print the figures, and give the exit code: 1 where anything was lost, missed, or told without words.

    What is done is printed as it is done: all of it takes an hour or more.
    """
    if not as_json:
        print(HEAD, flush=True)
    told: list[Tally] = []
    with tempfile.TemporaryDirectory(prefix="ivbdesk-torture-") as folder:
        trial = make_trial(Path(folder).resolve() / "heel")
        with ProcessPoolExecutor(os.cpu_count(), _beginning(), _read_each_text_once) as pool:
            waiting = [pool.submit(_one, part, trial) for part in _parts(runs, images, flips)]
            for number, done in enumerate(as_completed(waiting), start=1):
                if not as_json:
                    _tell_done(done.result(), f"{number} van {len(waiting)} delen klaar")
        for done in waiting:
            told += done.result()
    bits = [tally for tally in told if tally.soort == BITS]
    told = [tally for tally in told if tally not in bits] + _together(bits)
    whole = not any(tally.fouten for tally in told)
    if as_json:
        print(json.dumps({"delen": [asdict(tally) for tally in told], "is_heel": whole}, ensure_ascii=False))
    else:
        print("\n".join([*map(str, _together(bits)), "", *_summary(told)]), flush=True)
    return 0 if whole else 1


def _tell_done(found: list[Tally], how_far: str) -> None:
    """The lines of a part, but for those of which other parts have more; and how far the whole is."""
    if found[0].soort != BITS:
        print("\n".join(map(str, found)), flush=True)
    else:
        number, faults = sum(tally.keren for tally in found), sum(len(tally.fouten) for tally in found)
        how_far += f"; hierin {number} omgevallen bits, {faults} fouten"
    print(f"[{how_far}]", file=sys.stderr, flush=True)


def _parts(runs: int, images: int, flips: int) -> Iterable[Part]:
    at_random = max(1, runs // 20)
    yield partial(_kill_often, runs=at_random)
    if sys.platform != "win32":  # no process splits in two there, and the layer below SQLite has another door
        yield partial(kill_at_points, runs=runs - at_random)
        yield partial(cut_power, images=images)
        yield partial(refuse_at_points, runs=max(1, runs // 3))
        yield partial(cut_power, images=max(1, images // 10), pragmas=NETWORK_PRAGMAS)
        for at in range(0, flips, FLIPS_AT_ONCE):
            yield partial(flip_bits, flips=min(FLIPS_AT_ONCE, flips - at), seed=at)
    yield exchange_keys
    yield spoil_lists
    yield put_pages_back


def _kill_often(trial: Trial, scratch: Path, runs: int) -> list[Tally]:
    return [kill_often(trial.copied_to(scratch / "proef"), runs)]


def _one(part: Part, trial: Trial) -> list[Tally]:
    with tempfile.TemporaryDirectory(prefix="ivbdesk-torture-") as scratch:
        return part(trial, Path(scratch).resolve())


def _beginning() -> multiprocessing.context.BaseContext:
    return multiprocessing.get_context("spawn")


def _read_each_text_once() -> None:
    """Every opening reads the same files of the program; that is not what is tortured."""
    tomllib.loads = functools.cache(tomllib.loads)  # of this process only


def _together(tallies: Iterable[Tally]) -> list[Tally]:
    """The same kinds of thing counted as one."""
    found: dict[str, Tally] = {}
    for tally in tallies:
        whole = found.setdefault(tally.wat, Tally(tally.soort, tally.wat))
        whole.keren += tally.keren
        whole.fouten += tally.fouten
        whole.telling += tally.telling
    return list(found.values())


def _summary(told: Iterable[Tally]) -> Iterable[str]:
    """For each kind how often in all, and how much failed."""
    kinds: dict[str, Tally] = {}
    for tally in told:
        kind = kinds.setdefault(tally.soort, Tally(tally.soort, "samen"))
        kind.keren += tally.keren
        kind.fouten += [""] * len(tally.fouten)
    return [
        f"{kind.soort:<16} {kind.wat:<36} {kind.keren:>6} {len(kind.fouten):>6}" for kind in kinds.values()
    ]
