"""What the schema itself promises, walked over its metadata so that a new table or column is not forgotten."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid5

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from ivbdesk.cases.bewaren.vernietiging import VernietigingStatus
from ivbdesk.storage.declared import info_of
from ivbdesk.storage.destruction import destroy_casus
from ivbdesk.storage.graph import letting_go, target
from ivbdesk.storage.migrations.migrate import make_schema
from ivbdesk.storage.sqlite.engine import make_engine
from ivbdesk.storage.tables import dossier as tables
from tests.storage.populate import OFFICER, populate

COLUMNS = [column for table in tables.metadata.sorted_tables for column in table.columns]
CODE_LISTS = [column for column in COLUMNS if isinstance(column.type, sa.Enum)]
WORDS = [column for column in COLUMNS if type(column.type) is sa.String and column.type.length is not None]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(tmp_path / "register.db", secrets.token_bytes(32))
    make_schema(engine)
    populate(engine, secrets.token_bytes(32))
    yield engine
    engine.dispose()


def write(engine: Engine, column: sa.Column[object], value: str) -> None:
    """Put the value in one row, and take it back."""
    one = sa.select(sa.func.min(next(iter(column.table.primary_key)))).scalar_subquery()
    change = sa.update(column.table).where(next(iter(column.table.primary_key)) == one)
    with engine.connect() as connection:
        connection.execute(change.values({column: sa.literal(value, sa.Text)}))
        connection.rollback()


def test_every_code_list_fits_its_column(engine: Engine) -> None:
    """The longest value of each, written as text: on SQLite a length says nothing by itself."""
    assert len(CODE_LISTS) > 40
    for column in CODE_LISTS:
        assert isinstance(column.type, sa.Enum)
        longest = max(column.type.enums, key=len)
        assert column.type.length is not None
        assert len(longest) <= column.type.length, column
        write(engine, column, longest)
        with pytest.raises(IntegrityError, match=f"ck_{column.table.name}_"):
            write(engine, column, longest + "x")


def test_every_word_with_a_length_is_held_to_it(engine: Engine) -> None:
    assert len(WORDS) >= 7
    for column in WORDS:
        assert isinstance(column.type, sa.String)
        assert column.type.length is not None
        write(engine, column, "é" * column.type.length)
        with pytest.raises(IntegrityError, match=f"ck_{column.table.name}_{column.name}_lengte"):
            write(engine, column, "é" * (column.type.length + 1))


def test_a_measure_and_an_option_may_have_a_code_of_any_length() -> None:
    """A municipality names its own measures, and going down is an option of its own: `afschalen`."""
    coded = [c for c in COLUMNS if c.name == "code" and c.table.name != "wegingsantwoord"]
    assert len(coded) >= 9
    assert [str(column) for column in coded if not isinstance(column.type, sa.Text)] == []


def test_a_destruction_forgets_no_table_that_hangs_on_a_casus(engine: Engine) -> None:
    """Every reference to the casus, or to what hangs on it, is followed; a new table is so found by itself."""
    casus_id = uuid5(OFFICER, "casus 1")
    v = tables.vernietiging.c
    decided = {"casus_id": casus_id, "onderdelen": "", "status": VernietigingStatus.UITGEVOERD}
    with engine.connect() as connection:
        connection.execute(sa.update(tables.vernietiging).where(v.nummer == "nummer 1"), decided)
        destroy_casus(connection, casus_id, again=True)
        hanging = [tables.casus]
        for table in hanging:  # grows while it is walked
            for other in tables.metadata.sorted_tables:
                for key in other.foreign_keys:
                    if key.column.table is table and not key.parent.nullable and other not in hanging:
                        hanging.append(other)
        assert len(hanging) > 30
        gone = {table.name: uuid5(OFFICER, f"{table.name} 1") for table in hanging}
        left = [
            f"{column.table.name}.{column.name}"
            for table in hanging
            for column in table.columns
            if isinstance(column.type, sa.Uuid)
            for whole in [key.column.table.name for key in column.foreign_keys] or [table.name]
            if whole in gone and connection.scalar(sa.select(column).where(column == gone[whole]).limit(1))
        ]
        connection.rollback()
    assert left == []


def test_a_destruction_takes_along_what_names_it_by_a_loose_id_and_empties_what_may_refer(
    engine: Engine,
) -> None:
    """Of another casus: a row that names what goes by an id alone goes, one that may refer to it stays without."""
    casus_id, other = uuid5(OFFICER, "casus 1"), "2"
    loose = [c for c in COLUMNS if info_of(c).get("along") and target(c) is None]
    refers = [c for table in (tables.doel, tables.melder, tables.afweging) for c in letting_go(table)]
    assert len(loose) >= 3
    assert len(refers) >= 4
    v = tables.vernietiging.c
    decided = {"casus_id": casus_id, "onderdelen": "", "status": VernietigingStatus.UITGEVOERD}
    with engine.connect() as connection:
        connection.execute(sa.update(tables.vernietiging).where(v.nummer == "nummer 1"), decided)
        for column in (*loose, *refers):
            whole = target(column)
            gone = casus_id if whole is None else uuid5(OFFICER, f"{whole.name} 1")
            mine = column.table.c.id == uuid5(OFFICER, f"{column.table.name} {other}")
            connection.execute(sa.update(column.table).where(mine), {column.name: gone})
        destroy_casus(connection, casus_id, again=True)
        left = {
            column: connection.execute(
                sa.select(column).where(column.table.c.id == uuid5(OFFICER, f"{column.table.name} {other}"))
            ).first()
            for column in (*loose, *refers)
        }
        connection.rollback()
    assert [str(column) for column in loose if left[column] is not None] == []
    assert [str(column) for column in refers if left[column] != (None,)] == []
