"""A full name taken apart as the Dutch write it; what cannot be known is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.naamtekst import (
    Naamdelen,
    left_out,
    split_in_surname,
    split_name,
    split_surname,
    tells_more,
    told_left_out,
    why_more,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Berg, J. van den", ("J.", "van den", "Berg")),
        ("Jan van den Berg", ("Jan", "van den", "Berg")),
        ("van den Berg", ("", "van den", "Berg")),
        ("Berg van den, Jan", ("Jan", "van den", "Berg")),
        ("Özdemir", ("", "", "Özdemir")),
        # a little word that is a first name as well
        ("Ben de Vries", ("Ben", "de", "Vries")),
        ("Vries, Ben de", ("Ben", "de", "Vries")),
        ("Ben van der Meer", ("Ben", "van der", "Meer")),
        ("de Vries, Ben", ("Ben", "de", "Vries")),
        ("Mohamed Ben Ali", ("Mohamed", "ben", "Ali")),
        ("ben Ali", ("", "ben", "Ali")),
        ("Wim Ten Have", ("Wim", "ten", "Have")),
        # a double surname
        ("Anna Jansen-de Vries", ("Anna", "", "Jansen-de Vries")),
        ("mevr. A.M. 't Hart-de Boer", ("A.M.", "'t", "Hart-de Boer")),
        ("Anna Jansen - van den Berg", ("Anna", "", "Jansen-van den Berg")),
        ("Jansen-de Vries, Anna", ("Anna", "", "Jansen-de Vries")),
        ("Fatima el Idrissi-Ben Ali", ("Fatima", "el", "Idrissi-Ben Ali")),
        ("Jan-Willem Bos-Smit", ("Jan-Willem", "", "Bos-Smit")),
        # an apostrophe, or none
        ("Jan t Hart", ("Jan", "'t", "Hart")),
        ("Jan van ’t Hof", ("Jan", "van 't", "Hof")),
        ("In ’t Veld", ("", "in 't", "Veld")),
        ("Hart, Jan `t", ("Jan", "'t", "Hart")),
        ("Jan d'Ancona", ("Jan", "", "d'Ancona")),
        ("Jan ’s Gravesande", ("Jan", "'s", "Gravesande")),
        # a born name
        ("K. Bos geb. de Wit", ("K.", "", "Bos")),
        ("Bos, K., geb. de Wit", ("K.", "", "Bos")),
        ("mw. K. van Dam geboren Smit", ("K.", "van", "Dam")),
        ("Bos-geb. de Wit", ("", "", "Bos")),
        ("K. de Boer (geb. Wit)", ("K.", "de", "Boer")),
        # initials
        ("A. M. Jansen", ("A. M.", "", "Jansen")),
        ("V. Smit", ("V.", "", "Smit")),
        ("Jan v.d. Berg", ("Jan", "van der", "Berg")),
        ("Jan v/d Berg", ("Jan", "van der", "Berg")),
        # a degree
        ("J.P.M. Bakker MSc", ("J.P.M.", "", "Bakker")),
        ("drs. J. de Boer MA MBA", ("J.", "de", "Boer")),
        ("Bakker, J. PhD", ("J.", "", "Bakker")),
        ("Bakker, drs. J.", ("J.", "", "Bakker")),
        ("J. Bakker, ing.", ("J.", "", "Bakker")),
        ("Heer, J. de", ("J.", "de", "Heer")),
        # the younger and the elder of one name
        ("Jan Bakker jr.", ("Jan", "", "Bakker jr.")),
        ("J. van den Berg Sr.", ("J.", "van den", "Berg Sr.")),
        ("Bakker jr., Jan", ("Jan", "", "Bakker jr.")),
        ("Bakker, Jan jr", ("Jan", "", "Bakker jr")),
        ("Jan jr. de Boer", ("Jan", "de", "Boer jr.")),
        ("mr. K. Bos jr. geb. de Wit", ("K.", "", "Bos jr.")),
    ],
)
def test_names_are_taken_apart(text: str, parts: tuple[str, str, str]) -> None:
    assert split_name(text) == Naamdelen(*parts)


@pytest.mark.parametrize(
    "text",
    [
        "Ben Ali", "Anna Maria Jansen", "Anna Jansen de Vries", "Maria del Carmen Lopez", "van den Berg Jan",
        "Jan en Piet Bos", "K. de Wit e/v Bos", "Cornelis (Kees) de Boer", "12345", ", Jan", "K. de Wit e.v. Bos",
        "Jan/Piet Bos", "wed. K. Bos", "Nguyen Van An", "Nguyễn Văn An", "Le Van Minh", "Tran Thi Lan", "Fam. Bakker",
        "Familie de Boer", "gezin Bakker", "jr. Bakker", "Sr. Agnes", "jr.", "J. jr.", "Jan jr. Bakker sr.", "Bakker MA",
        "Bakker JR",
    ],
)  # fmt: skip
def test_what_cannot_be_known_is_refused(text: str) -> None:
    with pytest.raises(RegelFout) as wrong:
        split_name(text)
    assert wrong.value.veld == "naam"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("van den Berg", ("van den", "Berg")),
        ("Garcia Lopez", ("", "Garcia Lopez")),
        ("Jansen-de Vries", ("", "Jansen-de Vries")),
        ("de la Fuente Garcia", ("de la", "Fuente Garcia")),
        ("Bos geb. de Wit", ("", "Bos")),
        ("Van", ("", "Van")),
        ("van den Berg jr.", ("van den", "Berg jr.")),
    ],
)
def test_a_surname_keeps_its_words(text: str, parts: tuple[str, str]) -> None:
    assert split_surname(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ben de Vries", ("Ben", "de", "Vries")),
        ("K. Bos", ("K.", "", "Bos")),
        ("J.P. van den Berg", ("J.P.", "van den", "Berg")),
        ("van den Berg", ("", "van den", "Berg")),
        ("ben Ali", ("", "ben", "Ali")),
        ("Garcia Lopez", ("", "", "Garcia Lopez")),
        ("Jansen-van den Berg", ("", "", "Jansen-van den Berg")),
        ("de la Fuente Garcia", ("", "de la", "Fuente Garcia")),
    ],
)
def test_what_stands_in_the_place_of_a_surname(text: str, parts: tuple[str, ...]) -> None:
    assert split_in_surname(text) == Naamdelen(*parts)


@pytest.mark.parametrize(
    "text",
    [
        "Ben Ali", "Jan t Hart", "Anna Jansen-de Vries", "Jan Willem de Boer", "Jan de Boer", "Le Van Minh",
    ],
)  # fmt: skip
def test_a_full_name_in_the_place_of_a_surname_is_asked_about(text: str) -> None:
    with pytest.raises(RegelFout):
        split_in_surname(text)
    assert tells_more(text)


def test_only_what_may_be_more_than_a_surname_is_asked_about() -> None:
    for more in (
        "K. Bos geb. de Wit",
        "Bos geb. de Wit",
        "mevrouw Bos",
        "Fam. Bakker",
        "Jan Bakker",
        "Bos, Jan",
    ):
        assert tells_more(more), more
    for surname in (
        "Bos",
        "van den Berg",
        "Jansen-de Vries",
        "'t Hart-van den Berg",
        "Van",
        "ben Ali",
        "d'Ancona",
        "Bos jr.",
        "van den Berg sr",
    ):
        assert not tells_more(surname), surname


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("familie Bos", "Dit lijkt een familie"),
        ("Ben Ali", "Is ‘Ben’ hier de voornaam?"),
        ("Jansen 12", "In een naam staan geen cijfers."),
        ("Jan de Boer", "niet zeker wat de achternaam is"),
        ("Jan en Piet Bos", "Staan hier meer mensen?"),
        ("Bos geb. de Wit", "geboortenaam"),
        ("Jan Bakker", "Is dit alleen de achternaam?"),
    ],
)
def test_a_surname_is_asked_about_with_the_reason(typed: str, why: str) -> None:
    assert why in why_more(typed)
    assert why_more("van den Berg jr.") == ""


def test_titles_are_no_part_of_a_name_and_are_told() -> None:
    assert left_out("prof. dr. Jan de Boer MSc, LLM") == ["prof.", "dr.", "MSc", "LLM"]
    assert left_out("Bakker, drs. J., geb. Smit") == ["drs."]
    for name in ("Jan Bakker jr.", "Heer, J. de", "Irma Drost", "Mr"):
        assert left_out(name) == []
    assert told_left_out(["drs.", "MSc"]) == (
        "Weggelaten: ‘drs.’ en ‘MSc’. Titels en aanspreekvormen horen niet bij de naam."
    )


WORDS = st.sampled_from(
    [
        "Jan",
        "jr.",
        "Sr",
        "drs.",
        "BA",
        "Ben",
        "de",
        "van",
        "den",
        "Berg",
        "Jansen-de",
        "t",
        "Vries",
        "J.",
        "V.",
        "El",
        "-",
        ",",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join))
def test_a_name_that_is_taken_apart_loses_no_letter(text: str) -> None:
    try:
        found = split_name(text)
    except RegelFout:
        return
    told = f"{found.voornaam}{found.tussenvoegsel}{found.achternaam}{''.join(left_out(text))}".casefold()
    assert sorted(filter(str.isalpha, told)) == sorted(filter(str.isalpha, text.casefold()))


@given(st.text(max_size=20))
def test_any_text_is_a_name_or_refused(text: str) -> None:
    try:
        assert split_name(text).achternaam
    except RegelFout as error:
        assert error.melding.endswith(".")
