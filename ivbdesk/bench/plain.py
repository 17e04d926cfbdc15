"""The other side of every ratio: the same tables, rows, indexes and code on the same SQLite, without encryption."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from ivbdesk.actions.context import Context
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.werk.werkvoorraad import stand_of
from ivbdesk.desk import Desk
from ivbdesk.storage.audit import Doing
from ivbdesk.storage.migrations.migrate import make_schema
from ivbdesk.storage.queries import Queries
from ivbdesk.storage.sqlite.engine import PRAGMAS, WRITER_PRAGMAS
from ivbdesk.storage.tables import dossier as t
from ivbdesk.storage.unit_of_work import UnitOfWork

MEANING = (
    "gewone SQLite: dezelfde SQLite zonder sleutel, met dezelfde tabellen, rijen, indexen, pragma's, vragen en"
    " programmacode; om en om gemeten"
)


def plain_engine(path: Path) -> Engine:
    """An engine set up as that of a register, but for the key."""

    def connect() -> object:
        connection = driver.connect(str(path), isolation_level=None, timeout=5.0, check_same_thread=False)
        for pragma in PRAGMAS + WRITER_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        return connection

    engine = create_engine(
        "sqlite://", module=driver, creator=connect, poolclass=QueuePool, pool_use_lifo=True
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        readers = connection.get_execution_options().get("readonly")
        connection.exec_driver_sql("BEGIN" if readers else "BEGIN IMMEDIATE")

    return engine


def plain_copy(desk: Desk, path: Path) -> Engine:
    """A plain database with all that a new register holds: officers, partners, settings, log."""
    engine = plain_engine(path)
    make_schema(engine)
    with desk.register.engine.execution_options(readonly=True).connect() as source, engine.begin() as target:
        for table in t.metadata.sorted_tables:
            rows = [dict(row._mapping) for row in source.execute(sa.select(table))]
            target.execute(sa.delete(table))  # a revision may have begun to fill it
            if rows:
                target.execute(sa.insert(table), rows)
    return engine


def plain_context(desk: Desk, engine: Engine) -> Context:
    """The context of the desk with reads and units of work on the plain database."""
    ctx, register = desk.ctx, desk.register

    def begin(actie: str, reden: str, nodig: Recht = Recht.REGIEVOERDER) -> UnitOfWork:
        plain.reads.beheer.medewerker(register.holder)  # as `Desk` asks who does it
        return UnitOfWork(
            engine,
            register.audit_key,
            Doing(register.holder, actie, reden, ctx.now()),
            ctx.today(),
            lambda casus, partners, rondom, vandaag: stand_of(casus, ctx.omgeving(partners, rondom, vandaag)),
            lambda _changes: None,
            lambda _gone: None,
            lambda _seq, _mac: None,
        )

    plain = replace(
        ctx,
        begin=begin,
        reads=Queries.of(engine, register.holder, ctx.now, ctx.naslag.weegtermijn, ctx.naslag.signaalregels),
    )
    return plain
