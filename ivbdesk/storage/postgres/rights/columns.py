"""The columns of a database and what is asked of their values, as this version makes them and as the server tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from ivbdesk.storage.postgres.ddl import EXTRA_DDL
from ivbdesk.storage.tables.dossier import metadata

Told = tuple[str, ...]
_HERE = "c.relnamespace = 'public'::regnamespace"
_COLUMNS = sa.text(
    "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS filled"
    " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
    f" WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND {_HERE}"
)
_CHECKS = sa.text(
    "SELECT c.relname, k.conname, pg_get_expr(k.conbin, k.conrelid) AS what FROM pg_constraint k"
    f" JOIN pg_class c ON c.oid = k.conrelid WHERE k.contype = 'c' AND k.convalidated AND {_HERE}"
)
_ADDED = re.compile(r'(?:ALTER TABLE "?(\w+)"?)|ADD COLUMN (\w+)')
_CREATED = re.compile(r"CREATE TABLE (\w+) \((.*)\)$")
_DIALECT = PGDialect_psycopg()  # type: ignore[no-untyped-call]
_TYPES = {"VARCHAR": "character varying", "TIME WITHOUT": "time without", "SERIAL": "integer"}


def made_columns() -> Iterator[Told]:
    """Each column of the tables of a register with its type, each other one by its name, and each rule about values."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            filled = "" if column.nullable else "gevuld"
            yield ("kolom", f"{table.name}.{column.name}", _type(column), filled)
        for rule in table.constraints:
            if isinstance(rule, sa.CheckConstraint) and not _of_yes_or_no(rule):
                words = rule.sqltext.compile(dialect=_DIALECT, compile_kwargs={"literal_binds": True})
                yield ("eis", f"{rule.name} op {table.name}", _words(str(words), table.name))
    yield ("kolom", "alembic_version.version_num")
    for statement in EXTRA_DDL:
        yield from (("kolom", name) for name in _names(statement))
    yield from (("eis", f"{name}_een_check op {name}", "een") for name in ("auditkop", "sleutelbestand"))


def found_columns(connection: Connection) -> Iterator[Told]:
    """The same of a database."""
    ours = {f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns}
    for row in connection.execute(_COLUMNS):
        name = f"{row.relname}.{row.attname}"
        how = (row.type, "gevuld" if row.filled else "") if name in ours else ()
        yield ("kolom", name, *how)
    for row in connection.execute(_CHECKS):
        yield ("eis", f"{row.conname} op {row.relname}", _words(row.what, row.relname))


def _of_yes_or_no(rule: sa.CheckConstraint) -> bool:
    """A server has those of itself."""
    return bool(rule.columns) and all(isinstance(column.type, sa.Boolean) for column in rule.columns)


def _type(column: sa.Column[object]) -> str:
    told = column.type.compile(dialect=_DIALECT)
    for ours, theirs in _TYPES.items():
        told = told.replace(ours, theirs)
    return told.casefold()


def _names(statement: str) -> Iterator[str]:
    if created := _CREATED.match(statement):
        table, columns = created.groups()
        yield from (f"{table}.{name}" for name in re.findall(r"(?:^|, )([a-z_]+) [a-z]", columns))
        return
    table = ""
    for altered, added in _ADDED.findall(statement):
        table = altered or table
        if added:
            yield f"{table}.{added}"


def _words(rule: str, table: str) -> str:
    """A rule as its words in their order, for a list of values as for a choice of an array."""
    plain = re.sub(r"::(?:character varying|\w+)(?:\[\])?", "", rule).casefold()
    plain = re.sub(r"(\w+) between (\w+) and (\w+)", r"\1 >= \2 and \1 <= \3", plain)
    plain = plain.replace(f"{table}.", "").replace("= any", "in").replace("array", "")
    return " ".join(re.findall(r"'[^']*'|\w+|[^\w\s'()\[\],]+", plain))
