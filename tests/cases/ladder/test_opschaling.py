"""No path of recorded actions reaches a binding measure without a weighing that answers for all lighter means.

The test works out for itself, straight from the TOML file, which lighter means apply; it uses none of the
rules that it tests.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ivbdesk import resources
from ivbdesk.cases.besluitvorming.afweging import Afweging, Grond, Verantwoording
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.dossierpunt import Dossierpunt, PuntStaat
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus, Resultaat
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm, Zienswijze
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Persoon, Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.leefgebied import Leefgebiedscore
from ivbdesk.cases.betrokkenen.object import Adres, Object
from ivbdesk.cases.dossier.casus import Casus, CasusStatus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Verificatie
from ivbdesk.cases.kader.kader import CasusSoort, Huurvorm
from ivbdesk.cases.kader.kader_lezer import read_handelingskader
from ivbdesk.cases.kader.soorten import Urgentie
from ivbdesk.cases.ladder.afschaling import end_measure, step_down
from ivbdesk.cases.ladder.ladder import situation_of
from ivbdesk.cases.ladder.opschaling import Oordeel, check_heavier, start_measure
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.zaak import item
from tests.diep import examples

TODAY = date(2026, 11, 23)
TEXT = resources.read("handelingskader.toml")
KADER = read_handelingskader(TEXT, "handelingskader.toml")
RAW: dict[str, dict[str, Any]] = {m["code"]: m for m in tomllib.loads(TEXT)["maatregel"]}
CODES = sorted(RAW)
WEIGHED = dict.fromkeys(
    ("geschikt", "noodzakelijk", "evenwichtig", "evrm", "kwetsbaarheid", "derden", "beleid", "mandaat"),
    "dit is gewogen",
)
MINOR_BORN, ADULT_BORN, CHILD_BORN = TODAY.year - 15, TODAY.year - 40, TODAY.year - 6


def fits(raw: dict[str, Any], case: Casus, apv: bool) -> bool:
    """Whether a means fits the case, written plainly from domein 1.3."""
    kinds = {case.soort.value} if case.soort is not CasusSoort.BEIDE else {"woonoverlast", "meervoudig"}
    if not kinds & set(raw["soorten"]):
        return False
    tenure = case.object.huurvorm.value if case.object else "onbekend"
    if raw.get("huurvormen") and tenure != "onbekend" and tenure not in raw["huurvormen"]:
        return False
    solved = set()
    for score in sorted(case.leefgebieden, key=lambda s: s.datum):
        solved.discard(score.leefgebied)
        if score.score is not None and score.score >= 4:
            solved.add(score.leefgebied)
    if raw.get("leefgebieden") and set(raw["leefgebieden"]) <= solved:
        return False
    ages = [TODAY.year - b.persoon.gegevens.geboortejaar for b in case.betrokkenen
            if b.rol is Rol.OVERLASTGEVER and b.persoon.gegevens.geboortejaar]  # fmt: skip
    children = [b for b in case.betrokkenen if b.rol is Rol.MINDERJARIGE]
    if raw.get("alleen_bij") == "minderjarige" and not children and not any(age < 18 for age in ages):
        return False
    if raw.get("alleen_bij") == "kind_onder_12" and not children:
        return False
    if ages and "leeftijd_min" in raw and max(ages) < raw["leeftijd_min"]:
        return False
    if ages and "leeftijd_max" in raw and min(ages) > raw["leeftijd_max"]:
        return False
    return apv or raw.get("vereist_instelling") != "apv_151d"


def must_be_accounted(code: str, case: Casus, apv: bool) -> set[str]:
    """The lighter means that need an outcome or a written reason before this measure."""
    target = RAW[code]
    if target["bewijs"] == "geen" or target["trede"] == 0:
        return set()
    return {
        other
        for other, raw in RAW.items()
        if raw["lichter"]
        and raw.get("actief", True)
        and other in target.get("alleen_lichter", [other])
        and 0 < raw["trede"] < target["trede"]
        and (raw["trede"] <= 2 or raw["spoor"] == target["spoor"])
        and fits(raw, case, apv)
    }


class Climb(RuleBasedStateMachine):
    """A casus in which anything may be tried, in any order."""

    @initialize(
        soort=st.sampled_from([CasusSoort.WOONOVERLAST, CasusSoort.MEERVOUDIG, CasusSoort.BEIDE]),
        tenure=st.sampled_from(list(Huurvorm)),
        born=st.sampled_from([MINOR_BORN, ADULT_BORN, None]),
        child=st.booleans(),
    )
    def begin(self, soort: CasusSoort, tenure: Huurvorm, born: int | None, child: bool) -> None:
        self.ids = (UUID(int=number) for number in count(1))
        self.apv = False
        self.weighings = 0
        case_id = next(self.ids)
        self.case = Casus(
            case_id, "LD-2026-001", 1, soort, "t", CasusStatus.ACTIEF, Urgentie.GEEL, "", "doel", "grond", TODAY, "1",
            object=Object(next(self.ids), Adres("Laan", 1), tenure),
        )  # fmt: skip
        self.add_person(born, Rol.OVERLASTGEVER)
        if child:
            self.add_person(CHILD_BORN, Rol.MINDERJARIGE)
        self.started: list[tuple[str, set[str], set[str], bool]] = []

    def add_person(self, born: int | None, rol: Rol) -> None:
        person = Persoon(next(self.ids), Persoonsgegevens("A", "", "B", born))
        self.case.betrokkenen.append(Betrokkenheid(next(self.ids), self.case.id, person, rol, TODAY))

    @rule(filled=st.booleans())
    def set_apv(self, filled: bool) -> None:
        self.apv = filled

    @rule(gebied=st.integers(1, 12), score=st.sampled_from([None, 1, 2, 3, 4, 5]))
    def judge(self, gebied: int, score: int | None) -> None:
        self.case.leefgebieden.append(
            Leefgebiedscore(next(self.ids), self.case.id, gebied, score, TODAY, "bron")
        )

    @rule(code=st.sampled_from(sorted({d for m in RAW.values() for d in m.get("dossier", [])})))
    def answer_item(self, code: str) -> None:
        self.case.dossierpunten = [p for p in self.case.dossierpunten if p.code != code]
        self.case.dossierpunten.append(
            Dossierpunt(next(self.ids), self.case.id, code, PuntStaat.ELDERS, TODAY, "brief, zaak 2026-114")
        )

    @rule()
    def see(self) -> None:
        """An official saw it: what a mandatory item about the facts is proven by."""
        item(self.case, ItemSoort.INCIDENT, verificatie=Verificatie.WAARGENOMEN)

    @rule()
    def hear(self) -> None:
        said = ("het valt wel mee", "het tijdstip is aangepast")
        made = (next(self.ids), self.case.id, "B03", TODAY, TODAY, Hoorvorm.SCHRIFTELIJK, TODAY, *said)
        self.case.zienswijzen.append(Zienswijze(*made))

    @rule(code=st.sampled_from(CODES))
    def announce(self, code: str) -> None:
        self.case.besluiten.append(
            Besluit(
                next(self.ids), self.case.id, code, TODAY, "geen bezoek na 22 uur", TODAY + timedelta(days=90),
                dwangsom_bedrag=250, dwangsom_per="keer", dwangsom_max=2500, bekend_op=TODAY, bekend_wijze="per post",
            )
        )  # fmt: skip

    @rule(
        code=st.sampled_from(CODES),
        answered=st.sets(st.sampled_from(CODES), max_size=8),
        everything=st.booleans(),
        blank=st.booleans(),
        spoed=st.booleans(),
        decides=st.sampled_from(["Burgemeester", ""]),
    )
    def weigh(
        self, code: str, answered: set[str], everything: bool, blank: bool, spoed: bool, decides: str
    ) -> None:
        self.weighings += 1
        weighing_id = next(self.ids)
        items = {d for m in RAW.values() for d in m.get("dossier", [])}
        codes = {*CODES, *items} if everything else answered
        self.case.afwegingen.append(
            Afweging(
                weighing_id, self.case.id, code, TODAY, datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=self.weighings),
                "hulp is aangeboden", "GGZ", "de buurt is onrustig", "Politie", "besluit", decides, TODAY, "1", spoed=spoed,
                spoed_reden="acuut gevaar voor de buren" if spoed else "", motivering="de gewone weg hielp niet",
                gronden="a" if code == "B13" else "", **({} if blank else WEIGHED),
                verantwoordingen=[
                    Verantwoording(
                        next(self.ids), weighing_id, c, Grond.NIET_PASSEND if c in RAW else Grond.MOTIVERING,
                        "" if blank else "past hier niet",
                    )
                    for c in sorted(codes)
                ],
            )
        )  # fmt: skip

    @rule(code=st.sampled_from(CODES))
    def try_to_start(self, code: str) -> None:
        if any(m.code == code and m.status is not MaatregelStatus.BEEINDIGD for m in self.case.maatregelen):
            return
        settings_filled = frozenset({"apv_151d"}) if self.apv else frozenset()
        situation = situation_of(self.case, TODAY, settings_filled)
        weighing = self.case.laatste_afweging(code)
        measure = Maatregel(next(self.ids), self.case.id, code, MaatregelStatus.VOORGESTELD, TODAY)
        needed = must_be_accounted(code, self.case, self.apv)
        with_outcome = {m.code for m in self.case.maatregelen if m.resultaat is not None}
        reasons = {v.code for v in weighing.verantwoordingen if v.toelichting} if weighing else set()
        if weighing is not None and weighing.spoed and "alleen_lichter" in RAW[code]:
            reasons |= needed
        self.case.maatregelen.append(measure)
        try:
            start_measure(self.case, KADER, situation, measure, weighing, TODAY)
        except RegelFout:
            self.case.maatregelen.remove(measure)
            return
        self.started.append(
            (code, needed, with_outcome | reasons, weighing is not None and bool(weighing.bevoegd))
        )

    @precondition(lambda self: self.case.lopende_maatregelen())
    @rule(result=st.sampled_from(list(Resultaat)), which=st.integers(0, 50))
    def end(self, result: Resultaat, which: int) -> None:
        running = self.case.lopende_maatregelen()
        end_measure(self.case, KADER, running[which % len(running)], result, TODAY, "zo ging het")

    @precondition(lambda self: self.case.lopende_maatregelen())
    @rule(which=st.integers(0, 50))
    def down(self, which: int) -> None:
        """Stepping down is always possible for what runs, with a reason."""
        running = self.case.lopende_maatregelen()
        step_down(
            self.case, KADER, [(running[which % len(running)], Resultaat.DEELS)], TODAY, "het gaat beter"
        )

    @invariant()
    def every_binding_measure_was_weighed(self) -> None:
        for code, needed, accounted, decided in getattr(self, "started", []):
            if RAW[code]["trede"] >= 4:
                assert decided, code
                assert needed <= accounted, (code, needed - accounted)

    @invariant()
    def nothing_impossible_runs(self) -> None:
        if not hasattr(self, "case"):
            return
        running = {m.code for m in self.case.lopende_maatregelen()}
        assert not {"B04", "B05"} <= running
        assert "B15" not in running
        adults = [b for b in self.case.betrokkenen if b.rol is Rol.OVERLASTGEVER]
        if adults[0].persoon.gegevens.geboortejaar == MINOR_BORN:
            assert not {"B06", "B10"} & running


Climb.TestCase.settings = settings(examples(20), stateful_step_count=25)
TestClimb = Climb.TestCase


def ready_case() -> Casus:
    machine = Climb()
    machine.begin(CasusSoort.WOONOVERLAST, Huurvorm.SOCIALE_HUUR, ADULT_BORN, False)
    return machine.case


def test_the_151d_measures_stop_without_an_apv_article() -> None:
    case = ready_case()
    for code in ("B03", "B04", "B05", "B06"):
        findings = check_heavier(case, KADER, situation_of(case, TODAY, frozenset()), code, None)
        assert any(f.oordeel is Oordeel.STOP and "APV" in f.tekst for f in findings)


def test_a_complete_climb_is_possible() -> None:
    """The rules block what is not answered, and nothing else: with all answered a binding measure starts."""
    machine = Climb()
    machine.begin(CasusSoort.WOONOVERLAST, Huurvorm.SOCIALE_HUUR, ADULT_BORN, False)
    machine.set_apv(True)
    for number in range(1, 33):
        machine.answer_item(f"D{number:02d}")
    machine.see()
    for code in ("B02", "B03", "B04"):
        if code == "B04":
            machine.hear()
            machine.announce(code)
        machine.weigh(code, set(), True, False, False, "Burgemeester")
        machine.try_to_start(code)
    assert [entry[0] for entry in machine.started] == ["B02", "B03", "B04"]
    assert machine.case.status is CasusStatus.BESTUURLIJK
    assert must_be_accounted("B04", machine.case, True) >= {"P04", "Z01", "B02"}


def test_without_urgency_an_open_mandatory_item_stops() -> None:
    machine = Climb()
    machine.begin(CasusSoort.WOONOVERLAST, Huurvorm.SOCIALE_HUUR, ADULT_BORN, False)
    machine.set_apv(True)
    machine.see()
    machine.announce("B04")
    machine.weigh("B04", set(), True, False, False, "Burgemeester")
    machine.try_to_start("B04")
    assert machine.started == []
    machine.weigh("B04", set(), True, False, True, "Burgemeester")
    machine.try_to_start("B04")
    assert [entry[0] for entry in machine.started] == ["B04"], "urgency answers the hearing (Awb 4:11)"


def test_urgency_does_not_answer_what_could_be_had_in_time() -> None:
    machine = Climb()
    machine.begin(CasusSoort.WOONOVERLAST, Huurvorm.SOCIALE_HUUR, ADULT_BORN, False)
    machine.set_apv(True)
    machine.announce("B04")
    machine.weigh("B04", set(), True, False, True, "Burgemeester")
    machine.try_to_start("B04")
    assert machine.started == [], "no incident was verified (D03)"
    weighing = machine.case.laatste_afweging("B04")
    found = check_heavier(
        machine.case, KADER, situation_of(machine.case, TODAY, frozenset({"apv_151d"})), "B04", weighing
    )
    assert {f.code for f in found if f.oordeel is Oordeel.STOP} == {"D03"}


def test_a_weighing_of_another_measure_does_not_count() -> None:
    case = ready_case()
    machine = Climb()
    machine.begin(CasusSoort.WOONOVERLAST, Huurvorm.SOCIALE_HUUR, ADULT_BORN, False)
    machine.weigh("B02", set(), True, False, True, "Burgemeester")
    other = machine.case.afwegingen[0]
    measure = Maatregel(UUID(int=9), case.id, "C05", MaatregelStatus.VOORGESTELD, TODAY)
    with pytest.raises(RegelFout):
        start_measure(case, KADER, situation_of(case, TODAY, frozenset()), measure, other, TODAY)
