"""Server processes that are killed while officers write: nothing that was acknowledged is lost (team.md C7, 8).

`python -m tests.samen.sterven 500` kills that often. Mostly it is the process of one officer, by which the server puts an
end to all and recovers; each tenth time it is the whole server, which is started again on what is on its disk.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from threading import Event
from uuid import UUID

import psycopg
import sqlalchemy as sa

from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.desk import Desk
from ivbdesk.storage.audit import verify_chain
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.tables import dossier as t
from tests import pg_server
from tests.samen.acht import prepare
from tests.samen.uitsluiten import server_desk
from tests.storage.collega import colleague

WRITERS, CASES = 4, 12
_EACH_TENTH = 10
_MOST_WRITTEN = 8
"""So many entries at the most are acknowledged between two kills."""
_WRITTEN_S, _BACK_S = 30.0, 60.0
_TELL_EACH = 10


@dataclass
class Uitslag:
    """What came of it: how many were killed and acknowledged, which of those are not there, and what else was told."""

    gedood: int = 0
    bewaard: int = 0
    verloren: list[str] = field(default_factory=list)
    dubbel: int = 0
    keten_gebroken: int | None = None
    einde: Counter[str] = field(default_factory=Counter)

    @property
    def is_goed(self) -> bool:
        """All that was acknowledged is there once, in a chain that is whole."""
        return not self.verloren and not self.dubbel and self.keten_gebroken is None


@contextmanager
def keeping() -> Iterator[None]:
    """The server of the tests writes before it acknowledges, as a real one does: a kill loses what stood in its memory only.

    For its disk it does not wait (`fsync`): what a process wrote is the computer's own, and stays when the process goes.
    """
    hurried, pg_server.HURRIED = (
        pg_server.HURRIED,
        ("fsync=off", "autovacuum=off", "shared_buffers=32MB"),
    )
    try:
        yield
    finally:
        pg_server.HURRIED = hurried


@dataclass
class _Schrijver:
    ctx: Context
    naam: str
    casussen: Sequence[UUID]
    bewaard: list[str] = field(default_factory=list)
    einde: Counter[str] = field(default_factory=Counter)
    _nummers: count[int] = field(default_factory=lambda: count(1))

    def write_until(self, stop: Event, toeval: random.Random) -> None:
        while not stop.is_set():
            mark = f"merk{self.naam}x{next(self._nummers)}x"
            item = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", mark, self.ctx.today())
            try:
                record_entry(self.ctx, toeval.choice(self.casussen), item)
            except RegisterError as error:
                self.einde[type(error).__name__] += 1
                time.sleep(0.02)
            else:
                self.bewaard.append(mark)
                self.einde["bewaard"] += 1


def kill(times: int, seed: int = 1) -> Uitslag:
    """Kill that often while officers write, and look what is there."""
    toeval, uitslag, stop, since = random.Random(seed), Uitslag(), Event(), time.monotonic()
    with keeping(), server_desk() as desk, ThreadPoolExecutor(WRITERS) as pool:
        cases = prepare(desk, CASES, 4)
        contexts = [desk.ctx, *(colleague(desk, f"Collega {n}") for n in range(1, WRITERS))]
        writers = [_Schrijver(ctx, chr(ord("a") + n), cases) for n, ctx in enumerate(contexts)]
        begun = [pool.submit(one.write_until, stop, random.Random(f"{seed} {one.naam}")) for one in writers]
        try:
            for number in range(1, times + 1):
                _let_write(writers, toeval.randint(1, _MOST_WRITTEN))
                _kill_one(toeval, whole=number % _EACH_TENTH == 0)
                _wait_for_server()
                uitslag.gedood += 1
                if number % _TELL_EACH == 0:
                    print(
                        f"{time.monotonic() - since:.0f} s: {number} keer, {sum(len(one.bewaard) for one in writers)} bewaard",
                        flush=True,
                    )
        except KeyboardInterrupt:
            print("gestopt; wat er tot hier is gedaan, wordt beoordeeld", flush=True)
        finally:
            stop.set()
        for one in begun:
            one.result()
        _judge(desk, writers, uitslag)
    return uitslag


def _let_write(writers: Sequence[_Schrijver], entries: int) -> None:
    before, until = sum(len(one.bewaard) for one in writers), time.monotonic() + _WRITTEN_S
    while sum(len(one.bewaard) for one in writers) < before + entries and time.monotonic() < until:
        time.sleep(0.005)


def _kill_one(toeval: random.Random, *, whole: bool) -> None:
    if whole:
        pg_server.kill_and_restart()
        return
    with suppress(psycopg.Error), psycopg.connect(pg_server.server(), dbname="postgres") as owner:
        found = owner.execute(
            "SELECT pid FROM pg_stat_activity WHERE usename LIKE 'o\\_%' AND state <> 'idle' AND pid <> pg_backend_pid()"
        ).fetchall()
        if found:
            with suppress(ProcessLookupError):
                os.kill(int(str(toeval.choice(found)[0])), signal.SIGKILL)


def _wait_for_server() -> None:
    until = time.monotonic() + _BACK_S
    while True:
        try:
            psycopg.connect(pg_server.server(), dbname="postgres").close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def _judge(desk: Desk, writers: Sequence[_Schrijver], uitslag: Uitslag) -> None:
    with desk.register.engine.connect() as connection:
        texts = Counter(connection.scalars(sa.select(t.tijdlijnitem.c.tekst)))
        told = "\n".join(connection.scalars(sa.select(t.audit.c.wijzigingen)))
        uitslag.keten_gebroken = verify_chain(connection, desk.register.audit_key).broken_at
    for writer in writers:
        uitslag.bewaard += len(writer.bewaard)
        uitslag.einde += writer.einde
        uitslag.verloren += [mark for mark in writer.bewaard if mark not in texts or mark not in told]
    uitslag.dubbel = sum(1 for text, times in texts.items() if text.startswith("merk") and times > 1)


def main(times: int, seed: int) -> None:
    """Kill so often, and tell what came of it."""
    begun = time.monotonic()
    uitslag = kill(times, seed)
    print(f"{uitslag.gedood} keer gedood in {time.monotonic() - begun:.0f} s, {uitslag.bewaard} bewaard")
    print(
        f"verloren {len(uitslag.verloren)}, dubbel {uitslag.dubbel}, keten {uitslag.keten_gebroken or 'heel'}"
    )
    print(f"hoe het eindigde: {dict(uitslag.einde)}")
    print("goed" if uitslag.is_goed else "NIET GOED")
    if not uitslag.is_goed:
        sys.exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
