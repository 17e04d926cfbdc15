"""For developers: `python -m ivbdesk.storage.migrations OMSCHRIJVING` writes the next revision.

Compares `tables.metadata` with what the revisions make so far, in a throw-away database. Read what it
wrote: a batch operation drops the triggers of its table, so make those again by hand (`sqlite/ddl.py`).
Then add the revision to `REVISIONS` and a populated register of it to `tests/storage/registers`.
"""

from __future__ import annotations

import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import Script
from sqlalchemy import text

from ivbdesk.storage.migrations.migrate import configuration, upgrade
from ivbdesk.storage.sqlite.engine import make_engine

number = len(list((Path(__file__).parent / "versions").glob("0*.py"))) + 1
with tempfile.TemporaryDirectory() as folder:
    engine = make_engine(Path(folder) / "leeg.db", secrets.token_bytes(32))
    upgrade(engine)
    with engine.begin() as connection:
        virtual = "SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow')"
        own_ddl = connection.scalars(text(virtual)).all()
        config = configuration(connection, own_ddl=own_ddl, batch=number > 1)
        message = " ".join(sys.argv[1:])
        written = command.revision(config, message=message, rev_id=f"{number:04}", autogenerate=True)
    engine.dispose()
if isinstance(written, Script):
    subprocess.run([sys.executable, "-m", "ruff", "format", "--line-length=110", written.path], check=True)
