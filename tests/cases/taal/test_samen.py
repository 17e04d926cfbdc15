"""Rules that are judged together tell at once all that is wrong, and nothing outside them changes."""

from __future__ import annotations

import pytest

from ivbdesk.cases.taal.eisen import require_argued, require_filled
from ivbdesk.cases.taal.fouten import RegelFout, refuse, together


@together()
def judge(naam: str, reden: str, *, stop: bool = False) -> None:
    require_filled("naam", naam, "Vul een naam in.")
    if stop:
        raise RegelFout("soort", "Hierna valt niets te oordelen.")
    require_argued("reden", reden, "Schrijf op waarom.")


@together()
def judge_all(naam: str, reden: str) -> None:
    refuse("datum", "Te vroeg.")
    judge(naam, reden)
    refuse("plaats", "Onbekend.")


def told(fout: RegelFout) -> list[str]:
    return [one.veld for one in (fout, *fout.ook)]


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(RegelFout) as caught:
        judge("", "")
    assert told(caught.value) == ["naam", "reden"]
    judge("Jo", "omdat het elke nacht gebeurt")


def test_rules_within_rules_are_told_in_their_order() -> None:
    with pytest.raises(RegelFout) as caught:
        judge_all("", "")
    assert told(caught.value) == ["datum", "naam", "reden", "plaats"]


def test_what_is_raised_within_is_the_last() -> None:
    with pytest.raises(RegelFout) as caught:
        judge("", "", stop=True)
    assert told(caught.value) == ["naam", "soort"]


def test_a_rule_on_its_own_refuses_at_once_also_after_others_were_judged() -> None:
    with pytest.raises(RegelFout):
        judge("", "")
    with pytest.raises(RegelFout) as caught:
        require_filled("naam", " ", "Vul een naam in.")
    assert told(caught.value) == ["naam"]


def test_another_error_is_no_objection() -> None:
    @together()
    def broken() -> None:
        require_filled("naam", "", "Vul een naam in.")
        raise ValueError("iets anders")

    with pytest.raises(ValueError, match="iets anders"):
        broken()
    with pytest.raises(RegelFout) as caught:
        require_filled("plaats", "", "Vul een plaats in.")
    assert told(caught.value) == ["plaats"]
