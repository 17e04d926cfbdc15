"""What a server refuses is told in Dutch, by what it was; and no word of a row goes along."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest
import sqlalchemy as sa
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from ivbdesk.actions.dossier.casus import change_casus, open_casus
from ivbdesk.desk import Desk
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.motor import NoLongerWanted, motor_of
from ivbdesk.storage.postgres.engine import conninfo_of, make_engine, raw_connection
from ivbdesk.storage.postgres.errors import (
    BadlyWritten,
    ColleagueSaves,
    ForeignServer,
    NoPassword,
    NoRootCertificate,
    NoServerRight,
    NoSuchDatabase,
    NoTls,
    ServerAway,
    ServerBusy,
    ServerReadsOnly,
    SignInRefused,
    Stopped,
    translate,
)
from ivbdesk.storage.tables import dossier as t
from tests.server_register import made
from tests.storage.populate import populate
from tests.werkplaats import PERSOON, casus_gegevens

MARK = "zeewolf"


@contextmanager
def ended(connection: Connection) -> Iterator[None]:
    """The server ends the connection."""
    with psycopg.connect(made[-1]) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [raw_connection(connection).info.backend_pid])
    yield


def run(*statements: str) -> Callable[[Connection], None]:
    def go(connection: Connection) -> None:
        for statement in statements:
            connection.execute(sa.text(statement))

    return go


def gone(connection: Connection) -> None:
    with ended(connection):
        connection.execute(sa.text("SELECT 1"))


@pytest.mark.parametrize(
    ("does", "meaning"),
    [
        (run("SET LOCAL statement_timeout = '20ms'", "SELECT pg_sleep(5)"), Stopped),
        (run("SET TRANSACTION READ ONLY", "DELETE FROM woord"), ServerReadsOnly),
        (run("SELECT * FROM pg_authid"), NoServerRight),
        (gone, ServerAway),
    ],
)
def test_each_refusal_has_its_meaning(
    empty: tuple[Engine, str], does: Callable[[Connection], None], meaning: type[RegisterError]
) -> None:
    with empty[0].connect() as connection, pytest.raises(meaning) as told:
        does(connection)
    assert str(told.value).count(". ") >= 2
    with empty[0].connect() as connection:
        assert connection.scalar(sa.text("SELECT 1")) == 1, "the next is served"


@pytest.mark.parametrize(
    ("changed", "meaning"),
    [
        ({"dbname": "bestaat_niet"}, NoSuchDatabase),
        ({"user": "niemand"}, SignInRefused),
        ({"host": "/nergens"}, ServerAway),
    ],
)
def test_a_connection_that_is_refused_says_why(
    empty: tuple[Engine, str], changed: dict[str, str], meaning: type[RegisterError]
) -> None:
    engine = make_engine(make_conninfo(empty[1], **changed))
    with pytest.raises(meaning):
        engine.connect()


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ('server certificate for "localhost" does not match host name "server.example"', ForeignServer),
        ("SSL error: certificate verify failed", ForeignServer),
        (
            'authentication method requirement "scram-sha-256" failed: server requested a cleartext password',
            ForeignServer,
        ),
        ('root certificate file "/home/a/.postgresql/root.crt" does not exist', NoRootCertificate),
        ("server does not support SSL, but SSL was required", NoTls),
        ("fe_sendauth: no password supplied", NoPassword),
        ('FATAL:  permission denied for database "ivb"', NoServerRight),
        ('FATAL:  database "ivb" does not exist', NoSuchDatabase),
        ("FATAL:  sorry, too many clients already", ServerBusy),
        ("connection refused", ServerAway),
    ],
)
def test_a_server_elsewhere_that_refuses_says_why(said: str, meaning: type[RegisterError]) -> None:
    """As libpq says it: the tests themselves have no network."""
    assert type(translate(psycopg.OperationalError(f"connection failed: {said}"))) is meaning


@pytest.mark.parametrize(
    "where",
    [
        "host=server.gemeente.example",
        "host=/tmp hostaddr=10.0.0.5",
        "host=/tmp,db.example",
        "host=/tmp service=elders",
        "",
    ],
)
def test_of_a_server_elsewhere_no_less_than_a_verified_line_is_taken(where: str) -> None:
    got = conninfo_to_dict(conninfo_of(f"{where} dbname=ivb sslmode=disable channel_binding=disable"))
    assert (got["sslmode"], got["channel_binding"]) == ("verify-full", "require")
    assert got["require_auth"] == "scram-sha-256"


def test_only_a_folder_is_a_socket_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = "host=/tmp,/run/postgresql dbname=ivb"
    assert "sslmode" not in conninfo_to_dict(conninfo_of(asked))
    for name in ("PGHOSTADDR", "PGSERVICE"):
        with monkeypatch.context() as only:
            only.setenv(name, "10.0.0.5")
            assert conninfo_to_dict(conninfo_of(asked))["sslmode"] == "verify-full"


@pytest.mark.parametrize("typed", ["geheim", "postgresql://ik:geheim@[x", "wachtwoord=geheim"])
def test_a_connection_that_is_not_well_written_is_told_and_not_quoted(typed: str) -> None:
    with pytest.raises(BadlyWritten) as told:
        make_engine(typed)
    assert "geheim" not in f"{told.value} {told.value.__cause__}"


def test_no_word_of_a_row_goes_along_with_an_error(empty: tuple[Engine, str]) -> None:
    engine, _ = empty
    populate(engine, secrets.token_bytes(32))
    wrong = (
        (sa.insert(t.instelling), [{"naam": MARK, "waarde": MARK}] * 2, ColleagueSaves),
        (sa.text(f"UPDATE casus SET status = '{MARK}'"), {}, IntegrityError),
        (sa.text("SELECT CAST(:een AS integer)"), {"een": MARK}, DBAPIError),
        (sa.text("INSERT INTO toegang(id, casus_id) VALUES (gen_random_uuid(), NULL)"), {}, IntegrityError),
    )
    for statement, values, kind in wrong:
        with engine.connect() as connection, pytest.raises(kind) as told:
            connection.execute(statement, values)
        for part in (told.value.__cause__, *vars(told.value).values()):
            assert MARK not in f"{part} {part!r}"
        assert MARK not in f"{told.value}"


def test_who_waits_too_long_for_a_colleague_is_told_so(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    with psycopg.connect(made[-1]) as colleague:
        colleague.execute("SELECT 1 FROM casus FOR UPDATE")
        with desk.register.engine.connect() as connection:
            connection.execute(sa.text("SET lock_timeout = '50ms'"))
            connection.commit()
        with pytest.raises(ColleagueSaves):
            change_casus(desk.ctx, casus_id, casus_gegevens(titel="Anders"), "proef")
    change_casus(desk.ctx, casus_id, casus_gegevens(titel="Anders"), "proef")
    assert desk.ctx.reads.dossier.casus(casus_id).titel == "Anders"


def test_a_search_that_nobody_waits_for_is_stopped_in_the_middle(empty: tuple[Engine, str]) -> None:
    engine, _ = empty
    answers = iter([True, True])
    with engine.connect() as connection:
        motor = motor_of(connection)
        with pytest.raises(NoLongerWanted), motor.while_wanted(connection, lambda: next(answers, False)):
            connection.execute(sa.text("SELECT pg_sleep(20)"))
        connection.rollback()
        assert connection.scalar(sa.text("SELECT 1")) == 1
