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


def cases_at(objects: Iterable[UUID] | sa.CompoundSelect[tuple[UUID]]) -> sa.CompoundSelect[tuple[UUID]]:
    """The ids of the cases that are about one of these objects; each half by its own index."""
    c, o = t.casus.c, t.casusobject.c
    return sa.union_all(
        sa.select(c.id).where(c.object_id.in_(objects)), sa.select(o.casus_id).where(o.object_id.in_(objects))
    )


def objects_of_casus(casus_id: UUID | sa.BindParameter[UUID]) -> sa.CompoundSelect[tuple[UUID]]:
    """The ids of the objects of a casus."""
    c, o = t.casus.c, t.casusobject.c
    first = sa.select(c.object_id).where(c.id == casus_id, c.object_id.is_not(None))
    return sa.union_all(first, sa.select(o.object_id).where(o.casus_id == casus_id))
