"""Ending a writing process at random moments, as by kill -9: is anything it confirmed lost?"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import UUID

from ivbdesk.desk import with_passphrase
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.torture.trial_register import PASSPHRASE, make_register, open_register, write_line

LONGEST_S = 0.25


@dataclass
class KillResult:
    """What a number of runs gave; nothing is lost when `verloren` and `gebroken` are 0."""

    keren: int = 0
    bevestigd: int = 0
    verloren: int = 0
    gebroken: int = 0
    langste_heropening_ms: float = 0.0

    @property
    def is_heel(self) -> bool:
        """Whether every confirmed write was there, and the register sound, every time."""
        return not self.verloren and not self.gebroken

    def __str__(self) -> str:
        return (
            f"Afgebroken: {self.keren} keer, {self.bevestigd} bevestigde regels, {self.verloren} verloren, "
            f"{self.gebroken} keer schade; heropenen duurde ten hoogste {self.langste_heropening_ms:.0f} ms."
        )


def kill_often(runs: int, seed: int = 0) -> KillResult:
    """End a writing process so many times, at a random moment after its first confirmed write."""
    random, told = Random(seed), KillResult()
    with tempfile.TemporaryDirectory(prefix="ivbdesk-torture-") as folder:
        place = Path(folder) / "proef.ivb"
        casus_id = make_register(place)
        confirmed: set[str] = set()
        for _ in range(runs):
            confirmed |= _write_until_killed(place, casus_id, random.uniform(0, LONGEST_S))
            started = time.perf_counter()
            desk = open_register(place)
            told.langste_heropening_ms = max(
                told.langste_heropening_ms, (time.perf_counter() - started) * 1000
            )
            present = {str(item.id) for item in desk.ctx.reads.dossier.casus(casus_id).tijdlijn}
            told.gebroken += bool(desk.register.warnings)
            desk.close()
            told.keren += 1
            told.verloren = len(confirmed - present)
        told.bevestigd = len(confirmed)
        told.gebroken += not check_register(place, with_passphrase(PASSPHRASE)).in_orde
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
    desk = open_register(place)
    while True:
        print(write_line(desk, casus_id), flush=True)
