"""The revisions of the schema. Light to import: alembic is loaded only when there is something to migrate."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0017",
    "0018",
    "0019",
    "0020",
    "0021",
    "0022",
    "0023",
    "0024",
)
"""Every revision there has been, oldest first; the file of each is in `versions/`."""

SCHEMA_HEAD = REVISIONS[-1]
"""The revision that this program reads and writes."""


def revision_of(connection: Connection) -> str | None:
    """The revision of the schema in this database; None when it holds no schema of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision
