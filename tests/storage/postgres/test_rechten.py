"""The rights of a database are those that follow from the tables, and it is found where one was taken away or added."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage.audit import verify_chain
from ivbdesk.storage.findings import Severity
from ivbdesk.storage.postgres.check import check_database
from ivbdesk.storage.postgres.engine import make_engine
from ivbdesk.storage.postgres.rights.bare import bare
from ivbdesk.storage.postgres.rights.intact import strange
from ivbdesk.storage.postgres.rights.policies import policies
from ivbdesk.storage.postgres.rights.roles import GROUPS, login_of
from ivbdesk.storage.postgres.rights.visible import BESIDE, OPEN, OWN, UNREAD, ways
from ivbdesk.storage.tables import dossier as t
from tests.pg_server import name_of, server
from tests.server_register import empty_database
from tests.storage.postgres.besloten import make_besloten


def test_every_table_has_a_policy_or_a_reason_why_everyone_reads_it(empty: tuple[Engine, str]) -> None:
    reasons = OPEN | UNREAD
    assert all(len(why.split()) >= 4 for why in reasons.values())
    guarded = {policy.table for policy in policies()}
    for table in t.metadata.tables.values():
        told = [table in OPEN, table in OWN, table in UNREAD, bool(ways(table))]
        assert sum(told) == 1, (
            f"{table.name} is of a casus, or of everyone with a reason, and of one of these only"
        )
        assert (table.name in guarded) == (table not in UNREAD)
        names = {column.name for column in table.columns}
        assert table not in OPEN or not names & {"casus_id", "persoon_id", "object_id", "signaal_id"}, (
            table.name
        )
    assert set(BESIDE) <= guarded
    with empty[0].connect() as connection:
        bare = connection.scalars(
            sa.text(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND NOT relrowsecurity"
            )
        )
        assert list(bare) == ["alembic_version"]


@pytest.mark.parametrize(
    "statement",
    [
        "DROP POLICY officer ON tijdlijnitem",
        "ALTER POLICY officer ON tijdlijnitem USING (true)",
        "ALTER POLICY officer ON persoon TO PUBLIC",
        "CREATE POLICY meer ON casus FOR SELECT USING (true)",
        "ALTER TABLE melder DISABLE ROW LEVEL SECURITY",
        "GRANT SELECT ON woord TO ivb_lezer",
        "GRANT UPDATE (sinds) ON toegang TO ivb_regievoerder",
        "GRANT SELECT ON casus TO PUBLIC",
        "GRANT CREATE ON SCHEMA public TO ivb_lezer",
        "REVOKE INSERT ON stuk FROM ivb_regievoerder",
        "GRANT EXECUTE ON FUNCTION alleen_van TO ivb_lezer",
        "CREATE OR REPLACE FUNCTION ik() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
        " AS $$ SELECT current_setting('ivb.ik')::uuid $$",
        "ALTER FUNCTION is_dicht SECURITY INVOKER",
        "ALTER FUNCTION is_dicht RESET search_path",
        "DROP FUNCTION ook_elders",
        "CREATE FUNCTION luik() RETURNS SETOF casus LANGUAGE sql SECURITY DEFINER AS 'SELECT * FROM casus'",
        "CREATE OR REPLACE VIEW casus_dicht AS SELECT c.id FROM casus c WHERE false",
        "CREATE VIEW luik AS SELECT * FROM casus",
        "CREATE TABLE kopie AS SELECT * FROM casus",
        "DROP TRIGGER toegang_erbij ON toegang",
        "ALTER TABLE casus DISABLE TRIGGER casus_regel",
    ],
)  # fmt: skip
def test_what_is_other_than_this_version_makes_is_found(empty: tuple[Engine, str], statement: str) -> None:
    engine, where = empty
    guards = {item.onderdeel: item.ernst for item in check_database(engine).bevindingen}
    assert guards["bewaking"] is Severity.GOED
    with psycopg.connect(where) as connection:
        connection.execute(statement)  # type: ignore[arg-type]  # what is ours
    (found,) = (item for item in check_database(engine).bevindingen if item.onderdeel == "bewaking")
    assert found.ernst is Severity.FOUT
    assert "wie dit deed" in found.doen
    assert any(word in found.melding for word in statement.replace("(", " ").split()), found.melding


def test_what_a_superuser_gave_away_is_found(empty: tuple[Engine, str]) -> None:
    engine, where = empty
    with psycopg.connect(server(), dbname=name_of(where), autocommit=True) as owner:
        owner.execute("GRANT SELECT ON pg_catalog.pg_stats TO PUBLIC")
    (found,) = (item for item in check_database(engine).bevindingen if item.onderdeel == "bewaking")
    assert "pg_stats" in found.melding
    assert "team installatie" in found.doen, "a copy that was put back needs it again, and nobody did wrong"


def test_a_login_is_of_one_officer_in_the_group_of_the_right(empty: tuple[Engine, str]) -> None:
    besloten = make_besloten(*empty)
    with psycopg.connect(besloten.where) as owner:
        for recht, officer in besloten.officers.items():
            assert besloten.logins[recht] == login_of(officer)
            groups = owner.execute(
                "SELECT rolname::text FROM pg_roles WHERE rolname LIKE 'ivb\\_%%' AND pg_has_role(%s, oid, 'MEMBER')",
                [login_of(officer)],
            )
            assert [name for (name,) in groups] == [GROUPS[recht]]
            with besloten.sign_in(recht) as signed_in:
                assert signed_in.execute("SELECT ik(), mijn_recht()").fetchone() == (officer, recht.value)
        other = UUID(int=besloten.officers[Recht.LEZER].int ^ 1)
        owner.execute("INSERT INTO medewerker VALUES (%s, 'Ander', '', 'beheerder')", [other])
        with pytest.raises(psycopg.Error) as refused:
            owner.execute("SELECT maak_aanmelding(%s, '')", [other])
        assert refused.value.sqlstate == "IV003", "a login of somebody else whose id begins so too"
        owner.rollback()
        with pytest.raises(psycopg.Error) as refused:
            owner.execute("SELECT maak_aanmelding(%s, 'een wachtwoord')", [besloten.officers[Recht.LEZER]])
        assert refused.value.sqlstate == "IV003", "a password never reaches the server"


def test_the_chain_is_whole_for_who_may_not_read_all_of_it(empty: tuple[Engine, str]) -> None:
    besloten = make_besloten(*empty)
    for recht in Recht:
        engine = make_engine(f"{besloten.where} user={besloten.logins[recht]}")
        with engine.connect() as connection:
            found = verify_chain(connection, besloten.key)
            visible = connection.scalar(sa.select(sa.func.count()).select_from(t.audit))
        engine.dispose()
        assert found.broken_at is None
        assert visible is not None
        assert 0 < visible < found.rows
    with psycopg.connect(besloten.where) as owner:
        owner.execute("ALTER TABLE audit DISABLE TRIGGER audit_update")
        owner.execute("UPDATE audit SET actie = 'anders' WHERE seq = 1")
    engine = make_engine(f"{besloten.where} user={besloten.logins[Recht.LEZER]}")
    with engine.connect() as connection:
        assert verify_chain(connection, besloten.key).broken_at == 1
    engine.dispose()


def test_a_login_is_of_one_register_of_a_server(empty: tuple[Engine, str]) -> None:
    """A beheerder of another register names an officer with the id of ours, and gets no hold of her login."""
    ours = make_besloten(*empty)
    victim = ours.officers[Recht.BEHEERDER]
    engine, where = empty_database()
    engine.dispose()
    verifier = "SCRAM-SHA-256$4096:c2FsdA==$b3BnZXNsYWdlbg==:c2xldXRlbA=="
    with psycopg.connect(where) as other:
        other.execute("INSERT INTO medewerker VALUES (%s, 'Ander', '', 'lezer')", [victim])
        for secret in ("", verifier):
            with pytest.raises(psycopg.Error) as refused, other.transaction():
                other.execute("SELECT maak_aanmelding(%s, %s)", [victim, secret])
            assert refused.value.sqlstate == "IV003"
    with ours.sign_in(Recht.BEHEERDER) as signed_in:
        assert signed_in.execute("SELECT mijn_recht()").fetchone() == ("beheerder",)


def test_what_else_was_changed_is_found(empty: tuple[Engine, str]) -> None:
    engine, where = empty
    found = set[str]()
    for statement, told in {
        "ALTER POLICY officer ON tijdlijnitem USING (((SELECT ik() AS ik) IS NOT NULL) AND (NOT EXISTS"
        " (SELECT 1 FROM casus_dicht d WHERE d.id = tijdlijnitem.casus_id)) OR true)": "policy officer op tijdlijnitem",
        "ALTER TABLE audit ALTER COLUMN xid SET DEFAULT '1'": "standaard audit.xid",
        "ALTER TABLE tijdlijnitem DROP CONSTRAINT fk_tijdlijnitem_casus_id_casus": "verwijzing tijdlijnitem.casus_id naar casus",
        "CREATE RULE stil AS ON DELETE TO casus DO INSTEAD NOTHING": "vreemd regel op casus",
        "CREATE FUNCTION ik(wie text) RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'": "functie ik",
        "ALTER POLICY officer ON doel USING (((SELECT ik() AS ik) IS NOT NULL) AND (NOT EXISTS"
        " (SELECT 1 FROM casus_dicht doel, doel d WHERE doel.id = d.casus_id)))": "policy officer op doel",
        "CREATE OR REPLACE VIEW object_dicht AS SELECT p.object_id AS id FROM plek p WHERE EXISTS"
        " (SELECT 1 FROM casus_dicht d WHERE d.id = p.casus_id) AND NOT EXISTS (SELECT 1 FROM plek o"
        " WHERE o.object_id = o.object_id AND NOT EXISTS (SELECT 1 FROM casus_dicht d WHERE d.id = o.casus_id))"
        " UNION ALL SELECT w.id FROM weg_dicht() w(id)": "view object_dicht",
        "ALTER TABLE casus ADD COLUMN afschrift text": "kolom casus.afschrift",
        "ALTER TABLE reeks ALTER wie DROP NOT NULL, ADD COLUMN meer text": "kolom reeks.meer",
        "ALTER TABLE casus ALTER titel DROP NOT NULL": "kolom casus.titel",
        "ALTER TABLE casus DROP CONSTRAINT ck_casus_status": "eis ck_casus_status op casus",
        "ALTER TABLE medewerker DROP CONSTRAINT ck_medewerker_recht, ADD CONSTRAINT ck_medewerker_recht"
        " CHECK (recht IN ('lezer', 'regievoerder', 'beheerder', 'meer'))": "eis ck_medewerker_recht op medewerker",
        "CREATE SCHEMA kluis CREATE TABLE afschrift (id uuid)": "vreemd schema kluis",
        "CREATE OPERATOR === (LEFTARG = uuid, RIGHTARG = uuid, FUNCTION = uuid_eq)": "vreemd operator ===(uuid,uuid)",
    }.items():
        with psycopg.connect(where) as connection:
            connection.execute(statement)  # type: ignore[arg-type]  # what is ours
        with engine.connect() as looking:
            now = set(strange(looking))
        assert told in now - found, statement
        found = now


def test_brackets_count_where_they_mean_something() -> None:
    assert bare("((a.x = 1) AND ((b) OR (c)))", "a") == bare("x = 1 AND (b OR c)")
    assert bare("a AND (b OR c)") != bare("(a AND b) OR c") == bare("a AND b OR c")
    assert bare("NOT (a AND b)") != bare("(NOT a) AND b")
    assert bare("SELECT 1 WHERE ((a OR b))") == bare("SELECT 1 WHERE a OR b")


def test_the_name_before_a_column_counts_where_it_says_of_which_row() -> None:
    assert bare("(SELECT w.id FROM weg w)") == bare("(SELECT id FROM weg w)")
    assert bare("stuk.id = 1", "stuk") == bare("id = 1", "stuk")
    of_another = "NOT EXISTS (SELECT 1 FROM plek o WHERE o.object_id = {}.object_id)"
    assert bare(of_another.format("p")) != bare(of_another.format("o"))
    joined = "(SELECT {0}.id FROM plek o JOIN casus c ON c.id = o.casus_id)"
    assert bare(joined.format("o")) != bare(joined.format("c"))
