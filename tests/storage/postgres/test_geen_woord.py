"""Whatever an officer asks a server with whatever program, no word of a casus that is closed to that officer comes out."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage.postgres.rights.visible import FOR_OFFICERS, OPEN, OWN, UNREAD
from ivbdesk.storage.tables import dossier as t
from tests.diep import examples
from tests.pg_server import name_of, server
from tests.storage.postgres.besloten import CLOSED, MARKER, PLAIN, Besloten, id_of, make_besloten

_TABLES = [table for table in t.metadata.sorted_tables if table not in UNREAD]
_VIEWS = sorted(FOR_OFFICERS)
_COLUMNS = {table.name: sorted(table.columns.keys()) for table in _TABLES} | {name: ["id"] for name in _VIEWS}
_COLUMNS["audit_keten"] = sorted(t.audit.columns.keys())
_COLUMNS["vind"] = ["rowid", "tekst"]
_COLUMNS["stukinhoud"] = ["stuk_id", "nr", "deel", "op"]
_NAMES = sorted(_COLUMNS)


@pytest.fixture
def besloten(empty: tuple[Engine, str]) -> Besloten:
    return make_besloten(*empty)


@pytest.fixture
def outside(besloten: Besloten) -> Iterator[list[psycopg.Connection[tuple[object, ...]]]]:
    """A connection of each officer who may not see the casus."""
    found = [besloten.sign_in(recht) for recht in Recht]
    for connection in found:
        connection.autocommit = True
    yield found
    for connection in found:
        connection.close()


def test_who_is_let_in_reads_all_of_it_and_others_nothing(besloten: Besloten) -> None:
    with besloten.sign_in_inside() as inside:
        assert _told(inside, "SELECT * FROM casus, tijdlijnitem, melder, audit").count(MARKER) > 10
        for table in _TABLES:
            if table not in OPEN:
                rows = inside.execute(f"SELECT count(*) FROM {table.name}").fetchone()
                assert rows is not None
                assert rows[0] >= 2, table.name
    for recht in Recht:
        with besloten.sign_in(recht) as outside:
            for table in _TABLES:
                told = _told(outside, f"SELECT * FROM {table.name}")
                assert MARKER not in told, table.name
                rows = outside.execute(f"SELECT count(*) FROM {table.name}").fetchone()
                assert rows is not None
                assert (rows[0] > 0) == (table not in OWN), (table.name, "what is open to all is read")
            parts = outside.execute("SELECT stuk_id FROM stukinhoud").fetchall()
            assert parts == [(id_of(t.stuk, PLAIN),)], "what is sealed goes with its row"


def test_a_person_and_a_place_of_closed_cases_only_are_not_there(besloten: Besloten) -> None:
    with besloten.sign_in(Recht.BEHEERDER) as outside:
        for table in (t.persoon, t.object_, t.woonadres, t.verzoek, t.signaal, t.wegingsantwoord, t.stap):
            found = outside.execute(f"SELECT 1 FROM {table.name} WHERE id = %s", [id_of(table, CLOSED)])
            assert found.fetchall() == [], table.name


def test_no_view_of_the_server_itself_tells_a_word(
    besloten: Besloten, outside: list[psycopg.Connection[tuple[object, ...]]]
) -> None:
    with psycopg.connect(server(), dbname=name_of(besloten.where), autocommit=True) as owner:
        owner.execute("ANALYZE")
        assert MARKER in _told(owner, "SELECT most_common_vals, histogram_bounds FROM pg_stats"), (
            "there is something to tell"
        )
        views = [
            str(name)
            for (name,) in owner.execute(
                "SELECT format('%I.%I', nspname, relname) FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
                " WHERE relkind IN ('v', 'r') AND nspname IN ('pg_catalog', 'information_schema')"
            )
        ]
    assert len(views) > 150
    for connection in outside:
        for view in views:
            assert MARKER not in _told(connection, f"SELECT * FROM {view}"), view


_CONDITIONS = st.sampled_from(
    [
        "{c}::text LIKE '%zwijg%'",
        "{c}::text ~ '^z'",
        "length({c}::text) > 3",
        "{c}::text < 'zz'",
        "{c} IS NOT NULL",
        "{c}::text::int > 0",
        "{c}::text = 'zwijg {t} {c}'",
        "1 / (CASE WHEN {c}::text LIKE 'zwijg%' THEN 0 ELSE 1 END) = 1",
        "cast({c}::text AS date) IS NULL",
    ]
)
_SHAPES = st.sampled_from(
    [
        "SELECT * FROM {t} WHERE {w}",
        "SELECT string_agg({c}::text, ',') FROM {t} WHERE {w}",
        "SELECT min({c}::text), max({c}::text) FROM {t}",
        "SELECT {c}::text::int FROM {t}",
        "SELECT {c}::text::uuid FROM {t} WHERE {w}",
        "SELECT {c}::text::jsonb FROM {t}",
        "SELECT * FROM {t} a JOIN {o} b ON true WHERE a.{c} IS NOT NULL LIMIT 50",
        "SELECT table_to_xml('{t}', true, false, '')",
        "SELECT query_to_xml('SELECT {c} FROM {t}', true, false, '')",
        "EXPLAIN (ANALYZE, VERBOSE) SELECT {c} FROM {t} WHERE {w}",
        "EXPLAIN SELECT * FROM {t} WHERE {c}::text = 'zwijg {t} {c}'",
        "SELECT to_jsonb(r), r::text FROM {t} r WHERE {w}",
        "SELECT count(*) FROM {t} WHERE {w} HAVING 1 / (count(*) - count(*) FILTER (WHERE {w}) + 1) > 0",
        "UPDATE {t} SET {c} = {c} WHERE {w} RETURNING *",
        "DELETE FROM {t} WHERE {w} RETURNING {c}",
        "SELECT * FROM {t} WHERE {w} FOR UPDATE",
        "INSERT INTO {t} SELECT * FROM {t} RETURNING *",
        "INSERT INTO {t} SELECT * FROM {t} ON CONFLICT DO NOTHING RETURNING *",
        "SELECT treffers('vind', '''zwijg''', '', NULL)",
        "SELECT treffers('zoek', '''naam.zwijg''', '', 5)",
        "SELECT woorden_van('z', 'zz', 99)",
        "SELECT ts_stat('SELECT woorden FROM vind')",
        "SELECT (SELECT {c} FROM {t} LIMIT 1)::text::numeric",
        "SELECT pg_catalog.lo_import('/etc/passwd')",
        "COPY {t} TO STDOUT",
        "SET row_security = off",
    ]
)  # fmt: skip


@settings(examples(4), suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(_SHAPES, _CONDITIONS, st.sampled_from(_NAMES), st.sampled_from(_NAMES), st.integers(0, 99)), min_size=20, max_size=20))  # fmt: skip
def test_no_question_is_answered_with_a_word_of_a_closed_casus(
    outside: list[psycopg.Connection[tuple[object, ...]]],
    asked: list[tuple[str, str, str, str, int]],
) -> None:
    for connection in outside:
        for shape, condition, table, other, number in asked:
            column = _COLUMNS[table][number % len(_COLUMNS[table])]
            where = condition.format(t=table, c=column)
            query = shape.format(t=table, o=other, c=column, w=where)
            told = _told(connection, query)
            for mine in (query, where, f"zwijg {table} {column}"):
                told = told.replace(mine, "")
            told = told.replace("'zwijg", "").replace("'%zwijg", "").replace('"zwijg', "")
            assert MARKER not in told, query
            assert "division by zero" not in told or "HAVING" in query, (
                query,
                "what is closed was looked at",
            )


def _told(connection: psycopg.Connection[tuple[object, ...]], query: str) -> str:
    """All that a server says to this, also where it refuses; nothing of it stays."""
    try:
        with connection.transaction(force_rollback=True):
            if query.startswith("COPY"):
                with connection.cursor().copy(query) as copied:  # type: ignore[arg-type]  # what is ours
                    return "".join(bytes(part).decode() for part in copied)
            cursor = connection.execute(query)  # type: ignore[arg-type]  # what is ours
            rows = cursor.fetchall() if cursor.description else []
            return str(rows) + "".join(part.decode(errors="replace") for row in rows for part in row if isinstance(part, bytes))  # fmt: skip
    except psycopg.Error as error:
        told = error.diag
        return f"{error} {told.message_detail} {told.message_hint} {told.context} {told.internal_query}"
