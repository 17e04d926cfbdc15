"""Migrations: the revisions make the tables, and go through whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

import ivbdesk
from ivbdesk.storage.errors import DamagedDatabase, MigrationFailed, NewerSchema
from ivbdesk.storage.findings import Severity
from ivbdesk.storage.migrations import REVISIONS, SCHEMA_HEAD, revision_of
from ivbdesk.storage.migrations.migrate import (
    SCRIPTS,
    configuration,
    make_schema,
    migrate,
    row_counts,
    upgrade,
)
from ivbdesk.storage.search import written
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.engine import make_engine
from ivbdesk.storage.sqlite.file_names import DATABASE
from ivbdesk.storage.sqlite.program_version import program_of
from ivbdesk.storage.tables import dossier as tables
from ivbdesk.storage.ways_errors import FirstVouching
from tests.posix import NO_KILL, NO_TOOLS, posix
from tests.storage.cut_off import cut_off, opening, steps_of
from tests.storage.opened import reopened, unlock
from tests.storage.populate import ROWS, populate

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    {body}
"""


@pytest.fixture(scope="module")
def key() -> bytes:
    return secrets.token_bytes(32)


@pytest.fixture(scope="module")
def brought_up(tmp_path_factory: pytest.TempPathFactory, key: bytes) -> Path:
    """Made by all the revisions, which takes long, and filled."""
    path = tmp_path_factory.mktemp("gemigreerd") / "register.db"
    engine = make_engine(path, key)
    upgrade(engine)
    populate(engine, secrets.token_bytes(32))
    engine.dispose()
    assert [file.name for file in path.parent.iterdir()] == [path.name], "all of it is in the one file"
    return path


@pytest.fixture
def engine(tmp_path: Path, key: bytes, brought_up: Path) -> Iterator[Engine]:
    engine = make_engine(shutil.copyfile(brought_up, tmp_path / "register.db"), key)
    yield engine
    engine.dispose()


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    folder = tmp_path / "100% eigen revisies"
    return shutil.copytree(SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))


def add_revision(scripts: Path, body: str) -> None:
    path = scripts / "versions" / "9999_proef.py"
    path.write_text(NEXT.format(head=SCHEMA_HEAD, body=body), encoding="utf-8")


def state(engine: Engine) -> tuple[str | None, dict[str, int], list[str]]:
    with engine.connect() as connection:
        schema = connection.scalars(text("SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY name"))
        return revision_of(connection), row_counts(connection), list(schema.all())


def schema_lines(engine: Engine) -> dict[tuple[str, str], list[str]]:
    """Each object of the schema with the parts it is made of; order and quotes are of no account."""
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL")).all()
    return {
        (row.type, row.name): sorted(
            " ".join(part.split()) for part in re.split(r",(?![^(]*\))|\n\)", row.sql.replace('"', ""))
        )
        for row in rows
        if row.name != "alembic_version"
    }


def test_the_listed_revisions_are_those_of_the_folder() -> None:
    walk = ScriptDirectory(str(SCRIPTS)).walk_revisions()
    assert tuple(reversed([script.revision for script in walk])) == REVISIONS


def test_the_revisions_make_exactly_the_tables(engine: Engine, tmp_path: Path, key: bytes) -> None:
    direct = make_engine(tmp_path / "direct.db", key)
    make_schema(direct)
    assert schema_lines(engine) == schema_lines(direct)
    assert state(direct)[0] == state(engine)[0] == SCHEMA_HEAD
    direct.dispose()


def test_every_table_is_populated(engine: Engine) -> None:
    _, counts, _ = state(engine)
    assert {name: rows for name, rows in counts.items() if rows < ROWS} == {}
    assert set(counts) == set(tables.metadata.tables) - {"vindplaats", "woord"}, "the index follows the texts"


def is_whole(folder: Path) -> bool:
    """Whether nothing is wrong; the oldest were filled by a test under the key of somebody who works in no register."""
    wrong = [item for item in check_register(folder, unlock).bevindingen if item.ernst is Severity.FOUT]
    return {item.onderdeel for item in wrong} <= {"toegangen"}


