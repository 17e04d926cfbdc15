"""What is asked of a single field reads the same everywhere, and lands at the field."""

from __future__ import annotations

from datetime import date

import pytest

from ivbdesk.cases.taal.eisen import (
    is_argued,
    is_place,
    require_after_today,
    require_argued,
    require_filled,
    require_not_future,
    require_reason,
)
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.lege_woorden import puts_off

TODAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 24)


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_spaces_fill_nothing(text: str) -> None:
    with pytest.raises(RegelFout) as caught:
        require_filled("naam", text, "Vul de naam in.", "AVG art. 5")
    assert (caught.value.veld, caught.value.melding, caught.value.bron) == (
        "naam",
        "Vul de naam in.",
        "AVG art. 5",
    )
    require_filled("naam", " x ", "Vul de naam in.")


def test_a_reason_is_asked_in_one_sentence() -> None:
    with pytest.raises(RegelFout) as caught:
        require_reason(" ", "de termijn langer wordt", "Awb 4:14")
    assert caught.value.veld == "reden"
    assert caught.value.melding == "Schrijf op waarom de termijn langer wordt. Een paar woorden."
    with pytest.raises(RegelFout) as elsewhere:
        require_reason("", "de partner niet kan of wil", veld="toelichting")
    assert elsewhere.value.veld == "toelichting"
    require_reason("de griffie was dicht", "de termijn langer wordt")


@pytest.mark.parametrize(
    "text", [".", "x", "n.v.t.", "omdat", "Volgt bij het besluit", "zie boven", "ja ja ja ja"]
)
def test_what_says_nothing_is_no_reason_anywhere(text: str) -> None:
    with pytest.raises(RegelFout):
        require_reason(text, "de termijn langer wordt")


def test_what_has_happened_lies_not_in_the_future() -> None:
    for day in (None, YESTERDAY, TODAY):
        require_not_future("op", day, TODAY)
    with pytest.raises(RegelFout) as caught:
        require_not_future("op", TOMORROW, TODAY)
    assert caught.value.melding == "Deze datum ligt in de toekomst."
    with pytest.raises(RegelFout) as advised:
        require_not_future("op", TOMORROW, TODAY, "stel het middel dan eerst voor")
    assert advised.value.melding == "Deze datum ligt in de toekomst; stel het middel dan eerst voor."


def test_what_is_planned_lies_after_today() -> None:
    for day in (None, TOMORROW):
        require_after_today("tot", day, TODAY)
    for day in (YESTERDAY, TODAY):
        with pytest.raises(RegelFout) as caught:
            require_after_today("tot", day, TODAY)
        assert caught.value.melding == "Kies een dag na vandaag."


PUT_OFF = [
    "Moet nog worden aangevuld", "Zal nog volgen bij besluit", "Wordt bij het besluit toegevoegd", "Het besluit volgt nog",
    "Wij vullen dit later in", "deze tekst volgt later", "Volgt bij het besluit", "Komt er nog aan", "Nog uit te zoeken",
    "Dat vullen we straks aan", "De motivering volgt spoedig", "Nader te bepalen in het besluit", "Tekst volgt nog",
    "De onderbouwing komt nog in het dossier", "Hier moet nog iets worden ingevuld", "Het rapport van de politie volgt nog",
    "zie het dossier van de politie", "Het advies van de jurist komt later", "Doe ik later nog even", "zie map",
]  # fmt: skip
EMPTY = [
    "geen reden bekend",
    "nog niet gedaan",
    "asdf asdfg",
    "aaaa bbbb",
    "qwerty qwertyui",
    "er is geen reden voor",
]
REASONS = [
    "Hij volgt een opleiding en is overdag weg", "De behandeling volgt nog, de huisarts houdt intussen contact",
    "Het gezin komt later thuis dan de buren gaan slapen", "De politie volgt dit adres al maanden",
    "De melding komt nog elke nacht terug", "Volgt dagbesteding en wordt daar begeleid",
    "De buurman wordt nog elke nacht wakker", "De brief is later gevonden dan de termijn liep",
    "Eerst horen zou de vondst doorkruisen", "Het is nog niet gelukt de eigenaar te bereiken",
    "Wat in het besluit staat, is met de wijkagent besproken", "De griffie was dicht",
]  # fmt: skip


@pytest.mark.parametrize("text", PUT_OFF)
def test_that_it_is_still_to_come_is_no_reason_and_no_place(text: str) -> None:
    """Fresh eyes, finding 3: wherever it stands in the sentence."""
    assert puts_off(text)
    assert not is_argued(text)
    assert not is_place(text)
    with pytest.raises(RegelFout, match="nog volgt"):
        require_argued("reden", text, "Schrijf op waarom.")


@pytest.mark.parametrize("text", EMPTY)
def test_words_that_say_nothing_are_no_reason(text: str) -> None:
    assert not is_argued(text)


@pytest.mark.parametrize("text", REASONS)
def test_a_reason_stays_one_with_later_or_volgt_in_it(text: str) -> None:
    assert not puts_off(text)
    assert is_argued(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("zaaksysteem", False), ("asdf asdfg", False), ("zie map", False), ("Het besluit volgt nog", False),
        ("zaaksysteem, zaak Z-114", True), ("mandaatbesluit in het archief", True), ("Khonraad, dossier 12", True),
    ],
)  # fmt: skip
def test_a_place_says_which_paper_lies_where(text: str, place: bool) -> None:
    assert is_place(text) is place
