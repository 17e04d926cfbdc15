"""Who may see a closed casus: the one condition for every list, search and unit of work. For all others it is not there."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.betrokkenen.medewerker import GeenToegang
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.tables import dossier as t


def visible(
    officer: UUID | sa.BindParameter[UUID], now: datetime | sa.BindParameter[datetime]
) -> sa.ColumnElement[bool]:
    """True of a row of `casus` that is open to all, or to this officer now."""
    let_in = sa.select(t.toegang.c.casus_id).where(
        t.toegang.c.medewerker_id == officer, sa.or_(t.toegang.c.tot.is_(None), t.toegang.c.tot > now)
    )
    return sa.or_(sa.not_(t.casus.c.besloten), t.casus.c.id.in_(let_in))


def demand_visible(connection: Connection, casus_id: UUID, officer: UUID, now: datetime) -> None:
    """Raises `GeenToegang` when the casus is closed to this officer; says nothing of one that is not there."""
    if motor_of(connection).whole.is_closed(connection, casus_id, officer, now):
        raise GeenToegang(casus_id)
