"""What the flushes of one unit of work changed: the lines for the log, the cases touched, the words in the index."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session
from sqlalchemy.orm.unitofwork import UOWTransaction

from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.object import Object
from ivbdesk.cases.betrokkenen.vertegenwoordiging import Vertegenwoordiging
from ivbdesk.cases.betrokkenen.woonadres import Woonadres
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.bewaarbaar import refuse_unkeepable
from ivbdesk.cases.taal.persoonsnummers import refuse_bsn
from ivbdesk.storage.audit import Entry
from ivbdesk.storage.declared import about_of, sealed_of, table_of, worded_of
from ivbdesk.storage.graph import whole_of
from ivbdesk.storage.mapping import COUNTED
from ivbdesk.storage.neighbours import Neighbours
from ivbdesk.storage.places import cases_at
from ivbdesk.storage.postings import index
from ivbdesk.storage.tables import dossier as t

Change = tuple[object, object]
"""What stood in a field, and what stands there now."""
SEALED = "verzegeld"
"""What stands in the log for who reported."""


@dataclass
class Recorder:
    """Notes at every flush of `session` what changed, and keeps the index with it.

    The lines wait here until the log is written: the head of the chain is then held no longer than it must be.
    """

    session: Session
    touched: set[UUID] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    near: Neighbours = field(default_factory=Neighbours)
    _changed: list[Entry] = field(default_factory=list)
    _told: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        event.listen(self.session, "before_flush", _demand_keepable)
        event.listen(self.session, "after_flush", self._after_flush)

    def tell(self, entry: Entry) -> None:
        """Note what is no change of a row; it comes after all that is."""
        self._told.append(entry)

    def take_changes(self) -> list[Entry]:
        """The lines of what changed since they were last taken, in order."""
        taken, self._changed = self._changed, []
        return taken

    def take_all(self) -> list[Entry]:
        """The lines that still wait, in the order in which the log must have them."""
        taken, self._told = [*self.take_changes(), *self._told], []
        return taken

    def _after_flush(self, session: Session, context: UOWTransaction) -> None:
        made, gone = list(session.new), {*session.deleted, *_orphans(context)}
        changed = []
        within = self._one_casus(made)
        for entity in [*made, *(one for one in session.dirty if one not in gone), *gone]:
            changes = _all_of(entity) if entity in gone else _changes_of(entity)
            if changes:
                kind = table_of(entity).name
                named = str(getattr(entity, "id", getattr(entity, "naam", "")))
                about = self._casus_of(entity) or (within if entity in made else None)
                self._changed.append(Entry(kind, named, changes, about))
                self.kinds.add(kind)
                self._note_near(entity, about, changes)
                self._touch(entity)
                changed.append(entity)
        self._index(changed, set(made), gone)

    def _note_near(self, entity: object, casus_id: UUID | None, changes: Mapping[str, Change]) -> None:
        if isinstance(id := getattr(entity, "id", None), UUID):
            self.near.note(table_of(entity).name, id, casus_id, changes)

    def _index(self, changed: list[object], made: Collection[object], gone: Collection[object]) -> None:
        index(
            self.session.connection(),
            [entity for entity in changed if entity in made],
            [entity for entity in changed if entity not in made and entity not in gone],
            [entity for entity in changed if entity in gone],
        )

    def _touch(self, entity: object) -> None:
        connection = self.session.connection()
        if isinstance(entity, Casus):
            self.touched.add(entity.id)
        elif isinstance(entity, Persoon | Woonadres | Vertegenwoordiging):
            people = _now_and_before(entity, "id" if isinstance(entity, Persoon) else "persoon_id")
            query = sa.select(t.betrokkenheid.c.casus_id).where(t.betrokkenheid.c.persoon_id.in_(people))
            self.touched.update(connection.scalars(query))
        elif isinstance(entity, Object):
            self.touched.update(connection.scalars(cases_at([entity.id])))
        elif about_of(table_of(entity)).figures:
            casus_id = self._casus_of(entity)
            if casus_id is not None:
                self.touched.add(casus_id)

    def _one_casus(self, made: Collection[object]) -> UUID | None:
        """The one casus for which all this is made: a person or a place that is new in it is logged with it."""
        cases = {self._casus_of(entity) for entity in made} - {None}
        return cases.pop() if len(cases) == 1 else None

    def _casus_of(self, entity: object) -> UUID | None:
        """The casus that a logged change belongs to, if it is of one casus."""
        if isinstance(entity, Casus):
            return entity.id
        if hasattr(entity, "casus_id"):
            found: UUID | None = entity.casus_id
            return found
        part = whole_of(table_of(entity), t.casus)
        if part is None:
            return None
        key, whole = part
        kind = about_of(whole).entity
        assert kind is not None, f"{whole.name} has parts and no class"
        return self._casus_of(self.session.get(kind, getattr(entity, key.name)))


def _now_and_before(entity: object, name: str) -> list[object]:
    """What a field holds, and what it held: what moves from one person to another is told of both."""
    state = sa.inspect(entity, raiseerr=True)
    assert state is not None
    history = state.attrs[name].history
    return [value for value in (getattr(entity, name), *(history.deleted or ())) if value is not None]


def _orphans(context: UOWTransaction) -> Iterator[object]:
    """What goes since it was taken out of the collection that holds it: the session does not list it as deleted."""
    for state, (goes, only_listed) in context.states.items():
        entity = state.obj()
        if goes and not only_listed and entity is not None:
            yield entity


def _demand_keepable(session: Session, *_: object) -> None:
    """Raises RegelFout for a text that the engine cannot take: it would say so in words of its own."""
    for entity in (*session.new, *session.dirty):
        for name in worded_of(table_of(entity)):
            words = getattr(entity, name)
            if isinstance(words, str):
                refuse_unkeepable(name, words)


def _all_of(entity: object) -> dict[str, Change]:
    """Every field of an entity that goes, with what stood in it."""
    state = sa.inspect(entity, raiseerr=True)
    assert state is not None
    names = [prop.key for prop in state.mapper.column_attrs if prop.key != COUNTED]
    values = {name: state.dict.get(name) for name in names}
    gone = {name: (value, None) for name, value in values.items() if value not in (None, "", False)}
    return _sealed(entity, gone)


def _changes_of(entity: object) -> dict[str, Change]:
    """Field by field what changed, before and after; for a new entity every field that is not empty.

    Raises RegelFout where a burgerservicenummer was typed: every text passes here on its way into the register.
    """
    state = sa.inspect(entity, raiseerr=True)
    assert state is not None
    changes = {}
    for prop in state.mapper.column_attrs:
        history = state.attrs[prop.key].history
        if prop.key == COUNTED or not history.has_changes():
            continue
        old = history.deleted[0] if history.deleted else None
        new = history.added[0] if history.added else None
        if old != new and not (old is None and new in ("", False)):
            changes[prop.key] = (old, new)
    for name in worded_of(table_of(entity)) & changes.keys():
        refuse_bsn(name, str(changes[name][1] or ""))
    return _sealed(entity, changes)


def _sealed(entity: object, changes: Mapping[str, Change]) -> dict[str, Change]:
    """The same, where who reported changed only with that it did."""
    hidden = sealed_of(table_of(entity))
    return {
        name: (old and SEALED, new and SEALED) if name in hidden else (old, new)
        for name, (old, new) in changes.items()
    }
