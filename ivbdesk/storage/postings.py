"""Keeps the index over every text: in the same transaction as the text itself, and without a trace of what went."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.zoeken.zoeken import Zoekgroep
from ivbdesk.storage.asked import TextWords
from ivbdesk.storage.declared import about_of, said, table_of
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.tables import dossier as t

_AT_A_TIME = 500


def index(
    connection: Connection, made: Collection[object], changed: Collection[object], gone: Collection[object]
) -> None:
    """Keep the index with what was made, changed and taken away; what has no words to find is left alone.

    All at once, since an import makes thousands: a row at a time took half of its time.
    """
    forget(connection, [_id_of(entity) for entity in (*changed, *gone) if _group_of(entity)])
    rows, texts = [], {}
    for entity in (*made, *changed):
        group = _group_of(entity)
        if group is not None:
            id = _id_of(entity)
            casus_id: UUID | None = entity.casus_id  # type: ignore[attr-defined]  # each may belong to a casus
            rows.append({"entiteit_id": id, "casus_id": casus_id, "soort": group.value})
            texts[id] = (group, said(entity))
    if not rows:
        return
    c = t.vindplaats.c
    numbers = connection.execute(sa.insert(t.vindplaats).returning(c.nr, c.entiteit_id), rows).all()
    found = [(number, *texts[id]) for number, id in numbers]
    texts_found = [TextWords(nr=nr, soort=group, tekst=text) for nr, group, text in found]
    motor_of(connection).write_texts(connection, texts_found)


def _group_of(entity: object) -> Zoekgroep | None:
    return about_of(table_of(entity)).found


def _id_of(entity: object) -> UUID:
    id: UUID = entity.id  # type: ignore[attr-defined]  # each that has words has an id
    return id


def forget(connection: Connection, ids: Collection[UUID]) -> None:
    """Take what these entities said out of the index."""
    listed, c = sorted(ids), t.vindplaats.c
    for start in range(0, len(listed), _AT_A_TIME):
        part = listed[start : start + _AT_A_TIME]
        numbers = list(connection.scalars(sa.select(c.nr).where(c.entiteit_id.in_(part))))
        motor_of(connection).forget_texts(connection, numbers)
        connection.execute(sa.delete(t.vindplaats).where(c.nr.in_(numbers)))
