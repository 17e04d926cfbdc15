"""Destruction of a casus, or of parts of one: every row, draft, search word and logged value of it.

The database writes zeros over what is deleted; the log keeps who did what when, and loses
what changed and why (`audit.empty`). Files of documents go after the commit, with their keys already gone.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.besluitvorming.verzoek import VerzoekStatus
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.storage import audit
from ivbdesk.storage.declared import about_of
from ivbdesk.storage.graph import going_along, letting_go
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.places import objects_of_casus
from ivbdesk.storage.postings import forget
from ivbdesk.storage.tables import dossier as t

_AT_A_TIME = 500
Gone = dict[sa.Table, set[UUID]]
"""The rows that go, by table."""


@dataclass(frozen=True)
class Vernietigd:
    """What went: how many of each kind (Dutch), the ids of the documents, and what the log must name."""

    aantallen: tuple[tuple[str, int], ...]
    stukken: tuple[UUID, ...]
    gelogd: audit.Entry


def destroy_casus(connection: Connection, casus_id: UUID, *, again: bool = False) -> Vernietigd:
    """Takes a casus out of the register, with the people and the address that no other casus knows.

    `again`: it was decided and done before, and comes from an older copy; then a request that was open when that
    copy was made keeps nothing.
    """
    volgnr = connection.scalar(sa.select(t.casus.c.volgnr).where(t.casus.c.id == casus_id))
    people, place = _alone(connection, casus_id, again)
    gone = gather(connection, {t.casus: [casus_id], t.persoon: people, t.object_: place})
    motor_of(connection).forget_cases(connection, [] if volgnr is None else [volgnr])
    return _take_out(connection, gone, casus_id)


def destroy_items(connection: Connection, casus_id: UUID, wanted: Collection[UUID]) -> Vernietigd:
    """Takes single entries, documents and measures (with their weighing) out of a casus that stays."""
    m = t.maatregel.c
    chosen = {
        table: _ids(connection, table, table.c.id.in_(wanted) & (table.c.casus_id == casus_id))
        for table in (t.tijdlijnitem, t.stuk, t.maatregel)
    }
    measures = chosen[t.maatregel]
    weighed = sa.select(m.afweging_id).where(m.id.in_(measures), m.afweging_id.isnot(None))
    chosen[t.afweging] = list(connection.scalars(weighed))
    stays = sa.select(m.code).where(m.id.notin_(measures), m.casus_id == casus_id)
    codes = list(connection.scalars(sa.select(m.code).where(m.id.in_(measures), m.code.notin_(stays))))
    for table in (t.zienswijze, t.besluit):
        chosen[table] = _ids(connection, table, (table.c.casus_id == casus_id) & table.c.code.in_(codes))
    return _take_out(connection, gather(connection, chosen), None)


def destroy_signals(connection: Connection, wanted: Collection[UUID]) -> Vernietigd:
    """Takes signals that became no casus out of the register, with every answer that was given on them."""
    s = t.signaal.c
    if connection.scalar(sa.select(sa.func.count()).where(s.id.in_(wanted), s.casus_id.isnot(None))):
        raise RegelFout("", "Een signaal dat bij een casus hoort, gaat met die casus.")
    return _take_out(connection, gather(connection, {t.signaal: wanted}), None)


def destroy_requester(connection: Connection, persoon_id: UUID, *, again: bool = False) -> Vernietigd:
    """Takes somebody who only asked for their own data out of the register, with the requests; `again` as for a casus."""
    b, v = t.betrokkenheid.c, t.verzoek.c
    running = sa.select(sa.func.count()).where(v.persoon_id == persoon_id, v.status == VerzoekStatus.LOOPT)
    if connection.scalar(sa.select(sa.func.count()).where(b.persoon_id == persoon_id)) or (
        not again and connection.scalar(running)
    ):
        raise RegelFout("", "Deze inwoner staat in een casus, of vraagt nog iets.", "AVG art. 12")
    return _take_out(connection, gather(connection, {t.persoon: [persoon_id]}), None)


def gather(connection: Connection, start: Mapping[sa.Table, Collection[UUID]]) -> Gone:
    """These rows, with every row that goes along with one of them, directly or through another."""
    gone: Gone = {}
    fresh = {table: set(ids) for table, ids in start.items() if ids}
    while fresh:
        following: Gone = {}
        for table, ids in fresh.items():
            gone.setdefault(table, set()).update(ids)
            for column in going_along(table):
                if about_of(column.table).entity is not None:
                    for part in in_parts(ids):
                        found = _ids(connection, column.table, column.in_(part))
                        following.setdefault(column.table, set()).update(found)
        fresh = {table: new for table, ids in following.items() if (new := ids - gone.get(table, set()))}
    return gone


def _taken_back(connection: Connection, about: Collection[UUID], casus_id: UUID | None) -> list[UUID]:
    """What hung on these at any time: answers, decisions, addresses and people that were taken out still stand in the log."""
    a = t.audit.c
    people = _people_before(connection, casus_id) if casus_id is not None else set()
    along = [column.table for whole in (t.signaal, t.persoon) for column in going_along(whole)]
    kinds = {table.name for table in along if not _is_of_a_casus(table)}
    found: set[str] = set()
    for id in {*about, *people}:
        named = a.wijzigingen.contains(str(id))
        found.update(connection.scalars(sa.select(a.entiteit_id).where(a.entiteit.in_(kinds), named)))
    return [*people, *map(UUID, found)]


def _is_of_a_casus(table: sa.Table) -> bool:
    """Its rows stay with their casus, and their lines in the log: those of the casus that goes are found by its id."""
    casus = table.columns.get("casus_id")
    return casus is not None and not casus.nullable


def _people_before(connection: Connection, casus_id: UUID) -> set[UUID]:
    """Who had a role in this casus by the log, and is nowhere any more."""
    a, role = t.audit.c, t.betrokkenheid.c.persoon_id.name
    lines = sa.select(a.wijzigingen).where(
        a.casus_id == casus_id, a.entiteit == t.betrokkenheid.name, a.wijzigingen != ""
    )
    told = (json.loads(line).get(role, ()) for line in connection.scalars(lines))
    named = {UUID(id) for pair in told for id in pair if id}
    return named - {
        id for part in in_parts(named) for id in _ids(connection, t.persoon, t.persoon.c.id.in_(part))
    }


def _alone(connection: Connection, casus_id: UUID, again: bool) -> tuple[list[UUID], list[UUID]]:
    """The people and the addresses of this casus that no other casus has; an open request keeps all."""
    b, v = t.betrokkenheid.c, t.verzoek.c
    elsewhere = motor_of(connection).whole.elsewhere(connection, casus_id)
    mine = connection.scalars(sa.select(b.persoon_id).where(b.casus_id == casus_id).distinct())
    found = [id for id in mine if id not in elsewhere]
    waiting = sa.select(sa.func.count()).where(v.persoon_id.in_(found), v.status == VerzoekStatus.LOOPT)
    if not again and connection.scalar(waiting):
        raise RegelFout(
            "", "Er loopt nog een verzoek van een betrokkene; handel dat eerst af.", "AVG art. 12"
        )
    places: list[UUID] = list(connection.scalars(objects_of_casus(casus_id)))
    return found, [id for id in dict.fromkeys(places) if id not in elsewhere]


def _ids(connection: Connection, table: sa.Table, where: sa.ColumnElement[bool]) -> list[UUID]:
    return list(connection.scalars(sa.select(table.c.id).where(where)))


def _take_out(connection: Connection, gone: Gone, casus_id: UUID | None) -> Vernietigd:
    """Deletes these rows, with their words, drafts and logged values; what may refer to one lets go of it."""
    about = [id for table in (t.casus, t.persoon, t.signaal) for id in gone.get(table, ())]
    earlier = _taken_back(connection, about, casus_id)
    forget(connection, {id for ids in gone.values() for id in ids})
    drop_derived(connection, gone.get(t.casus, ()))
    for table, ids in gone.items():
        for part in in_parts(ids):
            for column in letting_go(table):
                let_go = sa.update(column.table).where(column.in_(part))
                connection.execute(let_go, {column.name: None})
    for table in _in_order(gone):
        for part in in_parts(gone[table]):
            connection.execute(sa.delete(table).where(table.c.id.in_(part)))
    every = [str(id) for found in (*gone.values(), earlier) for id in found]
    drop_drafts(connection, every)
    counts = tuple((name, len(ids)) for table, ids in gone.items() if (name := about_of(table).counted))
    emptied = audit.empty(connection, log_rows(connection, every, casus_id))
    return Vernietigd(counts, tuple(gone.get(t.stuk, ())), emptied)


def _in_order(gone: Gone) -> list[sa.Table]:
    """A casus first, and then a part before what it is a part of: a server shows a part only where it shows the whole."""
    parts_first = [table for table in reversed(t.metadata.sorted_tables) if table in gone]
    return sorted(parts_first, key=lambda table: table is not t.casus)


def drop_derived(connection: Connection, cases: Collection[UUID]) -> None:
    """Takes away what was worked out from these cases."""
    for column in going_along(t.casus):
        if about_of(column.table).entity is None:
            for part in in_parts(cases):
                connection.execute(sa.delete(column.table).where(column.in_(part)))


def in_parts(ids: Collection[UUID]) -> Iterator[list[UUID]]:
    """These ids in order, some hundreds at a time: a statement takes no more."""
    listed = sorted(ids)
    for start in range(0, len(listed), _AT_A_TIME):
        yield listed[start : start + _AT_A_TIME]


def drop_drafts(connection: Connection, ids: Collection[str]) -> None:
    """Takes away the drafts that name one of these ids."""
    motor_of(connection).whole.drop_drafts(connection, ids)


def log_rows(connection: Connection, ids: Collection[str], casus_id: UUID | None) -> list[int]:
    """The rows of the log that say something of what went; those of the first revision name no casus."""
    a = t.audit.c
    found: set[int] = set()
    if casus_id is not None:
        early = a.zegel.is_(None) & a.wijzigingen.contains(str(casus_id))
        found.update(connection.scalars(sa.select(a.seq).where(sa.or_(a.casus_id == casus_id, early))))
    listed = sorted(ids)
    for start in range(0, len(listed), 500):
        part = listed[start : start + 500]
        found.update(connection.scalars(sa.select(a.seq).where(a.entiteit_id.in_(part))))
    return sorted(found)
