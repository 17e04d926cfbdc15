"""Ending a process at each thing that an act asks of the disk; and a disk that is full, or gone, from there on.

What is asked of one file in a row is cut off before its first, before its last, and at one between.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from random import Random

from ivbdesk.torture.acts import ACTS, TrialAct
from ivbdesk.torture.child import AtEach, in_child, kill
from ivbdesk.torture.judging import faults_after
from ivbdesk.torture.tally import Tally
from ivbdesk.torture.trial_register import Trial
from ivbdesk.torture.vfs import OK, DiskAct

FULL, IO_WRITE, IO_SYNC = 13, 778, 1034
_OF_A_FULL_DISK = {"write": FULL, "open": FULL}
_OF_A_LOST_DISK = {"write": IO_WRITE, "open": IO_WRITE, "sync": IO_SYNC, "name": IO_WRITE}


def points_of(trial: Trial, act: TrialAct, scratch: Path, random: Random) -> list[int]:
    """The points of an act, each by the number of what is asked of the disk there."""
    ended, _ = in_child(trial.copied_to(scratch), act)
    shutil.rmtree(scratch)
    assert ended.bevestigd, (act.naam, ended.in_woorden, ended.kaal)
    points, at = [], 0
    for _, row in groupby(ended.gevraagd):
        size = len(list(row))
        inside = {random.randrange(size), size - 1}
        points += [at + number for number in sorted({0} | inside)]
        at += size
    return points


def kill_at_points(
    trial: Trial, scratch: Path, runs: int, seed: int = 0, acts: Sequence[TrialAct] = ACTS
) -> list[Tally]:
    """End every act at each of its points; with fewer `runs` than points, at some spread over them."""
    return _at_points(
        trial, scratch, runs, Random(seed), acts, "afgebroken", lambda point, _: _killing(point)
    )


def refuse_at_points(trial: Trial, scratch: Path, runs: int, seed: int = 0) -> list[Tally]:
    """Let the disk be full, or gone, from a point on to the end of the act."""
    return _at_points(trial, scratch, runs, Random(seed), ACTS, "schijf weigert", _refusing)


def _at_points(
    trial: Trial,
    scratch: Path,
    runs: int,
    random: Random,
    acts: Sequence[TrialAct],
    soort: str,
    fault: Callable[[int, int], AtEach],
) -> list[Tally]:
    place = scratch / "proef"
    points = {act.naam: points_of(trial, act, place, random) for act in acts}
    of_all = sum(len(found) for found in points.values())
    told = []
    for act in acts:
        chosen = _spread(points[act.naam], max(1, round(runs * len(points[act.naam]) / of_all)))
        tally = Tally(soort, act.naam)
        for number, point in enumerate(chosen):
            _once(trial.copied_to(place), act, fault(point, number), point, tally)
            shutil.rmtree(place)
        told.append(tally)
    return told


def _spread(points: Sequence[int], wanted: int) -> list[int]:
    """So many of the points, from the first to the last; all where there are no more."""
    if wanted >= len(points):
        return list(points)
    return [points[number * len(points) // wanted] for number in range(wanted)]


def _once(trial: Trial, act: TrialAct, at_each: AtEach, point: int, tally: Tally) -> None:
    ended, _ = in_child(trial, act, at_each)
    tally.keren += 1
    outcome = "bevestigd" if ended.bevestigd else "in woorden geweigerd" if ended.in_woorden else "afgebroken"
    tally.telling["zonder woorden" if ended.kaal else outcome] += 1
    found = faults_after(trial, act, ended.bevestigd)
    if ended.kaal:
        found.append(f"een fout zonder woorden: {ended.kaal}")
    tally.fouten += [f"punt {point}: {fault}" for fault in found]


def _killing(point: int) -> AtEach:
    def at_each(number: int, _: DiskAct) -> int:
        if number == point:
            kill()
        return OK

    return at_each


def _refusing(point: int, number: int) -> AtEach:
    answers = (_OF_A_FULL_DISK, _OF_A_LOST_DISK)[number % 2]

    def at_each(asked: int, act: DiskAct) -> int:
        return answers.get(act.soort, OK) if asked >= point else OK

    return at_each
