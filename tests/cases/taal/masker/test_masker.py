"""The mask finds people and numbers however they are written, and leaves ordinary sentences alone."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.cases.betrokkenen.betrokkene import tells_surname
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.masker.naamdrager import Naamdrager, read_naamdrager
from ivbdesk.cases.taal.masker.nummers import numbers_in
from ivbdesk.cases.taal.masker.vlak import Vlak, flat_word
from tests.cases.taal.masker.mensen import NAMEN, OTHERS, casus_met_mensen, wegen

CASUS = casus_met_mensen()
DOCUMENT, SCHERM = Redactie(CASUS, NAMEN), Redactie(CASUS, NAMEN, everyone=True)


@pytest.mark.parametrize(("soort", "zeker", "tekst", "vindt"), list(wegen("namen.toml")))
def test_a_name_is_found_as_it_is_written(soort: str, zeker: bool, tekst: str, vindt: str) -> None:
    found = {tekst[item.start : item.eind]: item for item in DOCUMENT.find(tekst)}
    assert vindt in found, (soort, list(found))
    assert found[vindt].zeker is zeker
    assert bool(found[vindt].uitleg) is not zeker, "who is asked, reads why"
    assert (vindt in DOCUMENT(tekst)) is not zeker
    assert vindt not in SCHERM(tekst)


@pytest.mark.parametrize(("soort", "zeker", "tekst", "vindt"), list(wegen("nummers.toml")))
def test_a_number_is_found_whole(soort: str, zeker: bool, tekst: str, vindt: str) -> None:
    found = {tekst[item.start : item.eind]: item.soort.value for item in DOCUMENT.find(tekst)}
    assert found.get(vindt) == soort, found
    assert vindt not in SCHERM(tekst)


def test_there_are_enough_ways_of_each_kind() -> None:
    kinds: dict[str, int] = {}
    for file in ("namen.toml", "nummers.toml"):
        for kind, *_ in wegen(file):
            kinds[kind] = kinds.get(kind, 0) + 1
    assert min(kinds.values()) >= 5
    assert sum(kinds.values()) >= 200


def test_ordinary_sentences_raise_few_false_alarms() -> None:
    data = tomllib.loads((Path(__file__).parent / "gewoon.toml").read_text(encoding="utf-8"))
    assert len(data["zinnen"]) >= 60
    found = [(text, item) for text in data["zinnen"] for item in DOCUMENT.find(text)]
    strange = [
        text
        for text, item in found
        if not any(w in text[item.start : item.eind].lower() for w in data["mag"])
    ]
    assert strange == []
    assert sum(item.zeker for _, item in found) <= 1


@pytest.mark.parametrize(
    "tekst",
    [
        "Bericht van de wijkagent", "De melder belde weer", "Mevrouw van nummer drie", "de buurvrouw op de hoek",
        "Jo van der Berg deed open", "mevrouw Van der Berg", "Proeflaan 3", "2351 AB 3", "bewoner van nummer 3",
    ],
)  # fmt: skip
def test_functions_and_whom_the_document_is_about_stay(tekst: str) -> None:
    assert DOCUMENT(tekst) == tekst
    assert DOCUMENT.find(tekst) == []


@pytest.mark.parametrize("naam", ["de wijkagent", "Wijkagent", "buurvrouw van 16", "anoniem", "", "mevrouw"])
def test_a_melder_without_a_name_masks_no_word(naam: str) -> None:
    casus = casus_met_mensen()
    casus.melders[0].naam = naam
    assert (
        Redactie(casus, NAMEN)("Bericht van de wijkagent over de buurvrouw")
        == "Bericht van de wijkagent over de buurvrouw"
    )


def test_a_word_in_capitals_before_a_name_stays() -> None:
    assert DOCUMENT("Het OM Kruisheer, IS KRUISHEER THUIS") == "Het OM [benadeelde], IS [benadeelde] THUIS"


@pytest.mark.parametrize(
    "naam", ["Karima van der Zandloper", "Zandloper", "K. van der Zandloper", "Van der Zandloper"]
)
def test_a_little_word_that_is_no_part_of_the_name_stays(naam: str) -> None:
    assert DOCUMENT(f"Het beeld van {naam} is goed.") == "Het beeld van [kwetsbare] is goed."


def test_what_may_also_be_a_main_person_is_asked() -> None:
    casus = casus_met_mensen()
    casus.betrokkenen[1].persoon.gegevens = casus.betrokkenen[0].persoon.gegevens.__class__(
        "Kim", "van der", "Berg"
    )
    clean = Redactie(casus, NAMEN)
    assert clean("Kim van der Berg zag Jo van der Berg.") == "[benadeelde] zag Jo van der Berg."
    assert [item.zeker for item in clean.find("Van der Berg belde.")] == [False]
    assert clean("K. van der Berg belde") == "[benadeelde] belde"


def test_the_mail_and_telephone_of_the_melder_go_without_asking() -> None:
    casus = casus_met_mensen()
    casus.melders[0].contact = "06-12345678"
    clean = Redactie(casus, NAMEN)
    assert clean("bel 0612345678 of 071 541 23 45") == "bel [telefoonnummer] of 071 541 23 45"
    assert "wittebol" not in clean("mail wittebol@voorbeeld.nl")


_SPELLINGS = [
    f"{first}{gap}{between}{last}"
    for told in [told for _, told in OTHERS]
    for first, gap in (
        (told.voornaam, " "),
        (told.voornaam, "\n"),
        (f"{told.voornaam[0]}.", " "),
        ("mevrouw", " "),
        ("", ""),
    )
    for between in (f"{told.tussenvoegsel} ".lstrip(), "")
    for last in (told.achternaam,)
]
_DRESSED = st.sampled_from(
    [
        lambda s: s, str.upper, lambda s: s.replace(" ", "  "), lambda s: s.replace(" ", "\u00a0"),
        lambda s: s.replace(" ", "\n"), lambda s: unicodedata.normalize("NFD", s),
        lambda s: s[:-3] + "\u00ad" + s[-3:], lambda s: s[:-2] + "\u200b" + s[-2:], lambda s: s + "’s", str.lower,
    ]
)  # fmt: skip
_AROUND = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Co", "Cn")), max_size=40)
_EDGE = st.sampled_from([" ", ", ", "\n", " (", ") ", "; ", " – "])


@given(_AROUND, _EDGE, st.sampled_from(_SPELLINGS), _DRESSED, _EDGE, _AROUND)
def test_a_name_in_any_text_is_taken_out_or_asked_about(
    before: str, left: str, name: str, dress: object, right: str, after: str
) -> None:
    written = dress(name)  # type: ignore[operator]
    text = f"{before}{left}{written}{right}{after}"
    start = len(before) + len(left)
    key = flat_word(re.findall(r"\w{3,}", name)[-1])
    at = start + len(written) - 3
    assert any(item.start <= at < item.eind for item in DOCUMENT.find(text)), text
    shown = Vlak(SCHERM(text)).tekst.replace("ij", "y")
    assert key not in shown or key in flat_word(before + after)


@given(_AROUND)
def test_any_text_can_be_read(text: str) -> None:
    for item in SCHERM.find(text):
        assert 0 <= item.start < item.eind <= len(text)
    assert SCHERM("") == ""


@pytest.mark.parametrize(
    "tekst", ["zaak 111222334", "om 23.10 uur", "op 12-03-2026 nr. 2026-0451", "€ 1.112,22", "v1.2.3.4"]
)
def test_other_numbers_pass(tekst: str) -> None:
    assert numbers_in(tekst) == []


def test_nobody_is_known_by_jr_alone() -> None:
    drager = Naamdrager("[A]", "Jan", "", "Bakker jr.")
    assert "bakker" in drager.keys(NAMEN)
    assert "jr" not in drager.keys(NAMEN)
    typed = read_naamdrager("J. Bakker jr.", "[A]", NAMEN)
    assert typed is not None
    assert typed.achternaam == "Bakker"
    assert tells_surname("Overlast Bakker", "Bakker jr.")
