"""Which names and addresses are alike: in spite of one typing error, the same both ways, and not just anything."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.signaal.gelijkenis import (
    Naam,
    compare_addresses,
    compare_names,
    compare_streets,
    meant_address,
    needs_reason,
    read_naam,
    same_address,
)

SURNAMES = (
    "Jansen", "Bakker", "Hendriks", "Vermeulen", "Yılmaz", "Leeuwen", "Dijkstra", "Oosterhuis", "Kaspers", "Müller",
    "Zandbergen", "El Idrissi", "Wijnands",
)  # fmt: skip
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=14)
names = st.builds(read_naam, texts, texts)
addresses = st.builds(Adres, st.sampled_from(["Acacialaan", "Acacialn", "Kerkstr.", ""]) | texts, st.integers(0, 4),
                      st.sampled_from(["", "A", "a"]), st.sampled_from(["", "2351 ZX", "2352 ZW"]))  # fmt: skip


def alike(one: tuple[str, str], other: tuple[str, str]) -> int:
    return compare_names(read_naam(*one), read_naam(*other)).score


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Jo", "Berg"), ("", "Berg van den, J.")),
        (("Jo", "Berg"), ("", "J. v.d. Berg")),
        (("", "van den Berg"), ("", "v. d. Berg")),
        (("", "Wijk"), ("", "Van Wyk")),
        (("René", "Müller"), ("Rene", "Muller")),
        (("", "Gracht"), ("", "Gragt")),
        (("Anne", "Jansen-de Vries"), ("A.", "de Vries")),
        (("Jo", "Bakker"), ("", "Jo Bakker")),
        (("Moh", "Yilmaz"), ("Mohamed", "Yılmaz")),
    ],
)
def test_a_name_is_found_however_it_was_written(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert alike(one, other) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Jan", "Bakker"), ("Piet", "Bakker")),
        (("J.", "Bakker"), ("P.", "Bakker")),
        (("", "Bos"), ("", "Vos")),
        (("", ""), ("", "")),
        (("", "van den"), ("", "van der")),
    ],
)
def test_another_name_is_another_name(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert alike(one, other) == 0


@pytest.mark.parametrize(("one", "other"), list(combinations(SURNAMES, 2)))
def test_different_surnames_are_not_alike(one: str, other: str) -> None:
    assert alike(("", one), ("", other)) == 0


@given(st.sampled_from([name for name in SURNAMES if " " not in name]), st.data())
def test_one_typing_error_is_forgiven(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(name) - 2))
    letter = data.draw(st.sampled_from("abekmnorst"))
    kind = data.draw(st.sampled_from(["other", "more", "less", "turned"]))
    typed = {
        "other": name[:at] + letter + name[at + 1 :],
        "more": name[:at] + letter + name[at:],
        "less": name[:at] + name[at + 1 :],
        "turned": name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    }[kind]
    one, other = read_naam("", name), read_naam("", typed)
    if {"ch", "ck", "dt", "gh", "ph", "ij"} & {typed[i : i + 2].lower() for i in range(len(typed))}:
        return  # an error that makes or breaks a sound counts for more than one
    if "ij" not in name:
        assert compare_names(one, other).score > 0


@given(names, names)
def test_likeness_of_names_is_the_same_both_ways(one: Naam, other: Naam) -> None:
    assert compare_names(one, other) == compare_names(other, one)
    assert 0 <= compare_names(one, other).score <= 100


@given(addresses, addresses)
def test_likeness_of_addresses_is_the_same_both_ways(one: Adres, other: Adres) -> None:
    assert compare_addresses(one, other) == compare_addresses(other, one)
    assert same_address(one, other) == same_address(other, one)
    if same_address(one, other):
        assert compare_addresses(one, other).score == 100


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (Adres("Acacialn", 12), Adres("Acacialaan", 12, "", "2351 ZX"), "zelfde adres"),
        (Adres("Accacialaan", 12), Adres("Acacialaan", 12), "adres lijkt op"),
        (Adres("Kerkstr.", 3), Adres("Kerkstraat", 3, "A"), "zelfde adres, andere toevoeging"),
        (Adres("iets anders", 12, "", "2351 ZX"), Adres("Acacialaan", 12, "", "2351 ZX"), "zelfde adres"),
        (Adres("speeltuin Houtkamp"), Adres("Speeltuin Houtkamp"), "zelfde plek"),
        (Adres("speeltuin Houtkanp"), Adres("Speeltuin Houtkamp"), "plek lijkt op"),
        (Adres("Acacialaan", 12), Adres("Acacialaan", 14), ""),
        (Adres("Kerkstraat", 3), Adres("Kerklaan", 3), ""),
        (Adres("Acacialaan", 12), Adres("Acacialaan"), ""),
    ],
)
def test_an_address_is_found_in_spite_of_abbreviations_and_errors(
    one: Adres, other: Adres, reason: str
) -> None:
    assert compare_addresses(one, other).reden == reason


def test_streets_and_reasons() -> None:
    assert compare_streets("Burg. v.d. Valkweg", "Burgemeester van der Valkwg") == 100
    assert needs_reason(100, False)
    assert not needs_reason(100, True)
    assert not needs_reason(70, False)


def test_the_known_address_is_offered_only_where_the_typed_one_is_not_known() -> None:
    typed, whole = Adres("Splinterwrf", 27), Adres("Splinterwerf", 27, "", "2353 ZS", "Leiderdorp")
    known = [Adres("Splinterwerf", 27), Adres("Splinterwerf", 27), whole, Adres("Splinterwerf", 28)]
    assert meant_address(typed, known) == whole
    assert meant_address(typed, [*known, typed]) is None
    assert meant_address(Adres("Splinterwrf", 27, "A"), known) is None, "another addition is another dwelling"
    assert meant_address(Adres("Kerkstraat", 27), known) is None


def test_the_younger_and_the_elder_of_a_name_are_alike() -> None:
    for one, other in (
        (("Jan", "Bakker jr."), ("Jan", "Bakker")),
        (("", "Bakker sr"), ("Jan", "Bakker jr.")),
    ):
        assert alike(one, other) >= 70
    assert alike(("Jan", "Bakker jr."), ("Jan", "Smit jr.")) == 0
