"""Who can help: a Dutch word for a problem finds the partners to ask, in the order of whom to ask first."""

from __future__ import annotations

import unicodedata
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk import resources
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.kader.leefgebied_kader import Leefgebied
from ivbdesk.cases.kader.partnerkaart import read_partners
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.keten.wie_helpt import Helper, find_partners
from tests.cases.zaak import GEBIEDEN

PARTNERS = [
    Partner(
        uuid4(), card.code, card.naam, card.kort, card.domein, card.taken,
        expertise=",".join(map(str, card.expertise)), diensten=card.diensten, klasse=card.klasse,
        trefwoorden=card.trefwoorden,
    )
    for card in read_partners(resources.read("partners.toml"), "partners.toml")
]  # fmt: skip
AREAS = list(GEBIEDEN.lijst)
KEYWORDS = [(p.code, word) for p in PARTNERS for word in p.trefwoorden.split() if len(word) >= 4]
WORDS = sorted({word for area in AREAS for word in area.trefwoorden.split()} | {word for _, word in KEYWORDS})


def find(text: str, area: Leefgebied | None = None) -> list[Helper]:
    return find_partners(PARTNERS, GEBIEDEN, text, area)


def codes(text: str, area: Leefgebied | None = None) -> list[str]:
    return [helper.partner.code for helper in find(text, area)]


def why(text: str, code: str) -> tuple[str, ...]:
    return next(helper.waarom for helper in find(text) if helper.partner.code == code)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("schulden", ["college", "incluzio", "bewindvoerder"]),
        ("Mevrouw heeft schulden", ["college", "incluzio", "bewindvoerder"]),
        ("schuldenproblematiek", ["college", "incluzio", "bewindvoerder"]),
        ("verward", ["ggz", "ggd"]),
        ("verwarde man", ["ggz", "ggd"]),
        ("huisuitzetting", ["rijnhart_wonen", "college"]),
        ("suicide", ["ggz", "ggd"]),
        ("cocaine", ["verslavingszorg", "ggz", "ggd"]),
        ("brand", ["vrhm"]),
        ("OM", ["om"]),
        ("veilig thuis", ["veilig_thuis"]),
        ("politie", ["politie", "avim"]),
    ],
)
def test_a_problem_in_plain_dutch_finds_whom_to_ask_first(typed: str, first: list[str]) -> None:
    assert codes(typed)[: len(first)] == first


def test_a_problem_does_not_find_who_has_nothing_to_do_with_it() -> None:
    assert not {"politie", "om", "rijnhart_wonen", "scholen"} & set(codes("verward"))
    assert not {"ggz", "politie", "veilig_thuis"} & set(codes("huisuitzetting"))


def test_each_reason_says_where_the_word_stands() -> None:
    assert why("schulden", "college") == (
        "expertise: Financiën en schulden, eerst te vragen",
        "dienst: schuldhulp",
        "trefwoord: schulden",
    )
    assert why("schulden", "bewindvoerder")[0] == "eerst te vragen bij Financiën en schulden"
    assert why("detentie", "reclassering") == ("trefwoord: detentie",)
    assert why("OM", "om") == ("naam",)
    assert why("schuldhulpverlening", "college")[-1] == "trefwoord: schuldhulp"


def test_a_short_word_is_looked_for_in_names_only() -> None:
    assert codes("om") == ["om"]
    assert codes("de het een van") == []


def test_both_spellings_of_a_word_with_a_diacritic_find_the_same() -> None:
    bar = Partner(uuid4(), "horeca", "Horeca Leiderdorp", "Horeca", "sociaal", trefwoorden="cafés")
    for typed in ("café", "cafe", "CAFÉ", "Cafés", unicodedata.normalize("NFD", "café")):
        (found,) = find_partners([bar], GEBIEDEN, typed)
        assert found.waarom == ("trefwoord: cafés",)


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.code)
def test_the_order_of_the_leefgebied_comes_first(area: Leefgebied) -> None:
    known = [code for code in area.partners if any(p.code == code for p in PARTNERS)]
    assert known
    assert codes("", area)[: len(known)] == known
    able = {p.code for p in PARTNERS if area.nummer in p.leefgebieden}
    assert set(codes("", area)) == able | set(known)


def test_words_and_a_leefgebied_together_narrow() -> None:
    money = AREAS[1]
    both = codes("schulden", money)
    assert both[:3] == ["college", "incluzio", "bewindvoerder"]
    assert set(both) <= set(codes("schulden")) & set(codes("", money))
    assert codes("drugs", AREAS[0]) == ["zvh"]
    assert codes("qwertyui", money) == []


def test_who_may_receive_nothing_is_shown_as_such() -> None:
    found = find("schulden")
    assert [h.partner.code for h in found if h.ontvangt_niets] == [
        h.partner.code for h in found if h.partner.klasse is Klasse.OVERIG
    ]
    assert next(h for h in found if h.partner.code == "bewindvoerder").ontvangt_niets
    assert not next(h for h in found if h.partner.code == "college").ontvangt_niets


def test_who_fits_more_of_the_words_stands_higher() -> None:
    assert codes("vervuiling brand")[0] == "vrhm"
    assert {"college", "ggz"} == set(codes("schulden en verward")[:2])


@given(st.sampled_from(KEYWORDS), st.data())
def test_the_beginning_of_a_word_of_a_card_finds_that_card(
    pair: tuple[str, str], data: st.DataObject
) -> None:
    code, word = pair
    length = data.draw(st.integers(min_value=4, max_value=len(word)))
    assert code in codes(word[:length])


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), st.sampled_from([None, *AREAS]))
def test_capitals_diacritics_and_signs_change_nothing(words: list[str], area: Leefgebied | None) -> None:
    typed = " ".join(words)
    plain = "".join(c for c in unicodedata.normalize("NFD", typed) if not unicodedata.combining(c))
    expected = codes(typed, area)
    assert codes(typed.upper(), area) == expected
    assert codes(plain, area) == expected
    assert codes(f" {', '.join(words)}?! ", area) == expected


@given(st.text(max_size=30), st.sampled_from([None, *AREAS]))
def test_nobody_twice_and_nobody_without_a_reason(text: str, area: Leefgebied | None) -> None:
    found = find(text, area)
    assert len({helper.partner.code for helper in found}) == len(found)
    assert all(helper.waarom and len(set(helper.waarom)) == len(helper.waarom) for helper in found)
    if area is None and not text.strip():
        assert found == []


@given(st.permutations(PARTNERS), st.sampled_from(WORDS))
def test_the_order_does_not_hang_on_the_order_of_the_cards(mixed: list[Partner], word: str) -> None:
    assert [h.partner.code for h in find_partners(mixed, GEBIEDEN, word)] == codes(word)
