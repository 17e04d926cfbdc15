"""The shipped data: it loads without an error, and says what the law and the policy ask of it."""

from __future__ import annotations

import dataclasses
import hashlib
import re
import tomllib

import pytest

from ivbdesk import resources
from ivbdesk.cases.kader.kader import Bewijsgrond, CasusSoort, Handelingskader, Huurvorm, Spoor
from ivbdesk.cases.kader.kader_lezer import read_handelingskader
from ivbdesk.cases.kader.leefgebied_kader import Leefgebieden, read_leefgebieden
from ivbdesk.cases.kader.partnerkaart import Partnerkaart, read_partners
from ivbdesk.cases.taal.fouten import KaderFout

# The grid as the domain describes it (part B), written out here apart from the file: level, column, measures.
GRID = """
1 zorg
1 wonen    P02 P04 C01
1 bestuur  P01 P03 P05
1 straf    S01 G01
2 zorg     Z01 Z02 Z03 Z04 Z05 Z06 Z07 Z08 Z09 Z15 G02
2 wonen
2 bestuur
2 straf
3 zorg
3 wonen    C02 C03 C04
3 bestuur  B01 B02 B11 R01
3 straf    S02
4 zorg     Z10 Z14
4 wonen    C05
4 bestuur  B03 B04 B05 B07 B09 B14 B16 B17 R02 R03 R04
4 straf    S03
5 zorg     Z11 Z12 Z13
5 wonen
5 bestuur  B06 B08 B10
5 straf    S04
6 zorg
6 wonen    C06 C07
6 bestuur  B12 B13 B15
6 straf    S05
"""
BESIDE_THE_LADDER = {"N01", "N02", "N03"}
CELLS = [line.split() for line in GRID.strip().splitlines()]
INTRUSIVENESS = {
    0: "P01 P02 N02 N03 G01 G02",
    1: "P03 P04 P05 Z01 Z02 Z03 Z15 C01 N01",
    2: "Z04 Z05 Z06 Z07 Z08 C02 B01 S01 R01",
    3: "Z09 C03 B02 B11 S02",
    4: "Z10 C04 B03 S03 R02 R03 R04",
    5: "Z14 C05 B04 B09 B14 B16 B17",
    6: "B05 B07",
    7: "Z11 B08 S04",
    8: "Z12 Z13 B06 B10 S05",
    9: "C06 C07 B12 B13 B15",
}
ASKED_BY = {
    Bewijsgrond.WET: "Z11 Z12 Z13 Z14 B03 B04 B05 B06",
    Bewijsgrond.RECHTSPRAAK: "C05 C06 C07 B07 B08 B09 B12 B13 B14 B15 B16 S04",
    Bewijsgrond.BELEID: "Z08 Z09 C02 C03 C04 B02 B11 B17 R02 R03 R04",
}


@pytest.fixture(scope="module")
def kader() -> Handelingskader:
    return read_handelingskader(resources.read("handelingskader.toml"), "handelingskader.toml")


@pytest.fixture(scope="module")
def gebieden() -> Leefgebieden:
    return read_leefgebieden(resources.read("leefgebieden.toml"), "leefgebieden.toml")


@pytest.fixture(scope="module")
def partners(kader: Handelingskader) -> tuple[Partnerkaart, ...]:
    return read_partners(resources.read("partners.toml"), "partners.toml", kader.maatregelen)


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: " ".join(cell[:2]))
def test_each_cell_of_the_grid_holds_the_measures_of_the_domain(
    kader: Handelingskader, cell: list[str]
) -> None:
    level, track, *codes = cell
    assert {m.code for m in kader.op(int(level), Spoor(track))} == set(codes)


def test_no_measure_is_missing_and_none_is_made_up(kader: Handelingskader) -> None:
    assert set(kader.maatregelen) == {code for cell in CELLS for code in cell[2:]} | BESIDE_THE_LADDER
    assert {m.code for m in kader.maatregelen.values() if m.trede == 0} == BESIDE_THE_LADDER


