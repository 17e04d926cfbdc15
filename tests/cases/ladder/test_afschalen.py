"""Ending and stepping down are never silent; counts of nuisance are shown, not judged."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from ivbdesk.cases.besluitvorming.dossierpunt import Dossierpunt, PuntStaat, require_valid
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus, Resultaat
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Verificatie
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.ladder.afschaling import end_measure, reasons_to_step_down, step_down
from ivbdesk.cases.ladder.overlast import count_overlast
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.zaak import KADER, TODAY, days_ago, item, score, zaak


def running(casus: Casus, code: str) -> Maatregel:
    made = Maatregel(uuid4(), casus.id, code, MaatregelStatus.LOOPT, days_ago(30), begonnen_op=days_ago(30))
    casus.maatregelen.append(made)
    return made


@pytest.mark.parametrize("result", [r for r in Resultaat if r is not Resultaat.GELUKT])
def test_what_did_not_work_is_told_in_words(result: Resultaat) -> None:
    casus = zaak()
    measure = running(casus, "P03")
    with pytest.raises(RegelFout):
        end_measure(casus, KADER, measure, result, TODAY, " ")
    assert measure.status is MaatregelStatus.LOOPT
    end_measure(casus, KADER, measure, result, TODAY, "deur bleef dicht")
    with pytest.raises(RegelFout):
        end_measure(casus, KADER, measure, result, TODAY, "nog eens gevraagd")


def test_nothing_ends_before_it_began() -> None:
    casus = zaak()
    with pytest.raises(RegelFout) as wrong:
        end_measure(casus, KADER, running(casus, "P03"), Resultaat.GELUKT, days_ago(31), "")
    assert wrong.value.veld == "op"


def test_the_last_administrative_means_brings_a_casus_back_to_actief() -> None:
    casus = zaak(status=CasusStatus.BESTUURLIJK)
    first, second = running(casus, "B02"), running(casus, "B04")
    step_down(casus, KADER, [(first, Resultaat.GELUKT)], TODAY, "er is rust")
    assert casus.status is CasusStatus.BESTUURLIJK
    step_down(casus, KADER, [(second, Resultaat.GELUKT)], TODAY, "er is rust")
    assert casus.status is CasusStatus.ACTIEF


@pytest.mark.parametrize(("chosen", "reason"), [(True, ""), (False, "rust")])
def test_stepping_down_asks_what_and_why(chosen: bool, reason: str) -> None:
    casus = zaak()
    measures = [(running(casus, "B04"), Resultaat.GELUKT)] if chosen else []
    with pytest.raises(RegelFout):
        step_down(casus, KADER, measures, TODAY, reason)


@pytest.mark.parametrize(("days", "told"), [(83, 0), (84, 1)])
def test_twelve_quiet_weeks_speak_for_less(days: int, told: int) -> None:
    casus = zaak()
    item(casus, ItemSoort.INCIDENT, days=days, verificatie=Verificatie.WAARGENOMEN)
    assert len(reasons_to_step_down(casus, KADER, TODAY, 84)) == told


def test_no_problem_left_speaks_for_less() -> None:
    casus = zaak()
    score(casus, 1, 4)
    assert len(reasons_to_step_down(casus, KADER, TODAY, 84)) == 1
    score(casus, 2, None)
    assert reasons_to_step_down(casus, KADER, TODAY, 84) == []


def test_thirteen_calls_about_one_evening_are_one_incident() -> None:
    casus = zaak()
    evening = item(
        casus,
        ItemSoort.INCIDENT,
        herkomst=Herkomst.POLITIE,
        bron="Wijkagent",
        verificatie=Verificatie.WAARGENOMEN,
    )
    callers = [uuid4() for _ in range(4)]
    for number in range(13):
        item(
            casus,
            ItemSoort.MELDING,
            herkomst=Herkomst.MELDER,
            bron="Omwonende",
            melder=callers[number % 4],
            incident=evening.id,
        )
    figures = count_overlast(casus, KADER)
    assert (figures.incidenten, len(figures.door_functionaris), figures.meldingen, figures.bronnen) == (
        1,
        1,
        13,
        5,
    )
    assert figures.laatste_bevestigd == TODAY - timedelta(days=5)


@pytest.mark.parametrize("state", [PuntStaat.ELDERS, PuntStaat.NVT, PuntStaat.ONTBREEKT_GEACCEPTEERD])
def test_a_point_of_the_file_has_its_proof_or_reason(state: PuntStaat) -> None:
    point = Dossierpunt(uuid4(), uuid4(), "D06", state, TODAY, " ")
    with pytest.raises(RegelFout):
        require_valid(point)
    point.toelichting = "zie tijdlijn"
    require_valid(point)


def test_that_something_is_proven_is_never_said_by_hand() -> None:
    with pytest.raises(RegelFout, match="koppel"):
        require_valid(Dossierpunt(uuid4(), uuid4(), "D06", PuntStaat.VOLDAAN, TODAY, "zie tijdlijn"))
