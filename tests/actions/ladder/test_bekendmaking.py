"""A decision that is announced binds: all that stops its measure stops it, in the right order of days (Awb 3:40, 4:8)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.maatregel import Resultaat
from ivbdesk.cases.besluitvorming.termijn import reckon
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.actions.ladder.dossier_vol import active, answer, decision, hear, weigh
from tests.werkplaats import NOW, Klok

TODAY = NOW.date()
UNTIL = TODAY + timedelta(days=7)
"""Monday 30 November 2026: until then the resident may react."""


@pytest.fixture
def casus_id(desk: Desk) -> UUID:
    return active(desk)


def casus(desk: Desk, casus_id: UUID) -> Casus:
    return desk.ctx.reads.dossier.casus(casus_id)


def announce(desk: Desk, casus_id: UUID, code: str, **changes: object) -> None:
    until = desk.ctx.today() + timedelta(days=90)
    dossier.record_besluit(desk.ctx, casus_id, decision(desk, code, until, **changes))


def refused(desk: Desk, casus_id: UUID, code: str, **changes: object) -> RegelFout:
    before = len(casus(desk, casus_id).termijnen)
    with pytest.raises(RegelFout) as wrong:
        announce(desk, casus_id, code, **changes)
    assert not any(item.bekend_op for item in casus(desk, casus_id).besluiten if item.code == code)
    assert len(casus(desk, casus_id).termijnen) == before
    return wrong.value


def ready(desk: Desk, casus_id: UUID, code: str, klok: Klok) -> None:
    """Heard, weighed and answered; the term to react is over."""
    answer(desk, casus_id, code)
    hear(desk, casus_id, code, TODAY, UNTIL, TODAY)
    klok.nu += timedelta(days=8)
    weigh(desk, casus_id, code)


@pytest.mark.parametrize("code", ["B05", "B06", "B12", "B13"])
def test_announcing_with_an_open_stop_is_refused(desk: Desk, casus_id: UUID, code: str) -> None:
    """Section 9, input 9: nothing was weighed and nobody heard; a reason does not help."""
    wrong = refused(desk, casus_id, code, ondanks="wij willen niet langer wachten", geldig_tot=None)
    assert wrong.veld == "bekend_op"
    assert "Voornemen en zienswijze" in wrong.melding
    assert "Evenredigheid" in wrong.melding


def test_while_the_resident_may_still_react_nothing_is_announced(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    """Until 30-11, so not on 23-11 and not on 30-11 itself, but on 1-12 (Awb 4:8)."""
    answer(desk, casus_id, "B12")
    hear(desk, casus_id, "B12", TODAY, UNTIL, TODAY)
    weigh(desk, casus_id, "B12")
    wrong = refused(desk, casus_id, "B12")
    assert (wrong.veld, wrong.bron) == ("bekend_op", "Awb art. 4:8 en 4:11")
    assert "30 nov 2026" in wrong.melding
    klok.nu += timedelta(days=7)
    assert refused(desk, casus_id, "B12").veld == "bekend_op"
    klok.nu += timedelta(days=1)
    announce(desk, casus_id, "B12")
    assert casus(desk, casus_id).besluiten[0].bekend_op == date(2026, 12, 1)


def test_who_has_nothing_to_add_need_not_be_awaited(desk: Desk, casus_id: UUID) -> None:
    answer(desk, casus_id, "B12")
    hear(desk, casus_id, "B12", TODAY, UNTIL, TODAY, uitgesproken=True)
    weigh(desk, casus_id, "B12")
    announce(desk, casus_id, "B12")


def test_a_ground_of_awb_4_11_stands_in_for_the_hearing(desk: Desk, casus_id: UUID) -> None:
    answer(desk, casus_id, "B12")
    weigh(desk, casus_id, "B12")
    asked = dossier.ZienswijzeGegevens("B12", TODAY, UNTIL, Hoorvorm.WACHT)
    dossier.record_zienswijze(desk.ctx, casus_id, asked)
    assert "Voornemen en zienswijze" in refused(desk, casus_id, "B12").melding
    skipped = dossier.ZienswijzeGegevens(
        "B12", TODAY, UNTIL, Hoorvorm.NIET_GEHOORD, grond="spoed: er is vannacht geschoten"
    )
    dossier.record_zienswijze(desk.ctx, casus_id, skipped)
    announce(desk, casus_id, "B12")


def test_heard_after_the_decision_is_not_heard(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    ready(desk, casus_id, "B12", klok)
    announce(desk, casus_id, "B12")
    klok.nu += timedelta(days=1)
    with pytest.raises(RegelFout) as wrong:
        hear(desk, casus_id, "B12", TODAY, UNTIL, klok.nu.date())
    assert (wrong.value.veld, wrong.value.bron) == ("ontvangen_op", "Awb art. 4:8")


def test_nothing_to_add_is_said_by_someone_who_reacted(desk: Desk, casus_id: UUID) -> None:
    asked = dossier.ZienswijzeGegevens("B12", TODAY, UNTIL, Hoorvorm.WACHT, uitgesproken=True)
    with pytest.raises(RegelFout) as wrong:
        dossier.record_zienswijze(desk.ctx, casus_id, asked)
    assert wrong.value.veld == "uitgesproken"


def test_past_a_soft_stop_goes_a_reason_that_is_kept(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    ready(desk, casus_id, "B12", klok)
    wrong = refused(desk, casus_id, "B12", rechtsmiddelen=False)
    assert wrong.veld == "ondanks"
    assert "Rechtsmiddelenclausule" in wrong.melding
    for nothing in (".", "Volgt bij het besluit", "daarom"):
        assert refused(desk, casus_id, "B12", rechtsmiddelen=False, ondanks=nothing).veld == "ondanks"
    why = "de clausule staat in een bijlage bij de brief"
    announce(desk, casus_id, "B12", rechtsmiddelen=False, ondanks=why)
    assert casus(desk, casus_id).besluiten[0].ondanks == why


def test_an_order_with_penalty_and_one_with_force_exclude_each_other(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    """Section 9, input 10: for one violation no second order while the first is in force (Awb 5:6)."""
    ready(desk, casus_id, "B04", klok)
    announce(desk, casus_id, "B04")
    hear(desk, casus_id, "B05", TODAY, UNTIL, TODAY)
    answer(desk, casus_id, "B05")
    weigh(desk, casus_id, "B05")
    wrong = refused(desk, casus_id, "B05", dwangsom_bedrag=None, dwangsom_per="", dwangsom_max=None)
    assert (wrong.veld, wrong.bron) == ("bekend_op", "Awb art. 5:6")
    with pytest.raises(RegelFout, match="bekendgemaakt en geldt nog"):
        ladder.start_measure(desk.ctx, casus_id, "B05")
    used = ladder.start_measure(desk.ctx, casus_id, "B04")
    ladder.end_measure(desk.ctx, casus_id, used, Resultaat.ONVOLDOENDE, "de overlast ging door")
    announce(desk, casus_id, "B05", dwangsom_bedrag=None, dwangsom_per="", dwangsom_max=None)


def test_the_end_of_the_decision_is_the_term(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    """No usual three months beside it: the closure lasts until the day in the decision, also when that is mended."""
    ready(desk, casus_id, "B12", klok)
    end = date(2027, 2, 19)
    announce(desk, casus_id, "B12", geldig_tot=end)
    ladder.start_measure(desk.ctx, casus_id, "B12")

    def last() -> list[date | None]:
        known = casus(desk, casus_id).termijnen
        return [reckon(t, desk.ctx.naslag.feestdagen).laatste for t in known if t.code == "T28"]

    assert last() == [end]
    announce(desk, casus_id, "B12", geldig_tot=date(2027, 2, 12))
    assert last() == [date(2027, 2, 12)]


def test_an_evaluation_lies_between_start_and_end(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    ready(desk, casus_id, "B12", klok)
    end = desk.ctx.today() + timedelta(days=20)
    for day in (desk.ctx.today(), end, end + timedelta(days=1)):
        assert refused(desk, casus_id, "B12", geldig_tot=end, evaluatie_op=day).veld == "evaluatie_op"
    announce(desk, casus_id, "B12", geldig_tot=end, evaluatie_op=end - timedelta(days=1))
    with pytest.raises(RegelFout) as wrong:
        ladder.start_measure(desk.ctx, casus_id, "B12", evaluatie_op=end)
    assert wrong.value.veld == "evaluatie_op"
    ladder.start_measure(desk.ctx, casus_id, "B12")
    (measure,) = casus(desk, casus_id).maatregelen
    assert measure.evaluatie_op == end - timedelta(days=1), "the usual one would come after the end"
    with pytest.raises(RegelFout) as late:
        ladder.evaluate_measure(desk.ctx, casus_id, measure.id, "het is rustig", end)
    assert late.value.veld == "volgende"
