"""What the database itself refuses, to whoever writes in it; and that it is noticed where that was taken away."""

from __future__ import annotations

import secrets

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cli import FINDING, USAGE
from ivbdesk.cli.main import main
from ivbdesk.desk import Desk
from ivbdesk.storage.audit import verify_chain
from ivbdesk.storage.findings import Severity
from ivbdesk.storage.postgres.check import check_database
from ivbdesk.storage.postgres.engine import make_engine
from ivbdesk.storage.postgres.installation import database_as_sql, schema_as_sql
from ivbdesk.storage.postgres.rights.definers import for_superuser
from ivbdesk.storage.postgres.rights.roles import roles_as_sql
from ivbdesk.storage.postgres.schema import FilledDatabase, UnfitDatabase, make_schema
from ivbdesk.storage.tables import dossier as t
from tests.pg_server import new_database, server
from tests.server_register import made
from tests.storage.populate import populate
from tests.werkplaats import PERSOON, casus_gegevens, database_of


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE audit SET reden = 'anders' WHERE seq = 2", "audit is append-only"),
        (
            "UPDATE audit SET reden = '', wijzigingen = '', zout = '', actie = 'anders'",
            "audit is append-only",
        ),
        ("DELETE FROM audit WHERE seq = 2", "audit is append-only"),
        ("TRUNCATE audit", "audit is append-only"),
        ("INSERT INTO audit SELECT * FROM audit WHERE seq = 2 ON CONFLICT DO NOTHING", "audit is a chain"),
        ("UPDATE auditkop SET seq = 1", "auditkop is append-only"),
        ("DELETE FROM auditkop", "auditkop is append-only"),
        ("TRUNCATE auditkop", "auditkop is append-only"),
        ("UPDATE oplegger SET sha256 = 'anders'", "oplegger is append-only"),
        ("DELETE FROM oplegger", "oplegger is append-only"),
        ("TRUNCATE oplegger", "oplegger is append-only"),
        ("DELETE FROM vernietiging", "vernietiging is append-only"),
    ],
)
def test_what_is_append_only_stays(empty: tuple[Engine, str], statement: str, told: str) -> None:
    engine, where = empty
    populate(engine, secrets.token_bytes(32))
    with psycopg.connect(where) as connection, pytest.raises(psycopg.Error, match=told) as refused:
        connection.execute(statement)
    assert refused.value.sqlstate == "IV001"


def test_an_altered_row_is_found_at_its_own_place(desk: Desk) -> None:
    open_casus(desk.ctx, casus_gegevens(), PERSOON)
    with database_of(desk).begin() as connection:
        total = verify_chain(connection, desk.register.audit_key).rows
        connection.execute(sa.text("ALTER TABLE audit DISABLE TRIGGER audit_update"))
        connection.execute(sa.text("UPDATE audit SET reden = 'anders' WHERE seq = :n"), {"n": total - 2})
        assert verify_chain(connection, desk.register.audit_key).broken_at == total - 2
        connection.rollback()


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER audit_delete ON audit",
        "CREATE OR REPLACE TRIGGER audit_delete BEFORE DELETE ON audit FOR EACH ROW WHEN (false) EXECUTE FUNCTION append_only()",
        "CREATE OR REPLACE TRIGGER audit_update BEFORE UPDATE OF wie ON audit FOR EACH ROW EXECUTE FUNCTION audit_emptied()",
        "ALTER TABLE oplegger DISABLE TRIGGER oplegger_delete",
        "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    ],
)
def test_a_guard_that_was_taken_away_is_found(empty: tuple[Engine, str], statement: str) -> None:
    engine, where = empty
    guards = {item.onderdeel: item.ernst for item in check_database(engine).bevindingen}
    assert guards["bewaking"] is Severity.GOED
    assert guards["schema"] is Severity.GOED
    with psycopg.connect(where) as connection:
        connection.execute(statement)
    after = {item.onderdeel: item.ernst for item in check_database(engine).bevindingen}
    assert after == guards | {"bewaking": Severity.FOUT}


def test_what_the_administrator_reads_makes_what_the_program_makes(empty: tuple[Engine, str]) -> None:
    where = new_database()
    made.append(where)
    with psycopg.connect(where) as connection:
        for statement in schema_as_sql():
            connection.execute(statement)  # type: ignore[arg-type]  # what is ours
    assert _described(where) == _described(empty[1])


