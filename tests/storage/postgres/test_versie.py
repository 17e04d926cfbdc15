"""Two that change the same thing at the same moment, outside any casus: no change is lost, and none is made of what moved."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
import sqlalchemy as sa

from ivbdesk.actions.beheer.beheer import change_partner
from ivbdesk.actions.context import Unit
from ivbdesk.actions.dossier.basis import save_over
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.partner import KaartGegevens, Partner
from ivbdesk.cases.dossier.basis import Botsing, Getoond, Invulling
from ivbdesk.desk import Desk
from ivbdesk.storage.at_once import ColleagueSaves
from ivbdesk.storage.tables import dossier as t
from tests.storage.collega import colleague
from tests.werkplaats import casus_gegevens

NAMES = tuple(KaartGegevens.__dataclass_fields__)


def test_what_was_read_before_a_colleague_changed_it_is_not_written_over(desk: Desk) -> None:
    bram, id = colleague(desk), desk.ctx.reads.keten.partners()[0].id
    with pytest.raises(ColleagueSaves), desk.ctx.begin("proef", "eerst gelezen") as unit:
        partner = next(item for item in unit.register.partners() if item.id == id)
        with bram.begin("proef", "tussendoor") as other:
            other.find(Partner, id).taken = "van Bram"
        partner.taken = "van Anne"
    assert card(desk, id).waarden["taken"] == "van Bram"


def card(desk: Desk, id: UUID) -> Getoond:
    return Getoond.of(next(p for p in desk.ctx.reads.keten.partners() if p.id == id), *NAMES)


def save(desk: Desk, id: UUID, shown: Getoond, meet: Callable[[], object], **typed: str) -> None:
    """As a form saves it; both have asked what stands there before either of them writes."""
    filled = Invulling({**shown.waarden, **typed}, frozenset(typed), dict(shown.waarden))
    met = False

    def again(unit: Unit) -> Getoond:
        nonlocal met
        found = Getoond.of(unit.find(Partner, id), *NAMES)
        if not met:
            met = True
            meet()
        return found

    def submit(values: dict[str, object]) -> None:
        change_partner(desk.ctx, id, KaartGegevens(**values), "proef")  # type: ignore[arg-type]  # by name

    save_over(desk.ctx, filled, shown, again, submit)


def test_two_forms_saved_at_once_both_land(desk: Desk) -> None:
    id = desk.ctx.reads.keten.partners()[0].id
    shown, ready = card(desk, id), Barrier(2, timeout=20)
    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(save, desk, id, shown, ready.wait, taken="van de een")
        two = pool.submit(save, desk, id, shown, ready.wait, contact="van de ander")
        one.result()
        two.result()
    found = card(desk, id).waarden
    assert (found["taken"], found["contact"]) == ("van de een", "van de ander")


def test_of_one_field_saved_at_once_the_second_is_asked(desk: Desk) -> None:
    id = desk.ctx.reads.keten.partners()[0].id
    shown, ready = card(desk, id), Barrier(2, timeout=20)
    with ThreadPoolExecutor(2) as pool:
        begun = [pool.submit(save, desk, id, shown, ready.wait, taken=text) for text in ("een", "twee")]
        failed = [one.exception() for one in begun]
    told = [error for error in failed if isinstance(error, Botsing)]
    assert len(told) == 1
    assert failed.count(None) == 1
    assert told[0].punten[0].nu["taken"] == card(desk, id).waarden["taken"]


def test_two_cases_that_are_opened_at_once_at_one_address_have_one_place(desk: Desk) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: open_casus(desk.ctx, casus_gegevens(), None), range(8)))
    with desk.register.engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(t.object_)) == 1
