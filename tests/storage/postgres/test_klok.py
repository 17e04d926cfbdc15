"""The log of a team is on the clock of its server, whatever the computers of the officers say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Queue
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from ivbdesk.actions.beheer.toegang import add_officer, log_view
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.keten import keten
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage import audit
from ivbdesk.storage.postgres import line
from ivbdesk.storage.tables import dossier as t
from ivbdesk.team import open_team
from tests.server_register import new_team
from tests.storage.populate import MOMENT
from tests.werkplaats import CHEAP, NOW, PASSPHRASE, Klok, casus_gegevens

_SERVER = sa.text("SELECT clock_timestamp()")


@pytest.mark.parametrize("wrong", [timedelta(days=3), timedelta(days=-3)])
def test_a_computer_with_a_wrong_clock_writes_when_it_was(tmp_path: Path, wrong: timedelta) -> None:
    folder = tmp_path / "Proef.ivbteam"
    new_team(folder, PASSPHRASE, CHEAP, Klok())
    right, off = (
        open_team(folder, PASSPHRASE, clock=Klok()),
        open_team(folder, PASSPHRASE, clock=Klok(NOW + wrong)),
    )
    casus_id = open_casus(right.ctx, casus_gegevens(), None)
    add_officer(off.ctx, "Bram Collega", "OOV", Recht.LEZER)
    off.keys.change_recovery(off.keys.phrases.new_recovery())
    open_casus(right.ctx, casus_gegevens(titel="Daarna"), None)
    with right.register.engine.connect() as connection:
        lines = connection.execute(sa.select(t.audit.c.op, t.audit.c.klok_terug)).all()
        assert audit.verify_chain(connection, right.register.audit_key).broken_at is None
    assert {tuple(line) for line in lines} == {(NOW, False)}
    for _ in range(2):
        log_view(off.ctx, casus_id)
        assert len(right.ctx.reads.beheer.auditregels(0, 9, actie="casus bekijken")) == 1
    right.close()
    off.close()


def test_the_moment_is_that_at_which_the_end_of_the_log_was_held(empty: tuple[Engine, str]) -> None:
    engine, _ = empty
    entry = audit.Entry("register", str(uuid4()), {"wat": (None, "proef")})
    with engine.connect() as connection:
        before = _of_server(connection)
        with connection.begin_nested():
            audit.append(connection, bytes(32), audit.Doing(uuid4(), "proef", "", MOMENT), [entry, entry])
        first, second = connection.scalars(sa.select(t.audit.c.op).order_by(t.audit.c.seq))
        assert before <= first == second <= _of_server(connection)


def _of_server(connection: sa.Connection) -> datetime:
    moment = connection.scalar(_SERVER)
    assert isinstance(moment, datetime)
    return moment.astimezone(UTC)


@pytest.mark.parametrize("wrong", [timedelta(days=3), timedelta(days=-3)])
def test_a_term_and_today_go_by_the_day_of_the_server(tmp_path: Path, wrong: timedelta) -> None:
    folder, own = tmp_path / "Proef.ivbteam", Klok(NOW + wrong)
    new_team(folder, PASSPHRASE, CHEAP, Klok())
    desk = open_team(folder, PASSPHRASE, clock=own)
    assert (desk.ctx.now(), desk.team and desk.team.ahead) == (NOW, wrong)
    afspraak = keten.AfspraakGegevens(
        "bellen", desk.ctx.reads.keten.partners()[0].id, "", NOW.date() + timedelta(days=1)
    )
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    keten.make_afspraak(desk.ctx, casus_id, afspraak)  # three days from now it would be in the past
    with desk.register.engine.connect() as connection:
        assert set(connection.scalars(sa.select(t.casus.c.geopend_op))) == {NOW.date()}
        assert set(connection.scalars(sa.select(t.stand.c.berekend_op))) == {NOW.date()}
    own.nu += timedelta(days=1)
    assert desk.ctx.today() == NOW.date() + timedelta(days=1)
    desk.close()


def test_who_sets_her_clock_right_works_by_the_right_day_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "_LOOK_EVERY_S", 0.05)
    folder, own, heard = tmp_path / "Proef.ivbteam", Klok(NOW + timedelta(days=3)), Queue[None]()
    new_team(folder, PASSPHRASE, CHEAP, Klok())
    desk = open_team(folder, PASSPHRASE, clock=own)
    assert desk.team is not None
    desk.team.on_presence(lambda: heard.put(None))
    own.nu = NOW
    for _ in range(3):  # the first may have been asked before
        heard.get(timeout=60)
    assert (desk.ctx.now(), desk.team.ahead) == (NOW, timedelta())
    desk.close()