def kept_rows(now: dict[str, int], before: dict[str, int]) -> bool:
    """Whether every row is still there; opening adds to the log in which state it found the key file."""
    return now["audit"] >= before["audit"] and all(
        now[n] == rows for n, rows in before.items() if n != "audit"
    )


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_kept_register_of_every_revision_still_opens(revision: str, tmp_path: Path) -> None:
    folder = shutil.copytree(Path(__file__).parent / "registers" / revision, tmp_path / "bewaard.ivb")
    register = reopened(folder)
    assert {type(warning) for warning in register.warnings} <= {FirstVouching}
    found, counts, _ = state(register.engine)
    assert found == SCHEMA_HEAD
    if revision != SCHEMA_HEAD:
        assert register.look_into(folder / DATABASE, program_of) == ivbdesk.__version__, (
            "who brought it here is noted"
        )
    spare = folder / f"register-voor-{revision}.db"
    assert spare.exists() == (revision != SCHEMA_HEAD)
    before = register.look_into(spare, row_counts) if spare.exists() else counts
    assert {name: rows for name, rows in before.items() if rows < ROWS} == {}
    assert kept_rows(counts, before)
    register.close()
    assert is_whole(folder)


def test_a_batch_operation_on_a_table_with_children_loses_no_row(engine: Engine, scripts: Path) -> None:
    add_revision(
        scripts,
        'with op.batch_alter_table("casus") as batch:\n'
        '        batch.add_column(sa.Column("nieuw", sa.Text(), nullable=True))\n'
        '        batch.alter_column("titel", nullable=True)',
    )
    _, before, _ = state(engine)
    upgrade(engine, scripts)
    revision, after, _ = state(engine)
    assert (revision, after) == ("9999", before)


def test_cascading_references_do_not_empty_their_tables(engine: Engine, scripts: Path) -> None:
    with engine.begin() as connection:
        connection.execute(
            text("CREATE TABLE bijlage (casus_id CHAR(32) REFERENCES casus(id) ON DELETE CASCADE)")
        )
        connection.execute(text("INSERT INTO bijlage SELECT id FROM casus"))
    add_revision(
        scripts,
        'with op.batch_alter_table("casus") as batch:\n        batch.alter_column("titel", nullable=True)',
    )
    upgrade(engine, scripts)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM bijlage")) == ROWS


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ('op.execute("DELETE FROM melder")', MigrationFailed),
        ("op.execute(\"UPDATE tijdlijnitem SET casus_id = 'weg'\")", MigrationFailed),
        ('op.drop_table("melder")\n    op.execute("ONZIN")', sa.exc.OperationalError),
        ('op.add_column("melder", sa.Column("x", sa.Text()))\n    raise KeyError', KeyError),
    ],
)
def test_a_migration_that_fails_changes_nothing(
    engine: Engine, scripts: Path, body: str, error: type[Exception]
) -> None:
    add_revision(scripts, body)
    before = state(engine)
    with pytest.raises(error):
        upgrade(engine, scripts)
    assert state(engine) == before
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1


