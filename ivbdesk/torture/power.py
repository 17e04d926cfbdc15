"""Loss of power: what an act asked of the disk is recorded, and images are made of it as a disk might leave it.

All that was synced is on the disk. Of what was not, each piece is there or not, in any order, and the last may be
torn at a sector; names are there up to some moment, in the order in which they were made, as a disk with a journal
keeps them. Every image is judged as a register would be.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from ivbdesk.storage.sqlite import engine
from ivbdesk.torture.acts import ACTS, TrialAct
from ivbdesk.torture.child import in_child
from ivbdesk.torture.judging import faults_after
from ivbdesk.torture.recording import DiskRecorder, Names, Step
from ivbdesk.torture.tally import Tally
from ivbdesk.torture.trial_register import Trial

SECTOR = 512
_AFTER_ALL = 0.25
"""So many of the losses come after the act was confirmed."""


def cut_power(
    trial: Trial,
    scratch: Path,
    images: int,
    seed: int = 0,
    pragmas: Sequence[str] = (),
    acts: Sequence[TrialAct] = ACTS,
) -> list[Tally]:
    """Record every act and replay a number of losses of power, spread over them; `pragmas` replace the program's own."""
    random, told = Random(seed), []
    soort = "stroomuitval" if not pragmas else "stroom, netwerk"
    for number, act in enumerate(acts):
        tally = Tally(soort, act.naam)
        steps, begun = _record(trial, act, scratch, pragmas)
        for _ in range(len(range(number, images, len(acts)))):
            confirmed = random.random() < _AFTER_ALL
            cut = len(steps) if confirmed else random.randrange(begun, len(steps))
            image = scratch / "beeld"
            _Disk(random).after(steps[:begun], steps[begun:cut]).write(image)
            found = faults_after(replace(trial, root=image), act, confirmed)
            tally.keren += 1
            tally.telling["bevestigd" if confirmed else "onderweg"] += 1
            tally.fouten += [f"na {cut} van {len(steps)}: {fault}" for fault in found]
            shutil.rmtree(image)
        told.append(tally)
    return told


def _record(trial: Trial, act: TrialAct, scratch: Path, pragmas: Sequence[str]) -> tuple[list[Step], int]:
    """All that happened in the act, and how many steps only say what there was before."""
    place = trial.copied_to(scratch / "opname")
    recorder = DiskRecorder(place.root)
    begun = [0]

    def begin(of: Trial) -> Callable[[], object]:
        if pragmas:
            engine.WRITER_PRAGMAS = tuple(pragmas)
        do = act.begin(of)
        begun[0] = len(recorder.look())
        return do

    ended, recorded = in_child(
        place, replace(act, begin=begin), recorder.at_each, lambda: (recorder.look(), begun[0])
    )
    shutil.rmtree(place.root)
    assert ended.bevestigd, (act.naam, ended.in_woorden, ended.kaal)
    assert isinstance(recorded, tuple)
    return recorded


@dataclass
class _Disk:
    """The content of the files and their names as far as they are certain, and what still waits."""

    random: Random
    kept: dict[int, bytearray] = field(default_factory=dict)
    waiting: dict[int, list[Step]] = field(default_factory=dict)
    names: Names = field(default_factory=dict)
    later: list[Names] = field(default_factory=list)

    def after(self, certain: Sequence[Step], uncertain: Sequence[Step]) -> _Disk:
        """Do all of it, the first part for certain, and lose power."""
        for step in certain:
            self._do(step)
        for file in list(self.waiting):
            self._do(Step("sync", file))
        self._do(Step("sync names"))
        for step in uncertain:
            self._do(step)
        self._lose_power()
        return self

    def write(self, image: Path) -> None:
        """Write the files as they are now."""
        for name, file in self.names.items():
            (image / name).parent.mkdir(parents=True, exist_ok=True)
            (image / name).write_bytes(self.kept.get(file, b""))

    def _do(self, step: Step) -> None:
        if step.soort == "sync":
            for earlier in self.waiting.pop(step.file, []):
                self._apply(earlier)
        elif step.soort == "sync names":
            self.names, self.later = (self.later or [self.names])[-1], []
        elif step.names is not None:
            self.later.append(step.names)
        else:
            self.waiting.setdefault(step.file, []).append(step)

    def _lose_power(self) -> None:
        self.names = self.random.choice([self.names, *self.later])
        left = [step for steps in self.waiting.values() for step in steps if self.random.random() < 0.5]
        if self.random.random() < 0.5:
            self.random.shuffle(left)
        for number, step in enumerate(left):
            torn = number == len(left) - 1 and self.random.random() < 0.5
            size = self.random.randrange(0, len(step.data) // SECTOR + 1) * SECTOR if torn else None
            self._apply(step, size)

    def _apply(self, step: Step, size: int | None = None) -> None:
        content = self.kept.setdefault(step.file, bytearray())
        data = step.data if size is None else step.data[:size]
        if step.soort == "truncate":
            del content[step.plaats :]
        elif step.soort == "whole":
            content[:] = data
        else:
            content.extend(bytes(max(0, step.plaats - len(content))))
            content[step.plaats : step.plaats + len(data)] = data
