"""Which cases are about which objects: the first one of each casus, and its further ones."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.storage.tables import dossier as t

OF_CASES = sa.union_all(
    sa.select(t.casus.c.id.label("casus_id"), t.casus.c.object_id).where(t.casus.c.object_id.is_not(None)),
    sa.select(t.casusobject.c.casus_id, t.casusobject.c.object_id),
).subquery("plekken")
"""Each casus with each of its objects."""


def cases_at(objects: Iterable[UUID] | sa.Select[tuple[UUID]]) -> sa.Select[tuple[UUID]]:
    """The ids of the cases that are about one of these objects."""
    return sa.select(OF_CASES.c.casus_id).where(OF_CASES.c.object_id.in_(objects))


def objects_of_casus(casus_id: UUID) -> sa.Select[tuple[UUID]]:
    """The ids of the objects of a casus."""
    return sa.select(OF_CASES.c.object_id).where(OF_CASES.c.casus_id == casus_id)
