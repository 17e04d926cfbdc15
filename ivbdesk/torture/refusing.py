"""A disk that is full, or gone, at any write: the action is refused in words, and what was confirmed stays."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from ivbdesk.storage.errors import RegisterError
from ivbdesk.torture.trial_register import make_register, open_register, write_line
from ivbdesk.torture.vfs import OK, DiskAct, FaultLayer

FULL, IO_WRITE, IO_SYNC = 13, 778, 1034
_ANSWERS = {"write": (FULL, IO_WRITE), "sync": (IO_SYNC,)}
_SPARED = "-shm"


@dataclass
class Refused:
    """What the refusals gave."""

    keren: int = 0
    in_woorden: int = 0
    verloren: int = 0
    gebroken: int = 0

    @property
    def is_heel(self) -> bool:
        """Whether each refusal was reported in words, and nothing that was confirmed is gone."""
        return self.in_woorden == self.keren and not self.verloren and not self.gebroken

    def __str__(self) -> str:
        return (
            f"Schijf vol of weg: {self.keren} keer geweigerd, {self.in_woorden} keer in woorden verteld, "
            f"{self.verloren} bevestigde regels verloren, {self.gebroken} keer schade."
        )


def refuse_often(keren: int) -> Refused:
    """Let the disk refuse a number of times, each time at another write or sync."""
    with tempfile.TemporaryDirectory(prefix="ivbdesk-weigeren-") as folder:
        place = Path(folder) / "proef.ivb"
        casus_id = make_register(place)
        body = "from ivbdesk.torture.refusing import write_with_refusals; write_with_refusals()"
        arguments = [sys.executable, "-c", body, str(place), str(casus_id), str(keren)]
        result = subprocess.run(arguments, check=True, capture_output=True, text=True)
        report = json.loads(result.stdout.splitlines()[-1])
        desk = open_register(place)
        present = {str(item.id) for item in desk.ctx.reads.dossier.casus(casus_id).tijdlijn}
        damaged = bool(desk.register.warnings)
        desk.close()
        lost = len(set(report["bevestigd"]) - present)
        return Refused(report["keren"], report["in_woorden"], lost, int(damaged))


def write_with_refusals() -> None:
    """Write lines while the disk refuses the n-th write or sync; for a process of its own."""
    place, casus_id, wanted = Path(sys.argv[1]), UUID(sys.argv[2]), int(sys.argv[3])
    countdown, answer = [-1], [OK]

    def listen(done: DiskAct) -> int:
        if countdown[0] < 0 or done.naam.endswith(_SPARED) or answer[0] not in _ANSWERS.get(done.soort, ()):
            return OK
        countdown[0] -= 1
        return answer[0] if countdown[0] < 0 else OK

    FaultLayer(listen)
    desk = open_register(place)
    confirmed, told, refused, tried = [], 0, 0, 0
    while refused < wanted and tried < wanted * 20:
        answer[0] = (FULL, IO_WRITE, IO_SYNC)[tried % 3]
        countdown[0] = tried // 3 % 12
        tried += 1
        try:
            confirmed.append(str(write_line(desk, casus_id)))
        except RegisterError:
            refused, told = refused + 1, told + 1
        except Exception as error:
            print(type(error).__name__, file=sys.stderr)
            refused += 1
        countdown[0] = -1
        confirmed.append(str(write_line(desk, casus_id)))  # the disk is there again, and so is the register
    desk.close()
    print(json.dumps({"keren": refused, "in_woorden": told, "bevestigd": confirmed}), flush=True)
    os._exit(0)  # the layer below SQLite does not outlive the interpreter
