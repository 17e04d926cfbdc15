"""Who may see a closed casus, and who may know of it: the one condition for every list, search and unit of work."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.betrokkenen.medewerker import GeenToegang
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.storage.tables import dossier as t


def visible(
    officer: UUID | sa.BindParameter[UUID], now: datetime | sa.BindParameter[datetime]
) -> sa.ColumnElement[bool]:
    """True of a row of `casus` that is open to all, or to this officer now."""
    let_in = sa.select(t.toegang.c.casus_id).where(
        t.toegang.c.medewerker_id == officer, sa.or_(t.toegang.c.tot.is_(None), t.toegang.c.tot > now)
    )
    return sa.or_(sa.not_(t.casus.c.besloten), t.casus.c.id.in_(let_in))


def hidden() -> sa.ColumnElement[bool]:
    """True of a closed casus of which nobody outside may learn that it is there, not even its number (AVG art. 10)."""
    silent = [soort for soort in CasusSoort if soort.is_verzwegen]
    return sa.and_(t.casus.c.besloten, t.casus.c.soort.in_(silent))


def tellable(
    officer: UUID | sa.BindParameter[UUID], now: datetime | sa.BindParameter[datetime]
) -> sa.ColumnElement[bool]:
    """True of a row of `casus` of which this officer may know that it is there."""
    return sa.or_(sa.not_(hidden()), visible(officer, now))


def demand_visible(connection: Connection, casus_id: UUID, officer: UUID, now: datetime) -> None:
    """Raises `GeenToegang` when the casus is closed to this officer; says nothing of one that is not there."""
    query = sa.select(visible(officer, now)).select_from(t.casus).where(t.casus.c.id == casus_id)
    if connection.scalar(query) is False:
        raise GeenToegang(casus_id)
