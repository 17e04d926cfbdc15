"""What is destroyed still counts, exactly; what is recorded late, or moves to another day, counts as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
import sqlalchemy as sa

from ivbdesk.actions.bewaren.bewaren import carry_out, destroy_again, due_items, propose
from ivbdesk.actions.cijfers.cijfers import count, establish, preview
from ivbdesk.cases.bewaren.bewaren import Wat
from ivbdesk.cases.bewaren.vernietiging import VernietigingStatus, Vernietigsoort
from ivbdesk.cases.cijfers.blad import VOORRAAD, Blad
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from ivbdesk.drukwerk import render_declaration
from ivbdesk.storage.tables import dossier as t
from tests.actions.cijfers.verzonnen import invent
from tests.storage.collega import colleague
from tests.werkplaats import Klok, database_of

YEAR = Selectie(Periode.of_year(2024))
WIJK = Selectie(Periode.of_quarter(2024, 2), "", "Midden (2352)")
THEME = Selectie(Periode.of_year(2024), "woonoverlast")


def sheets(desk: Desk) -> list[Blad]:
    """The internal numbers of a few selections."""
    return [count(desk.ctx, one).intern for one in (YEAR, WIJK, THEME)]


def numbers(blad: Blad) -> dict[tuple[str, str], tuple[int, int]]:
    """Every number of a report."""
    return {
        (tabel.code, line.antwoord): (line.nu.aantal, line.toen.aantal)
        for tabel in blad.tabellen
        for line in tabel.all_lines()
    }


def destroy_due(desk: Desk) -> list[UUID]:
    """A casus and two signals that are due go."""
    due = due_items(desk.ctx)
    cases = [item for item in due if item.termijn.wat is Wat.CASUS][:1]
    propose(desk.ctx, [*cases, *(item for item in due if item.termijn.wat is Wat.SIGNAAL)][:3])
    waiting = [
        v for v in desk.ctx.reads.bewaren.vernietigingen() if v.status is VernietigingStatus.VOORGESTELD
    ]
    by, render = colleague(desk), render_declaration(desk.ctx)
    for one in waiting:
        carry_out(by, one.id, date(2041, 1, 1), render)
    return [one.casus_id for one in waiting]


def age(desk: Desk, klok: Klok, keep: int) -> None:
    """Only so many cases and signals are closed or weighed so long ago that they go; the others stay."""
    late = datetime(2033, 12, 1, 9, tzinfo=UTC)
    with database_of(desk).begin() as connection:
        for table, day, first in ((t.casus, "gesloten_op", 2028), (t.signaal, "gewogen_op", 2033)):
            stays = connection.scalars(sa.select(table.c.id).order_by(table.c.id).offset(keep)).all()
            change = sa.update(table).where(table.c.id.in_(stays), table.c[day].is_not(None))
            connection.execute(change.values({day: date(first + 1, 6, 1)}))
    klok.nu = late


def same(before: Sequence[Blad], after: Sequence[Blad]) -> None:
    for was, now in zip(before, after, strict=True):
        assert numbers(now) == numbers(was), was.selectie


@pytest.mark.alleen_in_een_map(
    "its rows were put in without lines of the log, by which a server knows what belongs to a casus"
)
def test_what_is_destroyed_still_counts_in_every_number(desk: Desk, klok: Klok) -> None:
    invent(desk, 14, 4)
    age(desk, klok, 3)
    before = sheets(desk)
    gone = destroy_due(desk)
    assert len(gone) == 3
    same(before, sheets(desk))
    assert (VOORRAAD, "2024-12-01") in numbers(before[0])
    kept = desk.ctx.reads.cijfers.maanden()
    assert kept
    assert not [one for one in kept if one.thema and one.wijk]
    both = Selectie(Periode.of_year(2024), "woonoverlast", "Midden (2352)")
    assert count(desk.ctx, both).onvolledig
    with pytest.raises(RegelFout, match="niet per thema in één wijk"):
        preview(desk.ctx, both)
    with pytest.raises(RegelFout, match="hele maanden"):
        preview(desk.ctx, Selectie(Periode(date(2024, 1, 1), date(2024, 12, 15))))


def test_what_is_destroyed_again_after_a_copy_still_counts(desk: Desk) -> None:
    invent(desk, 20, 4)
    before = sheets(desk)
    with database_of(desk).begin() as connection:
        signals = connection.scalars(sa.select(t.signaal.c.id).limit(6)).all()
    stones = [
        {
            "id": str(UUID(int=number)), "casus_id": str(id), "nummer": "S", "onderdelen": Vernietigsoort.SIGNAAL.value,
            "termijn": "Signaal", "bron": "IVB", "voorgesteld_door": str(desk.ctx.officer), "voorgesteld_op": "2026-01-01",
            "beslist_door": str(desk.ctx.officer), "beslist_op": "2026-01-02",
        }
        for number, id in enumerate(signals, 1)
    ]  # fmt: skip
    assert destroy_again(desk.ctx, stones) == 6
    same(before, sheets(desk))


def test_what_is_recorded_late_counts_and_what_moves_counts_once(desk: Desk) -> None:
    invent(desk, 20, 4)
    year = Selectie(Periode.of_year(2025))
    establish(desk.ctx, year)
    was = numbers(count(desk.ctx, year).intern)["casussen-gesloten", ""][0]
    with database_of(desk).begin() as connection:
        c = t.casus.c
        inside = c.gesloten_op.between(date(2025, 1, 1), date(2025, 12, 31)), sa.not_(c.besloten)
        moved = connection.scalars(sa.select(c.id).where(*inside).limit(2)).all()
        connection.execute(sa.update(t.casus).where(c.id.in_(moved)).values(gesloten_op=date(2025, 12, 30)))
        late = connection.scalar(sa.select(c.id).where(c.gesloten_op.is_(None), sa.not_(c.besloten)).limit(1))
        connection.execute(sa.update(t.casus).where(c.id == late).values(gesloten_op=date(2025, 12, 31)))
    assert numbers(count(desk.ctx, year).intern)["casussen-gesloten", ""][0] == was + 1
