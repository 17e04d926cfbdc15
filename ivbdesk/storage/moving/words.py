"""The words of the search, made anew from what arrived: each engine keeps them in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.orm import Session, undefer

from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.zoeken.zoeken import Zoekgroep
from ivbdesk.storage.asked import TextWords
from ivbdesk.storage.declared import about_of, said
from ivbdesk.storage.derived import case_words
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.moving.told import MoveStep
from ivbdesk.storage.tables import dossier as t

_AT_A_TIME = 500


def index_anew(target: Connection, progress: MoveStep) -> None:
    """Fill both indexes, which are empty; the newest text stays the newest."""
    motor = motor_of(target)
    said_by = dict(_texts(target))
    places = target.execute(
        sa.select(t.vindplaats.c.nr, t.vindplaats.c.entiteit_id).order_by(t.vindplaats.c.nr)
    ).all()
    for start in range(0, len(places), _AT_A_TIME):
        part = places[start : start + _AT_A_TIME]
        texts = [TextWords(row.nr, *said_by[row.entiteit_id]) for row in part if row.entiteit_id in said_by]
        motor.write_texts(target, texts)
        progress.at(start, len(places))
    cases = list(target.scalars(sa.select(t.casus.c.id)))
    for start in range(0, len(cases), _AT_A_TIME):
        with Session(bind=target) as session:
            found = session.scalars(
                sa.select(Casus).where(t.casus.c.id.in_(cases[start : start + _AT_A_TIME]))
            )
            motor.write_cases(target, [case_words(casus) for casus in found])
        progress.at(start, len(cases))


def _texts(target: Connection) -> Iterator[tuple[UUID, tuple[Zoekgroep, str]]]:
    """What each thing says by which it is found, by its id."""
    for table in t.metadata.sorted_tables:
        about = about_of(table)
        if about.found is None or about.entity is None:
            continue
        with Session(bind=target) as session:
            query = sa.select(about.entity).options(undefer("*")).execution_options(yield_per=_AT_A_TIME)
            for entity in session.scalars(query):
                id: UUID = entity.id  # type: ignore[attr-defined]  # each that has words has an id
                yield id, (about.found, said(entity))