def test_levels_and_tracks_have_their_names(kader: Handelingskader) -> None:
    names = ["voorkomen", "helpen", "waarschuwen", "bindend", "ingrijpend", "uiterst"]
    assert [(t.nummer, t.naam) for t in kader.treden] == list(enumerate(names, start=1))
    assert kader.sporen == {spoor: spoor.label for spoor in Spoor}
    assert kader.trede(4).naam == "bindend"


def test_intrusiveness_is_that_of_the_domain(kader: Handelingskader) -> None:
    for grade, codes in INTRUSIVENESS.items():
        assert {m.code for m in kader.maatregelen.values() if m.ingrijpend == grade} == set(codes.split())


def test_proof_of_lighter_means_is_asked_by_the_right_source(kader: Handelingskader) -> None:
    for source, codes in ASKED_BY.items():
        assert {m.code for m in kader.maatregelen.values() if m.bewijs is source} == set(codes.split())


def test_a_measure_holds_what_the_file_says(kader: Handelingskader) -> None:
    last = kader.soort("B04")
    assert last.vooraf == (("B03",),)
    numbers = [f"D{number:02}" for number in range(1, 24)]
    assert last.dossier == (*numbers[:10], "D38", *numbers[10:], "D31")
    assert last.verplicht == {"D03", "D06", "D09", "D10", "D13", "D15", "D16", "D17", "D18", "D21"}
    assert last.niet_samen_met == {"B05"}
    assert last.huurvormen == frozenset()
    assert last.soorten == {CasusSoort.WOONOVERLAST, CasusSoort.MEERVOUDIG}
    assert (last.bewijs, last.evaluatie_na_dagen, last.actief) == (Bewijsgrond.WET, 91, True)
    assert kader.soort("B02").vooraf[0] == ("P03", "P04", "P05")


def test_the_151d_measures_need_the_article_of_the_bylaw(kader: Handelingskader) -> None:
    asking = {m.code for m in kader.maatregelen.values() if m.vereist_instelling == "apv_151d"}
    assert asking == {"B03", "B04", "B05", "B06"}


def test_ages_and_children_for_whom_the_law_made_a_measure(kader: Handelingskader) -> None:
    ages = {
        m.code: (m.leeftijd_min, m.leeftijd_max)
        for m in kader.maatregelen.values()
        if m.leeftijd_min is not None or m.leeftijd_max is not None
    }
    assert ages == {"B06": (18, None), "B10": (18, None), "S02": (12, 17)}
    only = {m.code: m.alleen_bij for m in kader.maatregelen.values() if m.alleen_bij}
    assert only == {"Z04": "minderjarige", "B09": "kind_onder_12"}


def test_the_landlord_measures_do_not_fit_an_owner(kader: Handelingskader) -> None:
    rented = {m.code for m in kader.maatregelen.values() if m.huurvormen}
    assert rented == {"C01", "C02", "C04", "C05", "C06", "C07"}
    assert all(Huurvorm.KOOP not in kader.soort(code).huurvormen for code in rented)
    assert kader.soort("C04").huurvormen == {Huurvorm.SOCIALE_HUUR}


def test_a_closure_tells_what_it_does_to_the_tenancy(kader: Handelingskader) -> None:
    telling = {m.code for m in kader.maatregelen.values() if "7:231 lid 2" in m.neveneffect}
    assert telling == {"B12", "B13", "B15"}


def test_the_unverified_closure_can_not_start(kader: Handelingskader) -> None:
    assert {m.code for m in kader.maatregelen.values() if not m.actief} == {"B15"}


def test_lighter_means_leave_people_in_their_home(kader: Handelingskader) -> None:
    lighter = [m for m in kader.maatregelen.values() if m.lichter]
    assert {m.code for m in lighter if m.trede >= 4} == {"B04", "B05", "C05"}
    assert all(0 < m.trede <= 4 for m in lighter)
    assert {m.trede for m in lighter} == {1, 2, 3, 4}


def test_everything_is_still_to_be_checked_by_a_lawyer(kader: Handelingskader) -> None:
    assert all(m.gecontroleerd_op is None for m in kader.maatregelen.values())
    assert all(m.bron and m.bevoegd and m.termijn and m.grondslag for m in kader.maatregelen.values())


