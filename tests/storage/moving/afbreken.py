"""`python -m tests.storage.moving.afbreken 20` kills a move at so many points, and looks at what is left each time.

Each try is a process of its own that ends itself without a word (SIGKILL), as a computer does that loses its power.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.team import open_team
from ivbdesk.team_move import Target, move_to_team
from tests.pg_server import drop_databases
from tests.storage.moving.gevuld import filled, own_login, told
from tests.werkplaats import CHEAP, PASSPHRASE, Klok

_AT_THE_END = 4
"""The commit, and what follows it: each of these is always tried."""


def steps(register: Path, database: str, place: Path) -> int:
    """How many points there are at which it can be stopped."""
    seen = 0

    def count(*_: object) -> None:
        nonlocal seen
        seen += 1

    move_to_team(
        register, PASSPHRASE, Target(database, place, RecoveryKey.new(), CHEAP, trial=True), count, Klok()
    )
    return seen


def killed_at(point: int, register: Path, database: str, place: Path) -> None:
    """A child that moves, and is gone at that point."""
    child = os.fork()
    if child == 0:
        left = point

        def look(*_: object) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            move_to_team(
                register, PASSPHRASE, Target(database, place, RecoveryKey.new(), CHEAP), look, Klok()
            )
        finally:
            os._exit(3)
    _, how = os.waitpid(child, 0)
    assert os.WIFSIGNALED(how), f"at {point} it was not killed: {how}"


def state_of(database: str) -> str:
    """What is left in the database."""
    with psycopg.connect(database) as connection:
        row = connection.execute(
            "SELECT (SELECT count(*) FROM audit), (SELECT count(*) FROM sleutelbestand),"
            " (SELECT count(*) FROM rol JOIN pg_roles ON rolname = login WHERE rolcanlogin)"
        ).fetchone()
    assert row is not None
    return "leeg" if row == (0, 0, 0) else "niet in gebruik" if row[2] == 0 else "klaar"


def run(points: int, folder: Path) -> None:
    """Try it at so many points, and move on from there; prints a line for each."""
    from tests.server_register import empty_database, made

    source = filled(folder / "bron")
    desk = Desk.open(source, with_passphrase(PASSPHRASE), Klok())
    before = told(desk)
    desk.close()
    last = before[1][-1][0]
    assert isinstance(last, int)
    engine, where = empty_database()
    engine.dispose()
    total = steps(source, where, folder / "proef") + 3  # and what comes after the commit
    before_the_end = total - _AT_THE_END
    spread = [
        before_the_end * number // max(points - _AT_THE_END, 1) for number in range(points - _AT_THE_END)
    ]
    for number, point in enumerate([*spread, *range(before_the_end, total)]):
        engine, where = empty_database()
        engine.dispose()
        own_login(where, source)
        here = folder / f"{number}"
        register = Path(shutil.copytree(source, here / source.name))
        killed_at(point, register, where, here / "Team")
        left = state_of(where)
        desk = Desk.open(register, with_passphrase(PASSPHRASE), Klok())
        assert told(desk, last) == before, f"at {point} the register changed"
        moved = bool(desk.verhuisd)
        desk.close()
        done = move_to_team(
            register, PASSPHRASE, Target(where, here / "Team", RecoveryKey.new(), CHEAP), clock=Klok()
        )
        team = open_team(done.folder, PASSPHRASE, clock=Klok())
        assert team.register.warnings == ()
        team.close()
        print(
            f"punt {point:4} van {total}: database {left}, register {'verhuisd' if moved else 'onveranderd'}; tweede poging goed"
        )
        sys.stdout.flush()
        shutil.rmtree(here)
    drop_databases(made)


if __name__ == "__main__":
    with TemporaryDirectory(prefix="ivbdesk-verhuizen-") as place:
        run(int(sys.argv[1]), Path(place))
