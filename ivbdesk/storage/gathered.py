"""A whole casus in one statement: the questions for all that it holds, and the entities that their rows are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, make_transient_to_detached
from sqlalchemy.orm.attributes import instance_dict, set_committed_value

from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Persoon
from ivbdesk.cases.betrokkenen.casusobject import Casusobject
from ivbdesk.cases.betrokkenen.object import Object
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.storage.access import visible
from ivbdesk.storage.columns import ARRIVAL, UtcDateTime
from ivbdesk.storage.declared import about_of, info_of, sealed_of, table_of
from ivbdesk.storage.errors import DamagedDatabase
from ivbdesk.storage.graph import held_by, target
from ivbdesk.storage.places import objects_of_casus
from ivbdesk.storage.tables import dossier as t
from ivbdesk.storage.together import Found, Question, Together

E = TypeVar("E")
Rows = Mapping[str, list[Found]]
"""The rows of each question, by its name."""
CASUS_ID = sa.bindparam("casus_id", type_=sa.Uuid)
SEEN = visible(sa.bindparam("officer", type_=sa.Uuid), sa.bindparam("now", type_=UtcDateTime))
IS_SEEN = sa.exists(sa.select(t.casus.c.id).where(t.casus.c.id == CASUS_ID, SEEN))
"""Whether the casus is there, and open to `officer` at the moment `now`."""
_ARRIVED = sa.column(ARRIVAL, sa.Integer)


Put = Callable[[object, str, object], None]


class _Part(NamedTuple):
    """A collection that an entity holds: whose, under which name, of what, by which column."""

    whole: sa.Table
    name: str
    table: sa.Table
    key: sa.Column[Any]
    order: tuple[sa.ColumnElement[Any], ...]


@cache
def questions_of_casus(*, unsealed: bool) -> Mapping[str, Question]:
    """What is asked for a whole casus, with or without who reported; documents are read by themselves."""
    c = t.casus.c
    asked = {t.casus.name: Question(_columns(Casus, unsealed).where(c.id == CASUS_ID))}
    for part in _parts_of(t.casus):
        asked[part.table.name] = Question(
            _columns(_entity(part.table), unsealed).where(part.key == CASUS_ID), part.order
        )
        own = sa.select(*part.table.primary_key).where(part.key == CASUS_ID)
        for inner in _parts_of(part.table):
            of_these = _columns(_entity(inner.table), unsealed).where(inner.key.in_(own))
            asked[inner.table.name] = Question(of_these, inner.order)
    b = t.betrokkenheid.c
    people = sa.select(b.persoon_id).where(b.casus_id == CASUS_ID)
    asked[t.persoon.name] = Question(_columns(Persoon, unsealed).where(t.persoon.c.id.in_(people)))
    for part in _eager_parts_of(t.persoon):
        asked[part.table.name] = Question(
            _columns(_entity(part.table), unsealed).where(part.key.in_(people)), part.order
        )
    places = objects_of_casus(CASUS_ID)
    asked[t.object_.name] = Question(_columns(Object, unsealed).where(t.object_.c.id.in_(places)))
    return asked


@cache
def casus_if_seen(*, unsealed: bool) -> Together:
    """A whole casus, where it is open to `officer` at the moment `now`; nothing where it is not."""
    return Together(questions_of_casus(unsealed=unsealed), IS_SEEN)


@cache
def questions_of_partners() -> Mapping[str, Question]:
    """What is asked for all partners, by name, each with whom one speaks there."""
    asked = {t.partner.name: Question(_columns(Partner, unsealed=True), (t.partner.c.naam,))}
    for part in _eager_parts_of(t.partner):
        asked[part.table.name] = Question(_columns(_entity(part.table), unsealed=True), part.order)
    return asked


def casus_of(session: Session, rows: Rows, *, anew: bool = False) -> Casus | None:
    """The casus that these rows are, with all it holds; None where there is none. Raises DamagedDatabase where a role is of nobody.

    What the session has already of it stays as it is, with what was changed there; `anew` puts in its collections what
    stands in the register now, which is for after a flush.
    """
    put = _put_anew if anew else _put_where_none
    people = _with_parts(session, Persoon, rows, put)
    places = {item.id: item for item in entities_of(session, Object, rows[t.object_.name])}
    for casus, row in zip(entities_of(session, Casus, rows[t.casus.name]), rows[t.casus.name], strict=True):
        for part in _parts_of(t.casus):
            held = _with_parts(session, _entity(part.table), rows, put)
            put(casus, part.name, list(held.values()))
        for told, role in _each(session, Betrokkenheid, rows):
            put(role, "persoon", _there(people, told["persoon_id"]))
        for told, item in _each(session, Casusobject, rows):
            put(item, "object", _there(places, told["object_id"]))
        put(casus, "object", places.get(row["object_id"]))
        return casus
    return None


def _put_anew(item: object, name: str, value: object) -> None:
    set_committed_value(item, name, value)


def _put_where_none(item: object, name: str, value: object) -> None:
    if name not in instance_dict(item):
        set_committed_value(item, name, value)


def _there(found: Mapping[UUID, E], id: UUID) -> E:
    if (item := found.get(id)) is None:
        raise DamagedDatabase
    return item


def partners_of(session: Session, rows: Rows) -> list[Partner]:
    """The partners that these rows are."""
    return list(_with_parts(session, Partner, rows, _put_where_none).values())


def entities_of(session: Session, kind: type[E], rows: Iterable[Found]) -> list[E]:
    """The entities of this kind that these rows are; one that the session has already is that one, as it is."""
    return [_known(session, kind, row) or _made(session, kind, row) for row in rows]


def question_of(kind: type[object], where: sa.ColumnElement[bool], *order: sa.ColumnElement[Any]) -> Question:
    """What is asked for the entities of this kind for which this is true."""
    return Question(_columns(kind, unsealed=True).where(where), order)


def _known(session: Session, kind: type[E], row: Found) -> E | None:
    mapper = sa.inspect(kind, raiseerr=True)
    key = tuple(row[mapper.get_property_by_column(column).key] for column in mapper.primary_key)
    found: E | None = session.identity_map.get(mapper.identity_key_from_primary_key(key))
    return found


def _made(session: Session, kind: type[E], row: Found) -> E:
    """The entity as the session would have read it by itself."""
    entity: E = sa.inspect(kind, raiseerr=True).class_manager.new_instance()
    instance_dict(entity).update(row.values())
    make_transient_to_detached(entity)
    session.add(entity)
    return entity


def _each(session: Session, kind: type[E], rows: Rows) -> Iterator[tuple[Found, E]]:
    own = rows[table_of(kind).name]
    return zip(own, entities_of(session, kind, own), strict=True)


def _with_parts(session: Session, kind: type[E], rows: Rows, put: Put) -> dict[UUID, E]:
    """These entities by id, each with what is always read with it."""
    found = {row["id"]: item for row, item in _each(session, kind, rows)}
    for part in _parts_of(table_of(kind)):
        if part.table.name in rows:
            by_whole = defaultdict(list)
            for row, item in _each(session, _entity(part.table), rows):
                by_whole[row[part.key.name]].append(item)
            for id, whole in found.items():
                put(whole, part.name, by_whole[id])
    return found


@cache
def _parts_of(whole: sa.Table) -> tuple[_Part, ...]:
    """The collections of an entity of this table, but for documents, of which the key is no text."""
    return tuple(
        _Part(whole, held.name, table, column, (*(table.c[name] for name in held.order), _ARRIVED))
        for table, held in held_by(whole)
        for column in table.columns
        if info_of(column).get("held") == held and target(column) is whole
        if not any(isinstance(other.type, sa.LargeBinary) for other in table.columns)
    )


def _eager_parts_of(whole: sa.Table) -> Iterator[_Part]:
    eager = {held.name for _, held in held_by(whole) if held.eager}
    return (part for part in _parts_of(whole) if part.name in eager)


def _entity(table: sa.Table) -> type[Any]:
    kind = about_of(table).entity
    assert kind is not None, f"{table.name} is held and has no class"
    return kind


def _columns(kind: type[object], unsealed: bool) -> sa.Select[Any]:
    """What is read of an entity of this kind, by the names that it has there."""
    table = table_of(kind)
    hidden = frozenset() if unsealed else sealed_of(table)
    return sa.select(
        *(
            prop.columns[0].label(prop.key)
            for prop in sa.inspect(kind, raiseerr=True).column_attrs
            if not prop.deferred and prop.key not in hidden
        )
    )
