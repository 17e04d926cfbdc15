"""What is asked of the whole register, where whoever has it open reads all of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.storage.access import visible
from ivbdesk.storage.places import OF_CASES
from ivbdesk.storage.tables import dossier as t
from ivbdesk.storage.whole import Whole


def _is_closed(connection: Connection, casus_id: UUID, officer: UUID, now: datetime) -> bool | None:
    query = sa.select(visible(officer, now)).select_from(t.casus).where(t.casus.c.id == casus_id)
    seen: bool | None = connection.scalar(query)
    return None if seen is None else not seen


def _by_number(connection: Connection, nummer: str) -> UUID | None:
    c = t.casus.c
    silent = [soort for soort in CasusSoort if soort.is_verzwegen]
    query = sa.select(c.id).where(c.nummer == nummer, c.besloten, c.soort.not_in(silent))
    return connection.scalars(query).first()


def _only_of(connection: Connection, medewerker_id: UUID) -> list[UUID]:
    a, c, m = t.toegang.c, t.casus.c, t.medewerker.c
    lasting = sa.select(a.casus_id).where(a.tot.is_(None))
    others = lasting.join(t.medewerker, m.id == a.medewerker_id).where(
        a.medewerker_id != medewerker_id, m.tot.is_(None)
    )
    own = lasting.where(a.medewerker_id == medewerker_id)
    query = sa.select(c.id).where(c.besloten, c.id.in_(own), c.id.not_in(others))
    return list(connection.scalars(query))


def _held_back(_connection: Connection, _persoon_id: UUID) -> bool:
    return False


def _elsewhere(connection: Connection, casus_id: UUID) -> frozenset[UUID]:
    b = t.betrokkenheid.c
    people = sa.select(b.persoon_id).where(b.casus_id != casus_id)
    mine = sa.select(b.persoon_id).where(b.casus_id == casus_id, b.persoon_id.in_(people))
    places = sa.select(OF_CASES.c.object_id).where(OF_CASES.c.casus_id != casus_id)
    own = sa.select(OF_CASES.c.object_id).where(
        OF_CASES.c.casus_id == casus_id, OF_CASES.c.object_id.in_(places)
    )
    return frozenset([*connection.scalars(mine), *connection.scalars(own)])


def _documents(connection: Connection) -> frozenset[UUID]:
    return frozenset(connection.scalars(sa.select(t.stuk.c.id)))


def _drop_drafts(connection: Connection, ids: Collection[str]) -> None:
    kept = connection.execute(sa.select(t.concept)).all()
    for draft in kept:
        if any(id in draft.ref or id in draft.inhoud for id in ids):
            where = sa.and_(*(t.concept.c[name] == getattr(draft, name) for name in ("soort", "ref", "wie")))
            connection.execute(sa.delete(t.concept).where(where))


def _rows(connection: Connection) -> dict[str, int]:
    return {
        table.name: connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
        for table in t.metadata.sorted_tables
    }


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
