"""For developers: `python -m ivbdesk.storage.migrations OMSCHRIJVING` writes the next revision.

Compares `tables.metadata` with what the revisions make so far, in a throw-away database. A new text that is never
NULL begins empty in the rows that there are. Read what it wrote: a batch operation drops the triggers of its table, so
make those again by hand (`sqlite/ddl.py`). Then add the revision to `REVISIONS` and a populated register of it to `tests/storage/registers`.
"""

from __future__ import annotations

import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.operations import ops
from alembic.runtime.migration import MigrationContext
from alembic.script import Script
from sqlalchemy import DefaultClause, Text, text

from ivbdesk.storage.migrations.migrate import configuration, upgrade
from ivbdesk.storage.sqlite.engine import make_engine


def as_stored(_: MigrationContext, __: object, directives: list[ops.MigrationScript]) -> None:
    """A text that may not be NULL is added with '' in every row and keeps no default; what a table declares is not stored."""
    for script in directives:
        assert script.upgrade_ops is not None
        for made in script.upgrade_ops.ops:
            if isinstance(made, ops.CreateTableOp):
                made.info.clear()
        tables = [op for op in script.upgrade_ops.ops if isinstance(op, ops.ModifyTableOps)]
        for table in tables:
            added = [op.column for op in table.ops if isinstance(op, ops.AddColumnOp)]
            texts = [column for column in added if isinstance(column.type, Text) and not column.nullable]
            for column in texts:
                column.server_default = DefaultClause("")
            drops = [ops.AlterColumnOp(table.table_name, c.name, modify_server_default=None) for c in texts]
            if drops:
                script.upgrade_ops.ops.append(ops.ModifyTableOps(table.table_name, drops))


number = len(list((Path(__file__).parent / "versions").glob("0*.py"))) + 1
with tempfile.TemporaryDirectory() as folder:
    engine = make_engine(Path(folder) / "leeg.db", secrets.token_bytes(32))
    upgrade(engine)
    with engine.begin() as connection:
        virtual = "SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow')"
        own_ddl = connection.scalars(text(virtual)).all()
        config = configuration(connection, own_ddl=own_ddl, batch=number > 1)
        message = " ".join(sys.argv[1:])
        written = command.revision(
            config,
            message=message,
            rev_id=f"{number:04}",
            autogenerate=True,
            process_revision_directives=as_stored,
        )
    engine.dispose()
if isinstance(written, Script):
    subprocess.run([sys.executable, "-m", "ruff", "format", "--line-length=110", written.path], check=True)
