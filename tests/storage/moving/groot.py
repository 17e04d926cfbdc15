"""`python -m tests.storage.moving.groot 50 50` moves a register with so many documents of so many MB, there and back."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.team_move import Target, move_to_team
from ivbdesk.team_return import copy_of_team, return_from_team
from tests.pg_server import drop_databases
from tests.storage.moving.gevuld import filled, own_login, told
from tests.werkplaats import CHEAP, PASSPHRASE, Klok


def run(documents: int, megabytes: int, folder: Path) -> None:
    """Prints how long each took; what comes back is compared."""
    from tests.server_register import empty_database, made

    random.seed(1)
    source = filled(folder, (megabytes * 1024 * 1024 - 100,) * documents)
    desk = Desk.open(source, with_passphrase(PASSPHRASE), Klok())
    before = told(desk)
    desk.close()
    last = before[1][-1][0]
    assert isinstance(last, int)
    engine, where = empty_database()
    engine.dispose()
    own_login(where, source)
    try:
        begun = time.monotonic()
        target = Target(where, folder / "Team", RecoveryKey.new(), CHEAP)
        move_to_team(source, PASSPHRASE, target, clock=Klok())
        print(f"verhuis {time.monotonic() - begun:.0f} s")
        begun = time.monotonic()
        copy = copy_of_team(where, folder / "kopieen", PASSPHRASE, clock=Klok())
        print(f"terug --kopie {time.monotonic() - begun:.0f} s, {copy.stukken} stukken")
        begun = time.monotonic()
        back = return_from_team(
            where, folder / "terug.ivb", PASSPHRASE, RecoveryKey.new(), clock=Klok(), cost=CHEAP
        )
        print(f"terug {time.monotonic() - begun:.0f} s")
        desk = Desk.open(back, with_passphrase(PASSPHRASE), Klok())
        assert told(desk, last) == before
        desk.close()
        print("gelijk")
    finally:
        drop_databases(made)


if __name__ == "__main__":
    with TemporaryDirectory(prefix="ivbdesk-verhuizen-") as place:
        run(int(sys.argv[1]), int(sys.argv[2]), Path(place))
