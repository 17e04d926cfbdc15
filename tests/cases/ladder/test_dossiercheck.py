"""For each measure from level 3: an empty file lacks all, a full one lacks nothing, and each proof carries its line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from ivbdesk.cases.besluitvorming.afweging import Grond, Verantwoording
from ivbdesk.cases.besluitvorming.dossierpunt import Dossierpunt, PuntStaat, require_valid
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus, Resultaat
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Verificatie
from ivbdesk.cases.kader.kader import Maatregelsoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.ladder.bevinding import Oordeel, account_for
from ivbdesk.cases.ladder.ladder import lighter_measures
from ivbdesk.cases.ladder.opschaling import check_heavier
from ivbdesk.cases.ladder.overlast import count_overlast
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.ladder.vol_dossier import (
    HEAVY,
    TAKE_AWAY,
    check,
    empty,
    full,
    situation,
    without_answer,
    without_one_reason,
)
from tests.cases.zaak import KADER, TODAY, days_ago, item, zaak


@pytest.mark.parametrize("soort", HEAVY, ids=lambda soort: soort.code)
def test_a_file_that_lacks_everything_lacks_each_item(soort: Maatregelsoort) -> None:
    casus = empty()
    open_ones = {code for code, row in check(casus, soort.code).items() if row.staat is PuntStaat.OPEN}
    nothing_asked = not lighter_measures(KADER, situation(casus), soort.code)
    expected = set(soort.dossier) - ({"D06"} if nothing_asked else set())
    expected -= {"D37"}  # nothing was promised here
    assert open_ones == expected


@pytest.mark.parametrize("soort", HEAVY, ids=lambda soort: soort.code)
def test_a_file_that_has_everything_lacks_nothing(soort: Maatregelsoort) -> None:
    rows = check(full(soort), soort.code)
    assert set(rows) == set(soort.dossier)
    assert {code: row.woorden for code, row in rows.items() if row.staat is not PuntStaat.VOLDAAN} == {}
    assert all(row.bewijs for row in rows.values())


CASES = [
    (soort, code, take)
    for soort in HEAVY
    for code in soort.dossier
    for take in TAKE_AWAY.get(KADER.dossierpunten[code].toets, ())
]


@pytest.mark.parametrize(
    ("soort", "code", "take"), CASES, ids=lambda part: getattr(part, "code", getattr(part, "__name__", part))
)
def test_taking_away_one_proof_makes_exactly_that_line_fall(
    soort: Maatregelsoort, code: str, take: Callable[[Casus, str], None]
) -> None:
    casus = full(soort)
    if take is without_one_reason and not casus.afwegingen[0].verantwoordingen:
        pytest.skip("this measure asks no lighter means")
    take(casus, code)
    fallen = {line for line, row in check(casus, soort.code).items() if row.staat is not PuntStaat.VOLDAAN}
    assert fallen == {code}


def test_thirteen_calls_about_one_evening_are_one_incident() -> None:
    casus = zaak()
    evening = item(casus, ItemSoort.INCIDENT, days=3, verificatie=Verificatie.WAARGENOMEN)
    for _ in range(13):
        item(casus, ItemSoort.MELDING, days=3, herkomst=Herkomst.MELDER, bron="Omwonende", melder=uuid4(),
             incident=evening.id)  # fmt: skip
    figures = count_overlast(casus, KADER)
    assert (figures.incidenten, figures.meldingen, figures.bronnen, figures.dagen) == (1, 13, 14, 0)
    assert check(casus, "B04")["D02"].staat is PuntStaat.OPEN


def test_a_second_source_confirms_an_incident_that_nobody_saw() -> None:
    casus = zaak()
    evening = item(
        casus, ItemSoort.INCIDENT, days=3, herkomst=Herkomst.MELDER, bron="Omwonende", melder=UUID(int=1)
    )
    assert count_overlast(casus, KADER).bevestigd == frozenset()
    item(casus, ItemSoort.MELDING, days=3, herkomst=Herkomst.MELDER, bron="Omwonende", melder=UUID(int=1),
         incident=evening.id)  # fmt: skip
    assert count_overlast(casus, KADER).bevestigd == frozenset(), "the same melder twice is one source"
    item(
        casus,
        ItemSoort.MELDING,
        days=3,
        herkomst=Herkomst.CORPORATIE,
        bron="Woonconsulent",
        incident=evening.id,
    )
    figures = count_overlast(casus, KADER)
    assert (len(figures.bevestigd), len(figures.door_functionaris)) == (1, 0)


def test_what_was_refuted_does_not_count() -> None:
    casus = zaak()
    item(casus, ItemSoort.INCIDENT, days=30, bron="a", verificatie=Verificatie.WAARGENOMEN)
    other = item(casus, ItemSoort.INCIDENT, days=3, bron="b", verificatie=Verificatie.VASTGESTELD,
                 herkomst=Herkomst.CORPORATIE)  # fmt: skip
    assert check(casus, "B04")["D02"].staat is PuntStaat.VOLDAAN
    other.verificatie = Verificatie.WEERLEGD
    assert check(casus, "B04")["D02"].staat is PuntStaat.OPEN


def test_a_gap_is_answered_in_words_but_a_mandatory_one_is_not() -> None:
    casus = full(KADER.soort("B04"))
    casus.stukken.clear()
    without_answer(casus, "D13")
    made = casus.afwegingen[0]
    for code in ("D05", "D13"):
        words = "de politie heeft geen rapportage"
        made.verantwoordingen.append(Verantwoording(uuid4(), made.id, code, Grond.MOTIVERING, words))
    rows = check(casus, "B04")
    assert rows["D05"].staat is rows["D13"].staat is PuntStaat.ONTBREEKT_GEACCEPTEERD
    assert rows["D05"].toelichting == "de politie heeft geen rapportage"
    findings = {
        f.code: f.oordeel for f in check_heavier(casus, KADER, situation(casus), "B04", made) if f.code
    }
    assert findings["D05"] is Oordeel.GOED
    assert findings["D13"] is Oordeel.STOP
    made.spoed, made.spoed_reden = True, "acuut gevaar"
    casus.tijdlijn = [entry for entry in casus.tijdlijn if entry.datum >= days_ago(14)]
    findings = {
        f.code: f.oordeel for f in check_heavier(casus, KADER, situation(casus), "B04", made) if f.code
    }
    assert findings["D13"] is Oordeel.GOED


@pytest.mark.parametrize(
    ("code", "staat", "answered"),
    [
        ("D18", PuntStaat.ELDERS, False),
        ("D04", PuntStaat.ELDERS, True),
        ("D04", PuntStaat.NVT, True),
        ("D18", PuntStaat.NVT, False),
    ],
)
def test_what_is_mandatory_is_proven_here_or_not_at_all(code: str, staat: PuntStaat, answered: bool) -> None:
    casus = empty()
    casus.dossierpunten.append(Dossierpunt(uuid4(), casus.id, code, staat, TODAY, "rapport in zaak Z-1"))
    line = check(casus, "B04")[code]
    assert (line.staat, line.toelichting, line.is_beantwoord) == (staat, "rapport in zaak Z-1", answered)


@pytest.mark.parametrize("words", ["", "x", ". . . .", "n.v.t.", "1234567890"])
def test_a_reason_that_says_nothing_is_no_reason(words: str) -> None:
    punt = Dossierpunt(uuid4(), uuid4(), "D04", PuntStaat.NVT, TODAY, words)
    with pytest.raises(RegelFout) as caught:
        require_valid(punt)
    assert caught.value.veld == "toelichting"
    punt.toelichting = "er wonen geen anderen"
    require_valid(punt)


def test_a_report_or_a_meeting_about_someone_is_no_offer_of_care() -> None:
    casus = full(KADER.soort("B04"))
    casus.maatregelen.clear()
    for code in ("Z06", "Z08", "Z09"):
        casus.maatregelen.append(
            Maatregel(uuid4(), casus.id, code, MaatregelStatus.LOOPT, days_ago(20), begonnen_op=days_ago(20))
        )
    assert check(casus, "B04")["D08"].staat is PuntStaat.OPEN


def test_a_hearing_about_another_measure_proves_no_hearing() -> None:
    casus = full(KADER.soort("B06"))
    assert check(casus, "B06")["D25"].staat is PuntStaat.VOLDAAN
    casus.zienswijzen[0].code = "B11"
    assert check(casus, "B06")["D25"].staat is PuntStaat.OPEN


def test_not_informed_needs_a_day_to_look_again() -> None:
    casus = empty()
    casus.niet_geinformeerd_reden = "het onderzoek loopt"
    assert check(casus, "Z08")["D30"].staat is PuntStaat.OPEN
    casus.informeren_op = TODAY + timedelta(days=14)
    assert check(casus, "Z08")["D30"].staat is PuntStaat.VOLDAAN


def test_an_order_about_nuisance_is_no_lighter_means_before_a_closure_for_drugs() -> None:
    lighter = {soort.code for soort in lighter_measures(KADER, situation(zaak()), "B12")}
    assert not lighter & {"B04", "B05"}
    assert {"B04", "B05"} <= {soort.code for soort in lighter_measures(KADER, situation(zaak()), "B13")}


def test_of_two_orders_that_exclude_each_other_one_outcome_is_enough() -> None:
    casus = zaak()
    assert account_for(casus, KADER.soort("B05"), None).oordeel is Oordeel.OPEN
    casus.maatregelen.append(
        Maatregel(
            uuid4(), casus.id, "B04", MaatregelStatus.BEEINDIGD, days_ago(90), begonnen_op=days_ago(90),
            beeindigd_op=days_ago(10), resultaat=Resultaat.ONVOLDOENDE, toelichting="het ging door",
        )
    )  # fmt: skip
    assert account_for(casus, KADER.soort("B05"), None).oordeel is Oordeel.GOED


def test_evidence_goes_before_what_an_officer_said() -> None:
    casus = full(KADER.soort("B04"))
    casus.dossierpunten.append(Dossierpunt(uuid4(), casus.id, "D10", PuntStaat.NVT, TODAY, "niet nodig"))
    assert check(casus, "B04")["D10"].staat is PuntStaat.VOLDAAN


def test_lighter_means_with_an_outcome_are_the_proof() -> None:
    casus = full(KADER.soort("B02"))
    made = casus.afwegingen[0]
    made.verantwoordingen = [v for v in made.verantwoordingen if v.code != "P04"]
    assert check(casus, "B02")["D06"].staat is PuntStaat.OPEN
    casus.maatregelen.append(
        Maatregel(
            uuid4(),
            casus.id,
            "P04",
            MaatregelStatus.BEEINDIGD,
            days_ago(60),
            begonnen_op=days_ago(60),
            beeindigd_op=days_ago(50),
            resultaat=Resultaat.GEWEIGERD,
            toelichting="wil niet",
        )
    )
    line = check(casus, "B02")["D06"]
    assert line.staat is PuntStaat.VOLDAAN
    assert any("Buurtbemiddeling: geweigerd" in proof.tekst for proof in line.bewijs)
