"""What an officer waits for, with the rights of the server, at a line of so many milliseconds there and back (team.md C7, 30).

`python -m tests.samen.rondreis 1000 10000` fills a team register with cases and entries, and measures at 0, 1 and 20 ms.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import psycopg

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.bench.fill import fill
from ivbdesk.bench.invent import is_closed
from ivbdesk.bench.measure import Timing, timed
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.zoeken.rijen import CasusFilter
from ivbdesk.desk import Desk
from ivbdesk.team import open_team
from tests.beide_motoren import on_server
from tests.kabel import Kabel
from tests.pg_server import name_of, server
from tests.server_register import made, new_team, owner_engine
from tests.werkplaats import CHEAP, PASSPHRASE, Klok

ROUND_TRIPS = (0, 1, 20)
_PAST_WHAT_IS_FILLED = "SELECT setval('vindplaats_nr_seq', (SELECT max(nr) FROM vindplaats))"
_WORDS = ("ov", "overlast", "muz", "muziek", "bakker", "proef", "12", "zzzz")


def measure(cases: int, entries: int, runs: int) -> Iterator[tuple[int, Timing]]:
    """Each figure with the round trip at which it was measured."""
    with TemporaryDirectory(prefix="ivbdesk-rondreis-") as home, contextmanager(on_server)():
        folder, klok, kabel = Path(home) / "Rondreis.ivbteam", Klok(), Kabel()
        new_team(folder, PASSPHRASE, CHEAP, klok)
        kabel.lay_to(folder)
        desk = open_team(folder, PASSPHRASE, clock=klok)
        ids = fill([owner_engine(desk)], cases, entries, desk.ctx.today())
        with psycopg.connect(server(), dbname=name_of(made[-1]), autocommit=True) as owner:
            owner.execute(_PAST_WHAT_IS_FILLED)
            owner.execute("VACUUM ANALYZE")
        seen = [id for number, id in enumerate(ids, 1) if not is_closed(number)]
        for there_and_back in ROUND_TRIPS:
            kabel.delay_s = there_and_back / 2000
            for what, work in _acts(desk, seen):
                yield there_and_back, timed(what, work, runs)
        desk.close()
        kabel.away()


def _acts(desk: Desk, ids: list[UUID]) -> Iterator[tuple[str, Callable[[], object]]]:
    ctx, today, everything = desk.ctx, desk.ctx.today(), CasusFilter(alleen_open=False)
    words, some = cycle(_WORDS), cycle(ids[:300])
    entry = ItemGegevens(
        ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", "Gemeten regel over muziek.", today
    )
    yield "zoeken: eerste resultaten", lambda: ctx.reads.zoeken.zoek_casussen(next(words), today)
    yield "zoeken: alle teksten", lambda: ctx.reads.zoeken.zoek_teksten(next(words), today)
    yield "lijst openen, eerste 200", lambda: ctx.reads.dossier.casussen(everything, today, 0, 200)
    yield "casus openen", lambda: read_blad(ctx, next(some))
    yield "tijdlijnregel opslaan", lambda: record_entry(ctx, next(some), entry)


def main(cases: int, entries: int) -> None:
    """A line for each figure."""
    for there_and_back, one in measure(cases, entries, 60):
        told = f"{there_and_back:3} ms  {one.wat:28} mediaan {one.p50_ms:7.1f}  p95 {one.p95_ms:7.1f} ms"
        print(told, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
