"""One reading of an address, however it was typed; what can be read in two ways is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.cases.betrokkenen.adrestekst import (
    Plaatsaanduiding,
    read_address,
    read_fields,
    require_address,
    turned_address,
)
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.toevoeging import tidy_addition
from ivbdesk.cases.kader.plaatsen import read_plaatsen
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.resources import resource

LEIDERDORP = ("Leiderdorp",)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Kastanjelaan 14b, 2353 AB Leiderdorp", "Kastanjelaan 14 B, 2353 AB Leiderdorp"),
        ("Proeflaan 12-A bis", "Proeflaan 12 A BIS"),
        ("Proeflaan 12 A 2", "Proeflaan 12 A2"),
        ("Proeflaan 12 – 3", "Proeflaan 12 3"),
        ("Proeflaan 12 kamer 3", "Proeflaan 12 KAMER 3"),
        ("Proeflaan nr. 12", "Proeflaan 12"),
        ("Proeflaan 12a 2351 AB", "Proeflaan 12 A, 2351 AB"),
        ("Proeflaan 12 A-3", "Proeflaan 12 A3"),
        ("Proeflaan 19p-8", "Proeflaan 19 P8"),
        ("Proeflaan 14D-1", "Proeflaan 14 D1"),
        ("Proeflaan 12/2", "Proeflaan 12 2"),
        ("Proeflaan 12, Leiderdorp", "Proeflaan 12, Leiderdorp"),
        ("Proeflaan 12 Leiderdorp", "Proeflaan 12, Leiderdorp"),
        ("Proeflaan 12 1-hoog", "Proeflaan 12 1 HOOG"),
        ("Plein 1944 3", "Plein 1944 3"),
        ("Plein 1940-1945 12", "Plein 1940-1945 12"),
        ("1e Binnenvestgracht 7-2", "1e Binnenvestgracht 7 2"),
        # five more of our own
        ("2351AB Leiderdorp, Acacialaan 12", "Acacialaan 12, 2351 AB Leiderdorp"),
        ("’s-Gravenweg 12hs", "'s-Gravenweg 12 HS"),
        ("Acacialaan 12, 3961 AB Wijk bij Duurstede", "Acacialaan 12, 3961 AB Wijk bij Duurstede"),
        ("Adres: Acacialaan 12, boven", "Acacialaan 12 BOVEN"),
        ("Laan van Nieuw Oost-Indië 3 II\n2593 AB  Den Haag", "Laan van Nieuw Oost-Indië 3 II, 2593 AB Den Haag"),
        # a town behind or before it without a comma, our own country, lines of a label
        ("Proeflaan 12 te Leiderdorp", "Proeflaan 12, Leiderdorp"),
        ("Leiderdorp Kerkstraat 12", "Kerkstraat 12, Leiderdorp"),
        ("Leiderdorp, Kerkstraat 12", "Kerkstraat 12, Leiderdorp"),
        ("Proeflaan 12, Oss", "Proeflaan 12, Oss"),
        ("Proeflaan 12, De Kaag", "Proeflaan 12, De Kaag"),
        ("Proeflaan 12, Leiderdorp, Nederland", "Proeflaan 12, Leiderdorp"),
        ("Proeflaan 12, 2351 AB Leiderdorp (NL)", "Proeflaan 12, 2351 AB Leiderdorp"),
        ("Proeflaan 12, NL-2351 AB Leiderdorp", "Proeflaan 12, 2351 AB Leiderdorp"),
        ("Proeflaan 12 NL-2351AB", "Proeflaan 12, 2351 AB"),
        ("Kerkstraat 12\n2351 AB Leiderdorp\nNederland", "Kerkstraat 12, 2351 AB Leiderdorp"),
        ("Kerkstraat\n12", "Kerkstraat 12"),
        # letters against the number, and words that are known
        ("Proeflaan 12ab", "Proeflaan 12 AB"),
        ("Proeflaan 12hs", "Proeflaan 12 HS"),
        ("Proeflaan 12 zw", "Proeflaan 12 ZW"),
        ("Proeflaan 12 app 3", "Proeflaan 12 APP 3"),
        ("Proeflaan 12 2e etage", "Proeflaan 12 2E ETAGE"),
        ("Van der Valk Boumanweg 12", "Van der Valk Boumanweg 12"),
        ("Voor de Poort 12", "Voor de Poort 12"),
    ],
)  # fmt: skip
def test_an_address_is_read_however_it_was_written(typed: str, said: str) -> None:
    found = read_address(typed, LEIDERDORP)
    assert (found.soort, str(found.adres)) == (Plaatsaanduiding.ADRES, said)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("Proeflaan 12 (achterom)", "achterom"),
        ("Proeflaan 12, achterom", "plaats"),
        ("Proeflaan 12 Voorschoten", "Voorschoten"),
        ("Proeflaan 12-14", "tot en met"),
        ("Proeflaan 12 t/m 16", "meer huisnummers"),
        ("Proeflaan 12 en 14", "meer huisnummers"),
        ("Proeflaan 12, 14", "meer huisnummers"),
        ("Proeflaan 12-feb", "datum"),
        ("Proeflaan 12.5", "geen huisnummer"),
        ("Proeflaan 1234567", "vijf cijfers"),
        ("Proeflaan 2351 AB", "postcode of het huisnummer"),
        ("Burgemeesterstraat 1944 3", "deel van de straat"),
        ("Wold 12 34", "twee manieren"),
        # the number first: nobody knows it from "7 Geitjespad" without a list of streets
        ("ingang Kerkstraat 12", "Hoort ‘ingang’ bij de straat?"), ("ingang Proefplek 12", "‘ingang’"),
        ("Kerkstraat 2e 12", "op twee manieren"), ("Splinterwerf 1ste 3", "op twee manieren"),
        ("achter de hoven 12", "‘Achter de Hoven’"), ("Boven de bakker 12", "‘Boven de Bakker’"), ("achter de kerk 12", "‘omgeving’"),
        ("27, Splinterwerf", "Schrijf dan ‘Splinterwerf 27’"), ("27a, Splinterwerf", "‘Splinterwerf 27a’"),
        ("27 Splinterwerf", "Schrijf dan ‘Splinterwerf 27’"), ("12 Proeflaan", "‘Proeflaan 12’"),
        ("12a Proeflaan, 2351 AB Leiderdorp", "‘Proeflaan 12a’"), ("12 bis Proeflaan", "‘Proeflaan 12 bis’"),
        ("12-2 Proeflaan", "‘Proeflaan 12-2’"), ("12 A van der Valk Boumanweg", "‘van der Valk Boumanweg 12 A’"),
        ("27 Splinterwerf Leiderdorp", "‘Splinterwerf 27’"), ("7 geitjespad", "‘omgeving 7 geitjespad’"),
        ("27, Leiderdorp", "ook de straat"),
        ("Postbus 12, 2350 AA Leiderdorp", "postbus"),
        ("12", "straat"),
        ("Kwartier Zuid, Acacialaan 12", "meer manieren"),
        ("Jan de Vries\nKerkstraat 12\n2351 AB Leiderdorp", "meer manieren"),
        *((f"Proeflaan 12 {word}", f"Wat betekent ‘{word}’") for word in (
            "Den Haag", "Oss", "Ede", "Tiel", "te Leiden", "weer raak", "tuin", "ivm", "kamer tuin", "Ens", "De Rijp",
        )),
        ("Proeflaan 12 e.o.", "e.o"), ("Proeflaan 12 t.o.", "t.o"), ("Proeflaan 12 t/o", "t/o"),
        ("Proeflaan 12a tuin", "‘a tuin’"), ("Proeflaan 12, tuin", "‘tuin’"),
        ("Proeflaan 12 2351 Leiderdorp", "begin van de postcode"), ("Proeflaan 12 2351", "begin van de postcode"),
        ("p/a Kerkstraat 12", "‘p/a’"), ("c/o Kerkstraat 12", "‘c/o’"), ("woning Kerkstraat 12", "‘woning’"),
        ("Flat Kerkstraat 12, 2351 AB Leiderdorp", "‘Flat’"), ("aan de Kerkstraat 12", "‘aan’"),
        ("Café De Beurs Kerkstraat 12", "‘Café’"),
    ],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_is_asked(typed: str, word: str) -> None:
    with pytest.raises(RegelFout, match=word):
        read_address(typed, LEIDERDORP)


@pytest.mark.parametrize(
    ("typed", "soort"),
    [
        ("zonder vaste woonplaats", Plaatsaanduiding.ZONDER_WOONPLAATS),
        ("z.v.w.o.p.", Plaatsaanduiding.ZONDER_WOONPLAATS),
        ("Zonder vaste woon- of verblijfplaats", Plaatsaanduiding.ZONDER_WOONPLAATS),
        ("dakloos", Plaatsaanduiding.ZONDER_WOONPLAATS),
        ("ZVWP", Plaatsaanduiding.ZONDER_WOONPLAATS),
        ("Hauptstraße 12, 47533 Kleve", Plaatsaanduiding.BUITENLAND),
        ("Rue de la Loi 16, 1000 Bruxelles", Plaatsaanduiding.BUITENLAND),
        ("ul. Długa 3, 00-238 Warszawa, Polen", Plaatsaanduiding.BUITENLAND),
        ("Grote Markt 1, B-2000 Antwerpen", Plaatsaanduiding.BUITENLAND),
        ("12 High Street, London, United Kingdom", Plaatsaanduiding.BUITENLAND),
        ("speeltuin tegenover Acacialaan 12", Plaatsaanduiding.PLEK),
        ("parkeerplaats achter Acacialaan 12", Plaatsaanduiding.PLEK),
        ("op de hoek Acacialaan", Plaatsaanduiding.PLEK),
        ("omgeving Kerkstraat 12", Plaatsaanduiding.PLEK),
        ("In de buurt van Kerkstraat 12", Plaatsaanduiding.PLEK),
        ("bij Kerkstraat 12", Plaatsaanduiding.PLEK),
        ("Achter Kerkstraat 12", Plaatsaanduiding.PLEK),
        ("voor de Hoge Rijndijk 12", Plaatsaanduiding.PLEK),
        ("boven Kerkstraat 12", Plaatsaanduiding.PLEK),
        ("achter nr 27", Plaatsaanduiding.PLEK),
        ("Achter 12", Plaatsaanduiding.PLEK),
        ("voor nr. 12", Plaatsaanduiding.PLEK),
        ("bij nummer 27", Plaatsaanduiding.PLEK),
        ("op nummer 27", Plaatsaanduiding.PLEK),
        ("boven de bakker Splinterwerf 27", Plaatsaanduiding.PLEK),
        ("Boven de bakker Splinterwerf 27", Plaatsaanduiding.PLEK),
        ("Splinterwerf 2e", Plaatsaanduiding.ADRES),
        ("rondom Kerkstraat 12", Plaatsaanduiding.PLEK),
        ("Plein 1944", Plaatsaanduiding.PLEK),
        ("1e Binnenvestgracht", Plaatsaanduiding.PLEK),
        ("2de Poortdwarsstraat", Plaatsaanduiding.PLEK),
        ("30 Januaristraat", Plaatsaanduiding.PLEK),
        ("18 Septemberplein, 2351 AB Leiderdorp", Plaatsaanduiding.PLEK),
        ("3 Octoberstraat", Plaatsaanduiding.PLEK),
        ("omgeving 7 Geitjespad", Plaatsaanduiding.PLEK),
        ("3 jongeren bij het station", Plaatsaanduiding.PLEK),
        ("1 bankje in het park", Plaatsaanduiding.PLEK),
        ("2e Poortdwarsstraat 3", Plaatsaanduiding.ADRES),
        ("30 Januaristraat 4", Plaatsaanduiding.ADRES),
        ("7 Geitjespad 12", Plaatsaanduiding.ADRES),
        ("Achter de Hoven 12", Plaatsaanduiding.ADRES),
        ("Laan van Engeland 12", Plaatsaanduiding.ADRES),
        ("Surinamestraat 3, 2351 AB Leiderdorp", Plaatsaanduiding.ADRES),
    ],
)
def test_what_is_no_dutch_address_is_told_apart(typed: str, soort: Plaatsaanduiding) -> None:
    assert read_address(typed).soort is soort


@given(
    st.sampled_from(["Acacialaan", "Hoge Rijndijk", "Plein 1944", "1e Binnenvestgracht", "'t Zandpad"]),
    st.integers(1, 99999),
    st.sampled_from(["", "A", "2", "A2", "BIS", "A BIS", "KAMER 3", "1 HOOG", "II"]),
    st.sampled_from(["", "2351 AB"]),
    st.sampled_from(["", "Leiderdorp", "Wijk bij Duurstede"]),
)
def test_an_address_as_we_write_it_is_read_back(
    straat: str, nummer: int, toevoeging: str, postcode: str, plaats: str
) -> None:
    adres = Adres.parse(straat, str(nummer), toevoeging, postcode, plaats)
    like_a_year = 1500 <= nummer < 2100 and (toevoeging[:1].isdigit() or straat.endswith("1944"))
    like_a_postcode = 1000 <= nummer <= 9999 and toevoeging == "II"
    if not like_a_year and not like_a_postcode:
        assert read_address(str(adres)).adres == adres


def figures(text: str) -> list[int]:
    """All figures but the zeros, which may stand before a number."""
    return sorted(int(char) for char in text if char.isdecimal() and int(char))


@given(
    st.text(max_size=40)
    | st.from_regex(r"[A-Z][a-z]{2,6}laan \d{1,4}[ ,/-]{0,2}[A-Za-z0-9 ]{0,9}", fullmatch=True)
)
def test_any_text_is_read_or_refused_and_no_figure_is_lost(text: str) -> None:
    try:
        found = read_address(text)
    except RegelFout as error:
        assert error.melding.endswith((".", "?"))
        return
    assert figures(f"{found.adres}{found.tekst if not found.adres.straat else ''}") == figures(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a-3", "A3"), ("a 3", "A3"), ("-A bis", "A BIS"), ("kamer 3", "KAMER 3"), ("1e etage", "1E ETAGE"), ("", "")],
)  # fmt: skip
def test_an_addition_is_kept_in_one_way(typed: str, kept: str) -> None:
    assert tidy_addition(typed) == kept
    assert tidy_addition(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "01-03-2026",
        "12-feb",
        "WAAR",
        "TRUE",
        "0,5",
        "achterom",
        "2-3-4",
        "x" * 21,
        "Den Haag",
        "e.o.",
        "weer raak",
    ],
)
def test_what_a_spreadsheet_makes_of_an_addition_is_refused(typed: str) -> None:
    with pytest.raises(RegelFout) as wrong:
        tidy_addition(typed)
    assert wrong.value.veld == "toevoeging"


def test_the_boxes_of_a_form_together_say_one_address() -> None:
    whole = Adres("Proeflaan", 12, "A", "2351 AB", "Leiderdorp")
    for boxes in (
        ("Proeflaan 12a, 2351 AB", "", "", "", "Leiderdorp"),
        ("Proeflaan", "12a", "", "2351ab", "Leiderdorp"),
        ("Proeflaan 12", "12", "a", "2351 AB", "Leiderdorp"),
        ("Proeflaan, 2351 AB Leiderdorp", "12-a", "", "", ""),
        ("12a Proeflaan", "12", "", "2351 AB", "Leiderdorp"),
    ):
        assert read_fields(*boxes).adres == whole
    boxes = ("Leiderdorp Kerkstraat", "12", "", "", "")
    assert str(read_fields(*boxes, plaatsen=LEIDERDORP).adres) == "Kerkstraat 12, Leiderdorp"


def test_what_may_be_an_address_with_its_number_first_can_be_looked_up() -> None:
    for typed, said in (
        ("27 Splinterwerf", "Splinterwerf 27"),
        ("27, Splinterwerf", "Splinterwerf 27"),
        ("27a, Splinterwerf", "Splinterwerf 27 A"),
        ("12a Proeflaan, 2351 AB Leiderdorp", "Proeflaan 12 A, 2351 AB Leiderdorp"),
        ("12 bis Proeflaan Leiderdorp", "Proeflaan 12 BIS, Leiderdorp"),
    ):
        assert str(turned_address(typed, LEIDERDORP)) == said
    for typed in (
        "30 Januaristraat",
        "1e Binnenvestgracht 7",
        "Proeflaan 12",
        "3 jongeren bij het station",
        "",
        "9" * 400,
    ):
        assert turned_address(typed) is None, typed
    assert read_fields("7 Geitjespad", "12", "", "", "").adres.kort == "7 Geitjespad 12"


def test_a_place_beside_an_address_is_none_however_it_was_typed() -> None:
    for boxes in (
        ("achter", "27"),
        ("Achter", "27"),
        ("bij nummer", "27"),
        ("boven de bakker Splinterwerf", "27"),
        ("achter Kerkstraat", "12"),
        ("achter Kerkstraat 12", ""),
        ("Omgeving Kerkstraat 12", ""),
    ):
        found = read_fields(*boxes, "", "", "Leiderdorp")
        assert (found.soort, found.tekst) == (Plaatsaanduiding.PLEK, f"{' '.join(boxes).strip()}")
        with pytest.raises(RegelFout, match="plek bij een adres") as wrong:
            require_address(found)
        assert wrong.value.veld == "straat"
    assert read_fields("Achter Kerkstraat", "12", "", "", "").adres.straat == "Achter Kerkstraat"


@pytest.mark.parametrize(
    ("boxes", "field"),
    [
        (("Proeflaan 12", "14", "", "", ""), "huisnummer"),
        (("Proeflaan 12a", "", "b", "", ""), "toevoeging"),
        (("Proeflaan 12, 2351 AB", "", "", "2351 AC", ""), "postcode"),
        (("Proeflaan", "", "a", "", ""), "huisnummer"),
        (("", "12", "", "2351 AB", ""), "straat"),
        (("Proeflaan 12 (achterom)", "", "", "", ""), "straat"),
        (("Proeflaan 12 Oss", "", "", "", ""), "straat"),
        (("Proeflaan", "12 Oss", "", "", ""), "huisnummer"),
        (("Proeflaan", "12 achterom", "", "", ""), "huisnummer"),
        (("p/a Kerkstraat", "12", "", "", ""), "straat"),
    ],
)
def test_two_boxes_that_say_something_else_are_asked_about(boxes: tuple[str, ...], field: str) -> None:
    with pytest.raises(RegelFout) as wrong:
        read_fields(*boxes)
    assert wrong.value.veld == field


def test_a_casus_stands_at_a_dutch_address_or_at_none() -> None:
    assert require_address(read_fields("", "", "", "", "Leiderdorp")) == Adres()
    for typed in ("zonder vaste woonplaats", "Hauptstraße 12, 47533 Kleve", "Proeflaan"):
        with pytest.raises(RegelFout):
            require_address(read_fields(typed, "", "", "", ""))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Kerkstraat 12 Zoeterwoude", "Kerkstraat 12, Zoeterwoude"),
        ("Kerkstraat 12a te Den Haag", "Kerkstraat 12 A, Den Haag"),
        ("Kerkstraat 12 bis Alphen aan den Rijn", "Kerkstraat 12 BIS, Alphen aan den Rijn"),
        ("Zoeterwoude Kerkstraat 12", "Kerkstraat 12, Zoeterwoude"),
        ("Kerkstraat Zoeterwoude 12", "Kerkstraat 12, Zoeterwoude"),
        ("Bergen op Zoom Kerkstraat 12", "Kerkstraat 12, Bergen op Zoom"),
        ("Wijk bij Duurstedestraat 3", "Wijk bij Duurstedestraat 3"),
        ("Leidseweg 3", "Leidseweg 3"),
    ],
)
def test_a_town_of_the_country_is_taken_apart_without_a_comma(typed: str, read: str) -> None:
    towns = read_plaatsen(resource("plaatsen.toml").read_text(encoding="utf-8"), "plaatsen.toml")
    assert str(read_address(typed, towns).adres) == read


def test_what_is_no_town_and_no_addition_is_asked_about() -> None:
    towns = read_plaatsen(resource("plaatsen.toml").read_text(encoding="utf-8"), "plaatsen.toml")
    for typed in ("Kerkstraat 12 buren", "Kerkstraat 12 Nergenshuizen"):
        with pytest.raises(RegelFout, match="Wat betekent"):
            read_address(typed, towns)
