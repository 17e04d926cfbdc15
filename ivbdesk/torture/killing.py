"""Ending a writing process at random moments, as by kill -9: is anything it confirmed lost?"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random
from uuid import UUID

from ivbdesk.desk import Desk
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.torture.tally import Tally
from ivbdesk.torture.trial_register import ENTER, Trial, later, write_line

LONGEST_S = 0.25


def kill_often(trial: Trial, runs: int, seed: int = 0) -> Tally:
    """End a writing process so many times, at a random moment after its first confirmed write."""
    random, told = Random(seed), Tally("afgebroken", "opslaan, op een willekeurig moment")
    confirmed: set[str] = set()
    slowest = 0.0
    for _ in range(runs):
        confirmed |= _write_until_killed(trial.place, trial.casus, random.uniform(0, LONGEST_S))
        started = time.perf_counter()
        desk = trial.open()
        slowest = max(slowest, (time.perf_counter() - started) * 1000)
        present = {str(item.id) for item in desk.ctx.reads.dossier.casus(trial.casus).tijdlijn}
        told.fouten += [str(warning) for warning in desk.register.warnings]
        desk.close()
        told.keren += 1
        told.fouten += [f"een bevestigde regel ontbreekt: {id}" for id in confirmed - present]
    if not check_register(trial.place, ENTER).in_orde:
        told.fouten.append("de keuring vindt iets")
    told.telling.update({"bevestigde regels": len(confirmed), "ms om te heropenen": round(slowest)})
    return told


def _write_until_killed(place: Path, casus_id: UUID, seconds: float) -> set[str]:
    """The ids that a process confirmed before it was ended, as by kill -9."""
    body = "from ivbdesk.torture.killing import write; write()"
    command = [sys.executable, "-c", body, str(place), str(casus_id)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        rest = process.stdout.read()
    # A line that was cut off half was not confirmed.
    whole = (first + rest).rpartition("\n")[0].split()
    return set(whole)


def write() -> None:
    """Record entries for ever, each id printed once the register has confirmed it; the parent ends this process."""
    place, casus_id = Path(sys.argv[1]), UUID(sys.argv[2])
    desk = Desk.open(place, ENTER, later)
    while True:
        print(write_line(desk, casus_id), flush=True)
