"""One's own minutes: noted, corrected, taken back; what others get of them is a sum."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import sqlalchemy as sa

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.werk.tijd import TijdGegevens, correct_time, note_time, take_time_back
from ivbdesk.actions.werk.werk import read_week
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.werk.tijd import Tijdmaand, Tijdsoort
from ivbdesk.desk import Desk
from ivbdesk.storage.tables import dossier as t
from tests.werkplaats import Klok, casus_gegevens, database_of

TODAY, NOVEMBER, OCTOBER = date(2026, 11, 23), date(2026, 11, 1), date(2026, 10, 1)


def sums(desk: Desk) -> dict[tuple[date, Tijdsoort], int]:
    return {(one.maand, one.soort): one.minuten for one in desk.ctx.reads.cijfers.tijdmaanden()}


@pytest.mark.op_beide_motoren
def test_a_line_is_noted_corrected_and_taken_back_and_the_sum_goes_with_it(desk: Desk) -> None:
    ctx = desk.ctx
    first = note_time(ctx, TijdGegevens(45, TODAY, Tijdsoort.CASUS))
    note_time(ctx, TijdGegevens(30, date(2026, 10, 5), Tijdsoort.OVERLEG))
    assert sums(desk) == {(NOVEMBER, Tijdsoort.CASUS): 45, (OCTOBER, Tijdsoort.OVERLEG): 30}
    correct_time(ctx, first, TijdGegevens(20, date(2026, 10, 6), Tijdsoort.OVERLEG))
    assert {key: n for key, n in sums(desk).items() if n} == {(OCTOBER, Tijdsoort.OVERLEG): 50}
    assert [one.regel.minuten for one in ctx.reads.werk.eigen_tijd()] == [20, 30]
    take_time_back(ctx, first)
    assert {key: n for key, n in sums(desk).items() if n} == {(OCTOBER, Tijdsoort.OVERLEG): 30}
    with pytest.raises(RegelFout, match="staat er niet meer"):
        take_time_back(ctx, first)
    with pytest.raises(RegelFout, match="staat er niet meer"):
        correct_time(ctx, first, TijdGegevens(20, TODAY, Tijdsoort.CASUS))


@pytest.mark.op_beide_motoren
def test_the_line_of_another_officer_is_neither_seen_nor_touched(desk: Desk) -> None:
    theirs = uuid4()
    with database_of(desk).begin() as connection:
        values = {"id": theirs, "door": uuid4(), "dag": TODAY, "minuten": 60, "soort": Tijdsoort.CASUS}
        connection.execute(sa.insert(t.tijdregel).values(values))
    assert desk.ctx.reads.werk.eigen_tijd() == []
    with pytest.raises(RegelFout, match="staat er niet meer"):
        take_time_back(desk.ctx, theirs)


def test_all_that_is_wrong_is_told_at_once(desk: Desk) -> None:
    with pytest.raises(RegelFout) as told:
        note_time(desk.ctx, TijdGegevens(0, date(2026, 9, 30), Tijdsoort.CASUS))
    assert {veld: fout.melding for veld, fout in told.value.per_veld().items()} == {
        "minuten": "Vul 1 tot en met 720 minuten in.",
        "dag": "Noteer tijd vanaf donderdag 1 oktober 2026; oudere maanden zijn afgesloten.",
    }
    with pytest.raises(RegelFout, match="moet nog komen"):
        note_time(desk.ctx, TijdGegevens(10, date(2026, 11, 24), Tijdsoort.CASUS))
    assert sums(desk) == {}


def test_old_lines_go_and_their_sum_stays(desk: Desk, klok: Klok) -> None:
    old = note_time(desk.ctx, TijdGegevens(45, TODAY, Tijdsoort.CASUS))
    klok.nu = datetime(2027, 1, 12, 9, tzinfo=UTC)
    with pytest.raises(RegelFout, match="afgesloten"):
        take_time_back(desk.ctx, old)
    note_time(desk.ctx, TijdGegevens(15, date(2027, 1, 12), Tijdsoort.CASUS))
    assert [one.regel.dag for one in desk.ctx.reads.werk.eigen_tijd()] == [date(2027, 1, 12)]
    assert Tijdmaand(NOVEMBER, Tijdsoort.CASUS, 45) in desk.ctx.reads.cijfers.tijdmaanden()


def test_the_log_does_not_tell_of_it(desk: Desk) -> None:
    before = desk.ctx.reads.beheer.audit_head()
    note_time(desk.ctx, TijdGegevens(45, TODAY, Tijdsoort.CASUS))
    assert desk.ctx.reads.beheer.audit_head() == before


def test_the_week_keeps_the_most_that_was_planned(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    week = read_week(desk.ctx).team
    note_time(desk.ctx, TijdGegevens(45, TODAY, Tijdsoort.CASUS, casus_id))
    note_time(desk.ctx, TijdGegevens(5, date(2026, 11, 12), Tijdsoort.CASUS))
    kept = {one.maandag: (one.ruimte, one.gepland) for one in desk.ctx.reads.cijfers.tijdweken()}
    assert kept == {TODAY: (week.ruimte, week.gepland), date(2026, 11, 9): (week.ruimte, None)}
    assert week.ruimte == 240
    (mine, _) = desk.ctx.reads.werk.eigen_tijd()
    assert mine.casus.startswith("LD-2026-001")