@posix(NO_KILL)
def test_a_migration_that_is_killed_halfway_changes_nothing(
    engine: Engine, scripts: Path, tmp_path: Path, key: bytes
) -> None:
    kill = "import os, signal\n    os.kill(os.getpid(), signal.SIGKILL)"
    add_revision(scripts, f'op.drop_table("melder")\n    op.drop_table("concept")\n    {kill}')
    before = state(engine)
    engine.dispose()
    program = (
        "import sys; from pathlib import Path\n"
        "from ivbdesk.storage.sqlite.engine import make_engine\n"
        "from ivbdesk.storage.migrations.migrate import upgrade\n"
        "upgrade(make_engine(Path(sys.argv[1]), sys.stdin.buffer.read()), Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "register.db"), str(scripts)]
    assert subprocess.run(command, input=key, check=False).returncode == -signal.SIGKILL
    assert state(engine) == before


def test_a_migration_begins_with_a_copy_and_stops_when_that_fails(engine: Engine) -> None:
    copies: list[str] = []

    def refuse() -> None:
        copies.append("gevraagd")
        raise DamagedDatabase()

    before = state(engine)
    with pytest.raises(DamagedDatabase):
        migrate(engine, SCHEMA_HEAD, refuse)
    assert copies == ["gevraagd"]
    assert state(engine) == before


@pytest.mark.parametrize(("revision", "error"), [("9998", NewerSchema), (None, DamagedDatabase)])
def test_what_can_not_be_migrated_is_told_before_a_copy_is_made(
    engine: Engine, revision: str | None, error: type[Exception]
) -> None:
    with pytest.raises(error):
        migrate(engine, revision, lambda: pytest.fail("a copy was made"))


STEPS = ("execute", "commit", "replace", "fsync", "backup")


@pytest.mark.parametrize("revision", [REVISIONS[0], REVISIONS[-2]], ids=["all steps", "the last one"])
@posix(NO_KILL)
def test_bringing_an_old_register_up_may_be_killed_at_any_step(revision: str, tmp_path: Path) -> None:
    kept = Path(__file__).parent / "registers" / revision

    steps = steps_of(opening, shutil.copytree(kept, tmp_path / "heel.ivb"), STEPS)
    assert steps > 100
    outcomes = set()
    for step in range(1, steps + 1, steps // 10):
        place = shutil.copytree(kept, tmp_path / f"{step}.ivb")
        cut_off(opening, place, STEPS, step)
        outcomes.add((place / f"register-voor-{revision}.db").exists())
        register = reopened(place)
        found, counts, _ = state(register.engine)
        assert found == SCHEMA_HEAD
        spare = place / f"register-voor-{revision}.db"
        before = register.look_into(spare, row_counts)
        assert kept_rows(counts, before)
        assert {type(warning) for warning in register.warnings} <= {FirstVouching}
        register.close()
        assert is_whole(place)
    assert outcomes == {True, False}


PROEF = 'proef = sa.Table("proef", metadata, text("straat", _BAG), info=about(unlogged="a test"))'


@posix(NO_TOOLS)
@pytest.mark.parametrize(("column", "table"), [("", ""), ('text("proefnaam", SEARCHED, TOLD),', PROEF)])
def test_the_program_for_developers_writes_the_next_revision(
    tmp_path: Path, engine: Engine, column: str, table: str
) -> None:
    """In a copy of the program: nothing where that is up to date, else what a register with rows takes."""
    house = Path(ivbdesk.__file__).parent
    shutil.copytree(house, tmp_path / "ivbdesk", ignore=shutil.ignore_patterns("__pycache__"))
    tables = tmp_path / "ivbdesk/storage/tables/betrokkenen.py"
    beside = next(line for line in tables.read_text(encoding="utf-8").splitlines() if '"voorletters"' in line)
    changed = tables.read_text(encoding="utf-8").replace(beside, f"{beside}\n    {column}", 1)
    tables.write_text(changed, encoding="utf-8")
    with (tmp_path / "ivbdesk/storage/tables/adressen.py").open("a", encoding="utf-8") as file:
        file.write(f"\n\n{table}\n")
    done = subprocess.run(
        [sys.executable, "-m", "ivbdesk.storage.migrations", "een proef"],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    number = f"{len(REVISIONS) + 1:04}"
    (made,) = (tmp_path / "ivbdesk/storage/migrations/versions").glob(f"{number}*.py")
    written = made.read_text(encoding="utf-8")
    assert f'revision = "{number}"' in written
    assert f'down_revision = "{SCHEMA_HEAD}"' in written
    if not column:
        assert "op." not in written
        return
    upgrade(engine, tmp_path / "ivbdesk/storage/migrations")
    with engine.connect() as connection:
        assert set(connection.scalars(text("SELECT proefnaam FROM persoon"))) == {""}
        kept = connection.scalar(
            text("SELECT dflt_value FROM pragma_table_info('persoon') WHERE name = 'proefnaam'")
        )
        assert kept is None
        assert connection.scalar(text("SELECT count(*) FROM proef")) == 0


def test_what_was_in_the_index_is_found_as_it_is_typed_after_the_revision(tmp_path: Path, key: bytes) -> None:
    engine = make_engine(tmp_path / "eerder.db", key)
    with engine.begin() as connection:
        command.upgrade(configuration(connection), "0013")
        for table, columns in (("zoek", "nummer, naam, adres, titel"), ("vind", "soort, tekst")):
            other = ", ''" * (columns.count(",") - 1)
            connection.execute(
                text(f"INSERT INTO {table}(rowid, {columns}) VALUES (7, 'x', 'bij Łukasz thuis'{other})")
            )
        connection.execute(
            text("INSERT INTO woord(term, aantal) VALUES ('bij', 1), ('łukasz', 1), ('thuis', 1)")
        )
    upgrade(engine)
    with engine.connect() as connection:
        for table in ("zoek", "vind"):
            found = connection.scalars(text(f"SELECT rowid FROM {table} WHERE {table} MATCH '\"lukas\"*'"))
            assert found.all() == [7]
        terms = connection.execute(text("SELECT term, aantal FROM woord ORDER BY term")).all()
        kept = connection.scalar(text("SELECT tekst FROM vind"))
    assert [tuple(row) for row in terms] == [("bij", 1), ("lukasz", 1), ("thuis", 1)]
    assert kept is not None
    assert written(kept) == "bij Łukasz thuis"
    engine.dispose()
