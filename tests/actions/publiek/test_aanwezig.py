"""Everyone who saw a casus stands in its ledger, its minutes and the inzage, also who left before the end (finding 5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader

from ivbdesk.actions.bewaren.inzage import export_inzage
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.keten import keten
from ivbdesk.actions.publiek import aanwezig
from ivbdesk.actions.publiek import overleg as acts
from ivbdesk.actions.publiek.zaal import read_zaal
from ivbdesk.actions.werk.werk import read_week
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.publiek.overleg import Overleg, OverlegSoort
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.drukwerk import drukkerij
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens, new_desk, reopen

CODES = ("politie", "incluzio")


class Dag:
    """A meeting over two cases, in which police and Incluzio have a role, and the GGZ has none."""

    def __init__(self, folder: Path) -> None:
        self.klok = Klok()
        self.desk = new_desk(folder, self.klok)
        self.ctx = self.desk.ctx
        self.partners = {p.code: p for p in self.ctx.reads.keten.partners()}
        self.cases = [open_casus(self.ctx, casus_gegevens(), PERSOON) for _ in range(2)]
        for casus_id in self.cases:
            for code in CODES:
                given = keten.InzetGegevens(self.partners[code].id, 1, InzetRol.BETROKKEN)
                keten.assign_partner(self.ctx, casus_id, given)
        invited = tuple(self.partners[code].id for code in CODES)
        planned = acts.OverlegGegevens(OverlegSoort.LOKAAL, NOW.date(), time(10), "", "", invited)
        self.overleg_id = acts.plan_overleg(self.ctx, planned)
        acts.put_on_agenda(self.ctx, self.overleg_id, self.cases)
        self.items = [item.id for item in self.overleg.in_order()]
        acts.begin_overleg(self.ctx, self.overleg_id)

    @property
    def overleg(self) -> Overleg:
        return self.ctx.reads.publiek.overleg(self.overleg_id)

    def later(self, minutes: int) -> None:
        self.klok.nu += timedelta(minutes=minutes)

    def arrive(self, code: str) -> None:
        aanwezig.arrive(self.ctx, self.overleg_id, self.partners[code].id)

    def leave(self, code: str) -> None:
        aanwezig.leave(self.ctx, self.overleg_id, self.partners[code].id)

    def show(self, number: int) -> None:
        aanwezig.put_on_screen(self.ctx, self.overleg_id, self.items[number])

    def saw(self, number: int) -> set[str]:
        seen = self.overleg.saw(next(i for i in self.overleg.agenda if i.id == self.items[number]))
        return {partner.code for partner in self.partners.values() if partner.id in seen}

    def ledger(self, number: int) -> set[UUID | None]:
        return {item.partner_id for item in self.ctx.reads.dossier.casus(self.cases[number]).verstrekkingen}


@pytest.fixture
def dag(tmp_path: Path) -> Iterator[Dag]:
    made = Dag(tmp_path)
    yield made
    made.desk.close()


def test_who_left_before_the_meeting_was_closed_stands_in_the_ledger_and_the_inzage(dag: Dag) -> None:
    dag.show(0)
    dag.later(5)
    dag.leave("politie")
    dag.later(5)
    dag.show(1)
    dag.later(5)
    acts.close_overleg(dag.ctx, dag.overleg_id)
    police, incluzio = (dag.partners[code].id for code in CODES)
    assert (dag.ledger(0), dag.ledger(1)) == ({police, incluzio}, {incluzio})
    there = read_zaal(dag.ctx, dag.overleg_id, dag.items[0]).aanwezig
    assert {partner.id for partner in there} == {police, incluzio}
    persoon = dag.ctx.reads.dossier.casus(dag.cases[0]).betrokkenen[0].persoon.id
    data = export_inzage(dag.ctx, persoon, drukkerij(dag.ctx).inzage)
    told = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())
    assert dag.partners["politie"].naam in told


def test_who_has_no_role_makes_the_screen_dark_before_coming_in(dag: Dag) -> None:
    dag.show(0)
    dag.arrive("ggz")
    assert dag.overleg.on_screen is None
    with pytest.raises(RegelFout, match="eerst de zaal verlaten"):
        dag.show(1)
    dag.leave("ggz")
    dag.show(1)
    dag.later(5)
    acts.close_overleg(dag.ctx, dag.overleg_id)
    assert (dag.saw(0), dag.saw(1)) == (set(CODES), set(CODES))
    assert dag.partners["ggz"].id not in dag.ledger(0) | dag.ledger(1)


def test_who_comes_in_late_saw_what_is_on_the_screen_then(dag: Dag) -> None:
    dag.leave("politie")
    dag.later(1)
    dag.show(0)
    dag.later(5)
    dag.show(1)
    dag.later(5)
    dag.arrive("politie")
    assert (dag.saw(0), dag.saw(1)) == ({"incluzio"}, set(CODES))


def test_times_are_kept_over_a_restart(dag: Dag, tmp_path: Path) -> None:
    dag.show(0)
    dag.desk.close()
    dag.desk = reopen(tmp_path, dag.klok)
    dag.ctx = dag.desk.ctx
    assert dag.overleg.on_screen is not None
    dag.later(3)
    aanwezig.clear_screen(dag.ctx, dag.overleg_id)
    assert dag.overleg.on_screen is None
    assert dag.saw(0) == set(CODES)


def test_who_was_in_the_room_stays_on_the_list(dag: Dag) -> None:
    found = dag.overleg
    fewer = acts.OverlegGegevens(found.soort, found.datum, None, "", "", (dag.partners["incluzio"].id,))
    with pytest.raises(RegelFout) as refused:
        acts.change_overleg(dag.ctx, dag.overleg_id, fewer)
    assert refused.value.veld == "partners"


def test_a_meeting_that_was_not_closed_is_told_of_and_keeps_its_own_day(dag: Dag) -> None:
    dag.show(0)
    aanwezig.clear_screen(dag.ctx, dag.overleg_id)
    dag.later(3 * 24 * 60)
    left = read_week(dag.ctx).overleg
    assert left is not None
    assert left.id == dag.overleg_id
    acts.close_overleg(dag.ctx, dag.overleg_id)
    shared = dag.ctx.reads.dossier.casus(dag.cases[0]).verstrekkingen
    assert {item.op for item in shared} == {NOW.date()}
    assert read_week(dag.ctx).overleg is None


def test_every_coming_and_going_is_logged(dag: Dag) -> None:
    dag.show(0)
    dag.leave("politie")
    told = {(line.actie, line.entiteit) for line in dag.ctx.reads.beheer.auditregels(0, 20)}
    assert {("gedeeld scherm", "vertoning"), ("aanwezigheid", "aanwezigheid")} <= told
