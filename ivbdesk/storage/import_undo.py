"""Undoing an import: whether anything was changed or built on what it made, and taking that out for good."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.invoer.invoer import Invoer
from ivbdesk.storage import audit
from ivbdesk.storage.destruction import drop_derived, drop_drafts, in_parts, log_rows
from ivbdesk.storage.graph import referring
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.places import OF_CASES
from ivbdesk.storage.postings import forget
from ivbdesk.storage.tables import dossier as t

_VIEWED = '%"wat":[null,"bekeken"]%'


def obstacles(connection: Connection, invoer: Invoer) -> list[str]:
    """The numbers of the cases and signals of an import that were changed, used, built on or closed since, in order.

    The log tells: it has a row for every change. That somebody only looked at a casus changes nothing.
    """
    cases, signals = _made(invoer, "casus"), _made(invoer, "signaal")
    a, b, c, d, p = t.audit.c, t.betrokkenheid.c, t.casus.c, t.dubbelbesluit.c, t.belofte.c
    last = connection.scalar(sa.select(sa.func.max(a.seq)).where(a.entiteit_id == str(invoer.id))) or 0
    later = sa.select(a.casus_id, a.entiteit_id).where(a.seq > last, a.wijzigingen.not_like(_VIEWED))
    touched: set[UUID | str | None] = set()
    for casus_id, entity in connection.execute(later):
        touched.update((casus_id, entity))
    found = set(touched & {*cases, *signals} | {id for id in (*cases, *signals) if str(id) in touched})
    for part in in_parts(cases):
        people = sa.select(b.casus_id, b.persoon_id).where(b.casus_id.in_(part))
        found.update(row.casus_id for row in connection.execute(people) if str(row.persoon_id) in touched)
        built_on = (t.casusobject.c.casus_id, t.casusband.c.casus_id, t.casusband.c.ander_id)
        for column in built_on:
            found.update(connection.scalars(sa.select(column).where(column.in_(part))))
        for column in referring(t.persoon):
            if column.table is not t.betrokkenheid:
                told = sa.select(b.casus_id).join(column.table, column == b.persoon_id)
                found.update(connection.scalars(told.where(b.casus_id.in_(part))))
        decided = sa.select(b.casus_id).join(t.dubbelbesluit, d.ander_id == b.persoon_id)
        found.update(connection.scalars(decided.where(b.casus_id.in_(part))))
        places = sa.select(c.id, c.object_id).where(c.id.in_(part), c.object_id.isnot(None))
        changed = [row.id for row in connection.execute(places) if str(row.object_id) in touched]
        found.update(changed)
        found.update(connection.scalars(sa.select(c.id).where(c.id.in_(part), c.besloten)))
    for part in in_parts([*cases, *signals]):
        found.update(connection.scalars(sa.select(d.ander_id).where(d.ander_id.in_(part))))
    for part in in_parts(signals):
        promised = sa.select(p.id, p.signaal_id).where(p.signaal_id.in_(part))
        found.update(row.signaal_id for row in connection.execute(promised) if str(row.id) in touched)
    numbers: list[str] = []
    for table in (t.casus, t.signaal):
        for part in in_parts([id for id in found if isinstance(id, UUID)]):
            numbers += connection.scalars(sa.select(table.c.nummer).where(table.c.id.in_(part)))
    return sorted(numbers)


def destroy_imported(connection: Connection, invoer: Invoer) -> audit.Entry:
    """Takes what an import made out of the register; gives the entry that the log must have of it.

    Nothing hangs on it, or a reference that is checked at the end of the transaction refuses the whole.
    """
    cases, signals = _made(invoer, "casus"), _made(invoer, "signaal")
    people, places, roles, running = _around(connection, cases)
    promised = _of(connection, t.belofte.c.signaal_id, signals)
    forget(connection, [*cases, *signals])
    for table, ids in (
        (t.belofte, promised),
        (t.signaal, signals),
        (t.betrokkenheid, roles),
        (t.statusovergang, _of(connection, t.statusovergang.c.casus_id, cases)),
    ):
        _drop(connection, table, ids)
    drop_derived(connection, cases)
    motor_of(connection).forget_cases(connection, running)
    _drop(connection, t.casus, cases)
    still = set(connection.scalars(sa.select(t.betrokkenheid.c.persoon_id)))
    earlier = _known_before(connection, invoer, people)
    people = [id for id in people if id not in still and id not in earlier]
    _drop(connection, t.persoon, people)
    used = set(connection.scalars(sa.select(OF_CASES.c.object_id)))
    places = [id for id in places if id not in used]
    _drop(connection, t.object_, places)
    gone = [*cases, *signals, *people, *places, *roles, *promised]
    words = [str(id) for id in gone]
    drop_drafts(connection, words)
    rows = set(log_rows(connection, words, None))
    for part in in_parts(cases):
        rows.update(connection.scalars(sa.select(t.audit.c.seq).where(t.audit.c.casus_id.in_(part))))
    return audit.empty(connection, sorted(rows))


def _made(invoer: Invoer, kind: str) -> list[UUID]:
    return [line.entiteit_id for line in invoer.regels if line.entiteit == kind]


def _around(
    connection: Connection, cases: list[UUID]
) -> tuple[list[UUID], list[UUID], list[UUID], list[int]]:
    """The people, the places, the roles and the running numbers of cases."""
    people: set[UUID] = set()
    places: set[UUID] = set()
    roles: list[UUID] = []
    running: list[int] = []
    b, c = t.betrokkenheid.c, t.casus.c
    for part in in_parts(cases):
        for row in connection.execute(sa.select(b.id, b.persoon_id).where(b.casus_id.in_(part))):
            roles.append(row.id)
            people.add(row.persoon_id)
        for row in connection.execute(sa.select(c.volgnr, c.object_id).where(c.id.in_(part))):
            running.append(row.volgnr)
            if row.object_id is not None:
                places.add(row.object_id)
    return sorted(people), sorted(places), roles, running


def _known_before(connection: Connection, invoer: Invoer, people: list[UUID]) -> set[UUID]:
    """Those of whom the log tells before it tells of the import: it joined them, and did not make them."""
    a = t.audit.c
    first = connection.scalar(sa.select(sa.func.min(a.seq)).where(a.entiteit_id == str(invoer.id))) or 0
    found: set[UUID] = set()
    for part in in_parts(people):
        words = [str(id) for id in part]
        known = sa.select(a.entiteit_id).where(a.entiteit_id.in_(words), a.seq < first)
        found.update(UUID(text) for text in connection.scalars(known))
    return found


def _of(connection: Connection, whole: sa.Column[UUID], ids: list[UUID]) -> list[UUID]:
    """The ids of the rows that refer to one of these by the column `whole`."""
    found: list[UUID] = []
    for part in in_parts(ids):
        found += connection.scalars(sa.select(whole.table.c.id).where(whole.in_(part)))
    return found


def _drop(connection: Connection, table: sa.Table, ids: Collection[UUID]) -> None:
    for part in in_parts(ids):
        connection.execute(sa.delete(table).where(table.c.id.in_(part)))
