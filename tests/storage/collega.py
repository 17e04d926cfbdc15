"""A colleague in the same register: the context as the colleague's own window would have it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import Engine

from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.dossier.basis import checked
from ivbdesk.actions.dossier.casus import refresh_around
from ivbdesk.cases.betrokkenen.medewerker import Recht, demand_right
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.werk.werkvoorraad import Casusstand, Rondom, stand_of
from ivbdesk.desk import Desk
from ivbdesk.storage.audit import Doing
from ivbdesk.storage.queries import Queries
from ivbdesk.storage.unit_of_work import Changes, UnitOfWork
from tests.werkplaats import engine as on


def colleague(
    desk: Desk, naam: str = "Bram Collega", recht: Recht = Recht.BEHEERDER, *, als_venster: bool = False
) -> Context:
    """Adds an officer, and gives the context in which this officer works.

    `als_venster` works out anew what other cases tell of what was saved, as a window does.
    """
    return context_of(desk, add_officer(desk.ctx, naam, "OOV", recht), als_venster=als_venster)


def engine_of(desk: Desk, officer: UUID) -> Engine:
    """That with which this officer works: on a server each signs in as nobody else."""
    if on.on_server:
        from tests.server_register import engine_of as of_officer

        return of_officer(desk, officer)
    return desk.register.engine


def context_of(desk: Desk, officer: UUID, *, als_venster: bool = False) -> Context:
    ctx, register = desk.ctx, desk.register
    engine = engine_of(desk, officer)

    def stand(casus: Casus, partners: Sequence[Partner], rondom: Rondom, vandaag: date) -> Casusstand:
        return stand_of(casus, ctx.omgeving(partners, rondom, vandaag))

    def begin(actie: str, reden: str, nodig: Recht = Recht.REGIEVOERDER) -> AbstractContextManager[Unit]:
        held = ctx.reads.beheer.medewerker(officer)
        demand_right(held.recht if held and held.tot is None else None, nodig)
        doing = Doing(officer, actie, reden, ctx.now())

        def follow(changes: Changes) -> None:
            if als_venster:
                refresh_around(made, changes.omgeving)

        return checked(
            UnitOfWork(
                engine,
                register.audit_key,
                doing,
                ctx.today(),
                stand,
                follow,
                register.settle_destruction,
                register.high_water.note,
            )
        )

    reads = Queries.of(engine, officer, ctx.now, ctx.naslag.weegtermijn, ctx.naslag.signaalregels)
    made = replace(ctx, begin=begin, reads=reads, officer=officer)
    return made
