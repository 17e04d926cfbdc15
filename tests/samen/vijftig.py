"""Fifty clients that open the register at once and read the first list, and what a save takes with so many (team.md C7, 6 and 7).

`python -m tests.samen.vijftig 50` lets as many start, and then save; `8` lets eight. What a passphrase costs is told apart: fifty
computers stretch it each for themselves, here two cores do it for all. They are threads of two processes, so
what is told is more than fifty computers would wait.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier, local
from uuid import UUID

from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.bench.measure import measured
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.zoeken.rijen import CasusFilter
from ivbdesk.storage import team_folder
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.team import open_team
from tests import pg_server
from tests.samen.acht import prepare
from tests.samen.uitsluiten import server_desk
from tests.werkplaats import PASSPHRASE, Klok

CASES, PEOPLE, SAVES, PROCESSES = 60, 20, 6, 2
PAUSE_S = 1.0
_LINES_EACH = 3
_PATIENCE_S = 120


@dataclass(frozen=True)
class Duur:
    """Of one client, in ms: from the stretched passphrase to the first list, what of that its own computer works, and each save."""

    lijst: float
    eigen_werk: float
    opslaan: Sequence[float]


def _clients(folder: Path, number: int, cases: Sequence[UUID], at_once: Barrier) -> list[Duur]:
    """What so many clients wait, each in a thread."""
    team_folder.OF_TESTS = True  # a server on a socket
    stretch, own = Envelope.unlock_stretched, local()

    def stretched_together(
        envelope: Envelope, passphrase: str, first: str = ""
    ) -> tuple[RootKey, str, bytes]:
        found = stretch(envelope, passphrase, first)
        at_once.wait(_PATIENCE_S)
        own.begun, own.worked = time.monotonic(), time.thread_time()
        return found

    Envelope.unlock_stretched = stretched_together  # type: ignore[method-assign]  # only where the clock begins

    def one(client: int) -> Duur:
        desk = open_team(folder, PASSPHRASE, clock=Klok())
        desk.ctx.reads.dossier.casussen(CasusFilter(), desk.ctx.today(), 0, 200)
        shown, worked = time.monotonic() - own.begun, time.thread_time() - own.worked
        at_once.wait(_PATIENCE_S)
        item = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", "gezien", desk.ctx.today())
        saved = []
        for turn in range(SAVES):
            begun = time.monotonic()
            record_entry(desk.ctx, cases[(client + turn * number) % len(cases)], item)
            saved.append(1000 * (time.monotonic() - begun))
            time.sleep(PAUSE_S)
        at_once.wait(_PATIENCE_S)
        desk.close()
        return Duur(1000 * shown, 1000 * worked, saved)

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(one, range(number)))


def main(clients: int) -> None:
    """Do it, and tell."""
    pg_server.CONNECTIONS = clients * _LINES_EACH + 20
    apart = multiprocessing.get_context("spawn")
    with server_desk() as desk, ProcessPoolExecutor(PROCESSES, mp_context=apart) as pool:
        cases = prepare(desk, CASES, PEOPLE)
        with apart.Manager() as manager:
            at_once, folder, each = manager.Barrier(clients), desk.register.folder, clients // PROCESSES
            running = [pool.submit(_clients, folder, each, cases, at_once) for _ in range(PROCESSES)]
            found = [one for done in running for one in done.result()]
    lists = measured("eerste lijst, na de wachtwoordzin", [one.lijst for one in found])
    saves = measured("tijdlijnregel opslaan", [took for one in found for took in one.opslaan])
    for figure in (lists, saves):
        print(f"{clients} tegelijk, {figure.wat}: mediaan {figure.p50_ms:.0f} ms, p95 {figure.p95_ms:.0f} ms")
    slowest, own = max(one.lijst for one in found), sum(one.eigen_werk for one in found)
    print(f"langzaamste eerste lijst: {slowest:.0f} ms; eigen rekenwerk van de clients samen: {own:.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]))
