"""What is asked of the whole register on a server: by functions that tell no more than the answer (`rights/definers.py`)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.storage.whole import Whole


def _ids(connection: Connection, called: str, *given: UUID) -> list[UUID]:
    found = getattr(sa.func, called)(*given, type_=sa.Uuid).column_valued()
    return list(connection.scalars(sa.select(found)))


def _is_closed(connection: Connection, casus_id: UUID, _officer: UUID, _now: datetime) -> bool | None:
    """By who is signed in, and the clock of the server."""
    return connection.scalar(sa.select(sa.func.is_dicht(casus_id, type_=sa.Boolean)))


def _by_number(connection: Connection, nummer: str) -> UUID | None:
    return connection.scalar(sa.select(sa.func.besloten_op_nummer(nummer, type_=sa.Uuid)))


def _only_of(connection: Connection, medewerker_id: UUID) -> list[UUID]:
    return _ids(connection, "alleen_van", medewerker_id)


def _held_back(connection: Connection, persoon_id: UUID) -> bool:
    return bool(connection.scalar(sa.select(sa.func.staat_besloten(persoon_id, type_=sa.Boolean))))


def _elsewhere(connection: Connection, casus_id: UUID) -> frozenset[UUID]:
    return frozenset(_ids(connection, "ook_elders", casus_id))


def _documents(connection: Connection) -> frozenset[UUID]:
    return frozenset(_ids(connection, "stuk_ids"))


def _drop_drafts(connection: Connection, ids: Collection[str]) -> None:
    connection.execute(sa.text("SELECT wis_concepten(CAST(:ids AS uuid[]))"), {"ids": sorted(ids)})


def _rows(connection: Connection) -> dict[str, int]:
    found = connection.execute(sa.text("SELECT tabel, aantal FROM rijen()"))
    return {tabel: int(aantal) for tabel, aantal in found}


WHOLE = Whole(
    is_closed=_is_closed,
    by_number=_by_number,
    only_of=_only_of,
    held_back=_held_back,
    elsewhere=_elsewhere,
    documents=_documents,
    drop_drafts=_drop_drafts,
    rows=_rows,
)
