"""The rulings of uitspraken.toml: the program points at what each order fell on, and lets through what stood."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from ivbdesk import resources
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Verificatie
from ivbdesk.cases.kader.kader import Toets
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.ladder.bekendmaking import check_announcement, require_announceable
from ivbdesk.cases.ladder.bevinding import Oordeel
from ivbdesk.cases.ladder.spoed import urgency_clears, urgency_figures
from ivbdesk.cases.taal.feestdagen import read_feestdagen
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.ladder.vol_dossier import announced_before, check, full, situation, take_away
from tests.cases.zaak import KADER, TODAY, days_ago, item

Uitspraak = Mapping[str, Any]
TEXT = Path(__file__).with_name("uitspraken.toml").read_text(encoding="utf-8")
UITSPRAKEN: list[Uitspraak] = tomllib.loads(TEXT)["uitspraak"]
DAGEN = read_feestdagen(resources.read("feestdagen.toml"), "feestdagen.toml")
MELDER = UUID(int=1)
SPOED, STOOD, NO_ORDER = "spoed", "in_stand", "geen_besluit"


def source(ruling: Uitspraak) -> str:
    return str(ruling.get("ecli") or ruling["vindplaats"])


def build(ruling: Uitspraak) -> Casus:
    """The file of the order: everything that is asked, less what the court found wanting."""
    code = ruling["middel"]
    casus = full(KADER.soort(code))
    made = casus.afwegingen[0]
    made.motivering = "een lichtere stap vooraf kon hier niet"
    made.gronden = ruling.get("gronden", "")
    made.opgesteld_op = days_ago(ruling.get("gewogen", 0))
    made.spoed, made.spoed_reden = "spoed" in ruling, ruling.get("spoed", "")
    if ruling.get("verlenging"):
        announced_before(casus, code)
    if "c" in made.gronden:
        next(one for one in casus.tijdlijn if one.herkomst is Herkomst.POLITIE).wapen = True
    if "tijdlijn" in ruling:
        casus.tijdlijn = [one for one in casus.tijdlijn if one.soort is ItemSoort.NOTITIE]
        for facts in ruling["tijdlijn"]:
            tell(casus, facts)
    for lacking in ruling.get("zonder", ()):
        take_away(casus, lacking)
    return casus


def tell(casus: Casus, facts: Mapping[str, Any]) -> None:
    """So many entries of one kind, spread from `van` to `tot` days ago; all reports are of one melder."""
    number, first, last = facts["aantal"], facts["van"], facts.get("tot", facts["van"])
    herkomst = Herkomst(facts["herkomst"])
    for turn in range(number):
        days = first - (first - last) * turn // max(1, number - 1)
        item(
            casus, ItemSoort(facts["soort"]), days=days, herkomst=herkomst, bron=herkomst.label,
            melder=MELDER if herkomst is Herkomst.MELDER else None, verificatie=Verificatie(facts["verificatie"]),
        )  # fmt: skip


def found(casus: Casus, code: str) -> list[str]:
    """What the program says against announcing the order: the code of each finding, or its words."""
    decision, weighing = casus.besluit_over(code), casus.laatste_afweging(code)
    assert decision is not None
    findings = check_announcement(casus, KADER, situation(casus), decision, weighing, DAGEN)
    return sorted({one.code or one.tekst for one in findings if one.oordeel is not Oordeel.GOED})


def may_be_announced(casus: Casus, code: str, ondanks: str = "") -> bool:
    decision, weighing = casus.besluit_over(code), casus.laatste_afweging(code)
    assert decision is not None
    decision.ondanks = ondanks
    try:
        require_announceable(casus, KADER, situation(casus), decision, weighing, DAGEN)
    except RegelFout:
        return False
    return True


ORDERS = [ruling for ruling in UITSPRAKEN if ruling["uitkomst"] != NO_ORDER]


@pytest.mark.parametrize("ruling", ORDERS, ids=source)
def test_the_program_points_at_what_the_order_fell_on_and_at_nothing_else(ruling: Uitspraak) -> None:
    casus, code = build(ruling), ruling["middel"]
    pointed = [one["wijst"] for one in ruling.get("element", ()) if one["wijst"] != SPOED]
    pointed += ruling.get("gepasseerd", ())
    told = found(casus, code)
    missed = [what for what in pointed if not any(one.startswith(what) for one in told)]
    assert missed == [], told
    alarms = [one for one in told if not any(one.startswith(what) for what in pointed)]
    assert alarms == [], f"{source(ruling)}: {len(alarms)} false alarms"
    assert may_be_announced(casus, code) is (not told)
    if ruling["uitkomst"] == STOOD:
        assert may_be_announced(casus, code, "de motivering wordt bij bezwaar aangevuld")


@pytest.mark.parametrize("ruling", ORDERS, ids=source)
def test_the_order_with_everything_in_its_file_goes_through(ruling: Uitspraak) -> None:
    """So the program does point at what is lacking, and not at the measure."""
    casus = build({"gronden": "b" if KADER.gronden_van(ruling["middel"]) else ""} | {
        key: ruling[key] for key in ("middel", "verlenging", "gronden") if key in ruling
    })  # fmt: skip
    assert found(casus, ruling["middel"]) == []
    assert may_be_announced(casus, ruling["middel"])


@pytest.mark.parametrize("ruling", [one for one in ORDERS if "spoed" in one], ids=source)
def test_beside_the_tick_for_urgency_stands_that_there_was_none(ruling: Uitspraak) -> None:
    assert urgency_figures(build(ruling), KADER, TODAY) == (
        "De feiten lopen over 130 dagen; geen enkel incident is door een functionaris waargenomen of vastgesteld."
    )


@pytest.mark.parametrize("ruling", [one for one in UITSPRAKEN if one["uitkomst"] == NO_ORDER], ids=source)
def test_a_mere_warning_is_no_order(ruling: Uitspraak) -> None:
    """No hearing is asked, no term for an objection begins, and nothing about it has to be announced."""
    soort = KADER.soort(ruling["middel"])
    asked = {KADER.dossierpunten[code].toets for code in soort.dossier}
    assert not asked & {Toets.ZIENSWIJZE, Toets.BESLUIT}
    assert not any(KADER.termijnregel(code).grondslag.startswith("Awb art. 6:7") for code in soort.termijnen)


def test_what_stood_has_no_element_and_what_fell_has_one() -> None:
    for ruling in UITSPRAKEN:
        fell = ruling["uitkomst"] not in (STOOD, NO_ORDER)
        assert bool(ruling.get("element")) is fell, source(ruling)
        assert not (fell and ruling.get("gepasseerd")), source(ruling)


def test_a_weapon_that_an_official_found_carries_ground_c() -> None:
    casus = build({"middel": "B13", "gronden": "c"})
    assert found(casus, "B13") == []
    by = {one.herkomst: one for one in casus.tijdlijn if one.soort is ItemSoort.INCIDENT}
    by[Herkomst.POLITIE].wapen = False
    assert found(casus, "B13") == ["D02"]
    by[Herkomst.CORPORATIE].wapen = True
    assert found(casus, "B13") == ["D02"], "nobody of the police or the municipality established it"


def test_help_that_was_accepted_is_weighed_before_an_extension() -> None:
    casus = build({"middel": "B13", "gronden": "b", "verlenging": True, "gewogen": 25})
    (told,) = found(casus, "B13")
    assert told.startswith("Hulp is aanvaard na de afweging (")
    assert not may_be_announced(casus, "B13", "wij willen de rust in de straat bewaren")
    casus.afwegingen[0].opgesteld_op = TODAY
    assert found(casus, "B13") == []


def test_urgency_does_not_answer_what_there_was_time_for() -> None:
    """RBZWB:2023:1461: fourteen reports in 130 days leave time to warn; a find of two days ago does not."""
    fresh = [{"soort": "incident", "aantal": 2, "van": 9, "tot": 1, "herkomst": "politie", "verificatie": "vastgesteld"},
             {"soort": "incident", "aantal": 1, "van": 8, "herkomst": "corporatie", "verificatie": "vastgesteld"}]  # fmt: skip
    for timeline, told in ((fresh, []), (UITSPRAKEN[0]["tijdlijn"], ["D02", "D03", "D12"])):
        casus = build(
            {"middel": "B05", "spoed": "de overlast moet nu stoppen", "zonder": ["D12"], "tijdlijn": timeline}
        )
        assert found(casus, "B05") == told
        rows = check(casus, "B05").values()
        assert ("was er tijd voor: D12" in urgency_clears(rows)) is bool(told)
