"""In which order things are held: who comes second waits, and two never wait for each other."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
import sqlalchemy as sa

from ivbdesk.actions.beheer.toegang import close_casus_to, end_officer
from ivbdesk.actions.betrokkenen.samenvoegen import merge_people
from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.dossier.besloten import WIE_MAG
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.dossier.samengaan import merge_cases
from ivbdesk.actions.werk.overdragen import assign_all
from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.samenvoeging import Samengesteld
from ivbdesk.desk import Desk
from tests.storage.collega import colleague
from tests.werkplaats import casus_gegevens

ELS = Persoonsgegevens(voornaam="Els", achternaam="Tegelijk")
_WAITING = sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted")
Meeting = tuple[Callable[[Unit], object], Callable[[Context], object], Callable[[Unit], object]]
"""What one officer holds, what a colleague then begins, and what the first one asks for after that."""


def new_casus(ctx: Context) -> UUID:
    return open_casus(ctx, casus_gegevens(), NieuwePersoon(ELS, Rol.BETROKKENE, iemand_anders=True))


def _people(desk: Desk, _: Context) -> Meeting:
    ctx = desk.ctx
    ids = [new_casus(ctx), new_casus(ctx)]
    stays, goes = (ctx.reads.dossier.casus(id).betrokkenen[0].persoon.id for id in ids)
    return (
        lambda unit: unit.casus(ids[0]),
        lambda bram: merge_people(bram, stays, goes, Samengesteld(ELS), "dezelfde persoon"),
        lambda unit: unit.find(Persoon, stays),
    )


def _cases(desk: Desk, _: Context) -> Meeting:
    ctx = desk.ctx
    low, high = sorted([new_casus(ctx), new_casus(ctx)])
    return (
        lambda unit: unit.casus(low),
        lambda bram: merge_cases(bram, high, low, "het gaat over hetzelfde"),
        lambda unit: unit.casus(high),
    )


def _who_may(desk: Desk, _: Context) -> Meeting:
    casus_id, leaves = new_casus(desk.ctx), colleague(desk, "Els Vertrekt")
    close_casus_to(leaves, casus_id, [], "alleen voor wie weggaat")
    return (
        lambda unit: unit.hold_casus(casus_id),
        lambda by: end_officer(by, leaves.officer, "andere baan"),
        lambda unit: unit.alone(WIE_MAG),
    )


def _all_to_one(desk: Desk, bram: Context) -> Meeting:
    ctx = desk.ctx
    low, high = sorted([new_casus(ctx), new_casus(ctx)])
    for id in (low, high):
        close_casus_to(ctx, id, [bram.officer], "gevoelige zaak")
    return (
        lambda unit: unit.casus(high),
        lambda by: assign_all(by, [low, high], ctx.officer, "werk verdelen"),
        lambda unit: unit.alone(WIE_MAG),
    )


@pytest.mark.parametrize("meeting", [_people, _cases, _who_may, _all_to_one])
def test_who_comes_second_waits(desk: Desk, meeting: Callable[[Desk, Context], Meeting]) -> None:
    bram = colleague(desk)
    held, act, then = meeting(desk, bram)
    with ThreadPoolExecutor(1) as pool:
        with desk.ctx.begin("proef", "houdt vast") as unit:
            held(unit)
            begun = pool.submit(act, bram)
            _await_waiting(desk)
            then(unit)
        begun.result()


def _await_waiting(desk: Desk) -> None:
    for _ in range(400):
        with desk.register.engine.connect() as connection:
            if connection.scalar(_WAITING):
                return
        time.sleep(0.05)
    raise AssertionError("the colleague waits for nothing")
