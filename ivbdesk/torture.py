"""`ivbdesk torture`: ends a writing process at random moments, and looks whether anything it confirmed is lost.

Figures, on an invented register in a folder that is gone afterwards: how often the process was ended, how many
writes it had confirmed, how many of those are missing, and whether the audit chain and the pages still hold.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from uuid import UUID

from ivbdesk.actions.casus import CasusGegevens, open_casus
from ivbdesk.actions.tijdlijn import ItemGegevens, record_entry
from ivbdesk.cases.casus import Urgentie
from ivbdesk.cases.kader import CasusSoort
from ivbdesk.cases.tijdlijn import Aard, Herkomst, ItemSoort
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.check import check_register
from ivbdesk.storage.keyslots import Argon2Params
from ivbdesk.storage.recovery import RecoveryKey

PASSPHRASE = "pijnbank paraplu zeehond kachel fietsbel wandelpad"
LONGEST_S = 0.25
_CHEAP = Argon2Params(
    memory_kib=19 * 1024, time_cost=2, parallelism=1
)  # the key is not what is tortured here


@dataclass
class Uitkomst:
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


def torture(runs: int, seed: int = 0) -> Uitkomst:
    """End a writing process so many times, at a random moment after its first confirmed write."""
    random, told = Random(seed), Uitkomst()
    with tempfile.TemporaryDirectory(prefix="ivbdesk-torture-") as folder:
        place = Path(folder) / "proef.ivb"
        casus_id = _make(place)
        confirmed: set[str] = set()
        for _ in range(runs):
            confirmed |= _write_until_killed(place, casus_id, random.uniform(0, LONGEST_S))
            started = time.perf_counter()
            desk = Desk.open(place, with_passphrase(PASSPHRASE))
            told.langste_heropening_ms = max(
                told.langste_heropening_ms, (time.perf_counter() - started) * 1000
            )
            present = {str(item.id) for item in desk.ctx.reads.casus(casus_id).tijdlijn}
            told.gebroken += bool(desk.register.warnings)
            desk.close()
            told.keren += 1
            told.verloren = len(confirmed - present)
        told.bevestigd = len(confirmed)
        told.gebroken += not check_register(place, with_passphrase(PASSPHRASE)).in_orde
    return told


def run_torture(runs: int, *, as_json: bool) -> int:
    """Torture, print the figures, and give the exit code: 1 where anything was lost."""
    told = torture(runs)
    if as_json:
        print(json.dumps(asdict(told) | {"is_heel": told.is_heel}))
    else:
        print(f"{told.keren} keer afgebroken, {told.bevestigd} bevestigde regels, {told.verloren} verloren,")
        print(
            f"{told.gebroken} keer schade, heropenen duurde ten hoogste {told.langste_heropening_ms:.0f} ms."
        )
    return 0 if told.is_heel else 1


def _make(place: Path) -> UUID:
    desk = Desk.create(place, PASSPHRASE, RecoveryKey.new(), "Proef", "", {}, params=_CHEAP)
    gegevens = CasusGegevens(
        soort=CasusSoort.WOONOVERLAST, titel="Proef", doel="proef", grondslag="proef", urgentie=Urgentie.GROEN
    )
    casus_id = open_casus(desk.ctx, gegevens, None)
    desk.close()
    return casus_id


def _write_until_killed(place: Path, casus_id: UUID, seconds: float) -> set[str]:
    """The ids that a process confirmed before it was ended, as by kill -9."""
    command = [sys.executable, "-c", "from ivbdesk.torture import write; write()", str(place), str(casus_id)]
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
    desk = Desk.open(place, with_passphrase(PASSPHRASE))
    today = desk.ctx.today()
    entry = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", "Regel onder druk.", today)
    while True:
        print(record_entry(desk.ctx, casus_id, entry), flush=True)
