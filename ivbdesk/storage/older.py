"""`unit.ouder`: what an older version of the program left open, that is closed and sealed now."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.storage import audit
from ivbdesk.storage.changes import SEALED
from ivbdesk.storage.declared import about_of, sealed_of
from ivbdesk.storage.removal import Removal
from ivbdesk.storage.tables import dossier as t


@dataclass
class Older:
    """Finds it, and takes the names of who reported out of the log, which then says of those lines that it is empty."""

    removal: Removal

    def nooit_besloten(self) -> list[UUID]:
        """The cases of which nobody outside may know, that were never closed: somebody may have opened one on purpose."""
        c = t.casus.c
        silent = [soort for soort in CasusSoort if soort.is_verzwegen]
        closed_once = sa.select(t.toegang.c.casus_id)
        query = sa.select(c.id).where(sa.not_(c.besloten), c.soort.in_(silent), c.id.not_in(closed_once))
        return list(self.removal.session.scalars(query))

    def mark_melders(self, mark: Callable[[UUID, str], str]) -> None:
        """Give every melder the mark that is made of its casus and its name."""
        connection, c = self.removal.session.connection(), t.melder.c
        for row in connection.execute(sa.select(c.id, c.casus_id, c.naam).where(c.merk == "")).all():
            connection.execute(
                sa.update(t.melder).where(c.id == row.id), {"merk": mark(row.casus_id, row.naam)}
            )

    def empty_log(self) -> None:
        """Empty the lines of the log in which a melder stands in clear, with whatever else they told; the chain holds."""
        connection = self.removal.begin()
        if rows := _telling(connection):
            self.removal.done(audit.empty(connection, rows), ())


def _telling(connection: sa.Connection) -> list[int]:
    """The lines that hold the value of a sealed field."""
    a = t.audit.c
    sealed = {
        table.name: fields
        for table in t.metadata.sorted_tables
        if about_of(table).entity is not None and (fields := sealed_of(table))
    }
    query = sa.select(a.seq, a.entiteit, a.wijzigingen).where(a.entiteit.in_(sealed), a.wijzigingen != "")
    return [
        row.seq
        for row in connection.execute(query.order_by(a.seq))
        if _tells(json.loads(row.wijzigingen), sealed[row.entiteit])
    ]


def _tells(changes: Mapping[str, Sequence[object]], sealed: Collection[str]) -> bool:
    return any(side not in (None, "", SEALED) for name in sealed for side in changes.get(name, ()))
