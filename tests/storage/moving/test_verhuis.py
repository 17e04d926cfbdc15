"""A register moves to a team as it is, the old one says where it went, and what is cut off costs nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.errors import MissingFolder, RegisterError
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.moving.errors import (
    AlreadyMoved,
    InUse,
    MovedAway,
    MoveUnfinished,
    NotWhole,
    SignNotKept,
)
from ivbdesk.storage.moving.told import nobody
from ivbdesk.team import open_team
from ivbdesk.team_move import Target, Verhuisd, move_to_team
from tests.storage.moving.gevuld import own_login, told
from tests.storage.opened import fingerprints
from tests.werkplaats import CHEAP, NOW, PASSPHRASE, Klok, casus_gegevens, new_desk


class Killed(BaseException):
    """Stops a move where it is, as the end of the process does."""


def moved(
    register: Path, database: str, *, trial: bool = False, tell: Callable[..., None] = nobody
) -> Verhuisd:
    own_login(database, register)
    target = Target(database, register.parent / "Proef", RecoveryKey.new(), CHEAP, trial)
    return move_to_team(register, PASSPHRASE, target, tell, Klok())


def opened(register: Path) -> Desk:
    return Desk.open(register, with_passphrase(PASSPHRASE), Klok())


def holds(database: str) -> int:
    with psycopg.connect(database) as connection:
        row = connection.execute("SELECT count(*) FROM audit").fetchone()
        assert row is not None
        return int(row[0])


def found(desk: Desk) -> list[list[str]]:
    """What searches of both kinds give, with a casus that is closed."""
    reads, today = desk.ctx.reads.zoeken, desk.ctx.today()
    return [
        *(
            [hit.kop for hit in reads.zoek_casussen(words, today)]
            for words in ("lodz", "proeflaan 3", "berg")
        ),
        *(
            [hit.kop for hit in reads.zoek_teksten(words, today)]
            for words in ("overlast", "omschrijving 2", "verslag")
        ),
    ]


def test_all_is_there_and_is_worked_in(register: Path, database: str) -> None:
    desk = opened(register)
    before, hits = told(desk), found(desk)
    assert hits[0] == ["LD-2026-002"]
    assert hits[1]
    desk.close()
    done = moved(register, database)
    assert "Bram Proef" in done.collegas
    team = open_team(done.folder, PASSPHRASE, clock=Klok())
    assert team.register.warnings == ()
    assert found(team) == hits
    assert [line.actie for line in team.ctx.reads.beheer.auditregels(0, 3)] == ["register verhuizen"] * 3
    casus_id = open_casus(team.ctx, casus_gegevens(), None)
    assert team.ctx.reads.dossier.casus(casus_id).nummer == "LD-2026-003"
    team.close()
    old = opened(register)
    (warning,) = old.register.warnings
    assert isinstance(warning, MovedAway)
    assert "verhuisd naar de database" in warning.wat
    assert told(old, before[1][-1][0]) == before
    with pytest.raises(MovedAway):
        open_casus(old.ctx, casus_gegevens(), None)
    old.close()
    with pytest.raises(AlreadyMoved):
        moved(register, database, trial=True)


def test_a_proof_leaves_nothing_on_either_side(register: Path, database: str) -> None:
    opened(register).close()
    before = fingerprints(register)
    done = moved(register, database, trial=True)
    assert done.tabellen["casus"].rijen == 5
    assert holds(database) == 0
    assert not done.folder.exists()
    opened(register).close()
    assert fingerprints(register).keys() == before.keys()
    assert {name: one for name, one in fingerprints(register).items() if name.endswith(".db")} == {
        name: one for name, one in before.items() if name.endswith(".db")
    }


def test_what_is_cut_off_before_the_end_is_done_again_and_after_it_is_finished(
    register: Path, database: str
) -> None:
    """Before the commit nothing is changed; between commit and end nobody can get into the new one."""
    opened(register).close()
    before = fingerprints(register)["register.db"]
    for step in ("Vastleggen", "Oude register afsluiten", "Aanmelding maken", "Map maken"):

        def kill(now: str, _done: int, _of: int, step: str = step) -> None:
            if now == step:
                raise Killed

        with pytest.raises(Killed):
            moved(register, database, tell=kill)
        is_left = step in ("Aanmelding maken", "Map maken")
        assert (fingerprints(register)["register.db"] != before) == is_left
        with psycopg.connect(database) as connection:
            logins = connection.execute("SELECT count(*) FROM rol").fetchone()
        assert logins == (1 if step == "Map maken" else 0,)
    done = moved(register, database)
    open_team(done.folder, PASSPHRASE, clock=Klok()).close()
    with pytest.raises(
        AlreadyMoved
    ):  # once more would put another recovery key in the place of the one on paper
        moved(register, database)


def test_another_register_does_not_take_the_place_of_one_that_was_cut_off(
    register: Path, database: str, tmp_path: Path
) -> None:
    def kill(now: str, _done: int, _of: int) -> None:
        if now == "Aanmelding maken":
            raise Killed

    with pytest.raises(Killed):
        moved(register, database, tell=kill)
    (tmp_path / "ander").mkdir()
    other = new_desk(
        tmp_path / "ander", Klok(NOW - timedelta(days=1))
    )  # of another day: else it is the same one
    folder = other.register.folder
    other.close()
    with pytest.raises(InUse):
        moved(folder, database)
    open_team(moved(register, database).folder, PASSPHRASE, clock=Klok()).close()


def test_a_folder_that_can_not_be_made_is_told_before_anything_is_done(register: Path, database: str) -> None:
    own_login(database, register)
    target = Target(database, register.parent / "nergens" / "Proef", RecoveryKey.new(), CHEAP)
    with pytest.raises(MissingFolder):
        move_to_team(register, PASSPHRASE, target, nobody, Klok())
    assert holds(database) == 0
    opened(register).close()


def test_a_line_that_is_lost_after_the_commit_says_what_is_left(register: Path, database: str) -> None:
    def lose(now: str, _done: int, _of: int) -> None:
        if now == "Aanmelding maken":
            raise KeyboardInterrupt

    with pytest.raises(MoveUnfinished) as told_:
        moved(register, database, tell=lose)
    assert "dezelfde opdracht" in told_.value.doen
    open_team(moved(register, database).folder, PASSPHRASE, clock=Klok()).close()


def test_what_can_not_move_is_told_and_nothing_is_done(register: Path, database: str, tmp_path: Path) -> None:
    broken = Path(shutil.copytree(register, tmp_path / "stuk" / register.name))
    document = next((broken / "stukken").glob("*.stuk"))
    document.write_bytes(document.read_bytes()[:-1])
    with pytest.raises(NotWhole) as refused:
        moved(broken, database)
    assert "stukken" in refused.value.wat
    desk = opened(register)
    with desk.register.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE knelpunt SET advies = 'a' || char(0) || 'b' WHERE leefgebied = 1")
    desk.close()
    with pytest.raises(SignNotKept):
        moved(register, database)
    with psycopg.connect(database) as connection:
        connection.execute("INSERT INTO rol (login, medewerker_id) VALUES ('o_00000000', gen_random_uuid())")
    with pytest.raises(InUse):
        moved(register, database)
    assert holds(database) == 0
    (register.parent / "Proef.ivbteam").mkdir()
    with pytest.raises(RegisterError) as there:
        moved(register, database)
    assert "staat al" in there.value.wat
