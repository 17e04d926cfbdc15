"""The rules of a weighing: the open sum, the rule of the Veiligheidshuis, and what each outcome demands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk import resources
from ivbdesk.cases.kader.soorten import Thema, Uitkomst, Urgentie
from ivbdesk.cases.kader.wegingskader_lezer import read_wegingskader
from ivbdesk.cases.kader.woordkeus import read_woordkeus
from ivbdesk.cases.signaal.signaal import Antwoord
from ivbdesk.cases.signaal.weging import (
    Ingevuld,
    Wegingsbesluit,
    find_outcomes,
    points_of,
    points_text,
    reckon,
)
from ivbdesk.cases.signaal.wegingseisen import find_lacking, require_decidable
from ivbdesk.cases.taal.fouten import KaderFout, RegelFout

TEXT = resources.read("wegingen.toml")
KADER = read_wegingskader(TEXT, "wegingen.toml", ["een", "twee", "drie", "vier"])
WOORDEN = read_woordkeus(resources.read("woordkeus.toml"), "woordkeus.toml")
TODAY = date(2026, 11, 23)
JA, NEE = Antwoord.JA, Antwoord.NEE
LAWFUL = {"doelbinding": JA, "proportie": JA, "subsidiair": JA}
ENOUGH = {
    **LAWFUL, "acuut": NEE, "voor_ons": JA, "onveilig_thuis": JA, "zvh_d": JA, "zvh_besluit": JA, "aangifte": JA,
    "om_misdrijf": JA, "om_feiten": JA, "om_taak": JA, "om_delen": JA,
}  # fmt: skip
FULL = Wegingsbesluit(
    None, "omdat het kan", "nodig voor de rust", "Gemeentewet art. 172", Urgentie.GEEL, "samen zo besproken", TODAY + timedelta(days=30),
    uuid4(), "G04", uuid4(), "PGAx 12", "bedrog", "40+", "Overlast Laan 1", "rust",
    tijdlijn="Er is overlast.",
)  # fmt: skip
NEEDED = {
    Uitkomst.NIETS: {"reden", "vernietigen_op"},
    Uitkomst.ADVIES: {"reden", "vernietigen_op"},
    Uitkomst.PARTNER: {"reden", "vernietigen_op", "noodzaak", "grondslag", "partner_id"},
    Uitkomst.BESTAANDE_CASUS: {"noodzaak", "grondslag", "casus_id", "tijdlijn"},
    Uitkomst.NIEUWE_CASUS: {"reden", "noodzaak", "grondslag", "urgentie", "doel", "titel", "tijdlijn"},
    Uitkomst.LSO: {"reden", "vernietigen_op", "noodzaak", "grondslag", "partner_id"},
    Uitkomst.VEILIG_THUIS: {"reden", "vernietigen_op", "noodzaak", "grondslag", "partner_id"},
    Uitkomst.VEILIGHEIDSHUIS: {"reden", "vernietigen_op", "noodzaak", "grondslag", "kenmerk", "partner_id"},
    Uitkomst.GEDIGITALISEERD: {"vernietigen_op", "noodzaak", "grondslag", "categorie", "leeftijdsgroep"},
}
EMPTY = Wegingsbesluit(None)


def filled(**answers: Antwoord) -> Ingevuld:
    return Ingevuld(Thema.WOONOVERLAST, answers)


def can(outcome: Uitkomst, ingevuld: Ingevuld) -> bool:
    return next(f.kan for f in find_outcomes(KADER, ingevuld) if f.uitkomst is outcome)


@given(
    ernst=st.integers(0, 4), frequentie=st.integers(0, 3), derden=st.integers(0, 4), kwetsbaar=st.integers(0, 3),
    minderjarig=st.sampled_from([0, 2]), trend=st.integers(-1, 2), acuut=st.booleans(),
)  # fmt: skip
def test_the_sum_is_open_and_proposes_by_its_bounds(acuut: bool, **points: int) -> None:
    given_ = Ingevuld(Thema.ANDERS, {"acuut": JA if acuut else NEE}, {}, points)
    found = reckon(KADER, given_)
    total = sum(points.values())
    expected = "rood" if acuut or total > 11 else "oranje" if total > 7 else "geel" if total > 3 else "groen"
    assert (found.totaal, found.voorstel.value, found.is_compleet) == (total, expected, True)
    assert acuut or f"= {total}: " in found.woorden
    assert points_of(points_text(points)) == points


def test_the_veiligheidshuis_by_an_independent_truth_table() -> None:
    for answers in product([*Antwoord, None], repeat=4):
        given_ = {f"zvh_{x}": a for x, a in zip("abcd", answers, strict=True) if a is not None}
        a, b, c, d = (answer is JA for answer in answers)
        assert can(Uitkomst.VEILIGHEIDSHUIS, filled(**given_)) is ((a and b and c) or d)


def test_the_lso_only_when_every_step_says_yes() -> None:
    steps = ("om_misdrijf", "om_feiten", "om_taak", "om_delen")
    for answers in product([JA, NEE, Antwoord.ONBEKEND], repeat=4):
        given_ = dict(zip(steps, answers, strict=True))
        assert can(Uitkomst.LSO, filled(**given_)) is all(answer is JA for answer in answers)


@pytest.mark.parametrize("outcome", list(Uitkomst))
def test_no_outcome_is_accepted_without_what_it_demands(outcome: Uitkomst) -> None:
    theme = Thema.GEDIGITALISEERD if outcome is Uitkomst.GEDIGITALISEERD else Thema.WOONOVERLAST
    enough = Ingevuld(theme, ENOUGH)
    whole = replace(FULL, uitkomst=outcome)
    require_decidable(KADER, WOORDEN, enough, whole, TODAY)
    for name in NEEDED[outcome]:
        with pytest.raises(RegelFout) as refused:
            require_decidable(KADER, WOORDEN, enough, replace(whole, **{name: getattr(EMPTY, name)}), TODAY)
        assert refused.value.veld == name
    if "noodzaak" in NEEDED[outcome]:
        for code in LAWFUL:
            for answer in (NEE, Antwoord.ONBEKEND):
                with pytest.raises(RegelFout):
                    require_decidable(KADER, WOORDEN, Ingevuld(theme, {**ENOUGH, code: answer}), whole, TODAY)


def test_all_that_lacks_is_told_at_once_and_words_that_the_law_guards_as_well() -> None:
    bare = Wegingsbesluit(Uitkomst.NIEUWE_CASUS, titel="Verslaafde buurman", tijdlijn="Hij is moslim.")
    lacking = find_lacking(
        KADER, WOORDEN, Ingevuld(Thema.WOONOVERLAST, {"voor_ons": JA, "acuut": NEE}), bare, TODAY
    )
    assert {item.veld for item in lacking} == {
        "vraag_doelbinding", "vraag_proportie", "vraag_subsidiair", "grondslag", "noodzaak", "urgentie", "doel", "reden",
        "titel", "tijdlijn",
    }  # fmt: skip


@pytest.mark.parametrize(("days", "fits"), [(0, False), (1, True), (365, True), (366, False)])
def test_a_rejected_signal_goes_early(days: int, fits: bool) -> None:
    nothing = replace(FULL, uitkomst=Uitkomst.NIETS, vernietigen_op=TODAY + timedelta(days=days))
    if fits:
        require_decidable(KADER, WOORDEN, Ingevuld(Thema.ANDERS, ENOUGH), nothing, TODAY)
    else:
        with pytest.raises(RegelFout, match="uiterlijk 23 nov 2027"):
            require_decidable(KADER, WOORDEN, Ingevuld(Thema.ANDERS, ENOUGH), nothing, TODAY)


def test_danger_never_waits_for_the_checklist_and_is_never_nothing() -> None:
    danger = filled(acuut=JA, voor_ons=JA)
    require_decidable(KADER, WOORDEN, danger, replace(FULL, uitkomst=Uitkomst.NIEUWE_CASUS), TODAY)
    assert not can(Uitkomst.NIETS, danger)


def test_another_urgency_than_the_sum_needs_a_reason() -> None:
    points = {"ernst": 4, "frequentie": 3, "derden": 1, "kwetsbaar": 0, "minderjarig": 0, "trend": 0}
    given_ = Ingevuld(Thema.WOONOVERLAST, ENOUGH, {}, points)
    plain = replace(FULL, uitkomst=Uitkomst.NIEUWE_CASUS, urgentie_reden="")
    require_decidable(KADER, WOORDEN, given_, replace(plain, urgentie=Urgentie.ORANJE), TODAY)
    with pytest.raises(RegelFout) as refused:
        require_decidable(KADER, WOORDEN, given_, replace(plain, urgentie=Urgentie.GROEN), TODAY)
    assert refused.value.veld == "urgentie_reden"


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('naam = "Ernst"', 'naam = "Nationaliteit"', "‘naam’: Dit mag nooit meetellen"),
        ('past_als = [["bekend"]]', 'past_als = [["bekent"]]', "‘past_als’: Er is geen vraag ‘bekent’"),
        ('woorden = ["nee", "ja"]', 'woorden = ["nee"]', "‘woorden’: Bij elk getal horen woorden"),
        ("oranje_vanaf = 8", "oranje_vanaf = 3", "De grenzen lopen af"),
        ("maanden = 60", "maanden = 6", "‘voorstel’: Dit is later"),
        ('code = "bijzonder"', 'code = "bijzonders"', "De vraag ‘bijzonder’ ontbreekt"),
    ],
)
def test_an_error_in_the_file_names_its_line_and_key(right: str, wrong: str, told: str) -> None:
    assert right in TEXT
    with pytest.raises(KaderFout) as refused:
        read_wegingskader(TEXT.replace(right, wrong, 1), "wegingen.toml", ["a", "b", "c", "d"])
    assert any(
        told in str(error) and error.bestand == "wegingen.toml" and error.regel
        for error in refused.value.fouten
    )
