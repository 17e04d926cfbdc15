"""What a server refuses each officer who signs in with another program than ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege
from sqlalchemy import Engine

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage.tables import dossier as t
from tests.storage.postgres.besloten import CLOSED, PLAIN, Besloten, id_of, make_besloten
from tests.storage.postgres.vreemd import Connection, line, refused

_CLOSED, _PLAIN = id_of(t.casus, CLOSED), id_of(t.casus, PLAIN)
_ALWAYS = {
    "into a closed casus": f"INSERT INTO doel (id, casus_id) SELECT gen_random_uuid(), '{_CLOSED}'",
    "to switch security off": "ALTER TABLE casus DISABLE ROW LEVEL SECURITY",
    "to drop a policy": "DROP POLICY officer ON casus",
    "to drop a trigger": "DROP TRIGGER casus_regel ON casus",
    "to disable triggers": "ALTER TABLE casus DISABLE TRIGGER ALL",
    "to be the owner": "SET ROLE ivb_eigenaar",
    "to be who makes logins": "SET ROLE ivb_rollen",
    "to be somebody else": "SET SESSION AUTHORIZATION ivb_eigenaar",
    "to skip triggers": "SET session_replication_role = replica",
    "to run a program": "COPY casus TO PROGRAM 'cat'",
    "to read a file": "SELECT pg_read_file('/etc/passwd')",
    "to list a folder": "SELECT pg_ls_dir('/')",
    "to write a file": "COPY (SELECT 1) TO '/nergens/x'",
    "to load a library": "LOAD 'auto_explain'",
    "to make a table": "CREATE TABLE mijn (a int)",
    "to make a temporary table": "CREATE TEMP TABLE mijn (a int)",
    "to make a function": "CREATE FUNCTION mijn() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "to make an extension": "CREATE EXTENSION dblink",
    "to make a role": "CREATE ROLE mijn LOGIN",
    "to grant": "GRANT ivb_beheerder TO CURRENT_USER",
    "to read who is who": "SELECT * FROM rol",
    "to be another officer": "UPDATE rol SET login = session_user",
    "to sign somebody in": "INSERT INTO rol VALUES (session_user, gen_random_uuid())",
    "to make a login by the inner function": "SELECT zet_login(gen_random_uuid(), 'ivb_beheerder', '')",
    "to end the lines of a colleague by the inner function": "SELECT verbreek('o_12345678')",
    "to empty a table": "TRUNCATE casus CASCADE",
    "to empty the log": "TRUNCATE audit",
    "to delete a line": "DELETE FROM audit",
    "to change a line": "UPDATE audit SET actie = 'anders'",
    "to change words of a line": "UPDATE audit SET wijzigingen = 'anders'",
    "to take away an earlier key of the log": "DELETE FROM auditsleutel",
    "to change an earlier key of the log": "UPDATE auditsleutel SET sleutel = ''",
    "to add a key of the log": "INSERT INTO auditsleutel (tot_seq, sleutel) VALUES (999, '')",
    "to write a line as another": line("casus", _PLAIN, "gen_random_uuid()"),
    "to write a line that is not next": line("casus", _PLAIN).replace("seq + 1", "seq + 2"),
    "to say in which transaction": line("persoon", _PLAIN).replace("casus_id)", "casus_id, xid)").replace("NULL", "NULL, '1'"),
    "to write a line of another moment": line("casus", _PLAIN).replace("houd_log()", "houd_log() - interval '1 second'"),
    "to write a line of the moment of the last one": line("casus", _PLAIN).replace("houd_log()", "op"),
    "to move the head of the log": "UPDATE auditkop SET seq = 0",
    "to read the head": "SELECT * FROM auditkop",
    "to read the counters": "SELECT * FROM teller",
    "to turn a counter back": "UPDATE teller SET laatste = 0",
    "to turn a counter back by its function": "SELECT zet_teller('start 1', -1)",
    "to take all numbers": "SELECT zet_teller('start 1', 2147483647)",
    "to make a large object": "SELECT lo_create(0)",
    "to fill a large object": "SELECT lo_from_bytea(0, '')",
    "to read all words": "SELECT * FROM woord",
    "to read the words of the index": "SELECT woorden FROM vind",
    "to read the text as it is indexed": "SELECT gelezen FROM vind",
    "to read the words of cases": "SELECT woorden FROM zoek",
    "to search by the index itself": "SELECT rowid FROM vind WHERE woorden @@ 'zwijg'",
    "to take more in a search": "SELECT treffers('casus', '''zwijg''', '', NULL)",
    "to read what is frequent": "SELECT * FROM pg_stats",
    "to read that by its table": "SELECT * FROM pg_statistic",
    "to read passwords": "SELECT * FROM pg_authid",
    "to read large objects of others": "SELECT lo_export(1, '/nergens/x')",
    "to signal the server": "SELECT pg_reload_conf()",
    "to take a declaration away": "DELETE FROM vernietiging",
    "to close a destruction at once": "INSERT INTO vernietiging (id, casus_id, nummer, onderdelen, termijn, bron, status, voorgesteld_door,"
    f" voorgesteld_op, reden, verklaring_sha256) VALUES (gen_random_uuid(), '{_PLAIN}', 'x', '', '', '', 'uitgevoerd', ik(), now(), '', '')",
    "to say which officer opened what": "UPDATE toegang SET medewerker_id = ik()",
    "to change when access was given": "UPDATE toegang SET xid = '1'",
    "to take the key file away": "DELETE FROM sleutelbestand",
    "to make another key file": "INSERT INTO sleutelbestand VALUES (false, '')",
    "to change a document": "UPDATE stukinhoud SET deel = ''",
    "to take a document away": "DELETE FROM stukinhoud",
    "to put more behind a document": f"INSERT INTO stukinhoud VALUES ('{id_of(t.stuk, PLAIN)}', 9, '')",
    "to put more behind a closed one": f"INSERT INTO stukinhoud VALUES ('{id_of(t.stuk, CLOSED)}', 9, '')",
    "to change a final note": f"UPDATE oplegger SET sha256 = '' WHERE casus_id = '{_PLAIN}'",
}  # fmt: skip
"""Refused to every officer, by the statement itself or at the end of the transaction."""
_BY_RIGHT = {
    "to write at all": (Recht.REGIEVOERDER, f"UPDATE casus SET titel = 'x' WHERE id = '{_PLAIN}'"),
    "to give a number": (Recht.REGIEVOERDER, "SELECT houd_teller('LD-2026-')"),
    "to make an officer": (Recht.BEHEERDER, "INSERT INTO medewerker VALUES (gen_random_uuid(), 'x', '', 'beheerder')"),
    "to change the own right": (Recht.BEHEERDER, "UPDATE medewerker SET recht = 'beheerder' WHERE id = ik()"),
    "to make a login": (Recht.BEHEERDER, "SELECT maak_aanmelding(ik(), '')"),
    "to end the lines of who left": (Recht.BEHEERDER, "SELECT sluit_vertrokken()"),
    "to change a setting": (Recht.BEHEERDER, "UPDATE instelling SET waarde = 'x'"),
    "to keep a key of the log": (Recht.BEHEERDER, "INSERT INTO auditsleutel VALUES (9, decode(repeat('07', 32), 'hex'))"),
    "to decide on a destruction": (Recht.BEHEERDER, "UPDATE vernietiging SET status = 'uitgevoerd', beslist_door = ik()"),
    "to ask who alone sees what": (Recht.BEHEERDER, "SELECT * FROM alleen_van(gen_random_uuid())"),
    "to ask where else somebody is": (Recht.BEHEERDER, f"SELECT * FROM ook_elders('{_PLAIN}')"),
}  # fmt: skip
"""Refused to whoever has less than this right."""
_UNLOGGED = {
    "a changed casus": f"UPDATE casus SET titel = 'x' WHERE id = '{_PLAIN}'",
    "a new goal": f"INSERT INTO doel SELECT gen_random_uuid(), '{_PLAIN}', 'x' FROM doel WHERE false",
    "a deleted entry": f"DELETE FROM afspraak WHERE casus_id = '{_PLAIN}'",
    "a changed person": f"UPDATE persoon SET achternaam = 'x' WHERE id = '{id_of(t.persoon, PLAIN)}'",
    "the key file": "UPDATE sleutelbestand SET inhoud = ''",
    "a partner": "UPDATE partner SET naam = 'x'",
}


@pytest.fixture
def besloten(empty: tuple[Engine, str]) -> Besloten:
    return make_besloten(*empty)


@pytest.fixture
def at_desk(besloten: Besloten) -> Iterator[dict[Recht, Connection]]:
    found = {recht: besloten.sign_in(recht) for recht in Recht}
    yield found
    for connection in found.values():
        connection.close()


def test_every_officer_is_refused(at_desk: dict[Recht, Connection]) -> None:
    for recht, connection in at_desk.items():
        for what, statement in _ALWAYS.items():
            assert refused(connection, statement), (recht, what)


def test_what_touches_a_closed_casus_touches_nothing(at_desk: dict[Recht, Connection]) -> None:
    for recht in (Recht.REGIEVOERDER, Recht.BEHEERDER):
        for table in t.metadata.sorted_tables:
            if "casus_id" in table.columns and table not in (t.audit, t.vernietiging):
                for statement in (
                    f"UPDATE {table.name} SET casus_id = casus_id WHERE casus_id = '{_CLOSED}'",
                    f"DELETE FROM {table.name} WHERE casus_id = '{_CLOSED}'",
                ):
                    with at_desk[recht].transaction(force_rollback=True), suppress(InsufficientPrivilege):
                        assert at_desk[recht].execute(statement).rowcount == 0, (recht, statement)  # type: ignore[arg-type]


def test_who_has_less_right_is_refused(at_desk: dict[Recht, Connection]) -> None:
    for recht, connection in at_desk.items():
        for what, (needed, statement) in _BY_RIGHT.items():
            if not recht.covers(needed):
                assert refused(connection, statement), (recht, what)


def test_a_plan_that_the_college_established_stays(at_desk: dict[Recht, Connection]) -> None:
    """But for its lights and its evaluation; one that is a concept changes."""
    officer, plan, action = at_desk[Recht.REGIEVOERDER], uuid4(), uuid4()
    of_plan, of_action = line("uitvoeringsplan", plan), line("planactie", action)
    made = (
        "INSERT INTO uitvoeringsplan (id, jaar, nummer, inleiding, wijziging, halfjaar, heel_jaar, inhoud, sha256)"
        f" VALUES ('{plan}', 2031, 1, '', '', '', '', '', '')"
    )
    action_made = (
        "INSERT INTO planactie (id, plan_id, lijn, volgorde, prioriteit, doel, actie, partners, trekker, moment, indicator,"
        " antwoord, streven, licht, reden, halfjaar, heel_jaar)"
        f" VALUES ('{action}', '{plan}', '{action}', 1, '', '', '', '', '', '1', '', '', '', 'open', '', '', '')"
    )
    of_this, of_that = f"WHERE id = '{plan}'", f"WHERE id = '{action}'"
    assert refused(officer, made, of_plan, action_made, of_action) == ""
    assert refused(officer, f"UPDATE planactie SET doel = 'x' {of_that}", of_action) == ""
    fixed = f"UPDATE uitvoeringsplan SET vastgesteld_op = '2031-01-01', inhoud = 'vast' {of_this}"
    assert refused(officer, fixed, of_plan) == ""
    for statement, told in (
        (f"UPDATE uitvoeringsplan SET inhoud = 'anders' {of_this}", of_plan),
        (f"UPDATE uitvoeringsplan SET vastgesteld_op = NULL {of_this}", of_plan),
        (f"DELETE FROM uitvoeringsplan {of_this}", of_plan),
        (f"UPDATE planactie SET doel = 'y' {of_that}", of_action),
        (f"UPDATE planactie SET plan_id = '{id_of(t.uitvoeringsplan, PLAIN)}' {of_that}", of_action),
        (f"DELETE FROM planactie {of_that}", of_action),
        (action_made.replace(f"('{action}'", f"('{plan}'"), line("planactie", plan)),
    ):
        assert refused(officer, statement, told) == "IV003", statement
    assert (
        refused(officer, f"UPDATE uitvoeringsplan SET halfjaar = 'goed', versie = 2 {of_this}", of_plan) == ""
    )
    light = f"UPDATE planactie SET licht = 'rood', reden = 'ziek', versie = 2 {of_that}"
    assert refused(officer, light, of_action) == ""


def test_no_change_without_a_line_in_the_log(at_desk: dict[Recht, Connection]) -> None:
    """And with one it is made: what is broken then is a rule of the domain, and the log tells who did it."""
    for recht in (Recht.REGIEVOERDER, Recht.BEHEERDER):
        connection = at_desk[recht]
        for what, statement in _UNLOGGED.items():
            if "WHERE false" not in statement:
                assert refused(connection, statement) == "IV002", (recht, what)
        change = f"UPDATE casus SET titel = 'buiten het programma' WHERE id = '{_PLAIN}'"
        assert refused(connection, change, line("partner", _PLAIN)) == "IV002", "a line about something else"
        assert refused(connection, change, line("casus", _PLAIN)) == ""
        assert (
            refused(connection, "SAVEPOINT a", change, "RELEASE a", "SET CONSTRAINTS ALL IMMEDIATE")
            == "IV002"
        )


@pytest.mark.parametrize(
    ("what", "columns", "values"),
    [
        ("plainly", "nood, reden", "false, 'ik ook'"),
        ("in an emergency without a reason", "nood, reden, tot", "true, ' ', nu() + interval '1 hour'"),
        ("in an emergency for good", "nood, reden", "true, 'brand'"),
        ("in an emergency for long", "nood, reden, tot", "true, 'brand', nu() + interval '9 hours'"),
    ],
)  # fmt: skip
def test_nobody_lets_himself_in(
    at_desk: dict[Recht, Connection], what: str, columns: str, values: str
) -> None:
    for connection in at_desk.values():
        id = uuid4()
        into = (
            f"INSERT INTO toegang (id, casus_id, medewerker_id, sinds, {columns})"
            f" SELECT '{id}', '{_CLOSED}', ik(), nu(), {values}"
        )
        assert refused(connection, into, line("toegang", id, casus=_CLOSED)), what
        assert connection.execute("SELECT is_dicht(%s)", [_CLOSED]).fetchone() == (True,)


def test_in_an_emergency_one_opens_it_and_the_log_tells(at_desk: dict[Recht, Connection]) -> None:
    for recht, connection in at_desk.items():
        id = uuid4()
        into = (
            "INSERT INTO toegang (id, casus_id, medewerker_id, sinds, nood, reden, tot)"
            f" SELECT '{id}', '{_CLOSED}', ik(), nu(), true, 'brand', nu() + interval '8 hours'"
        )
        others = into.replace("ik()", f"'{uuid4()}'")
        assert refused(connection, others, line("toegang", id, casus=_CLOSED)), "for somebody else"
        assert refused(connection, into), "without a line"
        opened = refused(connection, into, line("toegang", id, casus=_CLOSED)) == ""
        assert opened == recht.covers(Recht.REGIEVOERDER)
        assert connection.execute("SELECT is_dicht(%s)", [_CLOSED]).fetchone() == (not opened,)
        lasting = into.replace(str(id), str(uuid4())).replace("true, 'brand', nu() + interval '8 hours'", "false, 'blijven', NULL")  # fmt: skip
        assert refused(connection, lasting, line("toegang", id, casus=_CLOSED)), "to stay"


def test_a_number_is_not_given_again_and_a_casus_is_destroyed_by_two(
    at_desk: dict[Recht, Connection], besloten: Besloten
) -> None:
    manager = at_desk[Recht.BEHEERDER]
    assert refused(manager, "SELECT houd_teller('LD-2026-')", "SELECT zet_teller('LD-2026-', 7)") == ""
    assert refused(manager, "SELECT zet_teller('LD-2026-', 6)") == "IV003"
    assert manager.execute("SELECT houd_teller('LD-2026-')").fetchone() == (7,)
    manager.rollback()
    taken, counted = uuid4(), ("SELECT houd_teller('LD-2026-')", "SELECT zet_teller('LD-2026-', 9)")
    again = line("signaal", taken)
    for number, before, state in (
        ("LD-2026-007", (), "IV003"),
        ("LD-2026-006", counted, "IV003"),
        ("LD-2026-008", (), "IV003"),
        ("LD-2026-009", counted, ""),
    ):
        made = f"UPDATE casus SET nummer = '{number}' WHERE id = '{_PLAIN}'"
        assert refused(manager, *before, made, again, line("casus", _PLAIN)) == state, number
    proposal = uuid4()
    parts = "INSERT INTO vernietiging (id, casus_id, nummer, onderdelen, termijn, bron, status, voorgesteld_door, voorgesteld_op, reden, verklaring_sha256)"
    propose = f"{parts} SELECT '{proposal}', '{_PLAIN}', 'x', '', '', '', 'voorgesteld', ik(), now(), '', ''"
    decide = f"UPDATE vernietiging SET status = 'uitgevoerd', beslist_door = ik(), beslist_op = now() WHERE id = '{proposal}'"
    assert refused(manager, propose, line("vernietiging", proposal)) == ""
    assert refused(manager, decide, line("vernietiging", proposal)) == "IV003", "alone"
    assert refused(manager, f"DELETE FROM casus WHERE id = '{_PLAIN}'", line("casus", _PLAIN)) in (
        "IV003",
        "23503",
    )
    emptied = f"UPDATE audit SET reden = '', wijzigingen = '', zout = '' WHERE casus_id = '{_PLAIN}'"
    assert refused(manager, emptied, line("logregels", "")) == "IV002", (
        "the log is emptied with a destruction only"
    )


def test_a_beheerder_holds_a_closed_casus_only_while_one_officer_can_still_see_it(
    at_desk: dict[Recht, Connection], besloten: Besloten
) -> None:
    """It may come to her when that officer leaves; else who is outside keeps nobody waiting, and learns nothing by it."""
    hold, look = (
        f"SELECT houd_casus('{_CLOSED}')",
        f"SELECT FROM casus WHERE id = '{_CLOSED}' FOR UPDATE NOWAIT",
    )

    def held() -> set[Recht]:
        found = set()
        for recht, connection in at_desk.items():
            connection.execute(hold.encode())
            with psycopg.connect(besloten.where) as owner:
                if refused(owner, look) == "55P03":
                    found.add(recht)
            connection.rollback()
        return found

    assert held() == {Recht.BEHEERDER}
    with psycopg.connect(besloten.where) as owner:
        owner.execute(
            "INSERT INTO toegang (id, casus_id, medewerker_id, sinds, nood, reden) VALUES (%s, %s, %s, now(), false, '')",
            (uuid4(), _CLOSED, besloten.officers[Recht.LEZER]),
        )
    assert held() == {Recht.LEZER}


def test_who_is_nobody_here_sees_nothing(besloten: Besloten) -> None:
    """A login of another register on the same server, or of an officer who left."""
    recht = Recht.REGIEVOERDER
    with psycopg.connect(besloten.where) as owner:
        owner.execute("DELETE FROM rol WHERE medewerker_id = %s", [besloten.officers[recht]])
    with besloten.sign_in(recht) as nobody:
        for table in t.metadata.sorted_tables:
            if table not in (t.teller, t.woord):
                assert nobody.execute(f"SELECT 1 FROM {table.name}").fetchall() == [], table.name
        assert nobody.execute("SELECT * FROM woorden_van('a', 'zz', 9)").fetchall() == []
        assert nobody.execute("SELECT * FROM stuk_ids()").fetchall() == []
        assert refused(nobody, "SELECT houd_teller('LD')") == "IV003"
        assert refused(nobody, "SELECT treffers('vind', '''gewoon''', '', 9)") == "IV003"


def test_who_leaves_is_cut_off_at_once(at_desk: dict[Recht, Connection], besloten: Besloten) -> None:
    leaver: UUID = besloten.officers[Recht.LEZER]
    end = f"UPDATE medewerker SET tot = now() WHERE id = '{leaver}'"
    assert refused(at_desk[Recht.BEHEERDER], end, line("medewerker", leaver)) == ""
    with pytest.raises(psycopg.OperationalError):
        at_desk[Recht.LEZER].execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError):
        besloten.sign_in(Recht.LEZER)


def test_a_login_is_made_with_a_line_in_the_log_only(
    at_desk: dict[Recht, Connection], besloten: Besloten
) -> None:
    """A beheerder who gives a colleague another password could sign in as that colleague, and all see that it was given."""
    colleague, manager = besloten.officers[Recht.REGIEVOERDER], at_desk[Recht.BEHEERDER]
    verifier = "SCRAM-SHA-256$4096:c2FsdA==$b3BnZXNsYWdlbg==:c2xldXRlbA=="
    made = f"SELECT maak_aanmelding('{colleague}', '{verifier}')"
    assert refused(manager, made) == "IV002"
    assert refused(manager, made, line("medewerker", besloten.officers[Recht.LEZER])) == "IV002"
    assert refused(manager, made, line("medewerker", colleague)) == ""


def test_another_right_is_another_group(at_desk: dict[Recht, Connection], besloten: Besloten) -> None:
    lezer: UUID = besloten.officers[Recht.LEZER]

    def change(recht: str) -> tuple[str, str]:
        made = f"UPDATE medewerker SET recht = '{recht}' WHERE id = '{lezer}'"
        return made, line("medewerker", lezer)

    write = f"UPDATE casus SET titel = 'x' WHERE id = '{_PLAIN}'"
    assert refused(at_desk[Recht.LEZER], write, line("casus", _PLAIN)) == "42501"
    assert refused(at_desk[Recht.BEHEERDER], *change("regievoerder")) == ""
    assert refused(at_desk[Recht.LEZER], write, line("casus", _PLAIN)) == ""
    assert refused(at_desk[Recht.BEHEERDER], *change("lezer")) == ""
    assert refused(at_desk[Recht.LEZER], write, line("casus", _PLAIN)) == "42501"
