"""The register of a team comes back as it is, whole or not at all; and its copy is read without any server."""

from __future__ import annotations

import json
from pathlib import Path

import psycopg
import pytest

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cli import FINDING, GOOD
from ivbdesk.cli.main import main
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.moving.errors import AlreadyMoved, LeftOut, MovedAway
from ivbdesk.storage.moving.told import nobody
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.team_folder import SETTINGS
from ivbdesk.team import open_team
from ivbdesk.team_move import Target, move_to_team
from ivbdesk.team_return import copy_of_team, return_from_team
from tests.storage.moving.gevuld import own_login, told
from tests.werkplaats import CHEAP, PASSPHRASE, Klok, casus_gegevens

LAST_ACTS = ["register terughalen", "register terughalen", "reservekopie maken", "register verhuizen"]


def opened(register: Path) -> Desk:
    return Desk.open(register, with_passphrase(PASSPHRASE), Klok())


def faults(register: Path) -> list[str]:
    found = check_register(register, with_passphrase(PASSPHRASE)).bevindingen
    return [f"{item.onderdeel}: {item.melding}" for item in found if item.ernst.value == "fout"]


def test_to_a_team_and_back_all_is_the_same_and_the_copy_needs_no_server(
    register: Path, database: str, tmp_path: Path
) -> None:
    """Every table and every line of the log, to the bit (team.md C7, check 33)."""
    desk = opened(register)
    before = told(desk)
    last = before[1][-1][0]
    assert isinstance(last, int)
    desk.close()
    own_login(database, register)
    target = Target(database, tmp_path / "Proef", RecoveryKey.new(), CHEAP)
    team = move_to_team(register, PASSPHRASE, target, nobody, Klok()).folder

    copy = copy_of_team(database, tmp_path / "kopieen", PASSPHRASE, nobody, Klok())
    assert copy.casussen == 5
    restored = tmp_path / "uit-kopie.ivb"
    from_copy = Desk.restored(copy.folder, restored, with_passphrase(PASSPHRASE), Klok())
    assert told(from_copy, last) == before
    from_copy.close()
    assert faults(restored) == []

    recovery = RecoveryKey.new()
    back = return_from_team(database, tmp_path / "terug.ivb", PASSPHRASE, recovery, nobody, Klok(), CHEAP)
    mine = opened(back)
    assert mine.register.warnings == ()
    assert told(mine, last) == before
    assert [line.actie for line in mine.ctx.reads.beheer.auditregels(0, 4)] == LAST_ACTS
    mine.register.keys.prove_recovery(" ".join(recovery.words))
    open_casus(mine.ctx, casus_gegevens(), None)
    mine.close()
    assert faults(back) == []
    with psycopg.connect(database) as connection:
        left = connection.execute(
            "SELECT bool_or(rolcanlogin) FROM pg_roles JOIN rol ON login = rolname"
        ).fetchone()
    assert left == (False,)
    with pytest.raises(RegisterError):
        open_team(team, PASSPHRASE, clock=Klok())
    with pytest.raises(MovedAway) as twice:  # two would be worked in
        return_from_team(database, tmp_path / "nog.ivb", PASSPHRASE, RecoveryKey.new(), nobody, Klok(), CHEAP)
    assert "terug.ivb" in twice.value.waarheen
    with pytest.raises(AlreadyMoved):  # and a team that was closed is not opened again
        move_to_team(register, PASSPHRASE, target, nobody, Klok())


def test_who_does_not_see_all_of_it_gets_nothing(
    register: Path, database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line of an officer hides closed cases: what is made by it would lack them, and not say so."""
    own_login(database, register)
    phrase = tmp_path / "zin.txt"
    phrase.write_text(PASSPHRASE)
    asked = ["--passphrase-file", str(phrase), "--json"]
    move = ["team", "verhuis", database, "--van", str(register), "--map", str(tmp_path / "Proef"), *asked]
    assert main([*move, "--proef"]) == GOOD
    assert json.loads(capsys.readouterr().out)["proef"]
    (register.parent / "feestdagen.toml").write_text("")
    team = tmp_path / "elders" / "Proef.ivbteam"
    team.parent.mkdir()
    assert main([*move[:5], "--map", str(team), *asked[:2]]) == GOOD
    assert "Naast het oude register staat feestdagen.toml" in capsys.readouterr().out
    assert json.loads((team / SETTINGS).read_text())["database"] in database
    desk = open_team(team, PASSPHRASE, clock=Klok())
    hers = desk.register.way.conninfo
    desk.close()
    for act in (
        lambda: copy_of_team(hers, tmp_path / "kopieen", PASSPHRASE, nobody, Klok()),
        lambda: return_from_team(hers, tmp_path / "terug.ivb", PASSPHRASE, RecoveryKey.new(), nobody, Klok()),
    ):
        with pytest.raises(RegisterError) as refused:
            act()
        assert isinstance(refused.value, LeftOut) or "staat dit voor u niet toe" in refused.value.wat
    assert not (tmp_path / "terug.ivb").exists()
    assert list((tmp_path / "kopieen").iterdir()) == []
    night = ["team", "terug", database, "--kopie", "--map", str(tmp_path / "kopieen"), *asked]
    assert main(night) == GOOD
    made = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert made["kopie"]
    assert Path(made["map"]).is_dir()
    phrase.write_text("een heel andere zin dan die")
    assert main(night) == FINDING
