"""A team register is opened by each of its officers with her own passphrase, and the server never sees what opens data."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from ivbdesk.actions.beheer.toegang import close_casus_to, log_key_change
from ivbdesk.actions.context import Unit
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage import team_folder
from ivbdesk.storage.errors import NewerSchema, RegisterError, WrongPassphrase
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.team_login import login_of
from ivbdesk.storage.postgres.errors import NoSuchDatabase, ServerAway
from ivbdesk.storage.postgres.schema import FilledDatabase
from ivbdesk.storage.postgres.sign_in import OlderSchema, OtherPassphrase
from ivbdesk.storage.team_folder import (
    CERTIFICATE,
    SETTINGS,
    DamagedTeamFolder,
    PlaceChanged,
    TeamFolder,
    UnsafePlace,
    is_team,
)
from ivbdesk.team import found_team
from tests.server_register import made, relocate
from tests.storage.postgres.aanmelden import ANDERS, BRAM, let_in, opened
from tests.werkplaats import CHEAP, PASSPHRASE, Klok, casus_gegevens


def test_two_officers_each_open_it_and_see_the_same(folder: Path, tmp_path: Path) -> None:
    bram = let_in(folder)
    theirs = tmp_path / "bij Bram" / folder.name
    shutil.copytree(folder, theirs)
    hers, his = opened(folder), opened(theirs, BRAM)
    assert his.ctx.officer == bram
    casus_id = open_casus(hers.ctx, casus_gegevens(), None)
    assert his.ctx.reads.dossier.casus(casus_id).titel == "Woonoverlast Proeflaan 3"
    assert his.keys.holders() == {hers.ctx.officer, bram}
    hers.close()
    his.close()


def test_the_log_is_whole_to_who_may_not_read_all_of_it(folder: Path) -> None:
    """Its words are kept from her, not its chain: else the first closed casus would be told as a broken log."""
    let_in(folder, Recht.LEZER)
    hers = opened(folder)
    casus_id = open_casus(hers.ctx, casus_gegevens(), None)
    close_casus_to(hers.ctx, casus_id, (), "niet iedereen hoeft dit te zien")
    hers.close()
    his = opened(folder, BRAM)
    assert his.register.warnings == ()
    assert casus_id not in his.ctx.reads.dossier.casusregels([casus_id])
    head = his.register.head()
    assert his.register.behind([head]) is None
    his.keys.change_passphrase(ANDERS)
    his.close()
    opened(folder, ANDERS).close()


def test_a_wrong_passphrase_is_counted_and_told(folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        opened(folder, "een heel andere zin dan die")
    desk = opened(folder)
    assert desk.register.earlier_tries == 1
    desk.close()


def test_a_passphrase_that_was_changed_elsewhere_opens_here_too_and_the_old_one_does_not(
    folder: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "thuis" / folder.name
    shutil.copytree(folder, elsewhere)
    desk = opened(elsewhere)
    desk.keys.change_passphrase(ANDERS)
    desk.close()
    with pytest.raises(OtherPassphrase):
        opened(folder)
    opened(folder, ANDERS).close()
    with pytest.raises(WrongPassphrase):
        opened(folder)


def test_nobody_gives_herself_another_login(folder: Path) -> None:
    """A regievoerder may renew the password of her own login, and of no other."""
    bram = let_in(folder)
    desk = opened(folder, BRAM, str(bram))
    anne = next(item.id for item in desk.ctx.reads.beheer.medewerkers() if item.id != bram)
    with pytest.raises(RegisterError) as refused:
        desk.register.keys.set_passphrase(anne, ANDERS)
    assert "staat dit voor u niet toe" in refused.value.wat
    desk.keys.change_passphrase(ANDERS)
    desk.close()
    opened(folder, ANDERS).close()
    opened(folder).close()


def test_what_the_server_has_opens_nothing_and_the_passphrase_is_nowhere(folder: Path) -> None:
    desk = opened(folder)
    login = login_of(desk.ctx.officer)
    engine, conninfo = desk.register.engine, desk.register.way.conninfo
    password = psycopg.conninfo.conninfo_to_dict(conninfo)["password"]
    assert password not in repr(desk.register.__class__) + str(engine.url) + str(engine)
    desk.close()
    with pytest.raises(WrongPassphrase):
        opened(folder, str(password))
    kept = b"".join(file.read_bytes() for file in folder.iterdir())
    assert str(password).encode() not in kept
    assert PASSPHRASE.encode() not in kept
    with psycopg.connect(made[-1].replace("user=ivb_proef", "user=ivb")) as connection:
        row = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", (login,)).fetchone()
    assert row is not None
    assert str(row[0]).startswith("SCRAM-SHA-256$")


def test_a_register_is_made_in_an_empty_database_only(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(FilledDatabase):
        found_team(tmp_path / "nog een", made[-1], PASSPHRASE, RecoveryKey.new(), "Anne", params=CHEAP)
    assert list(tmp_path.glob("*nog een*")) == []


@pytest.mark.parametrize(("revision", "told"), [("0001", OlderSchema), ("9999", NewerSchema)])
def test_another_version_of_the_database_is_told(
    folder: Path, revision: str, told: type[RegisterError]
) -> None:
    with psycopg.connect(made[-1]) as connection:
        connection.execute("UPDATE alembic_version SET version_num = %s", (revision,))
    with pytest.raises(told) as refused:
        opened(folder)
    assert revision in str(refused.value)


def test_a_server_that_is_not_there_is_told(folder: Path) -> None:
    relocate(folder, PASSPHRASE, host=str(folder))
    with pytest.raises(ServerAway) as away:
        opened(folder)
    assert "niet geopend" in str(away.value)
    assert "laatste wijziging" not in str(away.value)
    told = conninfo_to_dict(made[-1])
    relocate(folder, PASSPHRASE, host=str(told["host"]), database="er_niet")
    with pytest.raises(NoSuchDatabase):
        opened(folder)
    (folder / SETTINGS).write_text("{}")
    with pytest.raises(DamagedTeamFolder):
        opened(folder)


def test_who_writes_in_the_folder_gets_no_login(folder: Path, tmp_path: Path) -> None:
    """Another host, a cheaper try or another certificate is refused before anything is sent."""
    told = json.loads((folder / SETTINGS).read_text())
    for changed in ({"host": str(tmp_path)}, {"argon2id": [65536, 3, 4]}, {"zegel": ""}):
        (folder / SETTINGS).write_text(json.dumps(told | changed))
        with pytest.raises(PlaceChanged) as refused:
            opened(folder)
        assert "niets verstuurd" in refused.value.behouden
    (folder / SETTINGS).write_text(json.dumps(told))
    (folder / CERTIFICATE).write_bytes(b"een ander")
    with pytest.raises(PlaceChanged):
        opened(folder)
    (folder / CERTIFICATE).unlink()
    opened(folder).close()


def test_outside_the_tests_no_socket_and_no_cheap_try_will_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(team_folder, "OF_TESTS", False)
    told = json.loads((folder / SETTINGS).read_text())
    good = {"host": "server.gemeente.example", "argon2id": [65536, 3, 4]}
    for changed in ({"host": "/tmp"}, {"host": "@ivb"}, {"host": "a,/tmp"}, {"argon2id": [19456, 1, 1]}):
        (folder / SETTINGS).write_text(json.dumps(told | good | changed))
        with pytest.raises(UnsafePlace):
            opened(folder)
    (folder / SETTINGS).write_text(json.dumps(told | good))
    with pytest.raises(PlaceChanged):
        opened(folder)


def test_a_typing_error_is_a_try_at_no_login_of_a_colleague(folder: Path) -> None:
    """Of a team of two without who came last, the server is not asked at all."""
    bram = let_in(folder)
    relocate(folder, PASSPHRASE, host=str(folder))  # there is nobody: who is asked would say so
    with pytest.raises(WrongPassphrase):
        opened(folder, ANDERS)
    with pytest.raises(ServerAway):
        opened(folder, ANDERS, str(bram))


def test_only_by_its_name_is_it_a_team(tmp_path: Path) -> None:
    (tmp_path / "Proef.ivb").mkdir()
    (tmp_path / "Proef.ivb" / SETTINGS).write_text("{}")
    assert not is_team(tmp_path / "Proef.ivb")
    assert is_team(tmp_path / "Proef.ivbteam")


def test_who_changes_her_passphrase_works_on_over_new_lines(folder: Path) -> None:
    desk = opened(folder)
    desk.keys.change_passphrase(ANDERS)
    desk.register.engine.dispose()
    open_casus(desk.ctx, casus_gegevens(), None)
    desk.keys.change_passphrase(PASSPHRASE)
    desk.register.engine.dispose()
    assert desk.ctx.reads.werk.tellingen(Klok()().date()).casussen == 1
    desk.close()


def test_a_change_of_passphrase_is_one_line_of_work(folder: Path) -> None:
    """What tells of it and what does it are in the log together, or not at all."""
    desk = opened(folder)
    before, _ = desk.register.head()
    with pytest.raises(RegisterError):
        log_key_change(desk.ctx, desk.ctx.officer, "wachtwoordzin gegeven", along=_refused)
    assert desk.register.head()[0] == before
    desk.keys.change_passphrase(ANDERS)
    with desk.register.engine.connect() as connection:
        rows = connection.exec_driver_sql(f"SELECT actie, reden FROM audit WHERE seq > {before}").all()
    assert {(row.actie, row.reden) for row in rows} == {("sleutels beheren", "wachtwoordzin gewijzigd")}
    assert len(rows) == 2
    desk.close()


def _refused(unit: Unit) -> None:
    def act(_connection: object) -> list[object]:
        raise ServerAway()

    unit.last(act)


def test_what_this_disk_refuses_to_keep_stops_no_change(folder: Path) -> None:
    desk = opened(folder)
    shutil.rmtree(folder)
    folder.write_bytes(b"in de weg")
    TeamFolder(folder).keep(desk.register.keys.of_now())
    desk.close()
