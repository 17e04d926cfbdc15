"""What is asked of a single field reads the same everywhere, and lands at the field."""

from __future__ import annotations

from datetime import date

import pytest

from ivbdesk.cases.taal.eisen import require_after_today, require_filled, require_not_future, require_reason
from ivbdesk.cases.taal.fouten import RegelFout

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
