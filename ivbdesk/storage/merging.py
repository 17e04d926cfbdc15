"""`unit.samen`: what refers to one person or casus is made to refer to another, through the mapped classes, so that the log tells it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.maatregel import Maatregel
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Persoon
from ivbdesk.cases.betrokkenen.samenvoeging import Samenvoeging
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.signaal.signaal import AANGEWEZEN
from ivbdesk.storage.declared import about_of
from ivbdesk.storage.graph import referring
from ivbdesk.storage.tables import dossier as t

_OF_MERGING = (t.persoon.c.samengevoegd_met, t.samenvoeging.c.persoon_id)
"""Which records went up in a record moves with nothing."""
_OF_CASUS = (t.statusovergang, t.oplegger, t.toegang)
"""What tells of a casus itself: through which states it went, which notes left under its number, and who may see it."""
_JUDGED = t.dubbelbesluit.c.ander_id
"""Whether a signal is about a person is decided by an id that may be of anything."""


class _Row(Protocol):
    """What refers to a person."""

    id: UUID


@dataclass
class Merging:
    """Moves what refers to a record of a person, or hangs on a casus, whatever it is."""

    session: Session

    def verplaats(self, van: Persoon, naar: Persoon) -> Mapping[str, list[UUID]]:
        """Move all that refers to `van`; gives the ids of what moved, by column."""
        moved, zonder = {}, self._judged_both(van.id, naar.id)
        for column in (*referring(t.persoon), _JUDGED):
            if column not in _OF_MERGING:
                rows = [item for item in self._rows(column, column == van.id) if item.id not in zonder]
                moved[str(column)] = [self._refer(item, column, naar) for item in rows]
        return self._settled({name: ids for name, ids in moved.items() if ids})

    def verplaats_casus(self, van: Casus, naar: Casus, zonder: Collection[UUID]) -> None:
        """Move all that hangs on a casus but these rows; its states, its notes and who was let in stay with it."""
        staying = {*zonder, *self._judged_both(van.id, naar.id), *self._on_one_agenda(van.id, naar.id)}
        for column in (*referring(t.casus), _JUDGED):
            if column.table not in _OF_CASUS and about_of(column.table).entity is not None:
                for item in self._rows(column, column == van.id):
                    if item.id not in staying:
                        setattr(item, column.name, naar.id)
        self._settled({})

    def zet_terug(self, verplaatst: Mapping[str, list[UUID]], naar: Persoon) -> None:
        """Let these rows refer to `naar` again, as far as they are still there."""
        by_name = {str(column): column for column in (*referring(t.persoon), _JUDGED)}
        for name, ids in verplaatst.items():
            column = by_name[name]
            for item in self._rows(column, column.table.c.id.in_(ids)):
                self._refer(item, column, naar)
        self._settled(verplaatst)

    def samenvoegingen(self, persoon_id: UUID) -> list[Samenvoeging]:
        """What went up in this record and was not split off again."""
        c = t.samenvoeging.c
        query = sa.select(Samenvoeging).where(c.persoon_id == persoon_id, c.ongedaan_op.is_(None))
        return list(self.session.scalars(query))

    def _rows(self, column: sa.Column[object], where: sa.ColumnElement[bool]) -> list[_Row]:
        kind = about_of(column.table).entity
        assert kind is not None, f"{column.table.name} refers to people and has no class"
        found: list[_Row] = list(self.session.scalars(sa.select(kind).where(where)))
        return found

    def _refer(self, item: _Row, column: sa.Column[object], person: Persoon) -> UUID:
        if isinstance(item, Betrokkenheid):
            item.persoon = person
        elif isinstance(item, Afweging | Maatregel | Besluit):
            item.geadresseerde = replace(item.geadresseerde, persoon_id=person.id)
        else:
            setattr(item, column.name, person.id)
        return item.id

    def _on_one_agenda(self, van: UUID, naar: UUID) -> Collection[UUID]:
        """Where the one is talked about in a meeting that has the other on its agenda too."""
        b = t.bespreking.c
        meetings = sa.select(b.overleg_id).where(b.casus_id == naar)
        return set(self.session.scalars(sa.select(b.id).where(b.casus_id == van, b.overleg_id.in_(meetings))))

    def _judged_both(self, van: UUID, naar: UUID) -> Collection[UUID]:
        """The decisions on a signal that was judged for the other record too: a signal is judged once for a person.

        That a person was picked is no judgement: a pick keeps none from moving, and is kept by none.
        """
        d = t.dubbelbesluit.c
        own = sa.select(d.id).where(d.ander_id == van)
        both: set[UUID] = set()
        for kind in (d.ander_soort == AANGEWEZEN, d.ander_soort != AANGEWEZEN):
            judged = sa.select(d.signaal_id).where(d.ander_id == naar, kind)
            both.update(self.session.scalars(own.where(kind, d.signaal_id.in_(judged))))
        return both

    def _settled(self, moved: Mapping[str, list[UUID]]) -> Mapping[str, list[UUID]]:
        """What the records hold is read anew from here on, and what stands in them at once: the log tells what it was."""
        self.session.flush()
        self.session.expire_all()
        for entity in list(self.session.identity_map.values()):
            self.session.refresh(entity)
        return moved