def test_an_unknown_code_is_told_in_words(kader: Handelingskader) -> None:
    with pytest.raises(KaderFout, match="Er is geen maatregel ‘X01’"):
        kader.soort("X01")
    with pytest.raises(KaderFout, match="Er is geen trede 7"):
        kader.trede(7)


def test_the_library_has_all_items_and_each_explains_itself(kader: Handelingskader) -> None:
    assert list(kader.dossierpunten) == [f"D{number:02}" for number in range(1, 39)]
    assert all(item.naam and item.uitleg.endswith((".", "?")) for item in kader.dossierpunten.values())


def test_the_twelve_leefgebieden_and_their_scores(gebieden: Leefgebieden) -> None:
    assert [gebied.nummer for gebied in gebieden.lijst] == list(range(1, 13))
    assert gebieden.naam(9) == "Psychische gezondheid"
    labels = [gebieden.score_label(score) for score in (1, 2, 3, 4, 5, None)]
    assert labels == ["acuut", "ernstig", "beperkt", "voldoende", "goed", "onbekend"]


def test_each_partner_of_the_policy_has_a_full_card_that_nobody_confirmed_yet(
    partners: tuple[Partnerkaart, ...],
) -> None:
    # The strategic partners of IVB 5.1, and the ones that domein 2.5 adds.
    policy = "vrhm politie rijnhart_wonen om rsiv zvh riec heit belastingdienst douane avim halt wijkplatform"
    policy += " lov ggd ggz incluzio sport jpt jgt scholen gemeente_oov college"
    added = "veilig_thuis reclassering verslavingszorg buurtbemiddeling bewindvoerder boa omgevingsdienst"
    added += " zorgcoordinator_mensenhandel"  # whom a signal of exploitation asks for first
    assert {card.code for card in partners} == set(f"{policy} {added}".split())
    for card in partners:
        texts = {f.name: getattr(card, f.name) for f in dataclasses.fields(card) if f.type == "str"}
        assert all(texts.values()), card.code
        assert card.gecontroleerd_op is None


def test_some_partner_can_be_asked_on_every_leefgebied(partners: tuple[Partnerkaart, ...]) -> None:
    assert {number for card in partners for number in card.expertise} == set(range(1, 13))


def test_every_measure_has_a_partner_that_may_carry_it_out(
    kader: Handelingskader, partners: tuple[Partnerkaart, ...]
) -> None:
    assert kader.maatregelen.keys() - {code for card in partners for code in card.codes} == set()


def test_who_receives_nothing_from_a_casus_is_not_proposed_for_one(
    partners: tuple[Partnerkaart, ...],
) -> None:
    receivers_of_nothing = {
        card.code for card in partners if "Ontvangt geen gegevens uit een casus" in card.deelt
    }
    assert receivers_of_nothing == {"sport", "wijkplatform", "lov"}
    assert all(not card.expertise for card in partners if card.code in receivers_of_nothing)


@pytest.mark.parametrize(("key", "word"), [("grondslagen", "grondslag"), ("zvh_criteria", "vier criteria")])
def test_the_lists_at_the_top_are_asked(key: str, word: str) -> None:
    text = re.sub(rf"(?ms)^{key} = \[.*?^\]\n", "", resources.read("handelingskader.toml"))
    with pytest.raises(KaderFout) as wrong:
        read_handelingskader(text, "handelingskader.toml")
    assert word in str(wrong.value)


def test_another_text_has_another_version() -> None:
    """Registers keep the text of each version: one name never stands for two texts."""
    text = resources.read("handelingskader.toml")
    known = {
        "2026-3": "905d38e4132ee123af475e0cdd0bc2745da4ff551a54690a5454248208adb486",
        "2026-4": "6966e8be91674f08d786cfcb15ac7fa5322ba3dd5a7895a79fa512de0d292bcf",
        "2026-5": "9013118a2011d31b85205f9c3d19e8dc5fa4ae4f1cf56f3bb38849b70db5ba55",
    }
    version = tomllib.loads(text)["versie"]
    assert hashlib.sha256(text.encode()).hexdigest() == known.get(version)
