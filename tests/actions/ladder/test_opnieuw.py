"""What ended or ran out is used anew only on a new decision, weighing and hearing; what binds was announced first.

Fresh eyes, findings 1 and 2: an order that had ended started again with two clicks, on a decision of months before.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import change_status
from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.actions.ladder import ladder
from ivbdesk.actions.publiek.oplegger import make_draft, suggest_question
from ivbdesk.actions.publiek.uitvoer import read_over_dossier
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.besluitvorming.maatregel import Resultaat
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.ladder.bevinding import Bevinding, Oordeel
from ivbdesk.cases.ladder.dossiercheck import Checkregel, check_dossier
from ivbdesk.cases.ladder.opschaling import check_heavier
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.actions.ladder.dossier_vol import active, answer, decision, hear, weigh
from tests.werkplaats import Klok

CODES = ["B05", "B12"]
OF_ONE_USE = ("D09", "D13", "D16", "D21")


def casus(desk: Desk, casus_id: UUID) -> Casus:
    return desk.ctx.reads.dossier.casus(casus_id)


def prepare(desk: Desk, casus_id: UUID, code: str, *, days: int = 90) -> None:
    """Heard, weighed and announced today, to hold for so many days."""
    today = desk.ctx.today()
    answer(desk, casus_id, code)
    hear(desk, casus_id, code, today, today + timedelta(days=7), today, uitgesproken=True)
    weigh(desk, casus_id, code)
    dossier.record_besluit(desk.ctx, casus_id, decision(desk, code, today + timedelta(days=days)))


def ended(desk: Desk, klok: Klok, code: str) -> UUID:
    """A casus in which this measure ran for a month and ended well, a month ago."""
    casus_id = active(desk)
    prepare(desk, casus_id, code)
    measure = ladder.start_measure(desk.ctx, casus_id, code)
    klok.nu += timedelta(days=30)
    ladder.end_measure(desk.ctx, casus_id, measure, Resultaat.GELUKT, "er is rust in de straat")
    klok.nu += timedelta(days=30)
    return casus_id


def rows(desk: Desk, casus_id: UUID, code: str) -> dict[str, Checkregel]:
    blad = read_blad(desk.ctx, casus_id)
    newest = blad.casus.laatste_afweging(code)
    found = check_dossier(blad.casus, desk.ctx.kader, blad.situatie, code, newest)
    return {row.soort.code: row for row in found}


def stops(desk: Desk, casus_id: UUID, code: str) -> list[Bevinding]:
    blad = read_blad(desk.ctx, casus_id)
    newest = blad.casus.laatste_afweging(code)
    found = check_heavier(blad.casus, desk.ctx.kader, blad.situatie, code, newest)
    return [one for one in found if one.oordeel is Oordeel.STOP]


@pytest.mark.parametrize("code", CODES)
def test_what_ended_does_not_start_on_what_was_decided_then(desk: Desk, klok: Klok, code: str) -> None:
    casus_id = ended(desk, klok, code)
    with pytest.raises(RegelFout, match="nieuw besluit"):
        ladder.start_measure(desk.ctx, casus_id, code)
    found = rows(desk, casus_id, code)
    assert {item: found[item].staat for item in OF_ONE_USE} == dict.fromkeys(OF_ONE_USE, PuntStaat.OPEN)
    assert set(OF_ONE_USE) <= {one.code for one in stops(desk, casus_id, code)}
    assert len(casus(desk, casus_id).maatregelen) == 1


@pytest.mark.parametrize("code", CODES)
def test_it_starts_again_on_a_decision_of_its_own(desk: Desk, klok: Klok, code: str) -> None:
    casus_id = ended(desk, klok, code)
    before = casus(desk, casus_id).besluiten[0]
    prepare(desk, casus_id, code)
    known = casus(desk, casus_id)
    assert (len(known.besluiten), len(known.zienswijzen)) == (2, 2), "what was decided and heard before stays"
    assert next(d for d in known.besluiten if d.id == before.id).bekend_op == before.bekend_op
    ladder.start_measure(desk.ctx, casus_id, code)
    assert casus(desk, casus_id).status is CasusStatus.BESTUURLIJK


def test_what_was_weighed_before_the_old_decision_would_have_run_out_counts(desk: Desk, klok: Klok) -> None:
    casus_id, today = ended(desk, klok, "B05"), desk.ctx.today()
    answer(desk, casus_id, "B05")
    hear(desk, casus_id, "B05", today, today + timedelta(days=7), today)
    weigh(desk, casus_id, "B05")
    klok.nu += timedelta(days=40)
    until = desk.ctx.today() + timedelta(days=90)
    dossier.record_besluit(desk.ctx, casus_id, decision(desk, "B05", until))
    ladder.start_measure(desk.ctx, casus_id, "B05")


def test_an_order_that_ran_out_before_it_began_does_not_start(desk: Desk, klok: Klok) -> None:
    casus_id = active(desk)
    prepare(desk, casus_id, "B05", days=30)
    klok.nu += timedelta(days=31)
    with pytest.raises(RegelFout, match="tot en met"):
        ladder.start_measure(desk.ctx, casus_id, "B05")
    prepare(desk, casus_id, "B05")
    ladder.start_measure(desk.ctx, casus_id, "B05")


def test_a_day_on_which_it_still_ran_is_no_way_around(desk: Desk, klok: Klok) -> None:
    casus_id = ended(desk, klok, "B05")
    on = desk.ctx.today() - timedelta(days=40)
    with pytest.raises(RegelFout, match="liep toen nog") as wrong:
        ladder.start_measure(desk.ctx, casus_id, "B05", op=on)
    assert wrong.value.veld == "op"
    with pytest.raises(RegelFout, match="liep toen nog") as wrong:
        until = desk.ctx.today() + timedelta(days=90)
        dossier.record_besluit(
            desk.ctx,
            casus_id,
            decision(desk, "B05", until, bekend_op=on, begunstiging_tot=None, begunstiging=""),
        )
    assert wrong.value.veld == "bekend_op"


def test_a_binding_measure_brings_a_casus_back_from_monitoring(desk: Desk, klok: Klok) -> None:
    casus_id = ended(desk, klok, "B05")
    change_status(desk.ctx, casus_id, CasusStatus.MONITORING, "het is al weken rustig")
    prepare(desk, casus_id, "B05")
    ladder.start_measure(desk.ctx, casus_id, "B05")
    assert casus(desk, casus_id).status is CasusStatus.BESTUURLIJK


def test_the_note_tells_of_what_is_over_and_counts_nothing_of_it_for_what_is_asked(
    desk: Desk, klok: Klok
) -> None:
    casus_id = ended(desk, klok, "B05")
    question = suggest_question(desk.ctx, casus_id, desk.ctx.today() + timedelta(days=7))
    told = make_draft(desk.ctx, desk.drukkerij.notitie, casus_id, Ontvanger.DRIEHOEK, question).inhoud
    assert [name for name, _ in told.besluit if "tot en met" in name] == ["Gold tot en met"]
    assert told.evaluatie_op is None
    assert told.dossier_stand.bewezen > 0
    ladder.propose_measure(desk.ctx, casus_id, "B05", None)
    asked = make_draft(desk.ctx, desk.drukkerij.notitie, casus_id, Ontvanger.DRIEHOEK, question).inhoud
    assert dict(asked.besluit) == {"De last": "Het besluit is nog niet voorbereid."}
    proven = {row.soort.code for row in asked.dossier if row.staat is PuntStaat.VOLDAAN}
    assert not proven & set(OF_ONE_USE)


def test_the_file_for_a_lawyer_keeps_both_uses_apart(desk: Desk, klok: Klok) -> None:
    casus_id = ended(desk, klok, "B05")
    prepare(desk, casus_id, "B05")
    told, _ = read_over_dossier(desk.ctx, casus_id, Ontvanger.JURIST)
    first, second = (step for step in told.stappen if "bestuursdwang" in step.kop)
    assert second.kop.startswith("In voorbereiding")
    for step in (first, second):
        assert [name for name, _ in step.regels].count("Zienswijze") == 1
        assert {code[:3]: state for code, state, _ in step.check}["D21"] == "Bewezen"


@pytest.mark.parametrize("code", ["B04", "B05", "B12"])
def test_an_order_does_not_begin_before_it_was_announced(desk: Desk, code: str) -> None:
    casus_id, today = active(desk), desk.ctx.today()
    answer(desk, casus_id, code)
    hear(desk, casus_id, code, today, today + timedelta(days=7), today, uitgesproken=True)
    weigh(desk, casus_id, code)
    ready = {"bekend_op": None, "bekend_wijze": ""}
    until = today + timedelta(days=90)
    dossier.record_besluit(desk.ctx, casus_id, decision(desk, code, until, **ready))
    dossier.answer_dossierpunten(
        desk.ctx, casus_id, {"D21": (PuntStaat.ONTBREEKT_GEACCEPTEERD, "besproken in het casusoverleg")}
    )
    with pytest.raises(RegelFout, match="Bekendmaking"):
        ladder.start_measure(desk.ctx, casus_id, code)
    assert {one.code for one in stops(desk, casus_id, code)} == {"D21"}
    weigh(desk, casus_id, code, spoed=True, spoed_reden="de buren lopen direct gevaar")
    if code == "B04":  # to act before the decision is of the own hand alone (Awb 5:31 lid 2)
        assert {one.code for one in stops(desk, casus_id, code)} == {"D21"}
        return
    assert stops(desk, casus_id, code) == []
    dossier.record_besluit(desk.ctx, casus_id, decision(desk, code, until))
    with pytest.raises(RegelFout, match="werkt pas vanaf die dag"):
        ladder.start_measure(desk.ctx, casus_id, code, op=today - timedelta(days=1))
