"""Who wrote the fields that a form shows, and when, by the log; never what they wrote."""

from __future__ import annotations

import json
from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.dossier.basis import Wijziging
from ivbdesk.storage.tables import dossier as t

_MOST = 200


def changes_of(connection: Connection, ids: Collection[UUID | str]) -> list[Wijziging]:
    """The newest changes to the things with these ids, newest first, each with the names of its fields."""
    a = t.audit.c
    query = (
        sa.select(a.op, a.wijzigingen, t.medewerker.c.naam)
        .join(t.medewerker, t.medewerker.c.id == a.wie, isouter=True)
        .where(a.entiteit_id.in_([str(id) for id in ids]), a.wijzigingen != "")
        .order_by(a.seq.desc())
        .limit(_MOST)
    )
    return [
        Wijziging(row.naam or "ivbdesk", row.op, frozenset(json.loads(row.wijzigingen)))
        for row in connection.execute(query)
    ]
