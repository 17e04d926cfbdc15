"""What lists tell of other cases of the same person or address is fresh once it was saved (rules S03, S04, S05 and S21)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from ivbdesk.actions.beheer.toegang import add_officer, end_officer
from ivbdesk.actions.dossier.casus import change_casus, change_status, open_casus, refresh_around
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst, Thema
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.desk import Desk
from ivbdesk.storage.tables import dossier as t
from tests.werkplaats import NOW, PERSOON, casus_gegevens, new_desk

pytestmark = pytest.mark.op_beide_motoren
ELSEWHERE = Adres("Houtkamp", 9, "", "2351 AB", "Leiderdorp")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


def told(desk: Desk, casus_id: UUID, rule: str) -> str:
    a = t.aandacht.c
    with desk.register.engine.connect() as connection:
        return " ".join(
            connection.scalars(sa.select(a.toelichting).where(a.casus_id == casus_id, a.regel == rule))
        )


def around(desk: Desk, act: Callable[[], object]) -> set[UUID]:
    """The other cases that an act touches, worked out anew as a window does."""
    found: set[UUID] = set()
    listen = lambda changes: found.update(changes.omgeving)  # noqa: E731
    desk.on_change(listen)
    act()
    refresh_around(desk.ctx, frozenset(found))
    return found


def test_a_case_of_the_same_person_is_told_of_and_told_to_be_gone(desk: Desk) -> None:
    first = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    known = desk.ctx.reads.dossier.casus(first).betrokkenen[0].persoon.id
    far = casus_gegevens(titel="Elders", adres=ELSEWHERE)
    made: list[UUID] = []
    opened = around(desk, lambda: made.append(open_casus(desk.ctx, far, replace(PERSOON, persoon_id=known))))
    assert opened == {first}
    assert "LD-2026-002 (zelfde persoon)" in told(desk, first, "S05")
    ended = around(desk, lambda: change_status(desk.ctx, made[0], CasusStatus.GESLOTEN, "dubbel aangemeld"))
    assert ended == {first}
    assert told(desk, first, "S05") == ""


def test_a_case_that_moves_is_told_of_where_it_was_and_where_it_comes(desk: Desk) -> None:
    first = open_casus(desk.ctx, casus_gegevens(), None)
    there = open_casus(desk.ctx, casus_gegevens(titel="Elders", adres=ELSEWHERE), None)
    moving = open_casus(desk.ctx, casus_gegevens(titel="Verhuist"), None)
    far = casus_gegevens(titel="Verhuist", adres=ELSEWHERE)
    assert around(desk, lambda: change_casus(desk.ctx, moving, far, "verhuisd")) == {first, there}
    assert told(desk, first, "S05") == ""
    assert "LD-2026-003 (zelfde adres)" in told(desk, there, "S05")


def test_reports_at_the_same_address_are_told_and_a_note_asks_nothing(desk: Desk) -> None:
    first = open_casus(desk.ctx, casus_gegevens(), None)
    second = open_casus(desk.ctx, casus_gegevens(titel="Naast"), None)
    report = ItemGegevens(ItemSoort.MELDING, Aard.FEIT, Herkomst.EIGEN, "OOV", "Lawaai", NOW.date())
    note = replace(report, soort=ItemSoort.NOTITIE)
    heard = SignaalGegevens(SignaalBron.BOA, Thema.WOONOVERLAST, "muziek", adres=casus_gegevens().adres)
    assert around(desk, lambda: record_entry(desk.ctx, second, note)) == set()
    assert around(desk, lambda: record_entry(desk.ctx, second, report)) == {first}
    assert around(desk, lambda: record_signaal(desk.ctx, heard)) == {first, second}
    around(desk, lambda: record_entry(desk.ctx, second, report))
    assert told(desk, first, "S03").startswith("3 meldingen")


def test_who_comes_and_who_leaves_is_told_in_every_case_that_it_changes(desk: Desk) -> None:
    first = open_casus(desk.ctx, casus_gegevens(), None)
    second = open_casus(desk.ctx, casus_gegevens(titel="Elders", adres=ELSEWHERE), None)
    made: list[UUID] = []
    join = lambda: made.append(add_officer(desk.ctx, f"Collega {len(made)}", "OOV", Recht.REGIEVOERDER))  # noqa: E731
    assert told(desk, first, "S21") == "", "of one officer alone nothing is asked"
    assert around(desk, join) == {first, second}
    assert "vervanger" in told(desk, first, "S21")
    assert around(desk, join) == set(), "a third changes nothing of a case"
    theirs = casus_gegevens(titel="Van haar", adres=ELSEWHERE, vervanger_id=made[0])
    third = open_casus(desk.ctx, theirs, None)
    assert around(desk, lambda: end_officer(desk.ctx, made[1], "weg")) >= {first, second}
    assert around(desk, lambda: end_officer(desk.ctx, made[0], "weg")) == {first, second, third}
    assert told(desk, first, "S21") == ""
