"""Names as the Dutch say and sort them, and Dutch addresses."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Persoonsgegevens
from ivbdesk.cases.betrokkenen.leeftijd import Leeftijd, leeftijdsklasse
from ivbdesk.cases.betrokkenen.object import Adres, parse_postcode
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.masker.naamlijst import read_naamlijst
from ivbdesk.resources import resource

TODAY = date(2026, 11, 23)


def test_van_der_berg_stands_under_b() -> None:
    names = [
        ("Jan", "van der", "Berg"),
        ("An", "", "Aa"),
        ("Piet", "de", "Jong"),
        ("Els", "'t", "Hart"),
        ("Ö", "", "Özer"),
    ]
    people = [Persoon(uuid4(), Persoonsgegevens(*name).checked(TODAY)) for name in names]
    assert [p.gegevens.lijstnaam for p in sorted(people, key=lambda p: p.sorteernaam)] == [
        "Aa, An", "Berg, Jan van der", "Hart, Els 't", "Jong, Piet de", "Özer, Ö",
    ]  # fmt: skip
    assert people[0].naam == "Jan van der Berg"


@pytest.mark.parametrize("year", [1905, 2027])
def test_a_year_of_birth_must_be_possible(year: int) -> None:
    with pytest.raises(RegelFout) as wrong:
        Persoonsgegevens("Jo", "", "Smit", year).checked(TODAY)
    assert wrong.value.veld == "geboortejaar"


def test_a_name_is_asked() -> None:
    with pytest.raises(RegelFout) as wrong:
        Persoonsgegevens("Jo", "", "  ").checked(TODAY)
    assert wrong.value.veld == "achternaam"


@pytest.mark.parametrize(
    ("age", "words"), [(17, "minderjarig"), (18, "18-24 jaar"), (25, "25-39 jaar"), (64, "40-64 jaar"), (65, "65 jaar of ouder"), (None, "leeftijd onbekend")]
)  # fmt: skip
def test_an_output_shows_an_age_as_a_class(age: int | None, words: str) -> None:
    assert leeftijdsklasse(Leeftijd() if age is None else Leeftijd(age, age)) == words


LETTERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2).filter(
    lambda two: two not in {"SA", "SD", "SS"}
)


@given(st.integers(1000, 9999), LETTERS, st.sampled_from(["", " ", "  "]))
def test_a_postcode_is_written_one_way(digits: int, letters: str, between: str) -> None:
    written = parse_postcode(f" {digits}{between}{letters.lower()} ")
    assert written == f"{digits} {letters}"
    assert parse_postcode(written) == written


@pytest.mark.parametrize(
    "typed", ["0351 AB", "235 AB", "2351 A", "2351 ABC", "2351 SS", "2351-AB", "٢351 AB", "x"]
)
def test_what_is_no_postcode_is_told_at_its_field(typed: str) -> None:
    with pytest.raises(RegelFout) as wrong:
        parse_postcode(typed)
    assert wrong.value.veld == "postcode"
    if typed == "2351 SS":
        told = "Geen postcode in Nederland eindigt op SS, en ook niet op SA of SD. Kijk de postcode na."
        assert wrong.value.melding == told


@pytest.mark.parametrize(
    ("typed", "field"),
    [(("", "3", "", "", ""), "straat"), (("Laan", "3a", "", "", ""), "huisnummer"), (("Laan", "0", "", "", ""), "huisnummer"),
     (("Laan", "²", "", "", ""), "huisnummer"), (("Laan", "3", "", "12", ""), "postcode")],
)  # fmt: skip
def test_an_address_that_is_none_names_the_field(typed: tuple[str, str, str, str, str], field: str) -> None:
    with pytest.raises(RegelFout) as wrong:
        Adres.parse(*typed)
    assert wrong.value.veld == field


def test_the_same_address_typed_otherwise_is_the_same() -> None:
    first = Adres.parse(" Hoge  Rijndijk ", "12", "a", "2351ab", "Leiderdorp")
    assert first == Adres.parse("Hoge Rijndijk", "12", "A", "2351 AB", " Leiderdorp ")
    assert str(first) == "Hoge Rijndijk 12 A, 2351 AB Leiderdorp"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("jp", "J.P."), ("J.P.", "J.P."), ("j p", "J.P."), ("Th. j", "Th.J."), ("", ""), (" A ", "A."),
     ("J.-P.", "J.-P."), ("JPM", "J.P.M."), ("Th", "Th."), ("Chr.", "Chr."), ("IJ", "IJ."), ("ij.", "IJ."), ("JTh", "J.Th."),
     ("Joh.", "Joh."), ("M.O.H.A.M.M.E.D.", "M.O.H.A.M.M.E.D.")],
)  # fmt: skip
def test_initials_are_kept_as_they_are_written(typed: str, kept: str) -> None:
    assert Persoonsgegevens("", "", "Berg", voorletters=typed).checked(TODAY).voorletters == kept


@pytest.mark.parametrize(
    "typed",
    ["J1", "J,P", "Jan Peter", "123456782", "Mohammed", "Jan", "jan", "Pietje", "Ben Ali", "Bos geb. de Wit", "Jo", "Dr.",
     "J. Peter", "Anne-Marie", "MOHAMMED", "Ben. Ali"],
)  # fmt: skip
def test_initials_are_letters(typed: str) -> None:
    with pytest.raises(RegelFout) as wrong:
        Persoonsgegevens("", "", "Berg", voorletters=typed).checked(TODAY)
    assert wrong.value.veld == "voorletters"


def test_all_that_is_wrong_with_a_person_is_told_at_once() -> None:
    with pytest.raises(RegelFout) as wrong:
        Persoonsgegevens("", "", "", 1750, voorletters="J1").checked(TODAY)
    assert wrong.value.per_veld().keys() == {"achternaam", "geboortejaar", "voorletters"}


def test_initials_stand_where_no_first_name_is_known() -> None:
    known = Persoonsgegevens("", "van der", "Berg", voorletters="J.P.")
    assert (known.naam, known.lijstnaam) == ("J.P. van der Berg", "Berg, J.P. van der")
    assert replace(known, voornaam="Jan").naam == "Jan van der Berg"
    assert replace(known, voornaam="Jan").volledig == "J.P. (Jan) van der Berg"


def test_every_part_of_a_name_is_masked_by() -> None:
    """A part that is added to a person belongs to what texts are searched for too."""
    texts = {field.name: f"Woord{field.name}" for field in fields(Persoonsgegevens) if field.type == "str"}
    named = Persoonsgegevens(**texts).naamdrager("[naam]")  # type: ignore[arg-type]  # its texts only
    assert set(texts.values()) <= {getattr(named, field.name) for field in fields(named)}


def test_a_text_is_searched_for_a_born_name_too() -> None:
    known = Persoonsgegevens("", "", "Bos", voorletters="K.", geboortenaam="de Wit")
    lijst = read_naamlijst(resource("namen.toml").read_text(encoding="utf-8"), "namen.toml")
    assert {"bos", "wit"} <= known.naamdrager("[naam]").keys(lijst).keys()
    assert known.volledig == "K. Bos geb. de Wit"
    assert known.may_be(replace(known, geboortenaam=""))
    assert not known.may_be(replace(known, geboortenaam="Jansen"))