def _described(where: str) -> list[tuple[object, ...]]:
    columns = (
        "SELECT table_name, column_name, data_type, is_nullable, character_maximum_length, column_default"
        " FROM information_schema.columns WHERE table_schema = 'public'"
    )
    checked = "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
    indexed = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
    called = "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
    with psycopg.connect(where) as connection:
        return [row for query in (columns, checked, indexed, called) for row in sorted(connection.execute(query), key=str)]  # fmt: skip


def test_a_database_that_sorts_otherwise_is_refused() -> None:
    with psycopg.connect(server(), dbname="postgres", autocommit=True) as connection:
        plain = f"{server()} dbname={_made_otherwise(connection)}"
    made.append(plain)
    engine = make_engine(plain)
    with pytest.raises(UnfitDatabase):
        make_schema(engine)
    assert not check_database(engine).in_orde
    engine.dispose()


def _made_otherwise(connection: psycopg.Connection[tuple[object, ...]]) -> str:
    name = f"ivbdesk_proef_{secrets.token_hex(4)}"
    how = f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'"
    connection.execute(how)  # type: ignore[call-overload]  # what is ours
    return name


def test_where_there_is_something_no_register_is_made(empty: tuple[Engine, str]) -> None:
    with pytest.raises(FilledDatabase):
        make_schema(empty[0])


def test_the_command_line_writes_the_sql_and_examines(
    empty: tuple[Engine, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["team", "installatie", "--database", 'ivb"x']) == 0
    told = capsys.readouterr().out
    before, _, after = told.partition("BEGIN;\n")
    lines = [line + ";" for line in (*roles_as_sql(), *database_as_sql('ivb"x'))]
    assert [line for line in before.splitlines() if line and not line.startswith("--")] == [
        *lines,
        '\\connect "ivb""x"',
    ], "psql runs it whole"
    assert all(f"--   {name} = " in before for name in ("fsync", "full_page_writes", "lc_messages"))
    rest = after.partition("\nCOMMIT;\n")[2].splitlines()
    assert [line for line in rest if line and not line.startswith("--")] == [
        f"{one};" for one in for_superuser()
    ]
    assert main(["team", "installatie", "--database", " "]) == USAGE
    capsys.readouterr()
    assert main(["team", "keuring", empty[1]]) == FINDING, "a server of the tests hurries"
    found = capsys.readouterr().out
    assert "logboek en besloten casussen zijn beveiligd" in found
    assert "De server kan verliezen wat hij zegt te bewaren: de instelling fsync hoort aan te staan." in found
    assert "`" not in found
    assert main(["team", "keuring"]) == USAGE
    assert main(["team", "keuring", "host=/nergens geheim"]) == FINDING
    assert "niet goed geschreven" in (wrong := capsys.readouterr().err)
    assert "geheim" not in wrong
    assert main(["team", "keuring", "host=/nergens port=5555 dbname=ivb"]) == FINDING
    away = capsys.readouterr().err
    assert "geen verbinding met de server: /nergens, poort 5555 antwoordt niet" in away
    assert "Er is niets veranderd." in away
    assert "opgeslagen" not in away


def test_every_word_with_a_length_and_every_code_list_is_held(empty: tuple[Engine, str]) -> None:
    engine, _ = empty
    populate(engine, secrets.token_bytes(32))
    columns = [column for table in t.metadata.sorted_tables for column in table.columns]
    listed = [column for column in columns if isinstance(column.type, sa.Enum)]
    words = [column for column in columns if type(column.type) is sa.String and column.type.length]
    for column in (*listed, *words):
        assert isinstance(column.type, sa.Enum | sa.String)
        longest = (
            max(column.type.enums, key=len) if isinstance(column.type, sa.Enum) else "é" * column.type.length
        )
        key = next(iter(column.table.primary_key))
        one = sa.update(column.table).where(key == sa.select(key).limit(1).scalar_subquery())
        with engine.connect() as connection:
            connection.execute(one.values({column: sa.literal(longest, sa.Text)}))
            connection.rollback()
            with pytest.raises((IntegrityError, DBAPIError), match=f"{column.table.name}|22001"):
                connection.execute(one.values({column: sa.literal(longest + "x", sa.Text)}))
            connection.rollback()
    assert len(listed) > 40
    assert len(words) >= 7
