"""Who leaves is cut off at once: no login, no way in, and no line that was open or is made meanwhile."""

from __future__ import annotations

import shutil
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event

from ivbdesk.actions.beheer.toegang import end_officer
from ivbdesk.storage.errors import NotAnOfficer, WrongPassphrase
from ivbdesk.storage.findings import Severity
from ivbdesk.storage.postgres.check import check_database
from ivbdesk.storage.postgres.engine import make_engine
from ivbdesk.storage.postgres.errors import ServerAway, SignInRefused
from ivbdesk.storage.postgres.rights.roles import LOGINS
from ivbdesk.storage.postgres.sign_in import OtherPassphrase
from ivbdesk.storage.postgres.team_register import StillLetIn
from tests.pg_server import server
from tests.server_register import made
from tests.storage.postgres.aanmelden import BRAM, let_in, opened

Line = psycopg.Connection[tuple[object, ...]]


def test_who_left_has_no_line_and_cannot_come_back(folder: Path, tmp_path: Path) -> None:
    bram = let_in(folder)
    theirs = tmp_path / "bij Bram" / folder.name
    shutil.copytree(folder, theirs)
    his, hers = opened(theirs, BRAM), opened(folder)
    hers.keys.end_officer(bram, "naar een andere gemeente")
    with pytest.raises((ServerAway, SignInRefused)):
        his.ctx.reads.beheer.medewerkers()
    his.close()
    with pytest.raises(OtherPassphrase):
        opened(theirs, BRAM)
    with pytest.raises((WrongPassphrase, NotAnOfficer)):
        opened(folder, BRAM)
    hers.close()


def test_who_left_and_still_has_a_way_in_loses_it_at_the_next_opening(folder: Path, tmp_path: Path) -> None:
    bram = let_in(folder)
    theirs = tmp_path / "bij Bram" / folder.name
    shutil.copytree(folder, theirs)
    hers = opened(folder)
    end_officer(hers.ctx, bram, "naar een andere gemeente")
    hers.close()
    opened(folder).close()
    with pytest.raises(OtherPassphrase):
        opened(theirs, BRAM)


def test_what_the_server_does_not_let_end_stops_nobody_from_opening(folder: Path) -> None:
    bram = let_in(folder)
    hers = opened(folder)
    end_officer(hers.ctx, bram, "naar een andere gemeente")
    hers.close()
    with psycopg.connect(made[-1]) as connection:
        connection.execute("REVOKE UPDATE (inhoud) ON sleutelbestand FROM ivb_beheerder")
    desk = opened(folder)
    assert [type(one) for one in desk.register.warnings] == [StillLetIn]
    desk.close()


def test_a_role_that_cannot_end_a_line_is_found_by_the_examination(folder: Path) -> None:
    def told() -> list[Severity]:
        found = check_database(make_engine(made[-1])).bevindingen
        return [item.ernst for item in found if item.onderdeel == "vertrek"]

    assert told() == [Severity.GOED]
    with psycopg.connect(server(), dbname="postgres", autocommit=True) as connection:
        connection.execute(f"REVOKE pg_signal_backend FROM {LOGINS}".encode())
        try:
            assert told() == [Severity.FOUT]
        finally:
            connection.execute(f"GRANT pg_signal_backend TO {LOGINS}".encode())


def test_who_comes_back_before_it_is_committed_loses_that_line_too(folder: Path, tmp_path: Path) -> None:
    """Until the commit the server still lets her in; after it such a line would hear what the others change."""
    bram = let_in(folder)
    theirs = tmp_path / "bij Bram" / folder.name
    shutil.copytree(folder, theirs)
    his, hers = opened(theirs, BRAM), opened(folder)
    again: list[Line] = []
    event.listen(
        hers.register.engine, "commit", lambda _: again.append(his.register.way.connect()), once=True
    )
    hers.keys.end_officer(bram, "naar een andere gemeente")
    with pytest.raises(psycopg.OperationalError):
        again[0].execute("SELECT 1")
    his.close()
    hers.close()


def test_a_line_of_who_left_ends_at_the_next_opening(folder: Path, tmp_path: Path) -> None:
    """Where it was made in the moment of the commit, after the server ended those that there were."""
    bram = let_in(folder)
    theirs = tmp_path / "bij Bram" / folder.name
    shutil.copytree(folder, theirs)
    his, hers = opened(theirs, BRAM), opened(folder)
    again = his.register.way.connect()
    with psycopg.connect(made[-1]) as owner:
        owner.execute("ALTER TABLE medewerker DISABLE TRIGGER medewerker_login")
    end_officer(hers.ctx, bram, "naar een andere gemeente")
    hers.close()
    assert again.execute("SELECT 1").fetchone() == (1,)
    opened(folder).close()
    with pytest.raises(psycopg.OperationalError):
        again.execute("SELECT 1")
    his.close()
