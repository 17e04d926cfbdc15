"""What a judge annuls for when it is missing stops each measure that asks it; no reason, place or urgency does instead.

The table is written out here beside the handelingskader: a duty that falls away there is told here, and so is a new one.
"""

from __future__ import annotations

from uuid import uuid4

import pytest

from ivbdesk import resources
from ivbdesk.cases.besluitvorming.afweging import Grond, Verantwoording
from ivbdesk.cases.besluitvorming.dossierpunt import Dossierpunt, PuntStaat
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Toets
from ivbdesk.cases.ladder.bekendmaking import check_announcement, require_announceable
from ivbdesk.cases.ladder.bevinding import Oordeel
from ivbdesk.cases.ladder.opschaling import check_heavier, require_startable
from ivbdesk.cases.taal.feestdagen import read_feestdagen
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.ladder.vol_dossier import announced_before, full, situation, take_away
from tests.cases.zaak import KADER, TODAY, days_ago

DAGEN = read_feestdagen(resources.read("feestdagen.toml"), "feestdagen.toml")
DUTY = {
    "D03": ("B03 B04 B05 B06", "RBZWB:2023:1461: not verified"),
    "D06": ("B03 B04 B05 B06", "Gemeentewet art. 151d lid 2; IVB 5"),
    "D09": ("B03 B04 B05 B06 B07 B08 B09 B12 B13 B14 B15 B16 B17", "Awb 3:4 lid 2; RVS:2019:2912"),
    "D10": ("B03 B04 B05 B06 B08 B12 B13 B15 B17 C06", "Awb 3:4 lid 2"),
    "D13": ("B04 B05 B06 B08 B09 B12 B13 B14 B15 B16 B17", "Awb 4:8"),
    "D15": ("B04 B17", "Awb 5:32b: no order under penalty without its amounts"),
    "D16": (
        "B04 B05 B06 B08 B09 B12 B13 B14 B15 B16 B17",
        "Awb 5:24 lid 1 and 5:32a lid 1: what is to be done, until when",
    ),
    "D17": ("B03 B04 B05 B06 B12 B13 B17", "Awb 4:84; RBZWB:2023:1461"),
    "D18": ("B04 B05 B06 B08 B09 B12 B13 B14 B15 B16 B17", "Awb 10:3; RBAMS:2019:4343"),
    "D21": (
        "B04 B05 B06 B07 B08 B09 B12 B13 B14 B15 B16 B17",
        "Awb 3:40: no decision binds before it is announced",
    ),
    "D24": ("Z11 Z12 Z13", "Wvggz 5:8 and 7:1; Wzd 26 and 29 (nog te toetsen)"),
    "D33": ("B12 B13", "RVS:2019:2912; RVS:2022:1910"),
    "D35": ("B12 B13", "RVS:2022:1910"),
    "D38": (
        "B06 B12 B13 B16",
        "art. 8 EVRM, where somebody must leave the home; elsewhere repairable: RBMNE:2020:2376",
    ),
}
EXTENDING = {
    **dict.fromkeys(("D09", "D10", "D13", "D16", "D18"), "B04 B05 B06 B08 B10 B12 B13 B15"),
    "D35": "B12 B13",
    "D38": "B06 B10 B12 B13",
}
"""An extension is a decision of its own (Awb 1:3; Wth 9; RBGEL:2025:7493)."""
DUTIES = [(code, item) for item, (codes, _) in DUTY.items() for code in codes.split()]
LONGER = [(code, item) for item, codes in EXTENDING.items() for code in codes.split()]


def test_the_table_is_what_the_handelingskader_demands() -> None:
    soorten = KADER.maatregelen.values()
    assert sorted(DUTIES) == sorted((s.code, item) for s in soorten for item in s.verplicht)
    assert sorted(LONGER) == sorted((s.code, item) for s in soorten for item in s.verlenging_verplicht)


def ready(code: str, *, extension: bool) -> Casus:
    """A file that lacks nothing, under a weighing with the ground of the law and a reason for what was left out."""
    casus = full(KADER.soort(code))
    made = casus.afwegingen[0]
    made.motivering = "een lichtere stap vooraf kon hier niet"
    made.gronden = "b" if KADER.gronden_van(code) else ""
    if extension:
        announced_before(casus, code)
    return casus


def explain_away(casus: Casus, item: str) -> None:
    """All that answers an ordinary item: a reason in the weighing, and a place outside the register."""
    made = casus.afwegingen[0]
    words = "dit ontbreekt, en dat is besproken"
    made.verantwoordingen.append(Verantwoording(uuid4(), made.id, item, Grond.MOTIVERING, words))
    casus.dossierpunten.append(
        Dossierpunt(uuid4(), casus.id, item, PuntStaat.ELDERS, TODAY, "rapport in zaak Z-1")
    )


def lack(casus: Casus, item: str) -> None:
    take_away(casus, item)
    if KADER.dossierpunten[item].toets is Toets.LICHTERE_MIDDELEN:
        return  # there the reason is the proof
    explain_away(casus, item)


def stops(casus: Casus, code: str) -> set[str]:
    made = casus.laatste_afweging(code)
    found = check_heavier(casus, KADER, situation(casus), code, made)
    return {one.code for one in found if one.oordeel is Oordeel.STOP}


@pytest.mark.parametrize(("code", "item"), DUTIES)
def test_a_mandatory_item_stops_the_start_and_the_announcement(code: str, item: str) -> None:
    casus = ready(code, extension=False)
    assert item not in stops(casus, code)
    lack(casus, item)
    decision, made = casus.besluiten[0], casus.afwegingen[0]
    later = item in KADER.soort(code).na_start
    assert (item in stops(casus, code)) is not later
    with pytest.raises(RegelFout, match=KADER.dossierpunten[item].naam):
        require_startable(casus, KADER, situation(casus), code, made)
    decision.ondanks = "het kon echt niet anders"
    with pytest.raises(RegelFout, match=KADER.dossierpunten[item].naam):
        require_announceable(casus, KADER, situation(casus), decision, made, DAGEN)


@pytest.mark.parametrize(("code", "item"), LONGER)
def test_a_mandatory_item_stops_an_extension(code: str, item: str) -> None:
    casus = ready(code, extension=True)
    assert item not in stops(casus, code)
    lack(casus, item)
    decision, made = casus.besluiten[0], casus.afwegingen[0]
    found = check_announcement(casus, KADER, situation(casus), decision, made, DAGEN)
    assert {one.code for one in found if one.oordeel is Oordeel.STOP and one.code} == {item}


@pytest.mark.parametrize(("code", "item"), DUTIES)
def test_urgency_answers_only_what_could_not_be_had_in_time(code: str, item: str) -> None:
    casus = ready(code, extension=False)
    lack(casus, item)
    casus.tijdlijn = [entry for entry in casus.tijdlijn if entry.datum >= days_ago(14)]
    made = casus.afwegingen[0]
    made.spoed, made.spoed_reden = True, "acuut gevaar voor de buren"
    penalty = KADER.asks_field(KADER.soort(code), "dwangsom")
    cleared = item == "D13" or (item == "D21" and not penalty)
    assert (item not in stops(casus, code)) is cleared, (
        "the hearing: Awb 4:11 under a; to act first: 5:31 lid 2"
    )
