"""What moves: every table in the order in which rows refer to each other, and which of it is worked out anew."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from ivbdesk.storage.columns import came
from ivbdesk.storage.declared import about_of
from ivbdesk.storage.tables import dossier as t

WORKED_OUT = frozenset({t.woord})
"""Made from the texts where they arrive; the two indexes of the search, which are no tables of ours, are too."""
RESEALED = frozenset({(t.stuk, "sleutel")})
"""What is another value on each side of the same content: a document is sealed anew."""


def moving() -> tuple[sa.Table, ...]:
    """The tables of which the rows move, a row after what it refers to."""
    return tuple(table for table in t.metadata.sorted_tables if table not in WORKED_OUT)


def as_they_came(table: sa.Table) -> tuple[sa.ColumnElement[Any], ...]:
    """The order in which the rows of a table arrived: where they come, they come in that order again."""
    if about_of(table).entity is not None:
        return (came(table),)
    return tuple(table.primary_key.columns)


def log_until(table: sa.Table, last: int) -> sa.ColumnElement[bool]:
    """True of the rows as they were when the log ended at line `last`; a move adds lines, and the key of those before."""
    if table is t.audit:
        return t.audit.c.seq <= last
    if table is t.auditsleutel:
        return t.auditsleutel.c.tot_seq < last
    return sa.true()
