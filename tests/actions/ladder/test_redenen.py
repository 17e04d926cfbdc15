"""Words that prove nothing prove nothing (recht-en-dossier #3, section 9 input 8), and what the law asks of one measure."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from ivbdesk.actions.besluitvorming.handhaving import decide_handhavingsverzoek, record_handhavingsverzoek
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import change_status, open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.afweging import Grond
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus
from ivbdesk.cases.besluitvorming.maatregel import Resultaat
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.ladder.bevinding import Bevinding, Oordeel
from ivbdesk.cases.ladder.dossiercheck import Checkregel, check_dossier, stand_of, unproven_duty
from ivbdesk.cases.ladder.ladder import lighter_measures
from ivbdesk.cases.ladder.opschaling import check_heavier
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.werkplaats import NOW, PERSOON, casus_gegevens

TODAY = NOW.date()
EMPTY_WORDS = (".", "x", "nvt", "n.v.t.", "...", "Volgt bij het besluit")
ASKED = ("zorgperspectief", "veiligheidsperspectief", "besluit")
WEIGHED = ("geschikt", "noodzakelijk", "evenwichtig", "evrm", "derden", "kwetsbaarheid", "beleid", "mandaat", "motivering",
           "afschaalplan", "verwijtbaarheid", "woningband", "woonruimte", "toezeggingen")  # fmt: skip


@pytest.fixture
def casus_id(desk: Desk) -> UUID:
    made = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    change_status(desk.ctx, made, CasusStatus.WEGING, "nu eerst wegen")
    change_status(desk.ctx, made, CasusStatus.ACTIEF, "lokale aanpak")
    return made


def weighing(code: str, **changes: object) -> ladder.AfwegingGegevens:
    """A weighing with words in every field; lighter means and urgency are left to the test."""
    plain: dict[str, object] = {
        "code": code, "zorg_door": "GGZ", "veiligheid_door": "OM", "bevoegd": "Burgemeester",
        "evaluatie_op": TODAY + timedelta(days=30), "gronden": "b" if code == "B13" else "",
    }  # fmt: skip
    plain |= {name: f"woorden over {name}" for name in (*ASKED, *WEIGHED)}
    return ladder.AfwegingGegevens(**{**plain, **changes})  # type: ignore[arg-type]  # a test's own fields


def accounts(desk: Desk, casus_id: UUID, code: str) -> tuple[tuple[str, Grond, str], ...]:
    blad = read_blad(desk.ctx, casus_id)
    means = lighter_measures(desk.ctx.kader, blad.situatie, code)
    return tuple((soort.code, Grond.NIET_PASSEND, "past hier niet bij") for soort in means)


def seen_once(desk: Desk, casus_id: UUID, days: int = 3) -> None:
    entry = ItemGegevens(ItemSoort.INCIDENT, Aard.FEIT, Herkomst.POLITIE, "Wijkagent", "een vondst in de woning",
                         TODAY - timedelta(days=days), verificatie=Verificatie.VASTGESTELD)  # fmt: skip
    record_entry(desk.ctx, casus_id, entry)


def rows(desk: Desk, casus_id: UUID, code: str) -> dict[str, Checkregel]:
    blad = read_blad(desk.ctx, casus_id)
    found = check_dossier(blad.casus, desk.ctx.kader, blad.situatie, code, blad.casus.laatste_afweging(code))
    return {row.soort.code: row for row in found}


def findings(desk: Desk, casus_id: UUID, code: str) -> tuple[Bevinding, ...]:
    blad = read_blad(desk.ctx, casus_id)
    return check_heavier(blad.casus, desk.ctx.kader, blad.situatie, code, blad.casus.laatste_afweging(code))


@pytest.mark.parametrize("words", EMPTY_WORDS)
def test_no_field_of_a_weighing_takes_words_that_say_nothing(desk: Desk, casus_id: UUID, words: str) -> None:
    for name in (*ASKED, *WEIGHED):
        with pytest.raises(RegelFout) as caught:
            ladder.record_afweging(desk.ctx, casus_id, weighing("B12", **{name: words}))
        assert caught.value.veld == name
    for name in ("zorg_door", "bevoegd"):
        with pytest.raises(RegelFout) as caught:
            ladder.record_afweging(
                desk.ctx, casus_id, weighing("B12", **{name: words.replace("Volgt bij het besluit", "x")})
            )
        assert caught.value.veld == name
    given = accounts(desk, casus_id, "B12")
    for code, ground in ((given[0][0], Grond.NIET_PASSEND), ("D04", Grond.MOTIVERING)):
        with pytest.raises(RegelFout) as caught:
            ladder.record_afweging(
                desk.ctx, casus_id, weighing("B12", verantwoordingen=((code, ground, words),))
            )
        assert caught.value.veld == f"{'gat' if ground is Grond.MOTIVERING else 'reden'}_{code}"
    with pytest.raises(RegelFout) as caught:
        ladder.record_afweging(desk.ctx, casus_id, weighing("B12", spoed=True, spoed_reden=words))
    assert caught.value.veld == "spoed_reden"


@pytest.mark.parametrize("words", EMPTY_WORDS)
def test_no_answer_hearing_decision_or_refusal_takes_them(desk: Desk, casus_id: UUID, words: str) -> None:
    for state in (PuntStaat.NVT, PuntStaat.ONTBREEKT_GEACCEPTEERD):
        with pytest.raises(RegelFout) as caught:
            dossier.answer_dossierpunten(desk.ctx, casus_id, {"D04": (state, words)})
        assert caught.value.veld == "toelichting_D04"
    with pytest.raises(RegelFout, match="rechter|volgt"):
        dossier.record_zienswijze(
            desk.ctx,
            casus_id,
            dossier.ZienswijzeGegevens("B04", TODAY, None, Hoorvorm.NIET_GEHOORD, grond=words),
        )
    for name in ("last", "begunstiging", "toezicht", "juridische_toets"):
        with pytest.raises(RegelFout) as caught:
            dossier.record_besluit(desk.ctx, casus_id, dossier.BesluitGegevens("B04", **{name: words}))  # type: ignore[arg-type]
        assert caught.value.veld == name
    asked = record_handhavingsverzoek(desk.ctx, casus_id, TODAY, "treed op tegen het lawaai")
    with pytest.raises(RegelFout) as caught:
        decide_handhavingsverzoek(desk.ctx, casus_id, asked, HandhavingStatus.AFGEWEZEN, words, TODAY)
    assert caught.value.veld == "besluit"
    assert read_blad(desk.ctx, casus_id).casus.dossierpunten == []


def test_a_refusal_names_the_facts_and_what_speaks_for_the_person(desk: Desk, casus_id: UUID) -> None:
    asked = record_handhavingsverzoek(desk.ctx, casus_id, TODAY, "treed op tegen het lawaai")
    told = "er is geen overtreding gevonden"
    facts = "vier controles in oktober, niets waargenomen"
    for feiten, veld in (("x", "feiten"), (facts, "ontlastend")):
        with pytest.raises(RegelFout) as caught:
            decide_handhavingsverzoek(
                desk.ctx, casus_id, asked, HandhavingStatus.AFGEWEZEN, told, TODAY, feiten, "."
            )
        assert caught.value.veld == veld
    for_them = "de bewoner werkt overdag buitenshuis"
    decide_handhavingsverzoek(
        desk.ctx, casus_id, asked, HandhavingStatus.AFGEWEZEN, told, TODAY, facts, for_them
    )
    (kept,) = read_blad(desk.ctx, casus_id).casus.handhavingsverzoeken
    assert (kept.feiten, kept.ontlastend) == (facts, for_them)


def test_what_lies_elsewhere_is_named_and_never_proves_what_is_mandatory(desk: Desk, casus_id: UUID) -> None:
    with pytest.raises(RegelFout, match="welk stuk waar"):
        dossier.answer_dossierpunten(desk.ctx, casus_id, {"D18": (PuntStaat.ELDERS, "zaaksysteem")})
    place = "mandaatbesluit, zaak 2026-114"
    dossier.answer_dossierpunten(desk.ctx, casus_id, dict.fromkeys(("D18", "D04"), (PuntStaat.ELDERS, place)))
    found = rows(desk, casus_id, "B04")
    assert [found[code].staat for code in ("D18", "D04")] == [PuntStaat.ELDERS, PuntStaat.ELDERS]
    assert [found[code].is_beantwoord for code in ("D18", "D04")] == [False, True]
    stops = {f.code for f in findings(desk, casus_id, "B04") if f.oordeel is Oordeel.STOP}
    assert "D18" in stops
    stand = stand_of(found.values())
    assert (stand.elders, stand.bewezen + stand.elders + stand.open) == (2, stand.totaal)
    assert "liggen elders" in stand.zin
    assert "Bevoegdheid en mandaat" in unproven_duty(found.values())


def test_a_means_runs_on_only_where_it_runs(desk: Desk, casus_id: UUID) -> None:
    told = weighing("B02", verantwoordingen=(("P04", Grond.LOOPT_DOOR, "de bemiddeling gaat door"),))
    with pytest.raises(RegelFout) as caught:
        ladder.record_afweging(desk.ctx, casus_id, told)
    assert caught.value.veld == "grond_P04"
    running = ladder.start_measure(desk.ctx, casus_id, "P04")
    ladder.record_afweging(desk.ctx, casus_id, told)
    good = [f for f in findings(desk, casus_id, "B02") if f.code == "P04"]
    assert [f.oordeel for f in good] == [Oordeel.GOED]
    ladder.end_measure(desk.ctx, casus_id, running, Resultaat.ONVOLDOENDE, "de buren kwamen er niet uit")
    assert [f.oordeel for f in findings(desk, casus_id, "B02") if f.code == "P04"] == [Oordeel.GOED]


@pytest.mark.parametrize("code", ["B12", "B16", "B17"])
def test_one_find_is_enough_for_what_the_law_lets_rest_on_one(desk: Desk, casus_id: UUID, code: str) -> None:
    """RBOVE:2023:1410, RBMNE:2025:2197: such orders stood; only nuisance asks more (finding 20)."""
    seen_once(desk, casus_id)
    assert rows(desk, casus_id, code)["D02"].staat is PuntStaat.VOLDAAN
    assert rows(desk, casus_id, "B05")["D02"].staat is PuntStaat.OPEN


def test_a_closure_under_174a_rests_on_a_ground_that_is_chosen(desk: Desk, casus_id: UUID) -> None:
    """RBAMS:2019:4343, RBOVE:2025:5638: the wrong ground; RBMNE:2024:3085: one explosion carried ground b."""
    seen_once(desk, casus_id)
    with pytest.raises(RegelFout) as caught:
        ladder.record_afweging(desk.ctx, casus_id, weighing("B13", gronden=""))
    assert caught.value.veld == "grond_a"
    for number, (grounds, fact, before) in enumerate(
        (("b", PuntStaat.VOLDAAN, False), ("a", PuntStaat.OPEN, True), ("a b", PuntStaat.OPEN, True))
    ):
        changed = "een andere grond gekozen" if number else ""
        told = weighing("B13", gronden=grounds, wijziging=changed, motivering="")
        ladder.record_afweging(desk.ctx, casus_id, told)
        assert rows(desk, casus_id, "B13")["D02"].staat is fact
        assert (
            any(f.tekst.startswith("Gaat normaal vooraf") for f in findings(desk, casus_id, "B13")) is before
        )


@pytest.mark.parametrize(
    ("code", "items"),
    [
        *((code, {"D03", "D06", "D09", "D10", "D17"}) for code in ("B03", "B04", "B05", "B06")),
        *((code, {"D09", "D10", "D13", "D17", "D18", "D33", "D35"}) for code in ("B12", "B13")),
    ],
)
def test_each_element_on_which_orders_fell_stops_a_measure(
    desk: Desk, casus_id: UUID, code: str, items: set[str]
) -> None:
    """RBZWB:2023:1461 (D03, D17), RVS:2019:2912 (D33), RBGEL:2025:7493 (D35)."""
    stops = {f.code for f in findings(desk, casus_id, code) if f.oordeel is Oordeel.STOP}
    assert items <= stops


@pytest.mark.parametrize("code", ["B03", "B04", "B05", "B06", "B12", "B13"])
def test_what_speaks_for_the_person_is_asked(desk: Desk, casus_id: UUID, code: str) -> None:
    assert rows(desk, casus_id, code)["D31"].staat is PuntStaat.OPEN


def test_urgency_does_not_carry_an_order_about_months_of_nuisance(desk: Desk, casus_id: UUID) -> None:
    """R1 of the findings (#11): 14 reports over 130 days, none verified, 'it must stop now'."""
    for number in range(14):
        entry = ItemGegevens(ItemSoort.MELDING, Aard.VERKLARING, Herkomst.EIGEN, "OOV", "weer lawaai gehoord",
                             TODAY - timedelta(days=10 * number))  # fmt: skip
        record_entry(desk.ctx, casus_id, entry)
    told = weighing("B05", spoed=True, spoed_reden="de overlast moet nu stoppen", beleid="",
                    verantwoordingen=accounts(desk, casus_id, "B05"))  # fmt: skip
    ladder.record_afweging(desk.ctx, casus_id, told)
    stops = {f.code for f in findings(desk, casus_id, "B05") if f.oordeel is Oordeel.STOP}
    assert stops == {"D03", "D13", "D16", "D17"}, "in 130 days somebody can be heard (RBZWB:2023:1461)"
    with pytest.raises(RegelFout, match="Objectivering"):
        ladder.start_measure(desk.ctx, casus_id, "B05")


@pytest.mark.parametrize(("code", "only"), [("Z12", {"Z07"}), ("Z13", {"Z02"}), ("B10", set())])
def test_a_crisis_asks_only_the_lighter_means_of_its_law(
    desk: Desk, casus_id: UUID, code: str, only: set[str]
) -> None:
    blad = read_blad(desk.ctx, casus_id)
    assert {soort.code for soort in lighter_measures(desk.ctx.kader, blad.situatie, code)} == only
    told = weighing(code, spoed=True, spoed_reden="direct gevaar voor zichzelf")
    ladder.record_afweging(desk.ctx, casus_id, told)
    open_ones = {f.code for f in findings(desk, casus_id, code) if f.oordeel is not Oordeel.GOED}
    assert not open_ones & set(desk.ctx.kader.maatregelen), "urgency answers them"
    assert code == "B10" or "D24" in open_ones, "but not the medical statement"


def test_a_warning_about_drugs_is_no_decision_and_the_order_is(desk: Desk, casus_id: UUID) -> None:
    """ABRvS, warning of Rijswijk: without a rule that makes it a condition it is no besluit."""
    warning, order = desk.ctx.kader.soort("B11"), desk.ctx.kader.soort("B17")
    assert "D13" not in warning.dossier
    assert not {"T01", "T02"} & set(warning.termijnen)
    assert "D13" in order.verplicht
    assert {"T01", "T02"} <= set(order.termijnen)
    assert desk.ctx.kader.soort("B12").vooraf == (("B11", "B17"),)
    told = weighing("B11", verantwoordingen=(*accounts(desk, casus_id, "B11"),
                                             *((c, Grond.MOTIVERING, "de politie kent dit adres niet") for c in ("D05", "D12"))))  # fmt: skip
    ladder.record_afweging(desk.ctx, casus_id, told)
    ladder.start_measure(desk.ctx, casus_id, "B11")
    casus = read_blad(desk.ctx, casus_id).casus
    assert casus.status is CasusStatus.ACTIEF
    assert [term.code for term in casus.termijnen] == ["T32"]
